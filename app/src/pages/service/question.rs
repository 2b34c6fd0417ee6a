//! A question of the form as a card.

use domain::{
    catalogue::{Catalogue, Question, YesNo},
    word::{AnswerState, QuestionKind, Word},
};
use leptos::prelude::*;
use usecase::vendor::Draft;

use super::{
    fields::{Choice, Line, Lines, OneOf, documents},
    progress::typed,
};
use crate::{
    context::{lang, locale},
    i18n::td_string,
    routes,
};

/// The card: the question, its answers, and what may be said beside them, folded.
#[component]
pub(super) fn QuestionCard(
    catalogue: &'static Catalogue,
    draft: StoredValue<Draft>,
    question: &'static Question,
    errors: Vec<String>,
) -> impl IntoView {
    let l = locale();
    let group = format!("answer.{}", question.id);
    let at = move |part: &str| {
        let name = format!("answer.{}.{part}", question.id);
        draft.with_value(|draft| typed(draft, &name).to_owned())
    };
    let name = move |part: &str| format!("answer.{}.{part}", question.id);
    let (error_id, help_id) = (format!("{group}.error"), format!("{group}.help"));
    let wrong = !errors.is_empty();
    let described = if wrong { format!("{help_id} {error_id}") } else { help_id.clone() };
    let answer = if question.kind == QuestionKind::YesNo {
        view! { <States question=question value=at("state") reason=at("reason") planned=at("planned_for") /> }
            .into_any()
    } else {
        view! { <Value question=question value=at("value") state=at("state") /> }.into_any()
    };
    // What changes the sense of an answer is not hidden.
    let open = ["scope", "exception"].iter().any(|part| !at(part).is_empty());
    let grades =
        catalogue.word_list("grade").map(|(word, text)| (word.to_owned(), text.get(lang()).to_owned())).collect();
    view! {
        <fieldset
            class="question-card"
            id=group.clone()
            data-dependent=question.opened_by.is_some().then_some("true")
            data-invalid=wrong.then_some("true")
            aria-describedby=described
        >
            <legend class="question-card__text">{question.text.get(lang())}</legend>
            <p class="field__help" id=help_id>{question.help.get(lang())}</p>
            {opening(catalogue, question).map(|text| view! { <p class="hint">{text}</p> })}
            {wrong.then(|| view! { <p class="field__error" id=error_id>"＊"{errors.join(" ")}</p> })}
            <Rivals draft=draft group=group.clone() />
            {answer}
            <details class="fold" open=open>
                <summary class="fold__summary">{td_string!(l, service.more)}</summary>
                <div class="fold__body">
                    <Lines name=name("scope") label=td_string!(l, service.answer_scope) value=at("scope") />
                    <Lines name=name("exception") label=td_string!(l, service.answer_exception) value=at("exception") />
                    <Line
                        name=name("as_of")
                        label=td_string!(l, service.answer_as_of)
                        help=Some(td_string!(l, service.h_day))
                        value=at("as_of")
                    />
                    <OneOf
                        name=name("evidence.0.document")
                        label=td_string!(l, service.evidence_document)
                        choices=draft.with_value(documents)
                        value=at("evidence.0.document")
                    />
                    <Line
                        name=name("evidence.0.place")
                        label=td_string!(l, service.evidence_place)
                        value=at("evidence.0.place")
                    />
                    <OneOf
                        name=name("evidence.0.grade")
                        label=td_string!(l, service.evidence_grade)
                        choices=grades
                        value=at("evidence.0.grade")
                    />
                </div>
            </details>
            <Why catalogue=catalogue question=question />
        </fieldset>
    }
}

/// The five answers; reason and date show themselves where they are wanted, without script.
#[component]
fn States(question: &'static Question, value: String, reason: String, planned: String) -> impl IntoView {
    let l = locale();
    let name = format!("answer.{}.state", question.id);
    let words = [
        (AnswerState::Yes.word(), td_string!(l, service.yes)),
        (AnswerState::No.word(), td_string!(l, service.no)),
        (AnswerState::Planned.word(), td_string!(l, service.state_planned)),
        (AnswerState::NotApplicable.word(), td_string!(l, service.state_not_applicable)),
        ("", td_string!(l, service.not_yet)),
    ];
    let value = if value == AnswerState::NotStated.word() { String::new() } else { value };
    let radios = words.map(|(word, text)| {
        let id = if word.is_empty() { format!("{name}.blank") } else { format!("{name}.{word}") };
        let role = format!("answers__radio answers__radio--{}", if word.is_empty() { "blank" } else { word });
        view! {
            <input class=role type="radio" id=id.clone() name=name.clone() value=word checked=value == word />
            <label class="answers__label" for=id>{text}</label>
        }
    });
    view! {
        <div class="answers">
            {radios.into_iter().collect_view()}
            <div class="answers__more answers__more--planned">
                <Line
                    name=format!("answer.{}.planned_for", question.id)
                    label=td_string!(l, service.planned_for)
                    help=Some(td_string!(l, service.planned_help))
                    value=planned
                />
            </div>
            <div class="answers__more answers__more--reason">
                <Lines
                    name=format!("answer.{}.reason", question.id)
                    label=td_string!(l, service.reason)
                    help=Some(td_string!(l, service.reason_help))
                    value=reason
                />
            </div>
        </div>
    }
}

