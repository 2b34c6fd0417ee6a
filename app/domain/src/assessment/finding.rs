//! Findings (評価結果) and their reasons.

use jiff::civil::Date;

use super::range::{Level, Range};
use crate::message::Message;
use crate::text::*;
use crate::word::*;

/// Why a finding says what it says: fact → rule → clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The fact, by its id path, as `sites/tokyo/country`; for what is not stated, the place where it is missing.
    pub fact: String,
    /// The rule, as a sentence that holds the fact.
    pub rule: Message,
}

/// Planned, perhaps with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// For when.
    pub date: Option<Date>,
}

/// What a rule finds in the facts.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What the facts allow.
    pub range: Range,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Set where what is bad is only planned.
    pub planned: Option<Planned>,
    /// Set where something known has to be judged by the institution.
    pub concern: bool,
    /// The weakest evidence among what decides.
    pub grade: Grade,
}

impl Judgement {
    /// A judgement with one reason.
    pub fn new(range: Range, fact: impl Into<String>, rule: Message) -> Judgement {
        Judgement {
            range,
            reasons: vec![Reason { fact: fact.into(), rule }],
            planned: None,
            concern: false,
            grade: Grade::SelfDeclared,
        }
    }

    /// Joins two judgements whose combined range is given. A plain bad is not excused by a plan beside it.
    pub fn join(mut self, other: Judgement, range: Range) -> Judgement {
        let plainly_bad = |j: &Judgement| j.range == Range::BAD && j.planned.is_none();
        self.planned = match (plainly_bad(&self) || plainly_bad(&other), self.planned, other.planned) {
            (true, ..) => None,
            (false, Some(a), Some(b)) => Some(Planned { date: a.date.zip(b.date).map(|(a, b)| a.max(b)) }),
            (false, a, b) => a.or(b),
        };
        self.range = range;
        self.reasons.extend(other.reasons);
        self.concern |= other.concern;
        self.grade = self.grade.min(other.grade);
        self
    }
}

/// The outcome for one criterion.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its gate in this edition and under this policy.
    pub gate: Gate,
    /// What is found.
    pub conformity: Conformity,
    /// What the facts allow, for the figures.
    pub range: Range,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Set where it is not met but planned.
    pub planned: Option<Planned>,
    /// Set where the institution has to judge something known.
    pub concern: bool,
    /// Set where the vendor refuses what the contract has to secure.
    pub refused: bool,
    /// The weakest evidence among what decides.
    pub grade: Grade,
    /// The clauses, main one first.
    pub clauses: Vec<ClauseKey>,
}

impl Finding {
    /// The tier.
    pub fn tier(&self) -> Tier {
        crate::catalogue::Criterion::tier(self.gate)
    }

    /// The stage.
    pub fn stage(&self) -> Stage {
        crate::catalogue::Criterion::stage(self.gate)
    }

    /// Whether it counts in the score and in coverage: an applicable selection-stage minimum item.
    pub fn counts(&self) -> bool {
        self.stage() == Stage::Selection && self.tier() == Tier::Minimum && self.conformity != Conformity::NotApplicable
    }
}

/// The conformity that a range stands for.
pub fn conformity(range: Range) -> Conformity {
    match range.decided() {
        Some(Level::Good) => Conformity::Conforms,
        Some(Level::Partly) => Conformity::PartlyConforms,
        Some(Level::Bad) => Conformity::DoesNotConform,
        None => Conformity::NotStated,
    }
}
