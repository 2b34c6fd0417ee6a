//! One file per table. Private to the crate: only domain types leave it.

pub(crate) mod arrangement;
pub(crate) mod arrangement_version;
pub(crate) mod assessment;
pub(crate) mod audit_entry;
pub(crate) mod audit_head;
pub(crate) mod case_robustness;
pub(crate) mod case_service;
pub(crate) mod disclosure_version;
pub(crate) mod draft;
pub(crate) mod draft_field;
pub(crate) mod evidence_blob;
pub(crate) mod evidence_file;
pub(crate) mod evidence_opening;
pub(crate) mod evidence_request;
pub(crate) mod membership;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod policy;
pub(crate) mod policy_version;
pub(crate) mod section_owner;
pub(crate) mod selection_case;
pub(crate) mod session;
pub(crate) mod sign_in_attempt;
pub(crate) mod vendor_service;
