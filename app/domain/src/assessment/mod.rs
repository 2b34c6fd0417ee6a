//! The assessment (評価): all findings for one disclosure under one edition and one policy, as of one day.
//!
//! [`assess`] is a pure function. Every judgement is a range between the worst and the best that the silent facts still
//! allow; findings, conclusion and figures follow from the ranges, so that silence can never improve anything.

mod certificate;
mod conclude;
mod consistency;
mod examine;
mod exception;
mod exposure;
mod facts;
mod finding;
mod judge;
mod place;
mod plans;
mod print;
mod range;
mod warn;

pub mod picture;

use jiff::civil::Date;

pub use conclude::{Condition, ToSecure};
pub use examine::{Examined, ExpiryEffect, HolderIs, LastsIs, ScopeIs, StatementIs, ValidIs, examine, expiry_effects};
pub use exception::{Override, OverrideProblem};
pub use exposure::{Exposure, Exposures, exposures};
pub use finding::{Finding, Reason};
pub use plans::depends_on_plan;
pub use print::{AssessmentFile, text};
pub use range::{Interval, Level, Range, Tenths};
pub use warn::Warning;

use crate::catalogue::{Catalogue, Edition};
use crate::disclosure::Disclosure;
use crate::policy::Policy;
use crate::text::*;
use crate::word::*;

use facts::Facts;

/// What an assessment is made of, apart from the disclosure.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The edition of the guideline.
    pub edition: &'a Edition,
    /// The institution's policy.
    pub policy: &'a Policy,
    /// The plan of the service, where one was chosen ([`Disclosure::plan`] finds it by its id). None: what holds
    /// whatever the plan is said, the rest counts as not stated.
    pub plan: Option<&'a LocalId>,
    /// The day as of which facts are judged.
    pub as_of: Date,
}

/// All findings for one disclosure, with what follows from them.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The edition assessed.
    pub edition: EditionId,
    /// The day.
    pub as_of: Date,
    /// The settings that apply, in the order of the catalogue.
    pub settings: Vec<SettingId>,
    /// The conclusion.
    pub conclusion: Conclusion,
    /// The score: selection-stage minimum items.
    pub score: Interval,
    /// The figure of tier D.
    pub recommended: Interval,
    /// How many of the selection-stage minimum items are decided, of how many.
    pub coverage: (usize, usize),
    /// The conforming part of the score by evidence grade, weakest first, in units of weight.
    pub assurance: [u64; 4],
    /// The findings, in the order of the settings.
    pub findings: Vec<Finding>,
    /// The exposures to foreign law.
    pub exposures: Vec<Exposure>,
    /// What makes the conclusion conditional.
    pub conditions: Vec<Condition>,
    /// What the contract has to secure.
    pub to_secure: Vec<ToSecure>,
    /// What a reader has to be warned of.
    pub warnings: Vec<Warning>,
}

/// Assesses a disclosure.
pub fn assess<'a>(frame: Frame<'a>, disclosure: &'a Disclosure) -> Assessment {
    let facts = Facts::new(frame, disclosure);
    let exposures = exposure::of(&facts);
    let (settings, findings, setting_is_unclear) = match plans::without_plan(frame, disclosure) {
        Some(shared) => (shared.settings, shared.findings, shared.setting_is_unclear),
        None => {
            let (settings, findings) = judge::findings(&facts, &exposures);
            (settings, findings, facts.setting_is_unclear())
        }
    };
    let conclusion = conclude::conclusion(&findings, setting_is_unclear);
    let figures = conclude::figures(&findings, frame.policy);
    Assessment {
        edition: frame.edition.id.clone(),
        as_of: frame.as_of,
        settings,
        conclusion,
        score: figures.score,
        recommended: figures.recommended,
        coverage: figures.coverage,
        assurance: figures.assurance,
        conditions: conclude::conditions(&findings),
        to_secure: conclude::to_secure(&findings),
        warnings: warn::warnings(&facts, &findings),
        exposures: exposures.list,
        findings,
    }
}
