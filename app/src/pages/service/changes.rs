//! What changed between two versions, in sentences: question by question, fact by fact.

use domain::{
    catalogue::{Catalogue, Question},
    word::{AnswerState, Extent, Grade, Word},
};
use leptos::prelude::*;
use usecase::{record::VendorServiceId, vendor::Change};

use super::{
    progress::{section_of, section_title},
    summary::{fact_label, fact_word, is_single},
};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::date_words,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ChangesView {
    /// The service.
    pub service: VendorServiceId,
    /// The older version.
    pub from: u32,
    /// The newer one.
    pub to: u32,
    /// What differs.
    pub changes: Vec<Change>,
}

/// The page.
pub fn changes(context: &PageContext, catalogue: &'static Catalogue, shown: ChangesView) -> Page {
    render(context, Scripts::None, || view! { <ChangesPage catalogue=catalogue shown=shown /> })
}

#[component]
fn ChangesPage(catalogue: &'static Catalogue, shown: ChangesView) -> impl IntoView {
    let l = locale();
    let title = td_string!(l, service.changes_title, from = shown.from, to = shown.to);
    let none = shown.changes.is_empty().then(|| view! { <p>{td_string!(l, service.changes_none)}</p> });
    let back = routes::of_version(routes::VERSION, shown.service, shown.to);
    // What was only confirmed as of a later day says nothing new.
    let (confirmed, changed): (Vec<Change>, Vec<Change>) = shown.changes.into_iter().partition(only_confirmed);
    let (answers, facts): (Vec<Change>, Vec<Change>) =
        changed.into_iter().partition(|change| change.about.starts_with("answers/"));
    let count = (answers.len() + facts.len() > 0)
        .then(|| td_string!(l, draft.changed_count, answers = answers.len(), facts = facts.len()));
    let confirmed = (!confirmed.is_empty()).then(|| td_string!(l, draft.changed_confirmed, count = confirmed.len()));
    let part = move |id: &'static str, title: &'static str, changes: Vec<Change>| {
        (!changes.is_empty()).then(|| {
            let rows = changes.into_iter().map(|change| row(catalogue, &change));
            view! {
                <section class="part" aria-labelledby=id>
                    <h2 class="part__title" id=id>{title}</h2>
                    {rows.collect_view()}
                </section>
            }
        })
    };
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back"><a href=back>{td_string!(l, draft.back_to_version, number = shown.to)}</a></p>
            <h1 class="page-title">{title}</h1>
            {none}
            {count.map(|text| view! { <p class="lead">{text}</p> })}
            {confirmed.map(|text| view! { <p>{text}</p> })}
            {part("answers", td_string!(l, service.sections_questions), answers)}
            {part("facts", td_string!(l, service.sections_facts), facts)}
        </Document>
    }
}

fn only_confirmed(change: &Change) -> bool {
    change.about.starts_with("answers/") && change.details.iter().all(|(name, ..)| name == "as_of")
}

/// A question or fact, and what became of it.
fn row(catalogue: &'static Catalogue, change: &Change) -> AnyView {
    let l = locale();
    let question = change.about.strip_prefix("answers/").and_then(|id| catalogue.question(id));
    let about = match question {
        Some(question) => question.text.get(lang()).to_owned(),
        None => fact(catalogue, &change.about),
    };
    let whole = |gone: bool| change.details.iter().all(|(_, was, is)| if gone { is.is_none() } else { was.is_none() });
    let single = matches!(change.details.as_slice(), [(name, ..)] if name.is_empty());
    let entry = question.is_none() && !single;
    let became = match (entry && whole(false), entry && whole(true)) {
        (true, _) => Some(td_string!(l, draft.entry_added)),
        (_, true) => Some(td_string!(l, draft.entry_removed)),
        _ => None,
    };
    let sentences = change.details.iter().map(|(name, was, is)| {
        let path = if name.is_empty() { change.about.clone() } else { format!("{}/{name}", change.about) };
        let label = detail(question, name, &path);
        let words = |text: &Option<String>| text.as_deref().map(|text| words(catalogue, question, &path, text));
        let sentence = match (words(was), words(is)) {
            (Some(was), Some(is)) => td_string!(l, draft.changed_from_to, name = label, was = was, is = is),
            (None, Some(is)) => td_string!(l, draft.changed_added, name = label, is = is),
            (Some(was), None) => td_string!(l, draft.changed_removed, name = label, was = was),
            (None, None) => String::new(),
        };
        view! { <li>{sentence}</li> }
    });
    view! {
        <div class="change">
            <h3 class="change__about">
                {about} {became.map(|text| view! { <span class="change__became">{text}</span> })}
            </h3>
            <ul>{sentences.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// What a fact is called: its section of the form, and its id within.
fn fact(catalogue: &'static Catalogue, about: &str) -> String {
    let (first, second) = about.split_once('/').unwrap_or((about, ""));
    let section = section_of(catalogue, &about.replace('/', ".")).and_then(|id| section_title(catalogue, &id));
    match (fact_label(about), section) {
        (Some(label), _) if is_single(about) => label.to_owned(),
        (Some(label), _) => format!("{label} {second}"),
        (None, Some(section)) if first == "complete" => td_string!(locale(), draft.changed_complete, name = section),
        (None, Some(section)) if !second.is_empty() => format!("{section} {second}"),
        (None, Some(section)) => section.to_owned(),
        (None, None) => about.to_owned(),
    }
}

/// What a detail is called.
fn detail(question: Option<&Question>, name: &str, path: &str) -> String {
    let l = locale();
    if question.is_none() {
        return fact_label(path).map_or_else(
            || if name.is_empty() { td_string!(l, draft.changed_content).to_owned() } else { name.to_owned() },
            str::to_owned,
        );
    }
    match name {
        "state" | "value" => td_string!(l, service.value).to_owned(),
        "reason" => td_string!(l, service.reason).to_owned(),
        "planned_for" => td_string!(l, service.planned_for).to_owned(),
        _ => fact_label(&path.replacen("answers/", "answer/", 1)).map_or_else(|| name.to_owned(), str::to_owned),
    }
}

/// What a detail says, worded where it is a word of a list or a day.
fn words(catalogue: &'static Catalogue, question: Option<&Question>, path: &str, text: &str) -> String {
    let Some(question) = question else { return fact_word(catalogue, path, text) };
    let choice = question.choices.get(text);
    let listed = [AnswerState::LIST, Grade::LIST, Extent::LIST].into_iter().find_map(|list| catalogue.word(list, text));
    let date = || domain::read::date(text).map(|date| date_words(locale(), date));
    let word = choice.or(listed).map(|word| word.get(lang()).to_owned());
    word.or_else(date).unwrap_or_else(|| text.to_owned())
}
