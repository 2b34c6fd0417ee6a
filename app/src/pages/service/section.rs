//! A section of the draft: facts, or questions.

use domain::catalogue::{Catalogue, Question, Section};
use leptos::prelude::*;
use usecase::{
    field::{FieldProblem, group},
    vendor::Draft,
};

use super::{
    facts::{FACTS, Facts, help, label, order},
    fields::{FactField, OneOf, positions},
    progress::{questions_of, section_of, typed},
    question::{QuestionCard, Rivals},
};
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
    },
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
};

/// What the page of a section is made of.
#[derive(Clone, Debug)]
pub struct SectionView {
    /// The section.
    pub id: String,
    /// The draft.
    pub draft: Draft,
    /// What keeps it from being published, in all sections.
    pub problems: Vec<FieldProblem>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether an empty card is asked for.
    pub add: bool,
    /// Whether somebody else saved first.
    pub stale: bool,
}

/// The page.
pub fn section(context: &PageContext, catalogue: &'static Catalogue, shown: SectionView) -> Page {
    render(context, Scripts::None, || view! { <SectionPage catalogue=catalogue shown=shown /> })
}

/// The section after one, and none after the last.
pub fn next_section(catalogue: &Catalogue, id: &str) -> Option<String> {
    order(catalogue).skip_while(|section| *section != id).nth(1).map(str::to_owned)
}

#[component]
fn SectionPage(catalogue: &'static Catalogue, shown: SectionView) -> impl IntoView {
    let l = locale();
    let service = shown.draft.service.id;
    let facts = FACTS.iter().find(|facts| facts.id == shown.id);
    let section = catalogue.sections.iter().find(|section| section.id.as_str() == shown.id);
    let title =
        facts.map(|facts| facts.title(l)).or(section.map(|section| section.text.get(lang()))).unwrap_or_default();
    let problems: Vec<(String, String)> = shown
        .problems
        .iter()
        .filter(|problem| section_of(catalogue, &problem.field).as_deref() == Some(shown.id.as_str()))
        .map(|problem| (group(&problem.field).to_owned(), problem.text(catalogue, lang())))
        .collect();
    let lines: Vec<ErrorLine> =
        problems.iter().map(|(group, text)| ErrorLine { href: format!("#{group}"), text: text.clone() }).collect();
    let lead = (!lines.is_empty()).then(|| td_string!(l, service.saved_but, count = lines.len()));
    let action = routes::section(service, &shown.id);
    let revision = shown.draft.revision;
    let draft = StoredValue::new(shown.draft);
    let body = match (facts, section) {
        (Some(facts), _) => {
            view! { <FactCards catalogue=catalogue draft=draft facts=facts problems=problems add=shown.add /> }
                .into_any()
        }
        (None, Some(section)) => {
            view! { <Questions catalogue=catalogue draft=draft section=section problems=problems /> }.into_any()
        }
        (None, None) => ().into_any(),
    };
    view! {
        <Document title=title place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, service)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <ErrorSummary lines=lines lead=lead />
            <p class="eyebrow">{draft.with_value(|draft| draft.service.name.clone())}</p>
            <h1 class="page-title">{title}</h1>
            {section
                .map(|section| {
                    let count = questions_of(catalogue, section).count();
                    view! {
                        <p class="hint">
                            {td_string!(l, service.questions_count, count = count, minutes = count.div_ceil(2))}
                        </p>
                    }
                })}
            {shown.stale.then(|| view! { <p class="note" role="status">{td_string!(l, service.stale)}</p> })}
            {(!shown.may_edit).then(|| view! { <p class="note">{td_string!(l, service.read_only)}</p> })}
            <form class="form" method="post" action=action novalidate>
                <fieldset class="bare form" disabled=!shown.may_edit>
                    <button class="first-button" type="submit" name="go" value="next" tabindex="-1" aria-hidden="true">
                        {td_string!(l, service.save_next)}
                    </button>
                    <input type="hidden" name="revision" value=revision.to_string() />
                    {body}
                    <p class="form__actions form__actions--bar">
                        <button class="button" type="submit" name="go" value="next">
                            {td_string!(l, service.save_next)}
                        </button>
                        <button class="button button--quiet" type="submit" name="go" value="list">
                            {td_string!(l, service.save_list)}
                        </button>
                    </p>
                </fieldset>
            </form>
        </Document>
    }
}

