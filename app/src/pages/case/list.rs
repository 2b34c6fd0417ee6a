//! The institution's cases.

use domain::text::Lang;
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::record::{CaseEntry, CaseState};

use super::wording::{deadline, kind};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::*,
    render::render,
    routes,
};

/// The page.
pub fn list(context: &PageContext, cases: Vec<CaseEntry>, may_edit: bool, today: Date) -> Page {
    render(context, Scripts::None, || view! { <ListPage cases=cases may_edit=may_edit today=today /> })
}

#[component]
fn ListPage(cases: Vec<CaseEntry>, may_edit: bool, today: Date) -> impl IntoView {
    let l = locale();
    let new = may_edit.then(|| view! { <a class="button" href=routes::CASE_NEW>{td_string!(l, case.new_link)}</a> });
    let none = cases.is_empty().then(|| view! { <p class="note">{td_string!(l, case.none)}</p> });
    let rows = cases.into_iter().map(move |entry| view! { <CaseCard entry=entry today=today /> });
    view! {
        <Document title=td_string!(l, case.title) place=Place::Cases scripts=Scripts::None>
            <h1 class="page-title">{td_string!(l, case.title)}</h1>
            <p class="lead">{td_string!(l, case.lead)}</p>
            <p class="form__actions list-actions">
                {new} <a href=routes::POLICIES>{td_string!(l, case.policies_link)}</a>
            </p>
            {none}
            <ul class="case-cards plain-list">{rows.collect_view()}</ul>
        </Document>
    }
}

#[component]
fn CaseCard(entry: CaseEntry, today: Date) -> impl IntoView {
    let l = locale();
    let opened = matches!(entry.case.state, CaseState::Opened { .. });
    let state = if opened { td_string!(l, case.state_opened) } else { td_string!(l, case.state_preparing) };
    let mut facts = vec![state.to_owned(), td_string!(l, case.entry_services, count = entry.services)];
    facts.extend((entry.waiting > 0).then(|| td_string!(l, case.entry_waiting, count = entry.waiting)));
    facts.extend(deadline(l, entry.case.deadline, today));
    let between = if lang() == Lang::Ja { "・" } else { " · " };
    view! {
        <li class="case-card">
            <p class="eyebrow">{kind(l, entry.case.kind)}</p>
            <h2 class="case-card__title">
                <a href=routes::case(entry.case.id)>{entry.case.title.clone()}</a>
            </h2>
            <p class="hint">{facts.join(between)}</p>
            {opened
                .then(|| {
                    view! {
                        <p class="case-card__action">
                            <a href=routes::case_compare(entry.case.id)>
                                {td_string!(l, case.compare_link)}
                                <span class="out-of-sight">" " {entry.case.title.clone()}</span>
                            </a>
                        </p>
                    }
                })}
        </li>
    }
}
