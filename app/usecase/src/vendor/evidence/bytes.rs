//! The bytes below the rows: brought before them, removed after them, never while somebody needs or is bringing them.

use std::time::Duration;

use jiff::ToSpan;
use store::{EvidenceFiles, Forgotten, Received, Store};
use uuid::Uuid;

use crate::{
    Capability, Ctx, Failure, Target,
    audit::{Action, Entry, Subject},
};

/// How long bytes without a row, and files that arrived in part, may be on their way. Far longer than a request may
/// take.
const ON_THE_WAY: Duration = Duration::from_secs(3600);

/// Brings bytes to where they are kept. Until the claim is old nobody removes them but whoever made it.
pub(super) async fn bring(
    ctx: &Ctx,
    store: &Store,
    files: &EvidenceFiles,
    received: &Received,
    claim: Uuid,
) -> Result<(), Failure> {
    let claimed: Result<(), Failure> =
        store.write(|tx| Box::pin(async move { Ok(tx.claim_blob(&received.sha256, claim, ctx.now).await?) })).await;
    claimed?;
    match files.keep(received).await {
        Ok(()) => Ok(()),
        Err(error) => {
            take_back(store, files, &received.sha256, claim).await;
            Err(error.into())
        }
    }
}

/// Removes bytes that were brought for nothing. Where that fails, [`sweep`] does it later.
pub(super) async fn take_back(store: &Store, files: &EvidenceFiles, sha256: &str, claim: Uuid) {
    if let Err(error) = forget(store, files, sha256, Forgotten::Claim(claim)).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "bytes that nobody needs remain for now");
    }
}

/// Removes bytes that no file needs any more, unless somebody is just bringing them.
pub(super) async fn let_go(ctx: &Ctx, store: &Store, files: &EvidenceFiles, sha256: &str) {
    if let Err(error) = forget(store, files, sha256, Forgotten::Before(long_ago(ctx))).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "bytes that nobody needs remain for now");
    }
}

/// Removes bytes that no file needs and files that arrived in part, where both are old enough to be left over. Says how
/// many there were.
///
/// # Errors
/// When it is not allowed, the database or the place of files fails.
pub async fn sweep(ctx: &Ctx, store: &Store, files: &EvidenceFiles) -> Result<u32, Failure> {
    ctx.require(store, Capability::SweepEvidence, &Target::Nothing).await?;
    let before = long_ago(ctx);
    let mut removed = files.sweep_incoming(ON_THE_WAY).await?;
    for sha256 in store.idle_blobs(before).await? {
        if forget(store, files, &sha256, Forgotten::Before(before)).await? {
            let line = &Entry::new(Action::EvidenceRemoved, Subject::new("evidence_blob", &sha256)).line(ctx);
            let written: Result<(), Failure> =
                store.write(|tx| Box::pin(async move { Ok(tx.append_audit(std::slice::from_ref(line)).await?) })).await;
            written?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Forgets and removes in one transaction: whoever claims the bytes meanwhile waits, and then brings them again.
async fn forget(store: &Store, files: &EvidenceFiles, sha256: &str, of: Forgotten) -> Result<bool, Failure> {
    store
        .write(|tx| {
            Box::pin(async move {
                let free = tx.forget_blob(sha256, of).await?;
                if free {
                    files.remove(sha256).await?;
                }
                Ok(free)
            })
        })
        .await
}

fn long_ago(ctx: &Ctx) -> jiff::Timestamp {
    let seconds = i64::try_from(ON_THE_WAY.as_secs()).unwrap_or(i64::MAX);
    ctx.now.checked_sub(seconds.seconds()).unwrap_or(ctx.now)
}
