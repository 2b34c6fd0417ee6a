//! The self-check: the draft as an institution would see it, by the same engine.

use domain::{
    assessment::{Assessment, AssessmentFile, Finding, Frame, Interval, assess},
    catalogue::{Catalogue, Edition, YesNo},
    disclosure::{Answer, Answers, Disclosure},
    policy::Policy,
    text::EditionId,
    word::{AnswerState, Conclusion, Conformity, Gate, Stage, Tier},
};
use jiff::civil::Date;
use store::{Store, VendorServiceId};

use super::{
    draft::Draft,
    expiring::{Expiring, expiring},
    progress::{Deciding, Open, of_assessment, open_in},
};
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
    /// What decides, and what of it is open.
    pub deciding: Deciding,
    /// What a hospital asks next, what weighs most first.
    pub asks: Vec<Ask>,
    /// What it would be if every plan were carried out; nothing where there is none.
    pub intended: Option<Assessment>,
    /// Certificates that have expired or soon will.
    pub expiring: Vec<Expiring>,
}

/// Something that is not stated and that a hospital asks about.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What is missing, and where it is written.
    pub open: Open,
    /// Its gate.
    pub gate: Gate,
    /// Where in the findings it stands.
    pub finding: usize,
    /// By how much good answers raise the low end of the score, in tenths of a point.
    pub gain: u64,
    /// The conclusion with good answers, where it becomes another one.
    pub conclusion: Option<Conclusion>,
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
    let look = Look { catalogue, edition, policy: Policy::default(), today: ctx.today() };
    let assessment = look.at(&disclosure);
    let file = assessment.file(catalogue, &look.policy, ctx.lang);
    let (decided, all) = assessment.coverage;
    Ok(SelfCheck {
        undecided: (all - decided, all),
        deciding: of_assessment(catalogue, &draft.fields, &assessment),
        asks: look.asks(&draft, &disclosure, &assessment),
        intended: look.intended(&disclosure),
        expiring: expiring(catalogue, &draft.fields, ctx.today()),
        draft,
        disclosure,
        assessment,
        file,
    })
}

/// How the draft is looked at.
struct Look<'a> {
    catalogue: &'a Catalogue,
    edition: &'a Edition,
    policy: Policy,
    today: Date,
}

impl Look<'_> {
    fn at(&self, disclosure: &Disclosure) -> Assessment {
        let frame = Frame {
            catalogue: self.catalogue,
            edition: self.edition,
            policy: &self.policy,
            plan: None,
            as_of: self.today,
        };
        assess(frame, disclosure)
    }

    /// What is open among what is looked at when selecting: what decides first, then what raises the low end most.
    fn asks(&self, draft: &Draft, disclosure: &Disclosure, now: &Assessment) -> Vec<Ask> {
        let rank = |gate: Gate| match gate {
            Gate::Condition => 0,
            Gate::MustKnow => 1,
            Gate::Contract | Gate::Other | Gate::Recommended => 2,
        };
        let open = now.findings.iter().enumerate().filter(|(_, finding)| {
            finding.conformity == Conformity::NotStated
                && finding.stage() == Stage::Selection
                && finding.tier() == Tier::Minimum
        });
        let mut asks: Vec<Ask> = open.map(|(at, finding)| self.ask(draft, disclosure, now, at, finding)).collect();
        asks.sort_by_key(|ask| (rank(ask.gate), std::cmp::Reverse(ask.gain), ask.finding));
        asks
    }

    /// What good answers to one item would change. Answers are tried out with the engine itself, so that whatever else
    /// rests on them counts too. Facts cannot be made up: of them it is known that they can raise the item to what it
    /// may still become, and no more is said.
    fn ask(&self, draft: &Draft, disclosure: &Disclosure, now: &Assessment, at: usize, finding: &Finding) -> Ask {
        let open = open_in(self.catalogue, &draft.fields, finding);
        let (gain, conclusion) = if open.questions.is_empty() {
            let mut met = now.score;
            let range = finding.range;
            met.low += self.policy.weight(&finding.criterion) * (range.high.halves() - range.low.halves());
            (risen(now.score, met), None)
        } else {
            let then = self.at(&with_good_answers(self.catalogue, disclosure, &open));
            (risen(now.score, then.score), Some(then.conclusion).filter(|then| *then != now.conclusion))
        };
        Ask { open, gate: finding.gate, finding: at, gain, conclusion }
    }

    /// With every plan carried out: planned answers as the good ones, planned facts as there.
    fn intended(&self, disclosure: &Disclosure) -> Option<Assessment> {
        let mut carried_out = disclosure.clone();
        for (question, answer) in carried_out.answers.iter_mut().flat_map(|answers| answers.0.iter_mut()) {
            let planned = answer.state == Some(AnswerState::Planned);
            if planned || answer.dating.planned_for.is_some_and(|day| day > self.today) {
                if planned {
                    let good = self.catalogue.question(question.as_str()).and_then(|question| question.good);
                    answer.state = Some(state(good));
                }
                answer.dating.planned_for = None;
            }
        }
        let sites = carried_out.sites.iter_mut().flatten().map(|site| &mut site.dating);
        let certificates = carried_out.certifications.iter_mut().flatten().map(|certificate| &mut certificate.dating);
        for dating in sites.chain(certificates).filter(|dating| dating.planned_for.is_some_and(|day| day > self.today))
        {
            dating.planned_for = None;
        }
        (carried_out != *disclosure).then(|| self.at(&carried_out))
    }
}

/// By how much the low end rises, in tenths, rounded down.
fn risen(now: Interval, then: Interval) -> u64 {
    then.low_tenths().saturating_sub(now.low_tenths())
}

fn state(good: Option<YesNo>) -> AnswerState {
    match good {
        Some(YesNo::No) => AnswerState::No,
        Some(YesNo::Yes) | None => AnswerState::Yes,
    }
}

fn with_good_answers(catalogue: &Catalogue, disclosure: &Disclosure, open: &Open) -> Disclosure {
    let mut tried = disclosure.clone();
    let answers = tried.answers.get_or_insert_with(Answers::default);
    for question in open.questions.iter().filter_map(|id| catalogue.question(id.as_str())) {
        answers.0.insert(question.id.clone(), Answer::plain(state(question.good)));
    }
    tried
}
