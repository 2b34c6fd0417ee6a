//! The self-check: the draft as an institution would see it, by the same engine.

use domain::{
    assessment::{Assessment, AssessmentFile, Frame, assess},
    catalogue::Catalogue,
    disclosure::Disclosure,
    policy::Policy,
    text::EditionId,
};
use store::{Store, VendorServiceId};

use super::draft::Draft;
use crate::{Capability, Ctx, Failure, error::carries_failure, field::FieldProblem};

/// What a self-check shows.
#[derive(Clone, Debug)]
pub struct SelfCheck {
    /// The draft.
    pub draft: Draft,
    /// The disclosure it comes to.
    pub disclosure: Disclosure,
    /// The assessment under the default policy, as of today.
    pub assessment: Assessment,
    /// The same as texts in the language of the call.
    pub file: AssessmentFile,
    /// How many selection-stage minimum items are not decided, and of how many.
    pub undecided: (usize, usize),
}

/// Why there is no self-check.
#[derive(Debug, thiserror::Error)]
pub enum SelfCheckError {
    /// The draft is not yet a disclosure: what keeps it from being one.
    #[error("the draft has {} problems", .0.len())]
    NotYet(Vec<FieldProblem>),
    /// There is no such edition.
    #[error("the edition is not loaded")]
    UnknownEdition,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(SelfCheckError);

/// Assesses the draft under an edition (the newest unless given) and the default policy, as of today.
///
/// # Errors
/// When the draft is not yet a disclosure, the edition is not loaded, there is no such service, it is not allowed or the
/// database fails.
pub async fn self_check(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    edition: Option<&EditionId>,
) -> Result<SelfCheck, SelfCheckError> {
    let member = ctx.member(store, Capability::SelfCheck).await?;
    let edition = match edition {
        Some(id) => catalogue.edition(id.as_str()),
        None => catalogue.newest_edition(),
    }
    .ok_or(SelfCheckError::UnknownEdition)?;
    let record = store.draft_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
    let draft = Draft::from(record);
    let disclosure = draft.assemble(catalogue).disclosure.map_err(SelfCheckError::NotYet)?;
    let policy = Policy::default();
    let assessment = assess(Frame { catalogue, edition, policy: &policy, plan: None, as_of: ctx.today() }, &disclosure);
    let file = assessment.file(catalogue, &policy, ctx.lang);
    let (decided, all) = assessment.coverage;
    Ok(SelfCheck { draft, disclosure, assessment, file, undecided: (all - decided, all) })
}
