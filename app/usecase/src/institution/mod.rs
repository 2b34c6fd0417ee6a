//! What an institution does: policies, selection cases, comparing the services of a case, and one assessment.
//!
//! Figures are computed once for what they depend on (disclosure version, policy version, edition, day, catalogue) and
//! stored; lists and comparisons read them.

mod case;
mod case_form;
mod compare;
mod evidence;
mod figures;
mod history;
mod next_change;
mod one_assessment;
mod open;
mod policy;
mod policy_form;
mod questions;
mod robustness;
mod sharing;
mod stored;
mod trial;

pub use case::{
    Case, CaseChange, CaseError, NewCase, Place, begin_case, case, cases, change_case, choose_policy, create_case,
    set_places,
};
pub use case_form::{CaseForm, CaseMistake, TypedCase, change_case_as_typed};
pub use compare::{Column, CompareError, Comparison, CriterionChange, MatrixRow, changed, compare};
pub use evidence::{
    Access, SharedEntry, SharedError, SharedEvidence, open_evidence, request_evidence, shared_evidence,
};
pub use figures::figures;
pub use history::{CaseEvent, CaseHappening, case_history};
pub use next_change::{Turn, Turning, next_change_on, turned};
pub use one_assessment::{OneAssessment, one_assessment};
pub use open::open;
pub(crate) use policy::written;
pub use policy::{FixPolicyError, PolicyOf, ShownPolicy, fix_draft, fix_policy, policies, policy_version};
pub use policy_form::{PolicyMistake, TypedPolicy, WEIGHT, weighed};
pub use questions::{Ask, OpenItem, Questions, open_items, questions};
pub use robustness::{WEIGHTINGS, robustness};
pub use sharing::published_services;
pub use trial::{Trial, trial};
