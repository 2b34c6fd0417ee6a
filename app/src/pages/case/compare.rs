//! The comparison: the sentence first, then candidate by candidate, why this order, item by item.

use domain::{
    catalogue::Catalogue,
    word::{Conclusion, Conformity},
};
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    institution::{Column, Comparison, changed},
    record::SelectionCase,
};

use super::{
    matrix::Matrix,
    order::Order,
    side_by_side::SideBySide,
    wording::{ConformityMark, PaperHead, PrintLink, criterion, frame, joined, vendor},
};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::*,
    render::render,
    routes,
};

/// The page; for paper with every fold open.
pub fn compare(
    context: &PageContext,
    catalogue: &'static Catalogue,
    shown: Comparison,
    today: Date,
    printing: bool,
) -> Page {
    render(context, Scripts::None, || {
        view! { <ComparePage catalogue=catalogue shown=shown today=today printing=printing /> }
    })
}

/// In place of the comparison, before the disclosures have been opened.
pub fn not_opened(context: &PageContext, id: usecase::record::CaseId) -> Page {
    render(context, Scripts::None, || {
        let l = locale();
        view! {
            <Document title=td_string!(l, case.not_opened) place=Place::Cases scripts=Scripts::None>
                <p class="back"><a href=routes::case(id)>{td_string!(l, case.back_to_case)}</a></p>
                <h1 class="page-title">{td_string!(l, case.not_opened)}</h1>
                <p class="lead">{td_string!(l, case.not_opened_text)}</p>
            </Document>
        }
    })
}

#[component]
fn ComparePage(
    catalogue: &'static Catalogue,
    shown: Comparison,
    today: Date,
    /// Whether every fold is open.
    printing: bool,
) -> impl IntoView {
    let l = locale();
    let title = td_string!(l, case.compare_title, title = shown.case.title.as_str());
    let edition = shown.edition.to_string();
    let basis = frame(l, Some(&shown.policy), &edition, &shown.case, today);
    let said = sentences(catalogue, &shown.columns);
    let id = shown.case.id;
    let print = format!("{}?edition={edition}&print=1", routes::case_compare(id));
    let shown = StoredValue::new(shown);
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <PaperHead title=title.clone() basis=basis.clone() today=today />
            <p class="back"><a href=routes::case(id)>{td_string!(l, case.back_to_case)}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="verdict">{said}</p>
            <p class="frame-line">{basis}</p>
            {shown.with_value(|shown| editions(catalogue, &shown.case, shown.edition.as_str()))}
            <PrintLink href=print printing=printing />
            {shown.with_value(|shown| changes(catalogue, shown))}
            <SideBySide catalogue=catalogue shown=shown />
            <Order catalogue=catalogue shown=shown />
            <p class="screen-only">
                <a href=routes::with_id(routes::CASE_TRIAL, id)>{td_string!(l, case.trial_link)}</a>
            </p>
            <Matrix catalogue=catalogue shown=shown printing=printing />
        </Document>
    }
}

