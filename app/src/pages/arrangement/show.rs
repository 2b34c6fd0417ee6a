//! One arrangement: what is wrong with it, gravest first; who is in it, under which contracts.

use domain::{arrangement::Contract, boundary::Issue, catalogue::Catalogue, text::LocalId, word::Severity};
use leptos::prelude::*;
use usecase::{
    arrangement::{Shown, form::Part},
    record::{ArrangementChange, ArrangementId, ArrangementVersionHead},
};

use super::wording::{and, between, counts, date, last_notice, mark, named, place};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::day,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ShowView {
    /// The arrangement, analysed.
    pub shown: Shown,
    /// Its versions, newest first.
    pub versions: Vec<ArrangementVersionHead>,
    /// Whether the reader may change it.
    pub may_edit: bool,
}

/// The page.
pub fn show(context: &PageContext, catalogue: &'static Catalogue, view: ShowView) -> Page {
    render(context, Scripts::None, || view! { <ShowPage catalogue=catalogue view=view /> })
}

#[component]
fn ShowPage(catalogue: &'static Catalogue, view: ShowView) -> impl IntoView {
    let l = locale();
    let ShowView { shown, versions, may_edit } = view;
    let id = shown.head.id;
    let version = &shown.version;
    let line = td_string!(l, arrangement.version_line, number = version.number, day = day(l, version.made_at));
    let gravest = shown.boundary.issues.first().map(|issue| gravest(catalogue, id, issue));
    view! {
        <Document title=shown.head.name.clone() place=Place::Arrangements scripts=Scripts::None>
            <p class="back"><a href=routes::ARRANGEMENTS>{td_string!(l, arrangement.back_to_list)}</a></p>
            <p class="eyebrow">{line}</p>
            <h1 class="page-title">{shown.head.name.clone()}</h1>
            <p class="lead">{counts(&shown.boundary)}</p>
            {gravest}
            <p class="form__actions">
                <a class="button button--quiet" href=routes::matrix(id)>{td_string!(l, arrangement.matrix_open)}</a>
            </p>
            {contracts(catalogue, &shown, may_edit)}
            {parties(catalogue, &shown, may_edit)}
            {issues(catalogue, &shown)}
            {frame(catalogue, &shown, may_edit)}
            {history(id, &versions)}
        </Document>
    }
}

fn gravest(catalogue: &Catalogue, id: ArrangementId, issue: &Issue) -> AnyView {
    let l = locale();
    let open = place(id, issue).map(|(href, _)| {
        view! {
            <p class="form__actions"><a class="button" href=href>{td_string!(l, arrangement.gravest_open)}</a></p>
        }
    });
    view! {
        <section class="next-step" aria-labelledby="gravest">
            <h2 class="next-step__title" id="gravest">{td_string!(l, arrangement.gravest)}</h2>
            <p>{issue.message(catalogue, lang())}</p>
            {open}
        </section>
    }
    .into_any()
}

