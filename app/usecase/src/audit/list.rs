//! An organisation's lines of the trail.

use store::{Store, record::audit::AuditEntry};

use crate::{Capability, Ctx, Failure};

/// How many lines a page holds.
const PAGE: u64 = 100;

/// Some lines, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPage {
    /// The lines.
    pub entries: Vec<AuditEntry>,
    /// Where the next page begins, if there is one.
    pub before: Option<i64>,
}

/// The acting organisation's lines, newest first, before a place where one is given.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn list(ctx: &Ctx, store: &Store, before: Option<i64>) -> Result<AuditPage, Failure> {
    let member = ctx.member(store, Capability::ReadAuditTrail).await?;
    let mut entries = store.audit_of(member.organisation, before, PAGE + 1).await?;
    let more = entries.len() as u64 > PAGE;
    entries.truncate(PAGE as usize);
    let before = entries.last().map(|entry| entry.seq).filter(|_| more);
    Ok(AuditPage { entries, before })
}