/// Who can be selected, who not yet, who not.
fn sentences(catalogue: &'static Catalogue, columns: &[Column]) -> String {
    let l = locale();
    let with = |conclusion: Conclusion| {
        let of: Vec<&Column> = columns
            .iter()
            .filter(|column| column.figures.as_ref().is_some_and(|figures| figures.conclusion == conclusion))
            .collect();
        of
    };
    let names = |columns: &[&Column]| joined(columns.iter().map(|column| vendor(&column.candidate)));
    let (eligible, conditional) = (with(Conclusion::Eligible), with(Conclusion::Conditional));
    let mut said = vec![td_string!(l, case.sentence_count, count = columns.len())];
    if !eligible.is_empty() {
        said.push(td_string!(l, case.sentence_eligible, names = names(&eligible)));
    }
    if !conditional.is_empty() {
        said.push(td_string!(l, case.sentence_conditional, names = names(&conditional)));
    }
    if eligible.is_empty() && conditional.is_empty() {
        said.push(td_string!(l, case.sentence_nobody).to_owned());
    }
    let undetermined = with(Conclusion::Undetermined);
    if !undetermined.is_empty() {
        said.push(td_string!(l, case.sentence_undetermined, names = names(&undetermined)));
    }
    for column in with(Conclusion::Ineligible) {
        let name = vendor(&column.candidate);
        let first = column.figures.as_ref().and_then(|figures| figures.blockers.first());
        said.push(match first {
            Some(id) => {
                let what = criterion(catalogue, id.as_str());
                td_string!(l, case.sentence_ineligible, names = name, what = what)
            }
            None => td_string!(l, case.sentence_ineligible_bare, names = name),
        });
    }
    let waiting: Vec<&Column> = columns.iter().filter(|column| column.figures.is_none()).collect();
    if !waiting.is_empty() {
        said.push(td_string!(l, case.sentence_waiting, names = names(&waiting)));
    }
    let between = if lang() == domain::text::Lang::Ja { "" } else { " " };
    said.join(between)
}

/// The edition shown and what has to be said of it; older ones behind a fold.
fn editions(catalogue: &'static Catalogue, case: &SelectionCase, shown: &str) -> AnyView {
    let l = locale();
    let id = case.id;
    let newest = catalogue.newest_edition().map(|edition| edition.id.as_str());
    let rows = catalogue.editions.iter().rev().map(|edition| {
        let here = edition.id.as_str() == shown;
        let href = format!("{}?edition={}", routes::case_compare(id), edition.id);
        let words = td_string!(l, case.edition_other, edition = edition.id.as_str());
        view! { <li><a href=href aria-current=here.then_some("page")>{words}</a></li> }
    });
    let note = catalogue.edition(shown).map(|edition| edition.note.get(lang()));
    view! {
        <p class="hint edition-note">{note}</p>
        <details class="fold screen-only" open=newest != Some(shown)>
            <summary class="fold__summary">{td_string!(l, case.editions_past)}</summary>
            <nav class="switch" aria-label=td_string!(l, case.editions)>
                <ul class="switch__list plain-list">{rows.collect_view()}</ul>
            </nav>
        </details>
    }
    .into_any()
}

/// What the other edition finds differently.
fn changes(catalogue: &'static Catalogue, shown: &Comparison) -> AnyView {
    let l = locale();
    let Some(against) = shown.against.as_ref() else { return ().into_any() };
    let mut nothing = true;
    let rows: Vec<AnyView> = shown
        .columns
        .iter()
        .filter_map(|column| Some((column, changed(column.against.as_ref()?, column.figures.as_ref()?))))
        .filter(|(_, changes)| !changes.is_empty())
        .map(|(column, changes)| {
            nothing = false;
            let lines = changes.into_iter().map(|change| {
                view! {
                    <li>
                        {criterion(catalogue, change.criterion.as_str()).to_owned()} " – "
                        {outcome(catalogue, change.was)} " → " {outcome(catalogue, change.is)}
                    </li>
                }
            });
            view! {
                <h3 class="part__subtitle">{vendor(&column.candidate).to_owned()}</h3>
                <ul>{lines.collect_view()}</ul>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="part" aria-labelledby="changes">
            <h2 class="part__title" id="changes">{td_string!(l, case.edition_changes, against = against.as_str())}</h2>
            {nothing.then(|| view! { <p>{td_string!(l, case.edition_no_change, against = against.as_str())}</p> })}
            {rows}
        </section>
    }
    .into_any()
}

fn outcome(catalogue: &'static Catalogue, found: Option<Conformity>) -> AnyView {
    match found {
        Some(conformity) => view! { <ConformityMark catalogue=catalogue conformity=conformity /> }.into_any(),
        None => td_string!(locale(), case.edition_absent).into_any(),
    }
}
