//! Answering an institution's request to see a file.

use domain::evidence::NdaNeeded;
use jiff::civil::Date;
use store::{
    EvidenceRequestId, Store, VendorServiceId,
    record::evidence::{Decision, EvidenceRequest},
};

use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
    error::carries_failure,
    field::read_date,
};

/// What the vendor answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The institution may open the file.
    Grant {
        /// The date of the agreement on secrecy, as typed; empty where there is none.
        nda_on: String,
    },
    /// It may not, or no longer.
    Refuse,
}

/// Why a request was not answered.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The file is shown only after an agreement on secrecy, whose date is missing, cannot be read or has not come.
    #[error("the date of the agreement on secrecy is missing or not past")]
    NdaDate,
    /// The file is opened by all, or by nobody: there is nothing to grant.
    #[error("there is nothing to grant for this file")]
    NothingToGrant,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(AnswerError);

/// Grants or refuses a request; a grant can be taken back by refusing.
///
/// # Errors
/// When the date is missing, there is nothing to grant or no such request, it is not allowed or the database fails.
pub async fn answer_request(
    ctx: &Ctx,
    store: &Store,
    service: VendorServiceId,
    id: EvidenceRequestId,
    answer: &Answer,
) -> Result<(), AnswerError> {
    let member = ctx.member(store, Capability::AnswerEvidenceRequest).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                tx.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let request = tx.evidence_request(id).await?.ok_or(crate::error::NOT_FOUND)?;
                let file = tx.evidence(service, request.file).await?.ok_or(crate::error::NOT_FOUND)?;
                let decision = match answer {
                    Answer::Refuse => Decision::Refused { at: ctx.now },
                    Answer::Grant { nda_on } => {
                        let needed = file.visibility.grantable().ok_or(AnswerError::NothingToGrant)?;
                        Decision::Granted { at: ctx.now, nda_on: nda_date(nda_on, needed, ctx.today())? }
                    }
                };
                tx.put_evidence_request(&EvidenceRequest { decision, ..request.clone() }).await?;
                let granted = matches!(decision, Decision::Granted { .. });
                let nda_on = match decision {
                    Decision::Granted { nda_on, .. } => nda_on.map(|date| date.to_string()),
                    Decision::Waiting | Decision::Refused { .. } => None,
                };
                Entry::new(Action::EvidenceAnswered, id)
                    .with("evidence_file", file.id.to_string())
                    .with("institution", request.institution.to_string())
                    .with("granted", granted)
                    .with("nda_on", nda_on)
                    .write(ctx, tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// The date of an agreement, which has to lie behind us.
fn nda_date(typed: &str, needed: NdaNeeded, today: Date) -> Result<Option<Date>, AnswerError> {
    match (typed.trim(), needed) {
        ("", NdaNeeded(false)) => Ok(None),
        (typed, _) => read_date(typed).filter(|date| *date <= today).map(Some).ok_or(AnswerError::NdaDate),
    }
}
