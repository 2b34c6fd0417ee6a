//! Publishing: the draft becomes a version that nobody can change.

use domain::{catalogue::Catalogue, disclosure::Disclosure};
use store::{Store, Tx, VendorServiceId, record::vendor::VersionHead};

use super::draft::{Draft, Rival};
use crate::{
    Capability, Ctx, Failure, Member,
    audit::{Action, Entry},
    error::carries_failure,
    field::FieldProblem,
};

/// What keeps a draft from being published.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// A field cannot be read.
    Problem(FieldProblem),
    /// Two people typed different texts and nobody has chosen.
    Undecided(Rival),
}

/// Why a version was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Something in the draft has to be put right first.
    #[error("{} places have to be put right first", .0.len())]
    Blocked(Vec<Obstacle>),
    /// Somebody changed the draft after the publisher looked at it.
    #[error("the draft was changed meanwhile: it is at revision {revision}")]
    Stale {
        /// Its revision now.
        revision: i64,
    },
    /// The newest version says the same.
    #[error("nothing has changed since version {number}")]
    Unchanged {
        /// The newest version.
        number: u32,
    },
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(PublishError);

/// Publishes the draft, as its publisher saw it, as the next version.
///
/// # Errors
/// When something has to be put right, the draft has changed, nothing is new; when there is no such service, it is not
/// allowed or the database fails.
pub async fn publish(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    revision: i64,
) -> Result<VersionHead, PublishError> {
    let member = ctx.member(store, Capability::PublishVersion).await?;
    let id = ctx.id();
    store
        .write(|tx| {
            Box::pin(async move {
                let record = tx.draft_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                if record.revision != revision {
                    return Err(PublishError::Stale { revision: record.revision });
                }
                let draft = Draft::from(record);
                let disclosure = publishable(&draft, catalogue)?;
                let newest = tx.newest_version(service).await?;
                let mut version = VersionHead {
                    id,
                    service,
                    number: newest.as_ref().map_or(1, |version| version.number + 1),
                    sha256: String::new(),
                    catalogue_digest: catalogue.digest().to_owned(),
                    published_at: ctx.now,
                    published_by: member.person,
                };
                if let Some(newest) = &newest
                    && store::sha256(numbered(disclosure.clone(), newest.number).as_bytes()) == newest.sha256
                {
                    return Err(PublishError::Unchanged { number: newest.number });
                }
                tx.rename_service(service, &disclosure.service.name).await?;
                let content = numbered(disclosure, version.number);
                version.sha256 = store::sha256(content.as_bytes());
                record_version(ctx, tx, &member, &version, &content).await?;
                Ok(version)
            })
        })
        .await
}

/// Adds a version with its line, and lets the draft continue it.
pub(crate) async fn record_version(
    ctx: &Ctx,
    tx: &Tx<'_>,
    member: &Member,
    version: &VersionHead,
    content: &str,
) -> Result<(), Failure> {
    tx.insert_version(version, content).await?;
    tx.base_draft_on(version.service, version.number).await?;
    Entry::new(Action::VersionPublished, version.id)
        .of(member.organisation)
        .with("vendor_service", version.service.to_string())
        .with("number", version.number)
        .with("sha256", version.sha256.as_str())
        .write(ctx, tx)
        .await?;
    Ok(())
}

/// A disclosure's bytes as a numbered version.
pub(crate) fn numbered(disclosure: Disclosure, number: u32) -> String {
    let supersedes = number.checked_sub(1).filter(|before| *before > 0);
    Disclosure { version: Some(number), supersedes, ..disclosure }.write()
}

fn publishable(draft: &Draft, catalogue: &Catalogue) -> Result<Disclosure, PublishError> {
    let mut obstacles: Vec<Obstacle> = draft.rivals.iter().cloned().map(Obstacle::Undecided).collect();
    match draft.assemble(catalogue).disclosure {
        Ok(disclosure) if obstacles.is_empty() => return Ok(disclosure),
        Ok(_) => {}
        Err(problems) => obstacles.extend(problems.into_iter().map(Obstacle::Problem)),
    }
    Err(PublishError::Blocked(obstacles))
}
