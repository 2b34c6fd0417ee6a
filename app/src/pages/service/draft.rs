//! A draft as a whole: the questions that decide, and the sections with their state and who writes them.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::vendor::{self, Overview};

use super::{
    facts::FACTS,
    progress::{place_of, stated, wanted},
};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
};

/// The page.
pub fn draft(context: &PageContext, catalogue: &'static Catalogue, shown: Overview) -> Page {
    render(context, Scripts::None, || view! { <DraftPage catalogue=catalogue shown=shown /> })
}

/// A section as the list shows it.
struct Row {
    id: &'static str,
    name: &'static str,
    state: &'static str,
    owner: Option<String>,
    count: String,
    /// Whether something is left to write for whoever looks at it.
    unfinished: bool,
    aside: bool,
}

fn rows(catalogue: &'static Catalogue, shown: &Overview) -> (Vec<Row>, Vec<Row>) {
    let l = locale();
    let words = |done: usize, of: Option<usize>| match (done, of) {
        (0, _) => td_string!(l, service.state_none),
        (done, Some(of)) if done == of => td_string!(l, service.state_all),
        _ => td_string!(l, service.state_some),
    };
    let owner = |section: &str| {
        let owner = shown.owners.get(section)?;
        let name = shown.names.get(&owner.person)?;
        Some(match owner.done_at {
            None => td_string!(l, draft.owner, name = name.as_str()),
            Some(_) => td_string!(l, draft.owner_done, name = name.as_str()),
        })
    };
    // What a colleague has been asked for is theirs to go on with.
    let mine = |section: &str| shown.owners.get(section).is_none_or(|owner| owner.person == shown.reader);
    let facts = FACTS.iter().map(|facts| {
        let stated = stated(&shown.draft, facts.prefixes);
        Row {
            id: facts.id,
            name: facts.title(l),
            state: words(stated, None),
            owner: owner(facts.id),
            count: td_string!(l, service.count_facts, count = stated),
            unfinished: stated == 0 && mine(facts.id),
            aside: false,
        }
    });
    let questions = vendor::sections(catalogue, &shown.draft.fields).into_iter().map(|progress| {
        let id = progress.section.id.as_str();
        Row {
            id,
            name: progress.section.text.get(lang()),
            state: words(progress.answered, Some(progress.of)),
            owner: owner(id),
            count: td_string!(l, service.count_of, done = progress.answered, all = progress.of),
            unfinished: progress.answered < progress.of && !progress.aside && mine(id),
            aside: progress.aside,
        }
    });
    (facts.collect(), questions.collect())
}

#[component]
fn DraftPage(catalogue: &'static Catalogue, shown: Overview) -> impl IntoView {
    let l = locale();
    let id = shown.draft.service.id;
    let title = td_string!(l, service.draft_title, name = shown.draft.service.name.as_str());
    let (facts, questions) = rows(catalogue, &shown);
    let next = facts.iter().chain(&questions).find(|row| row.unfinished).map(|row| (row.id, row.name));
    let main = match next {
        Some((section, name)) => view! {
            <a class="button" href=routes::section(id, section)>{td_string!(l, draft.next_section, name = name)}</a>
            <a class="button button--quiet" href=routes::of_service(routes::CHECK, id)>
                {td_string!(l, service.check_link)}
            </a>
        }
        .into_any(),
        None => view! {
            <a class="button" href=routes::of_service(routes::CHECK, id)>{td_string!(l, service.check_link)}</a>
        }
        .into_any(),
    };
    let deciding = shown.deciding;
    let lead = match deciding.open.len() {
        0 => td_string!(l, draft.deciding_none, all = deciding.all),
        open => td_string!(l, draft.deciding_open, all = deciding.all, open = open),
    };
    let named = deciding.open.into_iter().map(move |open| {
        let text = wanted(catalogue, &open);
        match &open.field {
            Some(field) => view! { <li><a href=place_of(catalogue, id, field)>{text}</a></li> }.into_any(),
            None => view! { <li>{text}</li> }.into_any(),
        }
    });
    let row = move |row: Row| {
        view! {
            <li class="section-row">
                <a class="section-row__name" href=routes::section(id, row.id)>{row.name}</a>
                <span class="section-row__state">{row.state}</span>
                <span class="section-row__owner">{row.owner}</span>
                <span class="section-row__count">{row.count}</span>
            </li>
        }
    };
    let (aside, questions): (Vec<Row>, Vec<Row>) = questions.into_iter().partition(|row| row.aside);
    let aside = (!aside.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary class="fold__summary">{td_string!(l, draft.aside, count = aside.len())}</summary>
                <div class="fold__body">
                    <ul class="plain-list">{aside.into_iter().map(row).collect_view()}</ul>
                </div>
            </details>
        }
    });
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back"><a href=routes::SERVICES>{td_string!(l, service.back_to_services)}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, service.draft_lead)}</p>
            <p class="form__actions">{main}</p>
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
                {aside}
            </section>
        </Document>
    }
}
