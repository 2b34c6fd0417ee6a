//! Opening the disclosures of a case.

use store::{
    CaseId, Store,
    record::selection::{CaseState, SelectionCase},
};

use super::case::CaseError;
use crate::{
    Capability, Ctx,
    audit::{Action, Entry},
};

/// Opens the disclosures of a case: from now on its policy stays. Opening again changes nothing.
///
/// # Errors
/// When no policy is chosen, there is no such case, it is not allowed or the database fails.
pub async fn open(ctx: &Ctx, store: &Store, id: CaseId) -> Result<SelectionCase, CaseError> {
    let member = ctx.member(store, Capability::OpenCase).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                let case = tx.case_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
                let policy = match case.state {
                    CaseState::Opened { .. } => return Ok(case),
                    CaseState::Preparing { policy } => policy.ok_or(CaseError::NoPolicy)?,
                };
                let case = SelectionCase { state: CaseState::Opened { policy, at: ctx.now }, ..case };
                tx.update_case(&case).await?;
                Entry::new(Action::CaseOpened, id)
                    .with("policy_version", policy.to_string())
                    .with("edition", case.edition.as_str())
                    .with("as_of", case.as_of.to_string())
                    .write(ctx, tx)
                    .await?;
                Ok(case)
            })
        })
        .await
}
