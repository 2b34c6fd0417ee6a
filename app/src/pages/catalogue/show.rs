//! One criterion, whole.

use domain::{
    catalogue::{Catalogue, Question, YesNo},
    word::{Gate, Word},
};
use leptos::prelude::*;
use usecase::catalogue::{AcceptedScheme, CriterionDetail, DecidingQuestion, EditionPlaces};

use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        gate_tag::GateTag,
    },
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::{how_checked, when_unmet},
};

/// The page of a criterion.
pub fn show(context: &PageContext, catalogue: &'static Catalogue, detail: CriterionDetail<'static>) -> Page {
    render(context, Scripts::None, || view! { <ShowPage catalogue=catalogue detail=detail /> })
}

#[component]
fn ShowPage(catalogue: &'static Catalogue, detail: CriterionDetail<'static>) -> impl IntoView {
    let l = locale();
    let criterion = detail.criterion;
    let name = criterion.text.get(lang());
    let cited = citation(&detail);
    view! {
        <Document title=name place=Place::Catalogue scripts=Scripts::None>
            <p class="back"><a href=routes::CATALOGUE>{td_string!(l, common.back_to_catalogue)}</a></p>
            <p class="eyebrow">
                {td_string!(l, criterion.eyebrow)} " · "
                {detail.topic.map_or(criterion.topic.as_str(), |topic| topic.get(lang()))}
            </p>
            <h1 class="page-title">{name}</h1>
            <div class="unmet" data-gate=detail.gate.word()>
                <GateTag gate=detail.gate text=catalogue.word(Gate::LIST, detail.gate.word()) />
                <p class="unmet__text">
                    <span class="unmet__label">{td_string!(l, criterion.unmet)}</span>
                    {when_unmet(l, detail.gate)}
                </p>
            </div>
            <div class="columns">
                <div class="columns__main">
                    <Part title=td_string!(l, criterion.checked)>
                        <p>{how_checked(l, &criterion.rule)}</p>
                    </Part>
                    {criterion
                        .secure
                        .as_ref()
                        .map(|secure| {
                            view! { <Part title=td_string!(l, criterion.secure)><p>{secure.get(lang())}</p></Part> }
                        })}
                    <Part title=td_string!(l, criterion.evidence)>
                        <p>{criterion.evidence.get(lang())}</p>
                    </Part>
                    <Questions questions=detail.questions opened_by=detail.opened_by />
                    <Schemes schemes=detail.schemes />
                    <Part title=td_string!(l, criterion.basis)>
                        <p class="basis">
                            {catalogue.word_of(criterion.basis, lang())}
                        </p>
                        {criterion.note.as_ref().map(|note| view! { <p>{note.get(lang())}</p> })}
                    </Part>
                </div>
                <div class="columns__side">
                    <Places catalogue=catalogue editions=detail.editions own=detail.gate />
                    <Part title=td_string!(l, criterion.settings)>
                        {if detail.settings.is_empty() {
                            view! { <p>{td_string!(l, criterion.settings_none)}</p> }.into_any()
                        } else {
                            let rows = detail.settings.iter().map(|setting| view! { <li>{setting.text.get(lang())}</li> });
                            view! { <ul class="plain-list">{rows.collect_view()}</ul> }.into_any()
                        }}
                    </Part>
                </div>
            </div>
            {cited
                .map(|text| {
                    view! {
                        <Part title=td_string!(l, criterion.citation)>
                            <p class="hint" id="citation-hint">{td_string!(l, criterion.citation_lead)}</p>
                            <blockquote class="citation" aria-describedby="citation-hint">{text}</blockquote>
                        </Part>
                    }
                })}
        </Document>
    }
}

#[component]
fn Part(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="part">
            <h2 class="part__title">{title}</h2>
            {children()}
        </section>
    }
}

#[component]
fn Questions(questions: Vec<DecidingQuestion<'static>>, opened_by: Option<&'static Question>) -> impl IntoView {
    let l = locale();
    let opening = opened_by.map(|question| {
        view! {
            <p class="hint">{td_string!(l, criterion.opened_by)}</p>
            <p class="question__opening">{question.text.get(lang())}</p>
        }
    });
    let lead = if questions.is_empty() {
        td_string!(l, criterion.questions_none)
    } else {
        td_string!(l, criterion.questions_lead)
    };
    let rows = questions.into_iter().map(|row| view! { <QuestionRow row=row /> }).collect_view();
    view! {
        <Part title=td_string!(l, criterion.questions)>
            <p class="hint">{lead}</p>
            <ol class="questions">{rows}</ol>
            {opening}
        </Part>
    }
}

