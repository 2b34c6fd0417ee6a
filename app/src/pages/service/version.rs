//! A published version, as its vendor keeps it.

use domain::{catalogue::Catalogue, disclosure::AnswerValue};
use leptos::prelude::*;
use usecase::{record::VersionHead, vendor::Version};

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::day,
};

/// The page of a version, with all versions of its service.
pub fn version(context: &PageContext, catalogue: &'static Catalogue, shown: Version, all: Vec<VersionHead>) -> Page {
    render(context, Scripts::None, || view! { <VersionPage catalogue=catalogue shown=shown all=all /> })
}

#[component]
fn VersionPage(catalogue: &'static Catalogue, shown: Version, all: Vec<VersionHead>) -> impl IntoView {
    let l = locale();
    let (id, number) = (shown.head.service, shown.head.number);
    let disclosure = shown.disclosure;
    let title = td_string!(l, service.version_title, number = number, name = disclosure.service.name.as_str());
    let before = number.checked_sub(1).filter(|before| *before > 0).map(|before| {
        let to = format!("{}?from={before}", routes::of_version(routes::CHANGES, id, number));
        view! { <p><a href=to>{td_string!(l, service.version_changes)}</a></p> }
    });
    let others = all.into_iter().filter(|head| head.number != number).map(|head| {
        let words = td_string!(l, service.published, number = head.number, day = day(l, head.published_at));
        view! { <li><a href=routes::of_version(routes::VERSION, id, head.number)>{words}</a></li> }
    });
    let others = others.collect::<Vec<_>>();
    let rows = catalogue.questions.iter().filter_map(|question| {
        let answer = disclosure.answers.as_ref()?.0.get(&question.id)?;
        let state = answer.state.map(|state| catalogue.word_of(state, lang()).to_owned());
        let value = answer.value.as_ref().map(|value| match value {
            AnswerValue::Text(text) => question
                .choices
                .get(text.0.as_str())
                .map_or_else(|| text.0.clone(), |words| words.get(lang()).to_owned()),
            AnswerValue::Number(number) => number.to_string(),
            AnswerValue::List(list) => list.iter().map(|text| text.0.as_str()).collect::<Vec<_>>().join("、"),
        });
        let reason = answer.reason.as_ref().map(|reason| reason.0.clone());
        let text = [state, value, reason].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Some(view! {
            <div class="summary__row">
                <dt>{question.text.get(lang())}</dt>
                <dd>{text}</dd>
            </div>
        })
    });
    let rows = rows.collect_view();
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back"><a href=routes::SERVICES>{td_string!(l, service.back_to_services)}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, service.version_published, day = day(l, shown.head.published_at))}</p>
            <p class="hint">
                {td_string!(l, service.version_hash)} " " <code>{shown.head.sha256}</code>
            </p>
            {before}
            <p>
                <a href=routes::of_version(routes::VERSION_EXPORT, id, number)>
                    {td_string!(l, service.version_file)}
                </a>
            </p>
            <section class="part">
                <h2 class="part__title">{td_string!(l, service.version_answers)}</h2>
                <dl class="summary">{rows}</dl>
            </section>
            {(!others.is_empty())
                .then(|| {
                    view! {
                        <section class="part">
                            <h2 class="part__title">{td_string!(l, service.version_others)}</h2>
                            <ul>{others}</ul>
                        </section>
                    }
                })}
        </Document>
    }
}
