//! Words that depend on a value of the domain.

use domain::{
    catalogue::{Combine, Rule},
    text::Lang,
    word::Gate,
};
use jiff::{Timestamp, civil::Date, tz::Offset};
use usecase::record::{OrganisationKind, Role, Roles};

use crate::{
    context::locale_of,
    i18n::{Locale, td_string},
};

/// What happens when a criterion of a gate is not met.
pub(crate) fn when_unmet(locale: Locale, gate: Gate) -> &'static str {
    match gate {
        Gate::Condition => td_string!(locale, criterion.gate_condition),
        Gate::MustKnow => td_string!(locale, criterion.gate_must_know),
        Gate::Contract => td_string!(locale, criterion.gate_contract),
        Gate::Other => td_string!(locale, criterion.gate_other),
        Gate::Recommended => td_string!(locale, criterion.gate_recommended),
    }
}

/// How a rule looks at a disclosure.
pub(crate) fn how_checked(locale: Locale, rule: &Rule) -> &'static str {
    match rule {
        Rule::Answers { combine: Combine::All, .. } => td_string!(locale, criterion.rule_answers_all),
        Rule::Answers { combine: Combine::Any, .. } => td_string!(locale, criterion.rule_answers_any),
        Rule::Acceptance { .. } => td_string!(locale, criterion.rule_acceptance),
        Rule::Institution => td_string!(locale, criterion.rule_institution),
        Rule::PlaceOfStorage { .. } => td_string!(locale, criterion.rule_place_of_storage),
        Rule::OwnPlace { .. } => td_string!(locale, criterion.rule_own_place),
        Rule::DomesticLaw { .. } => td_string!(locale, criterion.rule_domestic_law),
        Rule::SitesStated => td_string!(locale, criterion.rule_sites_stated),
        Rule::ForeignLaw { .. } => td_string!(locale, criterion.rule_foreign_law),
        Rule::Certificate { .. } => td_string!(locale, criterion.rule_certificate),
        Rule::KeyEscrow { .. } => td_string!(locale, criterion.rule_key_escrow),
        Rule::KeyAvailability { .. } => td_string!(locale, criterion.rule_key_availability),
    }
}

/// The name of a chapter of the clause list.
pub(crate) fn chapter(locale: Locale, chapter: &str) -> String {
    let known = match chapter {
        "2" => td_string!(locale, chapter.c2),
        "3" => td_string!(locale, chapter.c3),
        "4" => td_string!(locale, chapter.c4),
        "5" => td_string!(locale, chapter.c5),
        "6" => td_string!(locale, chapter.c6),
        "7" => td_string!(locale, chapter.c7),
        "8" => td_string!(locale, chapter.c8),
        "9" => td_string!(locale, chapter.c9),
        "10" => td_string!(locale, chapter.c10),
        "A1" => td_string!(locale, chapter.a1),
        "A2" => td_string!(locale, chapter.a2),
        _ => return td_string!(locale, chapter.other, name = chapter),
    };
    known.to_owned()
}

/// What an organisation is here for.
pub(crate) fn organisation_kind(locale: Locale, kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Vendor => td_string!(locale, account.kind_vendor),
        OrganisationKind::Institution => td_string!(locale, account.kind_institution),
        OrganisationKind::Operator => td_string!(locale, account.kind_operator),
    }
}

/// What a person does in an organisation.
pub(crate) fn role(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Editor => td_string!(locale, organisation.role_editor),
        Role::Publisher => td_string!(locale, organisation.role_publisher),
        Role::Reader => td_string!(locale, organisation.role_reader),
        Role::Procurement => td_string!(locale, organisation.role_procurement),
        Role::Compliance => td_string!(locale, organisation.role_compliance),
        Role::Administrator => td_string!(locale, organisation.role_administrator),
    }
}

/// What that role may do.
pub(crate) fn role_text(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Editor => td_string!(locale, organisation.role_editor_text),
        Role::Publisher => td_string!(locale, organisation.role_publisher_text),
        Role::Reader => td_string!(locale, organisation.role_reader_text),
        Role::Procurement => td_string!(locale, organisation.role_procurement_text),
        Role::Compliance => td_string!(locale, organisation.role_compliance_text),
        Role::Administrator => td_string!(locale, organisation.role_administrator_text),
    }
}

/// Roles in a row.
pub(crate) fn roles(locale: Locale, roles: Roles) -> String {
    let words: Vec<&str> = roles.iter().map(|one| role(locale, one)).collect();
    words.join(td_string!(locale, common.between))
}

/// Roles in an organisation of some kind, in a row.
pub fn role_words(lang: Lang, kind: OrganisationKind, of: &[Role]) -> String {
    let locale = locale_of(lang);
    let of = roles(locale, of.iter().copied().collect());
    format!("{}: {of}", organisation_kind(locale, kind))
}

/// What somebody is told who sent a file over an arrangement that was changed meanwhile.
pub fn stale_arrangement(lang: Lang) -> &'static str {
    td_string!(locale_of(lang), arrangement.stale)
}

/// The day of a time, in Japan.
pub(crate) fn day(locale: Locale, at: Timestamp) -> String {
    let date = Offset::constant(9).to_datetime(at).date();
    date_words(locale, date)
}

/// A moment, in Japan.
pub(crate) fn moment(locale: Locale, at: Timestamp) -> String {
    let local = Offset::constant(9).to_datetime(at);
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    td_string!(locale, common.moment, day = date_words(locale, local.date()), time = time)
}

/// A day as people write it.
pub(crate) fn date_words(locale: Locale, date: Date) -> String {
    td_string!(locale, common.day, year = date.year(), month = date.month(), day = date.day())
}

/// Why there is an error page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// No such page.
    NotFound,
    /// No such criterion.
    CriterionNotFound,
    /// Sent from another site.
    Refused,
    /// The organisation's, but not for this role.
    NotForYou,
    /// Cannot be read.
    BadRequest,
    /// Too large.
    TooLarge,
    /// The address does not know the method.
    Method,
    /// The database does not answer, or nothing did in time.
    Unavailable,
    /// A fault of ours.
    Internal,
}

/// What happened and what to do.
pub(crate) fn situation(locale: Locale, situation: Situation) -> (&'static str, &'static str) {
    match situation {
        Situation::NotFound => (td_string!(locale, errors.not_found), td_string!(locale, errors.not_found_text)),
        Situation::CriterionNotFound => {
            (td_string!(locale, errors.criterion_not_found), td_string!(locale, errors.criterion_not_found_text))
        }
        Situation::Refused => (td_string!(locale, errors.refused), td_string!(locale, errors.refused_text)),
        Situation::NotForYou => (td_string!(locale, errors.not_for_you), td_string!(locale, errors.not_for_you_text)),
        Situation::BadRequest => (td_string!(locale, errors.bad_request), td_string!(locale, errors.bad_request_text)),
        Situation::TooLarge => (td_string!(locale, errors.too_large), td_string!(locale, errors.too_large_text)),
        Situation::Method => (td_string!(locale, errors.method), td_string!(locale, errors.method_text)),
        Situation::Unavailable => (td_string!(locale, errors.unavailable), td_string!(locale, errors.unavailable_text)),
        Situation::Internal => (td_string!(locale, errors.internal), td_string!(locale, errors.internal_text)),
    }
}
