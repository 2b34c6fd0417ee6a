//! One assessment, whole.

use domain::{
    assessment::{Assessment, AssessmentFile, Frame, assess},
    catalogue::Catalogue,
    disclosure::Disclosure,
    text::EditionId,
};
use jiff::civil::Date;
use store::{
    CaseId, Store, VendorServiceId,
    record::{
        selection::{Figures, PolicyVersionHead, SelectionCase},
        vendor::VersionHead,
    },
};

use super::{
    compare::{CompareError, opened},
    next_change::{Turn, datings, turned},
    stored::stored_figures,
};
use crate::{Capability, Ctx, vendor::read_version};

/// One assessment with all it was made of.
#[derive(Clone, Debug)]
pub struct OneAssessment {
    /// The case.
    pub case: SelectionCase,
    /// The policy.
    pub policy: PolicyVersionHead,
    /// The edition.
    pub edition: EditionId,
    /// The vendor's name.
    pub vendor: String,
    /// The service's name.
    pub service: String,
    /// The disclosure version.
    pub version: VersionHead,
    /// What it states.
    pub disclosure: Disclosure,
    /// The findings.
    pub assessment: Assessment,
    /// The same as texts in the language of the call.
    pub file: AssessmentFile,
    /// The figures as stored.
    pub figures: Figures,
    /// The day since which this is no longer today's assessment, if it has come.
    pub stale_since: Option<Date>,
    /// What has turned since the day of the assessment, what runs out first.
    pub turned: Vec<Turn>,
}

impl OneAssessment {
    /// The day as of which a fact is stated, by its id path; that of the whole disclosure where it gives none.
    pub fn stated_on(&self, fact: &str) -> Option<Date> {
        let mut own = datings(&self.disclosure).filter(|(path, _)| {
            fact == path || fact.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/'))
        });
        own.find_map(|(_, dating)| dating.as_of).or(self.disclosure.as_of)
    }
}

/// The assessment of one service of a case. Nothing where the service has published nothing yet.
///
/// # Errors
/// When the case is not opened, the edition is not loaded, there is no such case or service in it, it is not allowed or
/// the database fails.
pub async fn one_assessment(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: CaseId,
    service: VendorServiceId,
    edition: Option<&EditionId>,
) -> Result<Option<OneAssessment>, CompareError> {
    let opened = opened(ctx, store, catalogue, Capability::ReadAssessment, id, edition).await?;
    let places = store.case_places(id).await?;
    let place = places.into_iter().find(|place| place.candidate.service() == Some(service));
    let place = place.ok_or(crate::error::NOT_FOUND)?;
    let Some((name, vendor, version)) = place.candidate.published() else { return Ok(None) };
    let editions = [opened.edition.clone()];
    let stored = stored_figures(ctx, store, opened.base(catalogue), &[version.id], &editions).await?;
    let contents = store.version_contents(&[version.id]).await?;
    let content = contents.get(&version.id).ok_or(crate::error::NOT_FOUND)?;
    let figures = stored.into_values().next().ok_or(crate::error::NOT_FOUND)?;
    let disclosure = read_version(content, catalogue)?;
    let found = catalogue.edition(opened.edition.as_str()).ok_or(CompareError::UnknownEdition)?;
    let frame = Frame { catalogue, edition: found, policy: &opened.policy, plan: None, as_of: opened.case.as_of };
    // The same facts under the same key give the same findings: working them out again costs less than reading them
    // back, and gives both languages.
    let assessment = assess(frame, &disclosure);
    let file = assessment.file(catalogue, &opened.policy, ctx.lang);
    let stale_since = figures.next_change_on.filter(|day| *day <= ctx.today());
    let turned = match stale_since {
        Some(_) => turned(&disclosure, &opened.policy, opened.case.as_of, ctx.today()),
        None => Vec::new(),
    };
    Ok(Some(OneAssessment {
        case: opened.case,
        policy: opened.policy_version,
        edition: opened.edition,
        vendor,
        service: name,
        version,
        disclosure,
        assessment,
        file,
        figures,
        stale_since,
        turned,
    }))
}