/// Words, a number, a date or a choice.
#[component]
fn Value(question: &'static Question, value: String, state: String) -> impl IntoView {
    let l = locale();
    let name = format!("answer.{}.value", question.id);
    // A file may say more than the form asks for; it stays as it is.
    let kept = (!state.is_empty())
        .then(|| view! { <input type="hidden" name=format!("answer.{}.state", question.id) value=state /> });
    let label = match &question.unit {
        Some(unit) => td_string!(l, service.value_unit, unit = unit.get(lang())),
        None => td_string!(l, service.value).to_owned(),
    };
    let field = match question.kind {
        QuestionKind::Number => view! { <Line name=name label=label value=value /> }.into_any(),
        QuestionKind::Date => {
            view! { <Line name=name label=label help=Some(td_string!(l, service.h_day)) value=value /> }.into_any()
        }
        QuestionKind::Choice => {
            let choices: Vec<Choice> =
                question.choices.iter().map(|(word, text)| (word.clone(), text.get(lang()).to_owned())).collect();
            view! { <OneOf name=name label=label choices=choices value=value /> }.into_any()
        }
        _ => view! { <Lines name=name label=label value=value /> }.into_any(),
    };
    view! {
        {kept}
        {field}
    }
}

/// The criteria a question decides, with their places.
#[component]
fn Why(catalogue: &'static Catalogue, question: &'static Question) -> impl IntoView {
    let l = locale();
    let criteria: Vec<_> =
        catalogue.criteria.iter().filter(|c| c.rule.questions().iter().any(|id| **id == question.id)).collect();
    let lead = if criteria.is_empty() { td_string!(l, service.why_none) } else { td_string!(l, service.why_lead) };
    let rows = criteria.into_iter().map(|criterion| {
        view! {
            <li>
                <a href=routes::criterion(criterion.id.as_str())>{criterion.text.get(lang())}</a>
            </li>
        }
    });
    let places: Vec<&str> = catalogue
        .newest_edition()
        .map(|edition| {
            question
                .clauses
                .iter()
                .flat_map(|key| catalogue.places_in(key.as_str(), edition))
                .map(String::as_str)
                .collect()
        })
        .unwrap_or_default();
    view! {
        <details class="fold">
            <summary class="fold__summary">{td_string!(l, service.why)}</summary>
            <div class="fold__body">
                <p class="hint">{lead}</p>
                <ul>{rows.collect_view()}</ul>
                <p class="hint" lang="ja">{places.join(" · ")}</p>
                <p class="hint">{td_string!(l, service.form_number, number = question.form_number.as_str())}</p>
            </div>
        </details>
    }
}

/// Texts that somebody else typed at the same time.
#[component]
pub(super) fn Rivals(draft: StoredValue<Draft>, group: String) -> impl IntoView {
    let l = locale();
    let rivals: Vec<(String, String)> = draft.with_value(|draft| {
        let of_group = draft.rivals.iter().filter(|rival| usecase::field::group(&rival.field) == group);
        of_group.map(|rival| (rival.field.clone(), rival.typed.join("、"))).collect()
    });
    (!rivals.is_empty()).then(|| {
        let rows = rivals.into_iter().map(|(field, text)| {
            let step = field.rsplit('.').next().unwrap_or_default().to_owned();
            let text = if text.is_empty() { td_string!(l, service.rival_empty).to_owned() } else { text };
            view! {
                <dt class="hint">{td_string!(l, service.rival_text)} " (" {step} ")"</dt>
                <dd class="rival__text">{text}</dd>
            }
        });
        view! {
            <div class="note rival">
                <p>{td_string!(l, service.rival)}</p>
                <dl>{rows.collect_view()}</dl>
            </div>
        }
    })
}

fn opening(catalogue: &Catalogue, question: &Question) -> Option<String> {
    let l = locale();
    let opening = question.opened_by.as_ref()?;
    let opener = catalogue.question(opening.question.as_str())?;
    let word = match opening.is {
        YesNo::Yes => td_string!(l, service.yes),
        YesNo::No => td_string!(l, service.no),
    };
    Some(td_string!(l, service.opened_by, text = opener.text.get(lang()), word = word))
}
