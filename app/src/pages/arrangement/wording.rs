//! Words and addresses that the pages of an arrangement share.

use domain::{
    arrangement::{Arrangement, Contract, INSTITUTION},
    boundary::{Boundary, Issue},
    catalogue::Catalogue,
    text::{Lang, LocalId},
    word::{IssueKind, Phase, Scope, Word as _},
};
use jiff::{ToSpan as _, civil::Date};
use usecase::record::ArrangementId;

use crate::{
    components::form::Choice,
    context::{lang, locale},
    i18n::td_string,
    routes,
    words::date_words,
};

/// Between the last two of several names.
pub(super) fn and(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    }
}

/// Between facts on one line.
pub(super) fn between() -> &'static str {
    match lang() {
        Lang::Ja => "・",
        Lang::En => " · ",
    }
}

/// The name of a party, or its id where no name is recorded.
pub(super) fn named(arrangement: &Arrangement, id: &LocalId) -> String {
    if id.as_str() == INSTITUTION {
        return td_string!(locale(), arrangement.institution_here).to_owned();
    }
    let name = arrangement.party(id.as_str()).and_then(|party| party.name.clone());
    name.unwrap_or_else(|| id.as_str().to_owned())
}

/// The institution and the parties, by id and name.
pub(super) fn parties(arrangement: &Arrangement) -> impl Iterator<Item = Choice> + use<'_> {
    let institution = (INSTITUTION.to_owned(), td_string!(locale(), arrangement.institution_here).to_owned());
    let parties = arrangement.parties.iter().flatten();
    std::iter::once(institution).chain(parties.map(|party| (party.id.to_string(), named(arrangement, &party.id))))
}

/// A contract, by its id and sides.
pub(super) fn contract(arrangement: &Arrangement, contract: &Contract) -> String {
    let sides: Vec<String> = contract.between.iter().map(|id| named(arrangement, id)).collect();
    format!("{} ({})", contract.id, sides.join(and(lang())))
}

/// The last day to give notice: so many days before the end.
pub(super) fn last_notice(contract: &Contract) -> Option<Date> {
    contract.ends?.checked_sub(i64::from(contract.notice_days?).days()).ok()
}

/// A day as people write it.
pub(super) fn date(date: Date) -> String {
    date_words(locale(), date)
}

/// Yes and no.
pub(super) fn yes_no() -> Vec<Choice> {
    let l = locale();
    vec![
        ("yes".to_owned(), td_string!(l, arrangement.yes).to_owned()),
        ("no".to_owned(), td_string!(l, arrangement.no).to_owned()),
    ]
}

/// A phase.
pub(super) fn phase(phase: Phase) -> &'static str {
    let l = locale();
    match phase {
        Phase::Normal => td_string!(l, arrangement.phase_normal),
        Phase::Incident => td_string!(l, arrangement.phase_incident),
        Phase::Exit => td_string!(l, arrangement.phase_exit),
    }
}

/// How many issues there are of the kinds that matter most, in words; one line for none.
pub(super) fn counts(boundary: &Boundary) -> String {
    let l = locale();
    let of = |kinds: &[IssueKind]| boundary.issues.iter().filter(|issue| kinds.contains(&issue.kind)).count();
    let leads = of(&[IssueKind::NoLead]);
    let several = of(&[IssueKind::SeveralLeads]);
    let unwritten = of(&[IssueKind::LeadWithoutClause]);
    let clauses = of(&[IssueKind::ClauseMissing, IssueKind::ClauseWeak]);
    let known = leads + several + unwritten + clauses;
    let mut words: Vec<String> = [
        (leads, td_string!(l, arrangement.count_no_lead, count = leads)),
        (several, td_string!(l, arrangement.count_several, count = several)),
        (unwritten, td_string!(l, arrangement.count_no_clause, count = unwritten)),
        (clauses, td_string!(l, arrangement.count_clauses, count = clauses)),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(_, words)| words)
    .collect();
    let rest = boundary.issues.len() - known;
    words.extend((rest > 0).then(|| td_string!(l, arrangement.count_other, count = rest)));
    if words.is_empty() { td_string!(l, arrangement.count_nothing).to_owned() } else { words.join(between()) }
}

/// Where an issue is put right: a row of the matrix, a contract's clauses, or nowhere in particular.
pub(super) fn place(id: ArrangementId, issue: &Issue) -> Option<(String, String)> {
    let l = locale();
    if let (Some(duty), Some(scope)) = (&issue.duty, issue.scope) {
        return Some((routes::matrix_row(id, duty, scope), td_string!(l, arrangement.issue_place_row).to_owned()));
    }
    let contract = issue.contracts.first().filter(|_| !issue.contract_clauses.is_empty())?;
    let hash = issue.contract_clauses.first().map(|clause| format!("#clause.{clause}")).unwrap_or_default();
    let words = td_string!(l, arrangement.issue_place_clauses, contract = contract.as_str());
    Some((format!("{}{hash}", routes::contract_clauses(id, contract)), words))
}

/// A part of the system; nothing for all of it.
pub(super) fn scope(catalogue: &Catalogue, scope: Scope) -> Option<String> {
    (scope != Scope::All).then(|| catalogue.word_of(scope, lang()).to_owned())
}

/// A word that stays, for styles.
pub(super) fn mark(issue: &Issue) -> &'static str {
    issue.severity.word()
}