#[component]
fn Questions(
    catalogue: &'static Catalogue,
    draft: StoredValue<Draft>,
    section: &'static Section,
    problems: Vec<(String, String)>,
) -> impl IntoView {
    let all: Vec<&'static Question> = questions_of(catalogue, section).collect();
    let opened_here = |question: &Question| {
        question.opened_by.as_ref().is_some_and(|opening| all.iter().any(|other| other.id == opening.question))
    };
    // What another question of the section opens stands under it.
    let mut ordered: Vec<&'static Question> = Vec::new();
    for question in all.iter().filter(|question| !opened_here(question)) {
        ordered.push(question);
        let mut at = ordered.len() - 1;
        while let Some(opener) = ordered.get(at) {
            let id = opener.id.clone();
            ordered.extend(
                all.iter().filter(|other| other.opened_by.as_ref().is_some_and(|opening| opening.question == id)),
            );
            at += 1;
        }
    }
    ordered
        .into_iter()
        .map(|question| {
            let group = format!("answer.{}", question.id);
            let errors = problems.iter().filter(|(at, _)| *at == group).map(|(_, text)| text.clone()).collect();
            view! { <QuestionCard catalogue=catalogue draft=draft question=question errors=errors /> }
        })
        .collect_view()
}

#[component]
fn FactCards(
    catalogue: &'static Catalogue,
    draft: StoredValue<Draft>,
    facts: &'static Facts,
    problems: Vec<(String, String)>,
    add: bool,
) -> impl IntoView {
    let l = locale();
    let errors = |group: &str| {
        let found: Vec<String> = problems.iter().filter(|(at, _)| at == group).map(|(_, text)| text.clone()).collect();
        (!found.is_empty()).then(|| view! { <p class="field__error">"＊"{found.join(" ")}</p> })
    };
    if !facts.list {
        let rows = facts.fields.iter().map(|(name, wants)| {
            view! {
                {errors(name)}
                <Rivals draft=draft group=(*name).to_owned() />
                <FactField
                    catalogue=catalogue
                    draft=draft
                    name=(*name).to_owned()
                    label=label(l, name)
                    help=help(l, name, *wants)
                    wants=*wants
                />
            }
        });
        return rows.collect_view().into_any();
    }
    let list = facts.prefixes.first().copied().unwrap_or_default();
    let mut cards = draft.with_value(|draft| positions(draft, list));
    if add || cards.is_empty() {
        cards.push(cards.last().map_or(0, |last| last + 1));
    }
    let rows = cards.into_iter().enumerate().map(|(at, position)| {
        let group = format!("{list}.{position}");
        let fields = facts.fields.iter().map(|(step, wants)| {
            view! {
                <FactField
                    catalogue=catalogue
                    draft=draft
                    name=format!("{group}.{step}")
                    label=label(l, step)
                    help=help(l, step, *wants)
                    wants=*wants
                />
            }
        });
        let wrong = problems.iter().any(|(at, _)| *at == group).then_some("true");
        view! {
            <fieldset class="question-card" id=group.clone() data-invalid=wrong>
                <legend class="question-card__text">
                    {td_string!(l, service.card, title = facts.title(l), number = at + 1)}
                </legend>
                {errors(&group)}
                <Rivals draft=draft group=group.clone() />
                {fields.collect_view()}
                <p>
                    <button class="link-button" type="submit" name="remove" value=group.clone()>
                        {td_string!(l, service.remove_card)}
                        <span class="out-of-sight">" " {at + 1}</span>
                    </button>
                </p>
            </fieldset>
        }
    });
    let complete = facts.complete.then(|| {
        let name = format!("complete.{list}");
        let value = draft.with_value(|draft| typed(draft, &name).to_owned());
        let choices = ["yes", "no"].map(|word| {
            (word.to_owned(), catalogue.word("stated", word).map_or(word, |text| text.get(lang())).to_owned())
        });
        view! {
            <div class="question-card">
                <p class="hint">{td_string!(l, service.complete_help)}</p>
                <OneOf name=name label=td_string!(l, service.complete) choices=choices.to_vec() value=value />
            </div>
        }
    });
    view! {
        {rows.collect_view()}
        <p>
            <button class="button button--quiet" type="submit" name="go" value="add">
                {td_string!(l, service.add_card)}
            </button>
        </p>
        {complete}
    }
    .into_any()
}
