//! A question of the form as a card.

use domain::{
    catalogue::{Catalogue, Question, YesNo},
    word::{AnswerState, QuestionKind, Word},
};
use leptos::prelude::*;

use super::{
    cards::{dating, items_view},
    choices::Choice,
    facts::{ANSWER, Item, label_of},
    fields::{Asked, day, line, lines, one_of, value_list},
    sheet::Sheet,
};
use crate::{
    context::{lang, locale},
    i18n::td_string,
    routes,
};

/// The card: the question, its answers, and what may be said beside them, folded.
#[component]
pub(super) fn QuestionCard(sheet: Sheet, question: &'static Question) -> impl IntoView {
    let l = locale();
    let catalogue = sheet.catalogue;
    let group = format!("answer.{}", question.id);
    let at = |part: &str| format!("{group}.{part}");
    let (error_id, help_id) = (format!("{group}.error"), format!("{group}.help"));
    let error = sheet.error(&group);
    let wrong = error.is_some();
    let described = if wrong { format!("{help_id} {error_id}") } else { help_id.clone() };
    let yes_no = question.kind == QuestionKind::YesNo;
    let answer = if yes_no { states(sheet, &group) } else { value(sheet, question, &at("value")) };
    // What the answer itself does not ask for stands in the fold; a value of a yes or no only where a file has one.
    let beside: &'static [&'static str] =
        if yes_no { &["scope", "exception"] } else { &["scope", "exception", "state", "reason"] };
    let odd_value = yes_no && sheet.is_stated(&at("value"));
    let fields = ANSWER.iter().filter(|item| match item {
        Item::Field(field) => beside.contains(&field.step) || (odd_value && field.step == "value"),
        Item::List(_) => true,
        Item::Dating { .. } => false,
    });
    let own: &'static [&'static str] = if yes_no { &["planned_for"] } else { &[] };
    // What changes the sense of an answer is not hidden, nor what is to be put right.
    let says = |part: &str| sheet.is_stated(&at(part));
    let open = says("scope")
        || says("exception")
        || (!yes_no && (says("state") || says("reason")))
        || odd_value
        || sheet.adds_below(&group)
        || (sheet.is_wrong(&group) && !wrong);
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
            {error.map(|error| view! { <p class="field__error" id=error_id>"＊"{error}</p> })}
            {rivals(sheet, &group)}
            {answer}
            <details class="fold" open=open>
                <summary class="fold__summary">{td_string!(l, service.more)}</summary>
                <div class="fold__body">{items_view(sheet, &group, fields)} {dating(sheet, &group, own)}</div>
            </details>
            <Why catalogue=catalogue question=question />
        </fieldset>
    }
}

/// The five answers; reason and date show themselves where they are wanted, without script.
fn states(sheet: Sheet, group: &str) -> AnyView {
    let l = locale();
    let name = format!("{group}.state");
    let words = [
        (AnswerState::Yes.word(), td_string!(l, service.yes)),
        (AnswerState::No.word(), td_string!(l, service.no)),
        (AnswerState::Planned.word(), td_string!(l, service.state_planned)),
        (AnswerState::NotApplicable.word(), td_string!(l, service.state_not_applicable)),
    ];
    let value = sheet.text(&name);
    // Nothing, or what a file or a person said besides: it is kept by the last radio.
    let last = if words.iter().any(|(word, _)| *word == value) { String::new() } else { value.clone() };
    let rest = [(last, td_string!(l, service.not_yet))];
    let radios = words.into_iter().map(|(word, text)| (word.to_owned(), text)).chain(rest).enumerate();
    let radios = radios.map(|(at, (word, text))| {
        let role = words.get(at).map_or("blank", |(word, _)| *word);
        let id = format!("{name}.{role}");
        let class = format!("answers__radio answers__radio--{role}");
        view! {
            <input class=class type="radio" id=id.clone() name=name.clone() value=word.clone() checked=value == word />
            <label class="answers__label" for=id>{text}</label>
        }
    });
    let planned = format!("{group}.planned_for");
    let planned = Asked::new(planned.clone(), td_string!(l, service.planned_for))
        .with_help(td_string!(l, service.planned_help))
        .with_error(sheet.error(&planned));
    let reason = format!("{group}.reason");
    let reason_text = sheet.text(&reason);
    let reason = Asked::new(reason.clone(), td_string!(l, service.reason))
        .with_help(td_string!(l, service.reason_help))
        .with_error(sheet.error(&reason));
    view! {
        <div class="answers">
            {radios.collect_view()}
            <div class="answers__more answers__more--planned">{day(sheet, planned)}</div>
            <div class="answers__more answers__more--reason">{lines(reason, reason_text)}</div>
        </div>
    }
    .into_any()
}

/// Words, a number, a date or a choice.
fn value(sheet: Sheet, question: &'static Question, name: &str) -> AnyView {
    let l = locale();
    let label = match &question.unit {
        Some(unit) => td_string!(l, service.value_unit, unit = unit.get(lang())),
        None => td_string!(l, service.value).to_owned(),
    };
    let asked = Asked::new(name, label).with_error(sheet.error(name));
    let text = sheet.text(name);
    match question.kind {
        _ if !sheet.positions(name).is_empty() || sheet.texts(name).len() > 1 => value_list(sheet, asked),
        QuestionKind::Number => line(asked, text),
        QuestionKind::Date => day(sheet, asked),
        QuestionKind::Choice => {
            let choices: Vec<Choice> =
                question.choices.iter().map(|(word, text)| (word.clone(), text.get(lang()).to_owned())).collect();
            one_of(asked, choices, text)
        }
        _ => lines(asked, text),
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
pub(super) fn rivals(sheet: Sheet, name: &str) -> AnyView {
    let l = locale();
    let group = usecase::field::group(name);
    let rivals: Vec<(String, String)> = sheet.draft(|draft| {
        let of_group = draft.rivals.iter().filter(|rival| usecase::field::group(&rival.field) == group);
        of_group.map(|rival| (rival.field.clone(), rival.typed.join("、"))).collect()
    });
    if rivals.is_empty() {
        return ().into_any();
    }
    let rows = rivals.into_iter().map(|(field, text)| {
        let part = label_of(l, &field).unwrap_or_else(|| td_string!(l, service.value));
        let text = if text.is_empty() { td_string!(l, service.rival_empty).to_owned() } else { text };
        view! {
            <dt class="hint">{td_string!(l, service.rival_text)} " (" {part} ")"</dt>
            <dd class="rival__text">{text}</dd>
        }
    });
    view! {
        <div class="note rival">
            <p>{td_string!(l, service.rival)}</p>
            <dl>{rows.collect_view()}</dl>
        </div>
    }
    .into_any()
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
