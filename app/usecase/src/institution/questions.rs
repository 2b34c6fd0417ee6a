//! What is not stated, as questions: service by service, what decides first.

use domain::{
    assessment::{Finding, Frame, assess},
    catalogue::Catalogue,
    message::Message,
    text::{CriterionId, EditionId, QuestionId},
    word::{Conformity, Gate, Stage},
};
use store::{
    CaseId, DisclosureVersionId, Store,
    record::selection::{Candidate, PolicyVersionHead, SelectionCase},
};

use super::compare::{CompareError, opened};
use crate::{Capability, Ctx, vendor::read_version};

/// The open questions of a case.
#[derive(Clone, Debug)]
pub struct Questions {
    /// The case.
    pub case: SelectionCase,
    /// The policy.
    pub policy: PolicyVersionHead,
    /// The edition.
    pub edition: EditionId,
    /// Who stands in the case, in its order, and what to ask them; nothing where nothing is published.
    pub places: Vec<(Candidate, Option<Vec<OpenItem>>)>,
}

/// Something that is not stated.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenItem {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its gate.
    pub gate: Gate,
    /// What to ask.
    pub asks: Vec<Ask>,
}

/// One thing to ask.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A question of the form.
    Question(QuestionId),
    /// A fact that is missing or contested, as a sentence.
    Fact(Message),
}

/// The open questions of every place of a case: three statements, however many places there are.
///
/// # Errors
/// When the case is not opened, the edition is not loaded, there is no such case, it is not allowed or the database
/// fails.
pub async fn questions(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: CaseId,
    edition: Option<&EditionId>,
) -> Result<Questions, CompareError> {
    let opened = opened(ctx, store, catalogue, Capability::Compare, id, edition).await?;
    let found = catalogue.edition(opened.edition.as_str()).ok_or(CompareError::UnknownEdition)?;
    let frame = Frame { catalogue, edition: found, policy: &opened.policy, plan: None, as_of: opened.case.as_of };
    let candidates = store.case_places(id).await?;
    let versions: Vec<DisclosureVersionId> =
        candidates.iter().filter_map(|place| place.candidate.version()).map(|version| version.id).collect();
    let contents = store.version_contents(&versions).await?;
    let mut places = Vec::with_capacity(candidates.len());
    for place in candidates {
        let content = place.candidate.version().and_then(|version| contents.get(&version.id));
        let items = match content {
            Some(content) => Some(open_items(&assess(frame, &read_version(content, catalogue)?).findings)),
            None => None,
        };
        places.push((place.candidate, items));
    }
    Ok(Questions { case: opened.case, policy: opened.policy_version, edition: opened.edition, places })
}

/// What is not stated among findings of the selection stage, what decides first.
pub fn open_items(findings: &[Finding]) -> Vec<OpenItem> {
    let open = findings
        .iter()
        .filter(|finding| finding.stage() == Stage::Selection && finding.conformity == Conformity::NotStated);
    let mut items: Vec<OpenItem> = open
        .map(|finding| OpenItem { criterion: finding.criterion.clone(), gate: finding.gate, asks: asks(finding) })
        .collect();
    items.sort_by_key(|item| match item.gate {
        Gate::Condition => 0,
        Gate::MustKnow => 1,
        Gate::Other => 2,
        Gate::Contract | Gate::Recommended => 3,
    });
    items
}

/// What keeps a finding open; where no reason says so of itself, all of them.
fn asks(finding: &Finding) -> Vec<Ask> {
    let open = || finding.reasons.iter().filter(|reason| reason.is_open());
    let all = open().next().is_none();
    let mut asks: Vec<Ask> = Vec::new();
    for reason in finding.reasons.iter().filter(|reason| all || reason.is_open()) {
        let question = reason.fact.strip_prefix("answers/").and_then(|id| id.parse::<QuestionId>().ok());
        let ask = question.map_or_else(|| Ask::Fact(reason.rule.clone()), Ask::Question);
        if !asks.contains(&ask) {
            asks.push(ask);
        }
    }
    asks
}
