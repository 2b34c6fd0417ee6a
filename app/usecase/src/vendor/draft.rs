//! The draft as it stands.

use domain::catalogue::Catalogue;
use jiff::Timestamp;
use store::{
    PersonId, Store, VendorServiceId,
    record::vendor::{DraftRecord, Standing, VendorServiceHead},
};

use crate::{
    Capability, Ctx, Failure,
    field::{Assembled, Fields, assemble},
};

/// A draft as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The service.
    pub service: VendorServiceHead,
    /// The last revision: a form carries it, so that saving knows what its writer had seen.
    pub revision: i64,
    /// The version it was begun from.
    pub based_on: Option<u32>,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The texts, exactly as typed.
    pub fields: Fields,
    /// Texts that somebody else typed at the same time, by field: both are shown until one is saved.
    pub rivals: Vec<Rival>,
}

/// A text that waits beside the current one for a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// The field.
    pub field: String,
    /// What was typed.
    pub typed: Vec<String>,
    /// By whom.
    pub by: PersonId,
}

impl Draft {
    /// The draft as a disclosure, or everything that keeps it from being one.
    pub fn assemble(&self, catalogue: &Catalogue) -> Assembled {
        assemble(&self.fields, catalogue)
    }
}

impl From<DraftRecord> for Draft {
    fn from(record: DraftRecord) -> Self {
        let mut fields = Fields::new();
        let mut rivals = Vec::new();
        for (name, texts) in record.texts {
            for text in texts {
                match text.standing {
                    Standing::Current if !text.typed.is_empty() => {
                        fields.insert(name.clone(), text.typed);
                    }
                    Standing::Rival => rivals.push(Rival { field: name.clone(), typed: text.typed, by: text.person }),
                    Standing::Current | Standing::Past | Standing::Settled => {}
                }
            }
        }
        Draft {
            service: record.service,
            revision: record.revision,
            based_on: record.based_on,
            updated_at: record.updated_at,
            fields,
            rivals,
        }
    }
}

/// The draft of a service.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn read_draft(ctx: &Ctx, store: &Store, service: VendorServiceId) -> Result<Draft, Failure> {
    let member = ctx.member(store, Capability::ReadDraft).await?;
    let record = store.draft_of(member.organisation, service).await?;
    record.map(Draft::from).ok_or(crate::error::NOT_FOUND)
}
