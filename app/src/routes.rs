//! The addresses of the pages, as patterns for the router and as links.

use domain::{
    text::{DutyId, LocalId},
    word::{Scope, Word as _},
};
use usecase::arrangement::form::Part;

/// Start page.
pub const HOME: &str = "/";
/// The catalogue.
pub const CATALOGUE: &str = "/catalogue";
/// One criterion.
pub const CRITERION: &str = "/catalogue/{id}";
/// Where the choice of a language is sent.
pub const LANGUAGE: &str = "/language";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Signing out.
pub const SIGN_OUT: &str = "/sign-out";
/// Choosing the organisation to act for.
pub const ACT_FOR: &str = "/act-for";

/// One's own account.
pub const ACCOUNT: &str = "/account";
/// Where a new password is sent.
pub const PASSWORD: &str = "/account/password";
/// Where the end of other sessions is asked for.
pub const SESSIONS: &str = "/account/sessions";
/// The members of the organisation.
pub const PEOPLE: &str = "/organisation/people";
/// One member.
pub const MEMBER: &str = "/organisation/people/{id}";
/// Where the end of a membership is asked for.
pub const MEMBER_END: &str = "/organisation/people/{id}/end";
/// The organisation's lines of the audit trail.
pub const AUDIT: &str = "/organisation/audit";
/// The same as a file.
pub const AUDIT_EXPORT: &str = "/organisation/audit/export";

/// An address of a member, after its pattern.
pub fn of_member(pattern: &str, id: impl std::fmt::Display) -> String {
    pattern.replace("{id}", &id.to_string())
}

/// The address of a criterion.
pub fn criterion(id: &str) -> String {
    format!("{CATALOGUE}/{id}")
}

/// An institution's selection cases.
pub const CASES: &str = "/cases";
/// A new case.
pub const CASE_NEW: &str = "/cases/new";
/// One case.
pub const CASE: &str = "/cases/{id}";
/// The comparison of its candidates.
pub const CASE_COMPARE: &str = "/cases/{id}/compare";
/// One assessment.
pub const CASE_SERVICE: &str = "/cases/{id}/services/{sid}";

/// What a case is, to change it.
pub const CASE_EDIT: &str = "/cases/{id}/edit";
/// Opening the disclosures.
pub const CASE_OPEN: &str = "/cases/{id}/open";
/// Where assessing as of today is sent.
pub const CASE_TODAY: &str = "/cases/{id}/today";
/// Other weights, tried out.
pub const CASE_TRIAL: &str = "/cases/{id}/compare/trial";
/// What is not stated, as questions.
pub const CASE_QUESTIONS: &str = "/cases/{id}/questions";

/// An institution's policies.
pub const POLICIES: &str = "/policies";
/// A new version of a policy, or a new policy.
pub const POLICY_NEW: &str = "/policies/new";
/// A policy from a file.
pub const POLICY_FILE: &str = "/policies/file";
/// One fixed version.
pub const POLICY: &str = "/policies/{id}";
/// The same as a download.
pub const POLICY_EXPORT: &str = "/policies/{id}/export";

/// An address of a case or a policy, after its pattern.
pub fn with_id(pattern: &str, id: impl std::fmt::Display) -> String {
    pattern.replace("{id}", &id.to_string())
}

/// The address of a case.
pub fn case(id: impl std::fmt::Display) -> String {
    CASE.replace("{id}", &id.to_string())
}

/// The address of a comparison.
pub fn case_compare(id: impl std::fmt::Display) -> String {
    CASE_COMPARE.replace("{id}", &id.to_string())
}

/// The address of one assessment.
pub fn case_service(id: impl std::fmt::Display, service: impl std::fmt::Display) -> String {
    CASE_SERVICE.replace("{id}", &id.to_string()).replace("{sid}", &service.to_string())
}

/// A vendor's services.
pub const SERVICES: &str = "/services";
/// A service's draft.
pub const DRAFT: &str = "/services/{id}/draft";
/// A section of it.
pub const SECTION: &str = "/services/{id}/draft/{section}";
/// All answers before publishing.
pub const CHECK: &str = "/services/{id}/draft/check";
/// The draft as a file, and from one.
pub const FILE: &str = "/services/{id}/draft/file";
/// The draft as a download.
pub const EXPORT: &str = "/services/{id}/draft/export";
/// Where publishing is sent.
pub const PUBLISH: &str = "/services/{id}/publish";
/// The draft as an institution would see it.
pub const SELF_CHECK: &str = "/services/{id}/self-check";
/// A published version.
pub const VERSION: &str = "/services/{id}/versions/{n}";
/// The same as a download.
pub const VERSION_EXPORT: &str = "/services/{id}/versions/{n}/export";
/// What changed up to it.
pub const CHANGES: &str = "/services/{id}/versions/{n}/changes";

/// An address of a service, after its pattern.
pub fn of_service(pattern: &str, id: impl std::fmt::Display) -> String {
    pattern.replace("{id}", &id.to_string())
}