#[component]
fn QuestionRow(row: DecidingQuestion<'static>) -> impl IntoView {
    let l = locale();
    let question = row.question;
    let good = question.good.map(|good| match good {
        YesNo::Yes => td_string!(l, criterion.good_yes),
        YesNo::No => td_string!(l, criterion.good_no),
    });
    let number = match question.form_number.strip_prefix("own ") {
        Some(own) => td_string!(l, criterion.own_number, number = own),
        None => td_string!(l, criterion.form_number, number = question.form_number.as_str()),
    };
    view! {
        <li class="question">
            <p class="question__text">{question.text.get(lang())}</p>
            <p class="question__help">{question.help.get(lang())}</p>
            <p class="question__meta">
                {good.map(|good| view! { <span class="question__good">{good}</span> })}
                <span>{number} " " {row.section.map(|section| section.get(lang()))}</span>
            </p>
        </li>
    }
}

#[component]
fn Schemes(schemes: Vec<AcceptedScheme<'static>>) -> impl IntoView {
    let l = locale();
    (!schemes.is_empty()).then(|| {
        let rows = schemes.into_iter().map(|accepted| {
            let editions: Vec<&str> = accepted.editions.iter().map(|edition| edition.text.get(lang())).collect();
            view! {
                <li class="scheme">
                    <p class="scheme__name">{accepted.scheme.text.get(lang())}</p>
                    <p class="scheme__shows">{accepted.scheme.shows.get(lang())}</p>
                    <p class="hint">{editions.join(" · ")}</p>
                </li>
            }
        });
        view! {
            <Part title=td_string!(l, criterion.schemes)>
                <p class="hint">{td_string!(l, criterion.schemes_lead)}</p>
                <ul class="plain-list">{rows.collect_view()}</ul>
            </Part>
        }
    })
}

#[component]
fn Places(catalogue: &'static Catalogue, editions: Vec<EditionPlaces<'static>>, own: Gate) -> impl IntoView {
    let l = locale();
    let rows = editions.into_iter().map(move |row| {
        let gate = (row.gate != own && !row.clauses.is_empty()).then(|| {
            let gate = catalogue.word_of(row.gate, lang());
            view! { <p class="hint">{td_string!(l, criterion.gate_there, gate = gate)}</p> }
        });
        let carried = row.carried_over.then(|| view! { <p class="hint">{td_string!(l, criterion.carried_over)}</p> });
        let clauses = row.clauses.iter().map(|(key, places)| {
            view! {
                <li class="clause">
                    <span class="clause__place" lang="ja">{places.join(" · ")}</span>
                    <code class="clause__key">{key.as_str()}</code>
                </li>
            }
        });
        let clauses = if row.clauses.is_empty() {
            view! { <p class="hint">{td_string!(l, criterion.not_part)}</p> }.into_any()
        } else {
            view! { <ul class="plain-list">{clauses.collect_view()}</ul> }.into_any()
        };
        view! {
            <h3 class="part__subtitle">{row.edition.text.get(lang())}</h3>
            {clauses}
            {gate}
            {carried}
        }
    });
    view! { <Part title=td_string!(l, criterion.places)>{rows.collect_view()}</Part> }
}

/// How to quote the criterion: under the newest edition that has it.
fn citation(detail: &CriterionDetail) -> Option<String> {
    let newest = detail.editions.iter().find(|row| !row.clauses.is_empty())?;
    let places: Vec<&str> = newest.clauses.iter().flat_map(|(_, places)| places.iter().map(String::as_str)).collect();
    let keys: Vec<&str> = newest.clauses.iter().map(|(key, _)| key.as_str()).collect();
    Some(td_string!(
        locale(),
        criterion.citation_text,
        text = detail.criterion.text.get(lang()),
        id = detail.criterion.id.as_str(),
        edition = newest.edition.text.get(lang()),
        places = places.join(" · "),
        keys = keys.join(", ")
    ))
}
