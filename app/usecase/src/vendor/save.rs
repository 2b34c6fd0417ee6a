//! Saving a section of the draft, or a part of one.

use std::collections::BTreeSet;

use domain::catalogue::Catalogue;
use store::{Store, VendorServiceId, record::vendor::DraftRecord};

pub use super::merge::Disputed;
use super::merge::{Merge, current, merge};
use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
    error::carries_failure,
    field::{Fields, date_parts, is_field, whole_date},
};

/// The most fields one post may hold: the whole form has far fewer.
const MOST_FIELDS: usize = 20_000;

/// What a form posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// The revision the form was made from.
    pub revision: i64,
    /// Names and values, as posted: a name may come several times.
    pub pairs: Vec<(String, String)>,
    /// Cards to remove, as the beginning of their names: `sites.1`.
    pub removed: Vec<String>,
}

/// What saving came to. Nothing that was typed is lost in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The revision now.
    pub revision: i64,
    /// Questions and facts that somebody else changed meanwhile: both texts stand until one is saved.
    pub conflicts: Vec<Conflict>,
    /// Names posted that are no fields, as buttons are; they were not kept.
    pub unknown: Vec<String>,
}

/// A question or fact that two people changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The question or fact, as the beginning of its fields' names.
    pub group: String,
    /// Its fields.
    pub fields: Vec<Disputed>,
}

/// Why a draft was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// More fields than any form has.
    #[error("a post holds at most {MOST_FIELDS} fields")]
    TooMany,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(SaveError);

/// Saves what a form posted. Content is not looked at: it is kept as typed.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn save(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    posted: Posted,
) -> Result<Saved, SaveError> {
    let member = ctx.member(store, Capability::EditDraft).await?;
    if posted.pairs.len() > MOST_FIELDS {
        return Err(SaveError::TooMany);
    }
    let (fields, unknown) = sorted(&posted.pairs, catalogue);
    let (fields, removed, seen) = (&fields, &posted.removed, posted.revision);
    let saved = store
        .write(|tx| {
            Box::pin(async move {
                let draft = tx.draft_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let fields = with_removals(&draft, fields, removed);
                let Merge { texts, settled, disputed } = merge(&draft, seen.min(draft.revision), &fields);
                let conflicts: Vec<Conflict> =
                    disputed.into_iter().map(|(group, fields)| Conflict { group, fields }).collect();
                if texts.is_empty() && settled.is_empty() {
                    return Ok(Saved { revision: draft.revision, conflicts, unknown: Vec::new() });
                }
                let revision = draft.revision + 1;
                tx.add_texts(service, revision, &texts, &settled, member.person, ctx.now).await?;
                Entry::new(Action::DraftSaved, service)
                    .with("revision", revision)
                    .with("fields", texts.len())
                    .with("conflicts", conflicts.len())
                    .write(ctx, tx)
                    .await?;
                Ok::<Saved, SaveError>(Saved { revision, conflicts, unknown: Vec::new() })
            })
        })
        .await?;
    Ok(Saved { unknown, ..saved })
}

/// Pairs by name, in the order posted; and the names that are no fields.
fn sorted(pairs: &[(String, String)], catalogue: &Catalogue) -> (Fields, Vec<String>) {
    let mut fields = Fields::new();
    let mut unknown = BTreeSet::new();
    for (name, value) in pairs {
        if is_field(name, catalogue) {
            fields.entry(name.clone()).or_default().push(value.clone());
        } else {
            unknown.insert(name.clone());
        }
    }
    (fields, unknown.into_iter().collect())
}

/// The fields posted, and every field of a removed card as nothing.
fn with_removals(draft: &DraftRecord, fields: &Fields, removed: &[String]) -> Fields {
    let mut fields = fields.clone();
    let below = |name: &str| {
        removed.iter().any(|card| name.strip_prefix(card.as_str()).is_some_and(|rest| rest.starts_with('.')))
    };
    for (name, typed) in &mut fields {
        if below(name) {
            typed.clear();
        }
    }
    for (name, texts) in &draft.texts {
        if below(name) && !current(texts).is_empty() {
            fields.insert(name.clone(), Vec::new());
        }
    }
    with_alternates(draft, fields)
}

/// A date is one field or three: whichever is posted takes the place of the other.
fn with_alternates(draft: &DraftRecord, mut fields: Fields) -> Fields {
    let stands = |name: &str| draft.texts.get(name).is_some_and(|texts| !current(texts).is_empty());
    let alternates: Vec<String> = fields
        .keys()
        .flat_map(|name| match whole_date(name) {
            Some(whole) => vec![whole.to_owned()],
            None => date_parts(name).to_vec(),
        })
        .filter(|name| !fields.contains_key(name) && stands(name))
        .collect();
    fields.extend(alternates.into_iter().map(|name| (name, Vec::new())));
    fields
}
