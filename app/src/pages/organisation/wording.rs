//! Lines of the audit trail in words.

use std::collections::BTreeMap;

use usecase::{
    audit::{Action, told},
    record::{AuditEntry, PersonId},
};

use crate::{
    i18n::{Locale, td_string},
    words::roles,
};

/// What was done, with what the line tells of it. An action of another version of the program keeps its own word.
pub(super) fn line_words(l: Locale, entry: &AuditEntry) -> String {
    let told = told(entry);
    let done = told.action.map_or(entry.action.as_str(), |action| said(l, action));
    let more = match (told.from, told.to) {
        (Some(from), Some(to)) => Some(td_string!(l, audit.changed_roles, from = roles(l, from), to = roles(l, to))),
        _ => told.roles.map(|given| roles(l, given)),
    };
    let more = more.or_else(|| Some(td_string!(l, audit.version, number = told.number?)));
    match more {
        Some(more) => td_string!(l, audit.with_more, done = done, more = more),
        None => done.to_owned(),
    }
}

/// Who did it.
pub(super) fn actor(l: Locale, entry: &AuditEntry, names: &BTreeMap<PersonId, String>) -> String {
    match entry.actor.as_str() {
        "system" => td_string!(l, audit.by_system).to_owned(),
        "anyone" => td_string!(l, audit.by_anyone).to_owned(),
        id => named(id, names).unwrap_or_else(|| td_string!(l, audit.by_unknown).to_owned()),
    }
}

/// To what it was done.
pub(super) fn subject(l: Locale, entry: &AuditEntry, names: &BTreeMap<PersonId, String>) -> String {
    let kind = match entry.subject_kind.as_str() {
        "person" => {
            let name = named(&entry.subject_id, names);
            return name.unwrap_or_else(|| td_string!(l, audit.subject_person).to_owned());
        }
        "organisation" => return td_string!(l, audit.subject_organisation).to_owned(),
        "capability" | "sign_in_name" | "demo" => return String::new(),
        "vendor_service" => td_string!(l, audit.subject_service),
        "disclosure_version" => td_string!(l, audit.subject_version),
        "policy_version" => td_string!(l, audit.subject_policy),
        "selection_case" => td_string!(l, audit.subject_case),
        "assessment" => return td_string!(l, audit.subject_assessments, count = entry.subject_id.clone()),
        other => other,
    };
    // The end of an id tells one from another; its beginning is the time.
    let id: String = entry.subject_id.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
    td_string!(l, audit.subject, kind = kind, id = id)
}

fn named(id: &str, names: &BTreeMap<PersonId, String>) -> Option<String> {
    names.get(&id.parse().ok()?).cloned()
}

/// An action in words.
pub(super) fn said(l: Locale, action: Action) -> &'static str {
    match action {
        Action::SignedIn => td_string!(l, audit.signed_in),
        Action::SignInFailed => td_string!(l, audit.sign_in_failed),
        Action::SignInThrottled => td_string!(l, audit.sign_in_throttled),
        Action::SignedOut => td_string!(l, audit.signed_out),
        Action::Refused => td_string!(l, audit.refused),
        Action::OrganisationCreated => td_string!(l, audit.organisation_created),
        Action::PersonAdded => td_string!(l, audit.person_added),
        Action::PasswordChanged => td_string!(l, audit.password_changed),
        Action::PasswordChangeFailed => td_string!(l, audit.password_change_failed),
        Action::SessionsEnded => td_string!(l, audit.sessions_ended),
        Action::RolesChanged => td_string!(l, audit.roles_changed),
        Action::MembershipEnded => td_string!(l, audit.membership_ended),
        Action::TrailExported => td_string!(l, audit.trail_exported),
        Action::DemoSeeded => td_string!(l, audit.demo_seeded),
        Action::TrailVerified => td_string!(l, audit.trail_verified),
        Action::ServiceCreated => td_string!(l, audit.service_created),
        Action::DraftSaved => td_string!(l, audit.draft_saved),
        Action::FileImported => td_string!(l, audit.file_imported),
        Action::VersionPublished => td_string!(l, audit.version_published),
        Action::EvidenceAttached => td_string!(l, audit.evidence_attached),
        Action::EvidenceChanged => td_string!(l, audit.evidence_changed),
        Action::EvidenceWithdrawn => td_string!(l, audit.evidence_withdrawn),
        Action::EvidenceRequested => td_string!(l, audit.evidence_requested),
        Action::EvidenceAnswered => td_string!(l, audit.evidence_answered),
        Action::EvidenceOpened => td_string!(l, audit.evidence_opened),
        Action::EvidenceRemoved => td_string!(l, audit.evidence_removed),
        Action::PolicyFixed => td_string!(l, audit.policy_fixed),
        Action::CaseCreated => td_string!(l, audit.case_created),
        Action::CaseChanged => td_string!(l, audit.case_changed),
        Action::CaseOpened => td_string!(l, audit.case_opened),
        Action::ArrangementChanged => td_string!(l, audit.arrangement_changed),
        Action::AssessmentsStored => td_string!(l, audit.assessments_stored),
        Action::SectionAsked => td_string!(l, audit.section_asked),
        Action::SectionFinished => td_string!(l, audit.section_finished),
        Action::AnswersConfirmed => td_string!(l, audit.answers_confirmed),
        Action::RobustnessStored => td_string!(l, audit.robustness_stored),
    }
}
