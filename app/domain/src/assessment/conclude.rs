//! What follows from the findings: conclusion, conditions, what to secure, figures (`rules.md` §3).

use super::finding::Finding;
use super::range::Interval;
use crate::message::Message;
use crate::policy::Policy;
use crate::text::CriterionId;
use crate::word::*;

/// Something that makes a conclusion conditional.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The criterion.
    pub criterion: CriterionId,
    /// Of what kind it is.
    pub kind: ConditionKind,
}

/// Something the contract has to secure.
#[derive(Clone, Debug, PartialEq)]
pub struct ToSecure {
    /// The criterion.
    pub criterion: CriterionId,
    /// Whether the vendor refuses it.
    pub refused: bool,
}

/// What one finding does to the conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weighs {
    Nothing,
    Condition(ConditionKind),
    Unknown,
    Stops,
}

fn weighs(finding: &Finding) -> Weighs {
    use Conformity::*;
    let shortfall = || {
        Weighs::Condition(match finding.planned {
            Some(_) => ConditionKind::Planned,
            None => ConditionKind::Shortfall,
        })
    };
    match (finding.gate, finding.conformity) {
        (_, NotApplicable) | (Gate::Recommended, _) => Weighs::Nothing,
        (Gate::Contract, _) if finding.refused => Weighs::Stops,
        (Gate::Contract, _) if finding.refused_in_a_plan => Weighs::Unknown,
        (Gate::Contract, _) => Weighs::Nothing,
        (Gate::Condition, DoesNotConform) => Weighs::Stops,
        (Gate::Condition | Gate::MustKnow, NotStated) => Weighs::Unknown,
        (Gate::Condition, PartlyConforms) => Weighs::Condition(ConditionKind::Shortfall),
        (Gate::MustKnow, PartlyConforms | DoesNotConform) => Weighs::Condition(ConditionKind::Judgement),
        (Gate::Other, PartlyConforms | DoesNotConform | NotStated) => shortfall(),
        (_, Conforms | ToSecure) if finding.concern => Weighs::Condition(ConditionKind::Judgement),
        (_, Conforms | ToSecure) => Weighs::Nothing,
    }
}

/// The conclusion. A known bad fact decides before a missing one.
pub(super) fn conclusion(findings: &[Finding], setting_is_unclear: bool) -> Conclusion {
    let any = |wanted: fn(Weighs) -> bool| findings.iter().any(|finding| wanted(weighs(finding)));
    if any(|w| w == Weighs::Stops) {
        Conclusion::Ineligible
    } else if setting_is_unclear || any(|w| w == Weighs::Unknown) {
        Conclusion::Undetermined
    } else if any(|w| matches!(w, Weighs::Condition(_))) {
        Conclusion::Conditional
    } else {
        Conclusion::Eligible
    }
}

/// What makes a conclusion conditional, in the order of the findings.
pub(super) fn conditions(findings: &[Finding]) -> Vec<Condition> {
    findings
        .iter()
        .filter_map(|finding| match weighs(finding) {
            Weighs::Condition(kind) => Some(Condition { criterion: finding.criterion.clone(), kind }),
            _ => None,
        })
        .collect()
}

/// What the contract has to secure, in the order of the findings.
pub(super) fn to_secure(findings: &[Finding]) -> Vec<ToSecure> {
    findings
        .iter()
        .filter(|finding| finding.stage() == Stage::Contract && finding.conformity != Conformity::NotApplicable)
        .map(|finding| ToSecure { criterion: finding.criterion.clone(), refused: finding.refused })
        .collect()
}

/// The figures of an assessment.
pub(super) struct Figures {
    pub score: Interval,
    pub recommended: Interval,
    pub coverage: (usize, usize),
    pub assurance: [u64; 4],
}

/// Computes the figures.
pub(super) fn figures(findings: &[Finding], policy: &Policy) -> Figures {
    let mut figures =
        Figures { score: Interval::default(), recommended: Interval::default(), coverage: (0, 0), assurance: [0; 4] };
    for finding in findings.iter().filter(|finding| finding.conformity != Conformity::NotApplicable) {
        let weight = policy.weight(&finding.criterion);
        if finding.gate == Gate::Recommended {
            figures.recommended.add(finding.range, weight);
        }
        if finding.counts() {
            figures.score.add(finding.range, weight);
            figures.coverage.1 += 1;
            if finding.range.decided().is_some() {
                figures.coverage.0 += 1;
            }
            figures.assurance[finding.grade as usize] += weight * finding.range.low.halves();
        }
    }
    figures
}

impl Condition {
    /// The condition as a sentence.
    pub fn message(&self, criterion: &crate::catalogue::Criterion, conformity: Conformity) -> Message {
        match (self.kind, conformity) {
            (ConditionKind::Shortfall, Conformity::NotStated) => Message::condition_unstated(&criterion.text),
            (ConditionKind::Shortfall, _) => Message::condition_shortfall(&criterion.text),
            (ConditionKind::Planned, _) => Message::condition_planned(&criterion.text),
            (ConditionKind::Judgement, Conformity::Conforms) => Message::condition_judgement(&criterion.text),
            (ConditionKind::Judgement, _) => Message::condition_concern(&criterion.text),
        }
    }
}
