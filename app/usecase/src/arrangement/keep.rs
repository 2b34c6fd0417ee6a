//! Beginning and changing arrangements.

use domain::{
    arrangement::{Arrangement, Change, Hindrance},
    catalogue::Catalogue,
    read::Problems,
};
use store::{
    ArrangementId, Store, Tx,
    record::arrangement::{ArrangementChange, ArrangementHead, ArrangementVersionHead},
};

use super::look::read;
use crate::{
    Capability, Ctx, Failure, Member,
    audit::{Action, Entry},
    error::carries_failure,
};

/// The most characters of a name.
const LONGEST_NAME: usize = 200;

/// Where a file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Into {
    /// It begins an arrangement, with a name.
    New(String),
    /// It takes the place of what an arrangement says, seen at a version.
    Known(ArrangementId, u32),
}

/// Why an arrangement was not begun or changed.
#[derive(Debug, thiserror::Error)]
pub enum ArrangementError {
    /// No name, or one of more than 200 characters.
    #[error("an arrangement's name has 1 to {LONGEST_NAME} characters")]
    InvalidName,
    /// What was typed or brought in has problems: all of them, each with its place.
    #[error("the arrangement has {} problems", .0.total)]
    Refused(Problems),
    /// The change does not fit what is there.
    #[error("the change cannot be made")]
    Hindered(Hindrance),
    /// Somebody changed it after it was looked at.
    #[error("the arrangement was changed meanwhile: it is at version {number}")]
    Stale {
        /// Its version now.
        number: u32,
    },
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(ArrangementError);

/// Begins an arrangement of which no more is known than its name and the institution's.
///
/// # Errors
/// When the name cannot be used, it is not allowed or the database fails.
pub async fn begin(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    name: &str,
) -> Result<ArrangementId, ArrangementError> {
    let member = ctx.member(store, Capability::EditArrangement).await?;
    let head = &ArrangementHead { id: ctx.id(), organisation: member.organisation, name: checked(name)? };
    let version = ctx.id();
    store
        .write(|tx| {
            Box::pin(async move {
                let institution = tx.organisation(member.organisation).await?.ok_or(crate::error::NOT_FOUND)?;
                let content = readable(&Arrangement::of(&institution.name), catalogue)?;
                let begun = version_head(ctx, &member, (head.id, version, 1), ArrangementChange::Begun, &content);
                tx.insert_arrangement(head, ctx.now).await?;
                add(ctx, tx, &begun, &content).await
            })
        })
        .await?;
    Ok(head.id)
}

/// Takes a file as a new arrangement, or as what one says from now on. What was said before stays as a version.
///
/// # Errors
/// With all problems of the file at once; when the arrangement was changed meanwhile or there is none; when it is not
/// allowed or the database fails.
pub async fn import(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    into: Into,
    bytes: &[u8],
) -> Result<ArrangementId, ArrangementError> {
    let member = ctx.member(store, Capability::EditArrangement).await?;
    let content = &Arrangement::read(bytes, catalogue).map_err(ArrangementError::Refused)?.write();
    let imported = ArrangementChange::Imported;
    match into {
        Into::New(name) => create(ctx, store, &member, checked(&name)?, imported, content).await,
        Into::Known(id, seen) => {
            let version = ctx.id();
            store
                .write(|tx| {
                    Box::pin(async move {
                        let record =
                            tx.arrangement_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
                        let number = next(record.version.number, seen)?;
                        let head = version_head(ctx, &member, (id, version, number), imported, content);
                        add(ctx, tx, &head, content).await
                    })
                })
                .await?;
            Ok(id)
        }
    }
}

/// Changes one thing of an arrangement as it was seen at a version. Gives the new version's number; where nothing would
/// be different, nothing is written and the number stays.
///
/// # Errors
/// When the change does not fit, has problems, the arrangement was changed meanwhile or there is none; when it is not
/// allowed or the database fails.
pub async fn change(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: ArrangementId,
    seen: u32,
    change: &Change,
) -> Result<u32, ArrangementError> {
    let member = ctx.member(store, Capability::EditArrangement).await?;
    let version = ctx.id();
    store
        .write(|tx| {
            Box::pin(async move {
                let record = tx.arrangement_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
                let before = read(&record, catalogue)?;
                let number = next(record.version.number, seen)?;
                let after = before.changed(change.clone()).map_err(ArrangementError::Hindered)?;
                let content = readable(&after, catalogue)?;
                if content == record.content {
                    return Ok(record.version.number);
                }
                let head = version_head(ctx, &member, (id, version, number), kind(change), &content);
                add(ctx, tx, &head, &content).await?;
                Ok(number)
            })
        })
        .await
}

async fn create(
    ctx: &Ctx,
    store: &Store,
    member: &Member,
    name: String,
    change: ArrangementChange,
    content: &str,
) -> Result<ArrangementId, ArrangementError> {
    let head = &ArrangementHead { id: ctx.id(), organisation: member.organisation, name };
    let version = &version_head(ctx, member, (head.id, ctx.id(), 1), change, content);
    store
        .write(|tx| {
            Box::pin(async move {
                tx.insert_arrangement(head, ctx.now).await?;
                add(ctx, tx, version, content).await
            })
        })
        .await?;
    Ok(head.id)
}

async fn add(ctx: &Ctx, tx: &Tx<'_>, head: &ArrangementVersionHead, content: &str) -> Result<(), ArrangementError> {
    tx.insert_arrangement_version(head, content).await?;
    Entry::new(Action::ArrangementChanged, head.arrangement)
        .with("number", head.number)
        .with("change", domain::word::Word::word(head.change))
        .with("sha256", head.sha256.as_str())
        .write(ctx, tx)
        .await?;
    Ok(())
}

fn version_head(
    ctx: &Ctx,
    member: &Member,
    (arrangement, id, number): (ArrangementId, store::ArrangementVersionId, u32),
    change: ArrangementChange,
    content: &str,
) -> ArrangementVersionHead {
    let sha256 = store::sha256(content.as_bytes());
    ArrangementVersionHead { id, arrangement, number, sha256, change, made_at: ctx.now, made_by: member.person }
}

/// The next number, where nobody changed the arrangement since it was seen.
fn next(number: u32, seen: u32) -> Result<u32, ArrangementError> {
    if number == seen { Ok(number + 1) } else { Err(ArrangementError::Stale { number }) }
}

/// The file of an arrangement that its own reader takes.
fn readable(arrangement: &Arrangement, catalogue: &Catalogue) -> Result<String, ArrangementError> {
    let content = arrangement.write();
    let read = Arrangement::read(content.as_bytes(), catalogue).map_err(ArrangementError::Refused)?;
    Ok(read.write())
}

fn kind(change: &Change) -> ArrangementChange {
    match change {
        Change::Frame(_) => ArrangementChange::Frame,
        Change::Party(_) | Change::WithoutParty(_) => ArrangementChange::Party,
        Change::Contract(_) | Change::WithoutContract(_) => ArrangementChange::Contract,
        Change::Assignment(..) => ArrangementChange::Assignment,
        Change::Clauses(..) => ArrangementChange::Clause,
    }
}

fn checked(typed: &str) -> Result<String, ArrangementError> {
    let name = typed.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits { Ok(name.to_owned()) } else { Err(ArrangementError::InvalidName) }
}
