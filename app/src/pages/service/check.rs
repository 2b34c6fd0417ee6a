//! All answers before publishing, each with the way to change it, and what stands in the way.

use domain::catalogue::{Catalogue, Question};
use leptos::prelude::*;
use usecase::vendor::{Draft, Obstacle};

use super::{
    facts::FACTS,
    progress::{is_answered, questions_of, section_of, typed},
    sheet::{flaw, href},
    summary::facts_of,
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

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct CheckView {
    /// The draft.
    pub draft: Draft,
    /// What keeps it from being published.
    pub obstacles: Vec<Obstacle>,
    /// Whether the reader may publish.
    pub may_publish: bool,
    /// Why publishing was refused.
    pub refused: Option<Refused>,
}

/// Why publishing was refused, but for obstacles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Somebody changed the draft.
    Stale,
    /// The newest version says the same.
    Unchanged {
        /// That version.
        number: u32,
    },
}

/// The page.
pub fn check(context: &PageContext, catalogue: &'static Catalogue, shown: CheckView) -> Page {
    render(context, Scripts::None, || view! { <CheckPage catalogue=catalogue shown=shown /> })
}

#[component]
fn CheckPage(catalogue: &'static Catalogue, shown: CheckView) -> impl IntoView {
    let l = locale();
    let id = shown.draft.service.id;
    let title = td_string!(l, service.check_title, name = shown.draft.service.name.as_str());
    let lines: Vec<ErrorLine> =
        shown.obstacles.iter().map(|obstacle| line(catalogue, &shown.draft, obstacle)).collect();
    let lead = (!lines.is_empty()).then(|| td_string!(l, service.check_blocked, count = lines.len()));
    let ready = lines.is_empty();
    let refused = shown.refused.map(|refused| match refused {
        Refused::Stale => td_string!(l, service.publish_stale).to_owned(),
        Refused::Unchanged { number } => td_string!(l, service.publish_unchanged, number = number),
    });
    let action = routes::of_service(routes::PUBLISH, id);
    let revision = shown.draft.revision;
    let publish = if !shown.may_publish {
        view! { <p class="note">{td_string!(l, service.publish_who)}</p> }.into_any()
    } else if ready {
        view! {
            <form class="form" method="post" action=action>
                <input type="hidden" name="revision" value=revision.to_string() />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, service.publish)}</button>
                </p>
            </form>
        }
        .into_any()
    } else {
        ().into_any()
    };
    let draft = StoredValue::new(shown.draft);
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, id)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <ErrorSummary lines=lines lead=lead />
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, service.check_lead)}</p>
            {refused.map(|text| view! { <p class="note" role="status">{text}</p> })}
            {ready.then(|| view! { <p>{td_string!(l, service.check_ready)}</p> })}
            {publish}
            <Facts catalogue=catalogue draft=draft />
            <Answers catalogue=catalogue draft=draft />
        </Document>
    }
}

fn line(catalogue: &Catalogue, draft: &Draft, obstacle: &Obstacle) -> ErrorLine {
    let id = draft.service.id;
    let (section, at, text) = match obstacle {
        Obstacle::Problem(problem) => {
            let flaw = flaw(catalogue, problem);
            (section_of(catalogue, &problem.field), flaw.field, flaw.text)
        }
        Obstacle::Undecided(rival) => {
            let group = usecase::field::group(&rival.field).to_owned();
            let text = td_string!(locale(), service.check_undecided, name = rival.field.as_str());
            (section_of(catalogue, &rival.field), group, text)
        }
    };
    let to = match section {
        Some(section) => format!("{}{}", routes::section(id, &section), href(draft, &at)),
        None => routes::of_service(routes::DRAFT, id),
    };
    ErrorLine { href: to, text }
}

#[component]
fn Facts(catalogue: &'static Catalogue, draft: StoredValue<Draft>) -> impl IntoView {
    let l = locale();
    let id = draft.with_value(|draft| draft.service.id);
    let sections = FACTS.iter().map(move |facts| {
        let rows = draft.with_value(|draft| facts_of(catalogue, &draft.fields, facts));
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
                <p>
                    <a href=routes::section(id, facts.id)>
                        {td_string!(l, service.change)} <span class="out-of-sight">" " {facts.title(l)}</span>
                    </a>
                </p>
                <dl class="summary">{rows.collect_view()}</dl>
            </section>
        }
    });
    sections.collect_view()
}

#[component]
fn Answers(catalogue: &'static Catalogue, draft: StoredValue<Draft>) -> impl IntoView {
    let l = locale();
    let id = draft.with_value(|draft| draft.service.id);
    let sections = catalogue.sections.iter().map(move |section| {
        let name = section.text.get(lang());
        let all: Vec<&'static Question> = questions_of(catalogue, section).collect();
        let (answered, open): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|question| draft.with_value(|draft| is_answered(draft, question)));
        let rows = answered.into_iter().map(|question| {
            let to = format!("{}#answer.{}", routes::section(id, section.id.as_str()), question.id);
            let text = draft.with_value(|draft| answer(catalogue, draft, question));
            view! {
                <div class="summary__row">
                    <dt>{question.text.get(lang())}</dt>
                    <dd>
                        {text} " "
                        <a href=to>
                            {td_string!(l, service.change)}
                            <span class="out-of-sight">" " {question.text.get(lang())}</span>
                        </a>
                    </dd>
                </div>
            }
        });
        let rows = rows.collect_view();
        view! {
            <section class="part">
                <h2 class="part__title">{name}</h2>
                <p class="hint">
                    {td_string!(l, service.unanswered, count = open.len())} " · "
                    <a href=routes::section(id, section.id.as_str())>
                        {td_string!(l, service.change)} <span class="out-of-sight">" " {name}</span>
                    </a>
                </p>
                <dl class="summary">{rows}</dl>
            </section>
        }
    });
    sections.collect_view()
}

/// An answer in a line.
fn answer(catalogue: &'static Catalogue, draft: &Draft, question: &Question) -> String {
    let at = |part: &str| typed(draft, &format!("answer.{}.{part}", question.id));
    let state = catalogue.word("answer-state", at("state")).map_or(at("state"), |text| text.get(lang()));
    let value = question.choices.get(at("value")).map_or(at("value"), |text| text.get(lang()));
    let parts = [state, value, at("planned_for"), at("reason"), at("scope"), at("exception")];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}
