//! A section of the draft: facts, or questions.

use domain::catalogue::{Catalogue, Question, Section};
use leptos::prelude::*;
use usecase::{field::FieldProblem, vendor::Draft};

use super::{
    around::{Around, Ask, Beside, Confirm, Head},
    cards::fact_cards,
    facts::{FACTS, order},
    progress::{questions_of, section_of},
    question::QuestionCard,
    sheet::{Sheet, flaws, href},
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
    /// The list in which an empty card is asked for.
    pub add: Option<String>,
    /// The card from which a long list is asked for.
    pub from: Option<String>,
    /// Whether it was saved just now, with something to put right.
    pub saved: bool,
    /// Whether somebody else saved first.
    pub stale: bool,
    /// What stands around the fields.
    pub around: Around,
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
    let flaws = flaws(catalogue, &shown.draft, &shown.problems, &shown.id);
    let lines: Vec<ErrorLine> =
        flaws.iter().map(|flaw| ErrorLine { href: href(&shown.draft, &flaw.field), text: flaw.text.clone() }).collect();
    let lead = (!lines.is_empty()).then(|| td_string!(l, service.saved_but, count = lines.len()));
    let onward = shown.saved.then(|| match next_section(catalogue, &shown.id) {
        Some(next) => routes::section(service, &next),
        None => routes::of_service(routes::CHECK, service),
    });
    let action = routes::section(service, &shown.id);
    let revision = shown.draft.revision;
    let sheet = Sheet::new(catalogue, shown.draft, flaws, shown.add, shown.from);
    let around = StoredValue::new(shown.around);
    let body = match (facts, section) {
        (Some(facts), _) => fact_cards(sheet, facts),
        (None, Some(section)) => view! { <Questions sheet=sheet around=around section=section /> }.into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <Document title=title place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, service)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <ErrorSummary lines=lines lead=lead />
            {onward.map(|to| view! { <p><a href=to>{td_string!(l, service.go_on_anyway)}</a></p> })}
            <p class="eyebrow">{sheet.draft(|draft| draft.service.name.clone())}</p>
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
            <Head sheet=sheet around=around />
            {shown.stale.then(|| view! { <p class="note" role="status">{td_string!(l, service.stale)}</p> })}
            {(!shown.may_edit).then(|| view! { <p class="note">{td_string!(l, service.read_only)}</p> })}
            <form class="form" method="post" action=action novalidate>
                <fieldset class="bare form" disabled=!shown.may_edit>
                    <button class="first-button" type="submit" name="go" value="next" tabindex="-1" aria-hidden="true">
                        {td_string!(l, service.save_next)}
                    </button>
                    <input type="hidden" name="revision" value=revision.to_string() />
                    <Confirm catalogue=catalogue around=around />
                    {body}
                    <p class="form__actions form__actions--bar">
                        <button class="button" type="submit" name="go" value="next">
                            {td_string!(l, service.save_next)}
                        </button>
                        <button class="button button--quiet" type="submit" name="go" value="list">
                            {td_string!(l, service.save_list)}
                        </button>
                    </p>
                    <Ask around=around />
                </fieldset>
            </form>
        </Document>
    }
}

/// Whether something of a section is to be put right.
pub fn has_flaws(catalogue: &Catalogue, draft: &Draft, section: &str) -> bool {
    let problems = draft.assemble(catalogue).disclosure.err().unwrap_or_default();
    problems.iter().any(|problem| section_of(catalogue, &problem.field).as_deref() == Some(section))
}

#[component]
fn Questions(sheet: Sheet, around: StoredValue<Around>, section: &'static Section) -> impl IntoView {
    let all: Vec<&'static Question> = questions_of(sheet.catalogue, section).collect();
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
            view! {
                <div class="question-row">
                    <QuestionCard sheet=sheet question=question />
                    <Beside sheet=sheet around=around question=question />
                </div>
            }
        })
        .collect_view()
}
