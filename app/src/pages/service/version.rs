//! A published version, as its vendor keeps it.

use std::collections::BTreeMap;

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::{
    field::flatten,
    record::{PersonId, VersionHead},
    vendor::Version,
};

use super::{answer::answer_words, facts::FACTS, summary::facts_of};
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
pub struct VersionView {
    /// The version.
    pub shown: Version,
    /// All versions of its service, newest first.
    pub all: Vec<VersionHead>,
    /// The names of the vendor's people.
    pub names: BTreeMap<PersonId, String>,
}

/// The page of a version, with all versions of its service.
pub fn version(context: &PageContext, catalogue: &'static Catalogue, shown: VersionView) -> Page {
    render(context, Scripts::None, || view! { <VersionPage catalogue=catalogue view=shown /> })
}

#[component]
fn VersionPage(catalogue: &'static Catalogue, view: VersionView) -> impl IntoView {
    let l = locale();
    let VersionView { shown, all, names } = view;
    let published = move |head: &VersionHead| {
        let day = day(l, head.published_at);
        match names.get(&head.published_by) {
            Some(name) => td_string!(l, draft.published_by, day = day, name = name.as_str()),
            None => td_string!(l, service.version_published, day = day),
        }
    };
    let (id, number) = (shown.head.service, shown.head.number);
    let disclosure = shown.disclosure;
    let title = td_string!(l, service.version_title, number = number, name = disclosure.service.name.as_str());
    let before = number.checked_sub(1).filter(|before| *before > 0).map(|before| {
        let to = format!("{}?from={before}", routes::of_version(routes::CHANGES, id, number));
        view! { <p><a href=to>{td_string!(l, service.version_changes)}</a></p> }
    });
    let lead = published(&shown.head);
    let others = all.iter().filter(|head| head.number != number).map(|head| {
        let to = routes::of_version(routes::VERSION, id, head.number);
        let (older, newer) = (number.min(head.number), number.max(head.number));
        let changes = format!("{}?from={older}", routes::of_version(routes::CHANGES, id, newer));
        view! {
            <li>
                <a href=to>{td_string!(l, case.version, number = head.number)}</a>
                " "
                <span class="hint">{published(head)}</span>
                " · "
                <a href=changes>{td_string!(l, draft.compare, from = older, to = newer)}</a>
            </li>
        }
    });
    let others = others.collect::<Vec<_>>();
    let fields = flatten(&disclosure, catalogue);
    let facts = FACTS.iter().map(|facts| {
        let rows = facts_of(catalogue, &fields, facts);
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|fact| {
                view! {
                    <div class="summary__row">
                        <dt>{fact.label} " " <code class="hint">{fact.name}</code></dt>
                        <dd>{fact.text}</dd>
                    </div>
                }
            });
            view! {
                <section class="part">
                    <h2 class="part__title">{facts.title(l)}</h2>
                    <dl class="summary">{rows.collect_view()}</dl>
                </section>
            }
        })
    });
    let facts = facts.collect_view();
    let rows = catalogue.questions.iter().filter_map(|question| {
        let answer = disclosure.answer(question.id.as_str())?;
        Some(view! {
            <div class="summary__row">
                <dt>{question.text.get(lang())}</dt>
                <dd>{answer_words(catalogue, question, answer)}</dd>
            </div>
        })
    });
    let rows = rows.collect_view();
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back"><a href=routes::SERVICES>{td_string!(l, service.back_to_services)}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{lead}</p>
            <p class="hint">
                {td_string!(l, service.version_hash)} " " <code class="hash">{shown.head.sha256}</code>
            </p>
            {before}
            <p>
                <a href=routes::of_version(routes::VERSION_EXPORT, id, number)>
                    {td_string!(l, service.version_file)}
                </a>
            </p>
            {(!others.is_empty())
                .then(|| {
                    view! {
                        <section class="part">
                            <h2 class="part__title">{td_string!(l, service.version_others)}</h2>
                            <ul>{others}</ul>
                        </section>
                    }
                })}
            {facts}
            <section class="part">
                <h2 class="part__title">{td_string!(l, service.version_answers)}</h2>
                <dl class="summary">{rows}</dl>
            </section>
        </Document>
    }
}
