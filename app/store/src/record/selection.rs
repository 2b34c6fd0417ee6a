//! Institutions' policies and cases, and the assessments made for them.

use domain::{
    text::{CriterionId, EditionId},
    word::{Conclusion, Conformity, Gate, Grade},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{stored_words, vendor::VersionHead};
use crate::id::{CaseId, DisclosureVersionId, OrganisationId, PersonId, PolicyId, PolicyVersionId, VendorServiceId};

stored_words! {
    /// Why a case is opened.
    CaseKind in "case-kind" {
        /// To choose anew (新しく選ぶ).
        New = "new",
        /// To check the present contract (今の契約を確かめる).
        Check = "check",
        /// To renew (更新する).
        Renew = "renew",
    }
}

/// A fixed version of a policy, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyVersionHead {
    /// Its id.
    pub id: PolicyVersionId,
    /// The policy.
    pub policy: PolicyId,
    /// The policy's name.
    pub name: String,
    /// Its number, from 1.
    pub number: u32,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// When it was fixed.
    pub fixed_at: Timestamp,
    /// By whom.
    pub fixed_by: PersonId,
}

/// A fixed version of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyVersion {
    /// All but the content.
    pub head: PolicyVersionHead,
    /// The bytes of the file.
    pub content: String,
}

/// A selection case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionCase {
    /// Its id.
    pub id: CaseId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its title.
    pub title: String,
    /// Why it was begun.
    pub kind: CaseKind,
    /// The edition of the guideline.
    pub edition: EditionId,
    /// The day as of which facts are judged.
    pub as_of: Date,
    /// The day by which the institution has to decide.
    pub deadline: Option<Date>,
    /// The policy and whether disclosures have been seen under it.
    pub state: CaseState,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseState {
    /// Being prepared: the policy may still be chosen.
    Preparing {
        /// The policy chosen so far.
        policy: Option<PolicyVersionId>,
    },
    /// Disclosures have been opened: the policy stays.
    Opened {
        /// The policy.
        policy: PolicyVersionId,
        /// Since when.
        at: Timestamp,
    },
}

impl CaseState {
    /// The policy, if one is chosen.
    pub fn policy(self) -> Option<PolicyVersionId> {
        match self {
            CaseState::Preparing { policy } => policy,
            CaseState::Opened { policy, .. } => Some(policy),
        }
    }
}

/// A case as the institution's list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEntry {
    /// The case.
    pub case: SelectionCase,
    /// How many places it has.
    pub services: u32,
    /// How many of them wait for a vendor.
    pub waiting: u32,
}

/// A place in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePlace {
    /// Its position, from 0.
    pub position: u32,
    /// Who stands there.
    pub candidate: Candidate,
}

/// Who stands at a place of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// A vendor that is not here yet, by name.
    Waiting {
        /// The name the institution gave it.
        name: String,
    },
    /// A service.
    Service {
        /// The service.
        id: VendorServiceId,
        /// Its name.
        name: String,
        /// Its vendor's name.
        vendor: String,
        /// Its newest version, if it has one.
        version: Option<VersionHead>,
    },
}

impl Candidate {
    /// The service, unless a vendor is waited for.
    pub fn service(&self) -> Option<VendorServiceId> {
        match self {
            Candidate::Waiting { .. } => None,
            Candidate::Service { id, .. } => Some(*id),
        }
    }

    /// The service's name, its vendor's and its newest version, if something is published.
    pub fn published(self) -> Option<(String, String, VersionHead)> {
        match self {
            Candidate::Service { name, vendor, version: Some(version), .. } => Some((name, vendor, version)),
            Candidate::Service { .. } | Candidate::Waiting { .. } => None,
        }
    }

    /// The newest version, if there is one.
    pub fn version(&self) -> Option<&VersionHead> {
        match self {
            Candidate::Waiting { .. } => None,
            Candidate::Service { version, .. } => version.as_ref(),
        }
    }
}

/// What makes an assessment what it is: the same key always gives the same result.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssessmentKey {
    /// The disclosure version.
    pub version: DisclosureVersionId,
    /// The policy version.
    pub policy: PolicyVersionId,
    /// The edition of the guideline.
    pub edition: EditionId,
    /// The day.
    pub as_of: Date,
    /// The catalogue.
    pub catalogue_digest: String,
}

/// The figures of an assessment that lists and comparisons read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The conclusion.
    pub conclusion: Conclusion,
    /// The score's low and high end, in tenths.
    pub score: (u32, u32),
    /// The figure of tier D, in tenths.
    pub recommended: (u32, u32),
    /// The share of decided items, in thousandths.
    pub coverage: u32,
    /// The conforming part by evidence grade, weakest first, in thousandths.
    pub assurance: [u32; 4],
    /// Conditions of kind shortfall.
    pub shortfalls: u32,
    /// Conditions of kind planned.
    pub planned: u32,
    /// Conditions of kind judgement.
    pub judgements: u32,
    /// What the contract has to secure.
    pub to_secure: u32,
    /// Items of the selection stage that are not stated.
    pub unstated: u32,
    /// The criteria that decide the conclusion, three at most.
    pub blockers: Vec<CriterionId>,
    /// The outcome for each criterion, in the order of the findings.
    pub outcomes: Vec<Outcome>,
    /// The first day on which a dated fact turns.
    pub next_change_on: Option<Date>,
}

/// The outcome for one criterion, short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The criterion.
    #[serde(rename = "c")]
    pub criterion: CriterionId,
    /// Its gate.
    #[serde(rename = "g")]
    pub gate: Gate,
    /// What is found.
    #[serde(rename = "f")]
    pub conformity: Conformity,
    /// The worst the facts allow, in halves.
    #[serde(rename = "l")]
    pub low: u8,
    /// The best they allow, in halves.
    #[serde(rename = "h")]
    pub high: u8,
    /// The weakest evidence among what decides.
    #[serde(rename = "e")]
    pub grade: Grade,
}

/// An assessment as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAssessment {
    /// What it was made of.
    pub key: AssessmentKey,
    /// Its figures.
    pub figures: Figures,
    /// When it was computed.
    pub computed_at: Timestamp,
}

/// How often each service came first when the weights were changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Robustness {
    /// The seed of the weightings.
    pub seed: u64,
    /// How many weightings were tried.
    pub weightings: u32,
    /// How often each place of the case came first alone, by position.
    pub wins: Vec<u32>,
    /// How often several came first together.
    pub ties: u32,
}
