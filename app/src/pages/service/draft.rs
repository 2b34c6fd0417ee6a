//! A draft as a whole: the questions that decide, and the sections with their state.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::vendor::Draft;

use super::{
    facts::FACTS,
    progress::{count, deciding, stated},
};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
};

/// How many of the deciding questions are named.
const NAMED: usize = 7;

/// The page.
pub fn draft(context: &PageContext, catalogue: &'static Catalogue, draft: Draft) -> Page {
    render(context, Scripts::None, || view! { <DraftPage catalogue=catalogue draft=draft /> })
}

#[component]
fn DraftPage(catalogue: &'static Catalogue, draft: Draft) -> impl IntoView {
    let l = locale();
    let id = draft.service.id;
    let title = td_string!(l, service.draft_title, name = draft.service.name.as_str());
    let facts: Vec<_> = FACTS
        .iter()
        .map(|facts| {
            let stated = stated(&draft, facts.prefixes);
            let state = if stated == 0 { td_string!(l, service.state_none) } else { td_string!(l, service.state_some) };
            (facts.id, facts.title(l), state, td_string!(l, service.count_facts, count = stated))
        })
        .collect();
    let mut next = None;
    let questions: Vec<_> = catalogue
        .sections
        .iter()
        .map(|section| {
            let (done, all) = count(catalogue, &draft, section);
            let state = match done {
                0 => td_string!(l, service.state_none),
                _ if done == all => td_string!(l, service.state_all),
                _ => td_string!(l, service.state_some),
            };
            if done < all && next.is_none() {
                next = Some(section.id.as_str());
            }
            let count = td_string!(l, service.count_of, done = done, all = all);
            (section.id.as_str(), section.text.get(lang()), state, count)
        })
        .collect();
    let deciding = deciding(catalogue, &draft);
    let row = move |(section, name, state, count): (&'static str, &'static str, &'static str, String)| {
        view! {
            <li class="section-row">
                <a class="section-row__name" href=routes::section(id, section)>{name}</a>
                <span class="section-row__state">{state}</span>
                <span class="section-row__count">{count}</span>
            </li>
        }
    };
    let lead = if deciding.is_empty() {
        td_string!(l, service.deciding_none).to_owned()
    } else {
        td_string!(l, service.deciding_lead, count = deciding.len())
    };
    let named = deciding.into_iter().take(NAMED).map(move |question| {
        let to = format!("{}#answer.{}", routes::section(id, question.section.as_str()), question.id);
        view! { <li><a href=to>{question.text.get(lang())}</a></li> }
    });
    let next = next.unwrap_or("facts-service");
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back"><a href=routes::SERVICES>{td_string!(l, service.back_to_services)}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, service.draft_lead)}</p>
            <p class="form__actions">
                <a class="button" href=routes::section(id, next)>{td_string!(l, service.next_section)}</a>
                <a class="button button--quiet" href=routes::of_service(routes::CHECK, id)>
                    {td_string!(l, service.check_link)}
                </a>
            </p>
            <p>
                <a href=routes::of_service(routes::SELF_CHECK, id)>{td_string!(l, service.self_check)}</a>
                " · "
                <a href=routes::of_service(routes::FILE, id)>{td_string!(l, service.import_title)}</a>
            </p>
            <section class="part" aria-labelledby="deciding">
                <h2 class="part__title" id="deciding">{td_string!(l, service.deciding)}</h2>
                <p class="hint">{lead}</p>
                <ol>{named.collect_view()}</ol>
            </section>
            <section class="part" aria-labelledby="facts">
                <h2 class="part__title" id="facts">{td_string!(l, service.sections_facts)}</h2>
                <ul class="plain-list">{facts.into_iter().map(row).collect_view()}</ul>
            </section>
            <section class="part" aria-labelledby="questions">
                <h2 class="part__title" id="questions">{td_string!(l, service.sections_questions)}</h2>
                <ul class="plain-list">{questions.into_iter().map(row).collect_view()}</ul>
            </section>
        </Document>
    }
}
