//! The figures of an assessment that are stored: what lists and comparisons show.

use domain::{
    assessment::{Assessment, AssessmentFile},
    text::CriterionId,
    word::{Conclusion, ConditionKind, Conformity, Gate, Stage},
};
use jiff::civil::Date;
use store::record::selection::{Figures, Outcome};

/// How many criteria are named as deciding.
const MOST_BLOCKERS: usize = 3;

/// The figures of an assessment, given with its own file.
pub fn figures(assessment: &Assessment, file: &AssessmentFile, next_change_on: Option<Date>) -> Figures {
    let conditions = |kind| count(assessment.conditions.iter().filter(|condition| condition.kind == kind));
    // The file holds thousandths as fractions; rounding gives them back exactly.
    let thousandths = |share: f64| (share * 1000.0).round() as u32;
    let assurance = &file.assurance;
    Figures {
        conclusion: assessment.conclusion,
        score: ends(assessment.score),
        recommended: ends(assessment.recommended),
        coverage: narrow(assessment.coverage_thousandths()),
        assurance: [assurance.second_hand, assurance.self_declared, assurance.documented, assurance.attested]
            .map(thousandths),
        shortfalls: conditions(ConditionKind::Shortfall),
        planned: conditions(ConditionKind::Planned),
        judgements: conditions(ConditionKind::Judgement),
        to_secure: count(assessment.to_secure.iter()),
        unstated: count(
            assessment
                .findings
                .iter()
                .filter(|finding| finding.stage() == Stage::Selection && finding.conformity == Conformity::NotStated),
        ),
        blockers: blockers(assessment),
        outcomes: assessment
            .findings
            .iter()
            .map(|finding| Outcome {
                criterion: finding.criterion.clone(),
                gate: finding.gate,
                conformity: finding.conformity,
                low: finding.range.low.halves() as u8,
                high: finding.range.high.halves() as u8,
                grade: finding.grade,
            })
            .collect(),
        next_change_on,
    }
}

/// What decides a conclusion, in the order of the findings.
fn blockers(assessment: &Assessment) -> Vec<CriterionId> {
    let deciding = assessment.findings.iter().filter(|finding| match assessment.conclusion {
        Conclusion::Ineligible => {
            finding.refused || (finding.gate == Gate::Condition && finding.conformity == Conformity::DoesNotConform)
        }
        Conclusion::Undetermined => {
            matches!(finding.gate, Gate::Condition | Gate::MustKnow) && finding.conformity == Conformity::NotStated
        }
        Conclusion::Conditional => {
            assessment.conditions.iter().any(|condition| condition.criterion == finding.criterion)
        }
        Conclusion::Eligible => false,
    });
    deciding.map(|finding| finding.criterion.clone()).take(MOST_BLOCKERS).collect()
}

fn ends(interval: domain::assessment::Interval) -> (u32, u32) {
    (narrow(interval.low_tenths()), narrow(interval.high_tenths()))
}

fn narrow(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn count<T>(entries: impl Iterator<Item = T>) -> u32 {
    narrow(entries.count() as u64)
}
