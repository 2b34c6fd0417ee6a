//! An organisation's lines of the trail.

use std::collections::BTreeMap;

use domain::word::Word as _;
use jiff::{civil::Date, tz::Offset};
use store::{AuditWanted, OrganisationId, PersonId, Store, StoreError, record::audit::AuditEntry};

use super::{Action, Entry};
use crate::{Capability, Ctx, Failure};

/// How many lines a page holds.
const PAGE: u64 = 100;
/// How many lines a file holds at most.
pub const MOST_EXPORTED: u64 = 50_000;

/// Which lines somebody wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// That say this was done.
    pub action: Option<Action>,
    /// From this day in Japan on.
    pub from: Option<Date>,
    /// Up to the end of this day.
    pub until: Option<Date>,
}

/// Some lines, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPage {
    /// The lines.
    pub entries: Vec<AuditEntry>,
    /// The names of the people in them, by id.
    pub names: BTreeMap<PersonId, String>,
    /// Where the next page begins, if there is one.
    pub before: Option<i64>,
}

/// The acting organisation's lines, newest first, before a place where one is given: two statements.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn list(ctx: &Ctx, store: &Store, filter: &AuditFilter, before: Option<i64>) -> Result<AuditPage, Failure> {
    let member = ctx.member(store, Capability::ReadAuditTrail).await?;
    Ok(page(store, filter.wanted(member.organisation, before, PAGE)).await?)
}

/// The same lines to take out, [`MOST_EXPORTED`] at most; that they were taken is a line of the trail.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn export(ctx: &Ctx, store: &Store, filter: &AuditFilter) -> Result<AuditPage, Failure> {
    let member = ctx.member(store, Capability::ReadAuditTrail).await?;
    let page = page(store, filter.wanted(member.organisation, None, MOST_EXPORTED)).await?;
    let entry = &Entry::new(Action::TrailExported, member.organisation)
        .with("lines", page.entries.len())
        .with("action", filter.action.map(Action::word))
        .with("from", filter.from.map(|date| date.to_string()))
        .with("until", filter.until.map(|date| date.to_string()));
    store
        .write(|tx| Box::pin(async move { entry.clone().write(ctx, tx).await }))
        .await
        .map_err(|error: StoreError| Failure::from(error))?;
    Ok(page)
}

impl AuditFilter {
    fn wanted(&self, organisation: OrganisationId, before: Option<i64>, most: u64) -> AuditWanted<'static> {
        let midnight = |date: Date| {
            let start = date.to_datetime(jiff::civil::Time::midnight());
            Offset::constant(9).to_timestamp(start).ok().map(|at| at.as_millisecond())
        };
        AuditWanted {
            organisation,
            action: self.action.map(Action::word),
            from: self.from.and_then(midnight),
            until: self.until.and_then(|date| midnight(date.tomorrow().ok()?)),
            before,
            most,
        }
    }
}

async fn page(store: &Store, wanted: AuditWanted<'_>) -> Result<AuditPage, StoreError> {
    let most = wanted.most;
    let mut entries = store.audit_of(&AuditWanted { most: most + 1, ..wanted }).await?;
    let more = entries.len() as u64 > most;
    entries.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let mut people: Vec<PersonId> = entries
        .iter()
        .flat_map(|entry| {
            let subject = (entry.subject_kind == "person").then_some(&entry.subject_id);
            [Some(&entry.actor), subject].into_iter().flatten()
        })
        .filter_map(|id| id.parse().ok())
        .collect();
    people.sort_unstable();
    people.dedup();
    let names = store.display_names(&people).await?;
    let before = entries.last().map(|entry| entry.seq).filter(|_| more);
    Ok(AuditPage { entries, names, before })
}
