//! What an institution does: policies, selection cases, comparing the services of a case, and one assessment.
//!
//! Figures are computed once for what they depend on (disclosure version, policy version, edition, day, catalogue) and
//! stored; lists and comparisons read them.

mod case;
mod compare;
mod figures;
mod next_change;
mod one_assessment;
mod open;
mod policy;
mod robustness;
mod sharing;
mod stored;

pub use case::{
    Case, CaseChange, CaseError, NewCase, Place, case, cases, change_case, choose_policy, create_case, set_places,
};
pub use compare::{Column, CompareError, Comparison, CriterionChange, MatrixRow, changed, compare};
pub use figures::figures;
pub use next_change::next_change_on;
pub use one_assessment::{OneAssessment, one_assessment};
pub use open::open;
pub use policy::{FixPolicyError, PolicyOf, fix_policy, policies};
pub use robustness::{WEIGHTINGS, robustness};
pub use sharing::published_services;