fn issues(catalogue: &Catalogue, shown: &Shown) -> AnyView {
    let l = locale();
    let groups = [
        (Severity::High, td_string!(l, arrangement.issues_high)),
        (Severity::Medium, td_string!(l, arrangement.issues_medium)),
        (Severity::Low, td_string!(l, arrangement.issues_low)),
    ];
    let groups = groups.map(|(severity, title)| {
        let of = shown.boundary.issues.iter().filter(|issue| issue.severity == severity);
        let cards: Vec<AnyView> = of.map(|issue| issue_card(catalogue, shown.head.id, issue)).collect();
        (!cards.is_empty()).then(|| {
            view! {
                <h3 class="issues__title">{title} " " <span class="hint">{cards.len()}</span></h3>
                <ul class="issues plain-list">{cards}</ul>
            }
        })
    });
    let none = shown.boundary.issues.is_empty().then(|| {
        view! { <p class="note">{td_string!(l, arrangement.count_nothing)}</p> }
    });
    view! {
        <section class="part" aria-labelledby="issues">
            <h2 class="part__title" id="issues">{td_string!(l, arrangement.issues)}</h2>
            {none}
            {groups.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// An issue with its grounds folded.
pub(super) fn issue_card(catalogue: &Catalogue, id: ArrangementId, issue: &Issue) -> AnyView {
    let l = locale();
    let open = place(id, issue).map(|(href, words)| view! { <p><a href=href>{words}</a></p> });
    let keys: Vec<String> = issue.clause_keys.iter().map(ToString::to_string).collect();
    let keys = (!keys.is_empty()).then(|| {
        view! { <li>{td_string!(l, arrangement.issue_clauses, clauses = keys.join(" "))}</li> }
    });
    let lesson = issue.lesson.as_ref().map(|lesson| {
        view! { <li>{td_string!(l, arrangement.issue_lesson, place = lesson.as_str())}</li> }
    });
    view! {
        <li class="issue" data-severity=mark(issue)>
            <p class="issue__kind">{catalogue.word_of(issue.kind, lang()).to_owned()}</p>
            <p>{issue.message(catalogue, lang())}</p>
            {open}
            <details class="fold">
                <summary class="fold__summary">{td_string!(l, arrangement.issue_grounds)}</summary>
                <ul>
                    <li>{td_string!(l, arrangement.issue_reason, reason = issue.reason.get(lang()))}</li>
                    {keys}
                    {lesson}
                </ul>
            </details>
        </li>
    }
    .into_any()
}

fn contracts(catalogue: &Catalogue, shown: &Shown, may_edit: bool) -> AnyView {
    let l = locale();
    let id = shown.head.id;
    let list = shown.arrangement.contracts.iter().flatten();
    let rows: Vec<AnyView> = list.map(|contract| contract_card(catalogue, shown, contract, may_edit)).collect();
    let none = rows.is_empty().then(|| view! { <p class="note">{td_string!(l, arrangement.contracts_none)}</p> });
    let add = may_edit.then(|| {
        let href = routes::of_part(id, &Part::Contract(None));
        view! { <p><a class="button button--quiet" href=href>{td_string!(l, arrangement.contract_add)}</a></p> }
    });
    view! {
        <section class="part" aria-labelledby="contracts">
            <h2 class="part__title" id="contracts">{td_string!(l, arrangement.contracts)}</h2>
            {none}
            <ul class="case-cards plain-list">{rows}</ul>
            {add}
        </section>
    }
    .into_any()
}

fn contract_card(catalogue: &Catalogue, shown: &Shown, contract: &Contract, may_edit: bool) -> AnyView {
    let l = locale();
    let id = shown.head.id;
    let sides: Vec<String> = contract.between.iter().map(|side| named(&shown.arrangement, side)).collect();
    let mut facts: Vec<String> = contract.kind.iter().map(|kind| catalogue.word_of(*kind, lang()).to_owned()).collect();
    facts.push(match contract.ends {
        Some(ends) => td_string!(l, arrangement.contract_ends_on, day = date(ends)),
        None => td_string!(l, arrangement.contract_no_end).to_owned(),
    });
    let automatic = contract.renewal.as_deref() == Some("automatic");
    facts.extend(automatic.then(|| td_string!(l, arrangement.contract_automatic).to_owned()));
    let notice = last_notice(contract).map(|day| {
        view! { <p class="contract__notice">{td_string!(l, arrangement.contract_last_notice, day = date(day))}</p> }
    });
    let change = may_edit.then(|| {
        let terms = routes::of_part(id, &Part::Contract(Some(contract.id.clone())));
        let clauses = routes::of_part(id, &Part::Clauses(contract.id.clone()));
        view! {
            <p class="case-card__action">
                <a href=terms>{td_string!(l, arrangement.contract_edit)} {of(&contract.id)}</a>
                " "
                <a href=clauses>{td_string!(l, arrangement.contract_clauses)} {of(&contract.id)}</a>
            </p>
        }
    });
    view! {
        <li class="case-card">
            <h3 class="case-card__title">{contract.id.to_string()}</h3>
            <p>{sides.join(and(lang()))}</p>
            <p class="hint">{facts.join(between())}</p>
            {notice}
            {change}
        </li>
    }
    .into_any()
}

/// Which one a link is about, for those who hear links alone.
fn of(id: &LocalId) -> AnyView {
    view! { <span class="out-of-sight">" " {id.to_string()}</span> }.into_any()
}

fn parties(catalogue: &Catalogue, shown: &Shown, may_edit: bool) -> AnyView {
    let l = locale();
    let id = shown.head.id;
    let rows: Vec<AnyView> = shown
        .arrangement
        .parties
        .iter()
        .flatten()
        .map(|party| {
            let role = party.role.map(|role| catalogue.word_of(role, lang()).to_owned());
            let engaged = party
                .engaged_by
                .as_ref()
                .map(|by| td_string!(l, arrangement.party_engaged_by, name = named(&shown.arrangement, by)));
            let facts: Vec<String> = role.into_iter().chain(engaged).collect();
            let change = may_edit.then(|| {
                let href = routes::of_part(id, &Part::Party(Some(party.id.clone())));
                view! {
                    <p class="case-card__action">
                        <a href=href>{td_string!(l, arrangement.party_edit)} {of(&party.id)}</a>
                    </p>
                }
            });
            view! {
                <li class="case-card">
                    <h3 class="case-card__title">{named(&shown.arrangement, &party.id)}</h3>
                    <p class="hint">{facts.join(between())}</p>
                    {change}
                </li>
            }
            .into_any()
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="note">{td_string!(l, arrangement.parties_none)}</p> });
    let add = may_edit.then(|| {
        let href = routes::of_part(id, &Part::Party(None));
        view! { <p><a class="button button--quiet" href=href>{td_string!(l, arrangement.party_add)}</a></p> }
    });
    view! {
        <section class="part" aria-labelledby="parties">
            <h2 class="part__title" id="parties">{td_string!(l, arrangement.parties)}</h2>
            {none}
            <ul class="case-cards plain-list">{rows}</ul>
            {add}
        </section>
    }
    .into_any()
}

fn frame(catalogue: &Catalogue, shown: &Shown, may_edit: bool) -> AnyView {
    let l = locale();
    let arrangement = &shown.arrangement;
    let none = || vec![td_string!(l, arrangement.frame_none).to_owned()];
    let settings = arrangement
        .settings
        .as_ref()
        .map_or_else(none, |list| list.iter().map(|medium| catalogue.word_of(*medium, lang()).to_owned()).collect());
    let documents = arrangement.documents.as_ref().map_or_else(none, |list| {
        let words = |id: &String| {
            let known = catalogue.documents.iter().find(|document| document.id.as_str() == id);
            known.map_or_else(|| id.clone(), |document| document.text.get(lang()).to_owned())
        };
        list.iter().map(words).collect()
    });
    let cases = arrangement.cases.clone().unwrap_or_else(none);
    let change = may_edit.then(|| {
        let href = routes::of_part(shown.head.id, &Part::Frame);
        view! { <p><a href=href>{td_string!(l, arrangement.frame_change)}</a></p> }
    });
    view! {
        <section class="part" aria-labelledby="frame">
            <h2 class="part__title" id="frame">{td_string!(l, arrangement.frame)}</h2>
            <dl class="summary">
                {entry(td_string!(l, arrangement.institution_name), arrangement.institution.name.clone())}
                {entry(td_string!(l, arrangement.frame_settings), settings.join(and(lang())))}
                {entry(td_string!(l, arrangement.frame_cases), cases.join(and(lang())))}
                {entry(td_string!(l, arrangement.frame_documents), documents.join(and(lang())))}
            </dl>
            {change}
        </section>
    }
    .into_any()
}

fn entry(name: &'static str, value: String) -> AnyView {
    view! { <div class="summary__row"><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

fn history(id: ArrangementId, versions: &[ArrangementVersionHead]) -> AnyView {
    let l = locale();
    let rows = versions.iter().map(|version| {
        let what = match version.change {
            ArrangementChange::Begun => td_string!(l, arrangement.change_begun),
            ArrangementChange::Imported => td_string!(l, arrangement.change_imported),
            ArrangementChange::Frame => td_string!(l, arrangement.change_frame),
            ArrangementChange::Party => td_string!(l, arrangement.change_party),
            ArrangementChange::Contract => td_string!(l, arrangement.change_contract),
            ArrangementChange::Assignment => td_string!(l, arrangement.change_assignment),
            ArrangementChange::Clause => td_string!(l, arrangement.change_clause),
        };
        let line = td_string!(l, arrangement.version_line, number = version.number, day = day(l, version.made_at));
        view! { <li>{line} " " {what}</li> }
    });
    view! {
        <section class="part" aria-labelledby="versions">
            <h2 class="part__title" id="versions">{td_string!(l, arrangement.versions)}</h2>
            <ol class="versions plain-list" reversed>{rows.collect_view()}</ol>
            <p><a href=routes::of_arrangement(routes::ARRANGEMENT_FILE, id)>{td_string!(l, arrangement.file_title)}</a></p>
        </section>
    }
    .into_any()
}
