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

impl Reason {
    /// Whether it tells of something good.
    pub fn speaks_for(&self) -> bool {
        matches!(
            self.rule.key(),
            "finding.answered-well"
                | "finding.clause-accepted"
                | "finding.site-place"
                | "finding.site-stated"
                | "finding.site-in-japan"
                | "finding.place-own"
                | "finding.certificate-counts"
                | "finding.audit-counts"
                | "finding.no-escrow"
                | "finding.institution-holds-no-key"
        )
    }

    /// Whether it tells of something that is not stated, or not as one.
    pub fn is_open(&self) -> bool {
        matches!(
            self.rule.key(),
            "finding.silent"
                | "finding.said-not-applicable"
                | "finding.contested"
                | "finding.fact-contested"
                | "finding.answer-out-of-time"
                | "finding.media-silent"
                | "finding.sites-silent"
                | "finding.sites-none"
                | "finding.sites-incomplete"
                | "finding.no-storing-site"
                | "finding.site-roles-silent"
                | "finding.site-place-silent"
                | "finding.site-country-silent"
                | "finding.site-region-silent"
                | "finding.site-data-silent"
                | "finding.kind-without-site"
                | "finding.list-silent"
                | "finding.establishments-silent"
                | "finding.certificate-unclear"
                | "finding.certificates-silent"
                | "finding.audit-unclear"
                | "finding.held-contradicted"
                | "finding.keys-silent"
        )
    }
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
    /// Set where no plan is chosen and the vendor refuses in one of them.
    pub refused_in_a_plan: bool,
    /// The weakest evidence among what decides.
    pub grade: Grade,
    /// The clauses, main one first.
    pub clauses: Vec<ClauseKey>,
}

impl Finding {
    /// The reason that tells most: for what is not stated what is missing, for what is not met what speaks against it.
    pub fn telling(&self) -> Option<&Reason> {
        let wanted: fn(&Reason) -> bool = match self.conformity {
            Conformity::NotStated => Reason::is_open,
            Conformity::DoesNotConform | Conformity::PartlyConforms => {
                |reason| !reason.speaks_for() && !reason.is_open()
            }
            Conformity::Conforms | Conformity::NotApplicable | Conformity::ToSecure => Reason::speaks_for,
        };
        self.reasons.iter().find(|reason| wanted(reason)).or_else(|| self.reasons.first())
    }

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