/// A section of a draft.
pub fn section(id: impl std::fmt::Display, section: &str) -> String {
    of_service(SECTION, id).replace("{section}", section)
}

/// An address of a version, after its pattern.
pub fn of_version(pattern: &str, id: impl std::fmt::Display, number: u32) -> String {
    of_service(pattern, id).replace("{n}", &number.to_string())
}

/// A service's evidence files.
pub const EVIDENCE: &str = "/services/{id}/evidence";
/// One of them.
pub const EVIDENCE_FILE: &str = "/services/{id}/evidence/{eid}";
/// Where the answer to a request for one is sent.
pub const EVIDENCE_REQUEST: &str = "/services/{id}/evidence/requests/{rid}";
/// The evidence files of a service of a case.
pub const CASE_EVIDENCE: &str = "/cases/{id}/services/{sid}/evidence";
/// One of them.
pub const CASE_EVIDENCE_FILE: &str = "/cases/{id}/services/{sid}/evidence/{eid}";

/// An address of an evidence file, after its pattern.
pub fn of_evidence(pattern: &str, service: impl std::fmt::Display, file: impl std::fmt::Display) -> String {
    of_service(pattern, service).replace("{eid}", &file.to_string())
}

/// The address of a request.
pub fn of_evidence_request(service: impl std::fmt::Display, request: impl std::fmt::Display) -> String {
    of_service(EVIDENCE_REQUEST, service).replace("{rid}", &request.to_string())
}

/// The address of the evidence files of a service of a case.
pub fn case_evidence(case: impl std::fmt::Display, service: impl std::fmt::Display) -> String {
    CASE_EVIDENCE.replace("{id}", &case.to_string()).replace("{sid}", &service.to_string())
}

/// The address of one of them.
pub fn of_case_evidence(
    case: impl std::fmt::Display,
    service: impl std::fmt::Display,
    file: impl std::fmt::Display,
) -> String {
    format!("{}/{file}", case_evidence(case, service))
}

/// An institution's arrangements.
pub const ARRANGEMENTS: &str = "/arrangements";
/// Beginning one.
pub const ARRANGEMENT_NEW: &str = "/arrangements/new";
/// One arrangement.
pub const ARRANGEMENT: &str = "/arrangements/{id}";
/// What it entrusts.
pub const ARRANGEMENT_FRAME: &str = "/arrangements/{id}/frame";
/// One of its parties, or a new one.
pub const ARRANGEMENT_PARTY: &str = "/arrangements/{id}/party";
/// One of its contracts, or a new one.
pub const ARRANGEMENT_CONTRACT: &str = "/arrangements/{id}/contract";
/// What a contract says of the clauses of the catalogue.
pub const ARRANGEMENT_CLAUSES: &str = "/arrangements/{id}/contracts/{contract}/clauses";
/// Its responsibility matrix.
pub const MATRIX: &str = "/arrangements/{id}/matrix";
/// A row of it.
pub const MATRIX_ROW: &str = "/arrangements/{id}/matrix/{duty}";
/// It as a file, and from one.
pub const ARRANGEMENT_FILE: &str = "/arrangements/{id}/file";
/// It as a download.
pub const ARRANGEMENT_EXPORT: &str = "/arrangements/{id}/file/export";

/// An address of an arrangement, after its pattern.
pub fn of_arrangement(pattern: &str, id: impl std::fmt::Display) -> String {
    pattern.replace("{id}", &id.to_string())
}

/// The address of an arrangement.
pub fn arrangement(id: impl std::fmt::Display) -> String {
    of_arrangement(ARRANGEMENT, id)
}

/// The address of a responsibility matrix.
pub fn matrix(id: impl std::fmt::Display) -> String {
    of_arrangement(MATRIX, id)
}

/// The address of a row of a responsibility matrix.
pub fn matrix_row(id: impl std::fmt::Display, duty: &DutyId, scope: Scope) -> String {
    let row = of_arrangement(MATRIX_ROW, id).replace("{duty}", duty.as_str());
    if scope == Scope::All { row } else { format!("{row}?scope={}", scope.word()) }
}

/// The address of a contract's clauses.
pub fn contract_clauses(id: impl std::fmt::Display, contract: &LocalId) -> String {
    of_arrangement(ARRANGEMENT_CLAUSES, id).replace("{contract}", contract.as_str())
}

/// The address of the form of a part.
pub fn of_part(id: impl std::fmt::Display, part: &Part) -> String {
    let with = |pattern: &str, of: &Option<LocalId>| match of {
        Some(of) => format!("{}?of={of}", of_arrangement(pattern, &id)),
        None => of_arrangement(pattern, &id),
    };
    match part {
        Part::Frame => of_arrangement(ARRANGEMENT_FRAME, id),
        Part::Party(of) => with(ARRANGEMENT_PARTY, of),
        Part::Contract(of) => with(ARRANGEMENT_CONTRACT, of),
        Part::Clauses(of) => contract_clauses(&id, of),
        Part::Assignment(_, duty, scope) => matrix_row(id, duty, *scope),
    }
}
