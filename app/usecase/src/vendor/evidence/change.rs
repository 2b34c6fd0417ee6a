//! Who may see a file, and its end.

use domain::{evidence::Visibility, word::Word as _};
use store::{EvidenceFiles, EvidenceId, Store, VendorServiceId};

use super::bytes::let_go;
use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
};

/// Says who may open a file from now on; nothing said leaves it as it is. What was opened stays opened.
///
/// # Errors
/// When there is no such file attached, it is not allowed or the database fails.
pub async fn set_visibility(
    ctx: &Ctx,
    store: &Store,
    service: VendorServiceId,
    id: EvidenceId,
    visibility: Option<Visibility>,
) -> Result<(), Failure> {
    let member = ctx.member(store, Capability::EditEvidence).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                tx.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let file = tx.evidence(service, id).await?.ok_or(crate::error::NOT_FOUND)?;
                let Some(visibility) = visibility.filter(|new| *new != file.visibility) else { return Ok(()) };
                tx.set_evidence_visibility(id, visibility).await?;
                Entry::new(Action::EvidenceChanged, id)
                    .with("was", file.visibility.word())
                    .with("visibility", visibility.word())
                    .write(ctx, tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Withdraws a file. Its row stays as history; its bytes stay where a version was published with it.
///
/// # Errors
/// When there is no such file attached, it is not allowed or the database fails.
pub async fn withdraw(
    ctx: &Ctx,
    store: &Store,
    files: &EvidenceFiles,
    service: VendorServiceId,
    id: EvidenceId,
) -> Result<(), Failure> {
    let member = ctx.member(store, Capability::EditEvidence).await?;
    let unneeded: Option<String> = store
        .write(|tx| {
            Box::pin(async move {
                tx.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let file = tx.evidence(service, id).await?.ok_or(crate::error::NOT_FOUND)?;
                if file.ended_at.is_some() {
                    return Ok::<_, Failure>(None);
                }
                let kept = tx.end_evidence(&file, ctx.now).await?;
                Entry::new(Action::EvidenceWithdrawn, id).with("kept", kept).write(ctx, tx).await?;
                Ok((!kept).then_some(file.sha256))
            })
        })
        .await?;
    if let Some(sha256) = unneeded {
        let_go(ctx, store, files, &sha256).await;
    }
    Ok(())
}
