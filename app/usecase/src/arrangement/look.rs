//! Looking at arrangements.

use domain::{
    arrangement::Arrangement,
    boundary::{self, Beside, Boundary},
    catalogue::Catalogue,
};
use store::{
    ArrangementId, Store,
    record::arrangement::{ArrangementHead, ArrangementRecord, ArrangementVersionHead},
};

use crate::{Capability, Ctx, Failure};

/// An arrangement in the list.
#[derive(Clone, Debug)]
pub struct ArrangementEntry {
    /// The arrangement.
    pub head: ArrangementHead,
    /// Its newest version.
    pub version: ArrangementVersionHead,
    /// What it says, analysed.
    pub boundary: Boundary,
}

/// An arrangement, as one of its versions has it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The arrangement.
    pub head: ArrangementHead,
    /// The version.
    pub version: ArrangementVersionHead,
    /// What it says.
    pub arrangement: Arrangement,
    /// The same, analysed.
    pub boundary: Boundary,
}

/// The acting institution's arrangements by name, with what is wrong with each: one statement.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn arrangements(ctx: &Ctx, store: &Store, catalogue: &Catalogue) -> Result<Vec<ArrangementEntry>, Failure> {
    let member = ctx.member(store, Capability::ReadArrangements).await?;
    let records = store.arrangements_of(member.organisation).await?;
    records
        .into_iter()
        .map(|record| {
            let boundary = boundary::analyze(catalogue, &read(&record, catalogue)?, Beside::default());
            Ok(ArrangementEntry { head: record.head, version: record.version, boundary })
        })
        .collect()
}

/// An arrangement as it stands, or as a version had it: one statement.
///
/// # Errors
/// When there is no such arrangement or version, it is not allowed or the database fails.
pub async fn show(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: ArrangementId,
    number: Option<u32>,
) -> Result<Shown, Failure> {
    let member = ctx.member(store, Capability::ReadArrangements).await?;
    let record = store.arrangement_of(member.organisation, id, number).await?.ok_or(crate::error::NOT_FOUND)?;
    shown(record, catalogue)
}

/// An arrangement as it stands, for somebody who is about to change it: one statement.
///
/// # Errors
/// When there is no such arrangement, it is not allowed or the database fails.
pub async fn to_change(ctx: &Ctx, store: &Store, catalogue: &Catalogue, id: ArrangementId) -> Result<Shown, Failure> {
    let member = ctx.member(store, Capability::EditArrangement).await?;
    let record = store.arrangement_of(member.organisation, id, None).await?.ok_or(crate::error::NOT_FOUND)?;
    shown(record, catalogue)
}

/// The versions of an arrangement, newest first: one statement.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn versions(ctx: &Ctx, store: &Store, id: ArrangementId) -> Result<Vec<ArrangementVersionHead>, Failure> {
    let member = ctx.member(store, Capability::ReadArrangements).await?;
    Ok(store.arrangement_versions_of(member.organisation, id).await?)
}

/// An arrangement as a file (`azukari.arrangement/1`), byte by byte as it is kept.
///
/// # Errors
/// When there is no such arrangement, it is not allowed or the database fails.
pub async fn export(ctx: &Ctx, store: &Store, id: ArrangementId) -> Result<String, Failure> {
    let member = ctx.member(store, Capability::ReadArrangements).await?;
    let record = store.arrangement_of(member.organisation, id, None).await?;
    record.map(|record| record.content).ok_or(crate::error::NOT_FOUND)
}

fn shown(record: ArrangementRecord, catalogue: &Catalogue) -> Result<Shown, Failure> {
    let arrangement = read(&record, catalogue)?;
    let boundary = boundary::analyze(catalogue, &arrangement, Beside::default());
    Ok(Shown { head: record.head, version: record.version, arrangement, boundary })
}

/// The arrangement in a version's content.
pub(super) fn read(record: &ArrangementRecord, catalogue: &Catalogue) -> Result<Arrangement, Failure> {
    Arrangement::read(record.content.as_bytes(), catalogue)
        .map_err(|_| Failure::Broken("a kept arrangement cannot be read any more by this version of the program"))
}
