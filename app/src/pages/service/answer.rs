//! An answer in words.

use domain::{
    catalogue::{Catalogue, Question},
    disclosure::{Answer, AnswerValue},
};

use crate::{
    context::{lang, locale},
    i18n::td_string,
    words::date_words,
};

/// What an answer says, in a line: its state or value, the day it is planned for, reason, extent in words.
pub(super) fn answer_words(catalogue: &Catalogue, question: &Question, answer: &Answer) -> String {
    let l = locale();
    let state = answer.state.map(|state| catalogue.word_of(state, lang()).to_owned());
    let value = answer.value.as_ref().map(|value| value_words(question, value));
    let planned = answer.dating.planned_for.map(|day| td_string!(l, draft.planned_for, day = date_words(l, day)));
    let until = answer.dating.valid_until.map(|day| td_string!(l, draft.valid_until, day = date_words(l, day)));
    let prose = [&answer.reason, &answer.scope, &answer.exception].map(|text| text.as_ref().map(|text| text.0.clone()));
    let parts = [state, value, planned, until].into_iter().chain(prose);
    parts.flatten().collect::<Vec<_>>().join(" · ")
}

fn value_words(question: &Question, value: &AnswerValue) -> String {
    let word =
        |text: &str| question.choices.get(text).map_or_else(|| text.to_owned(), |words| words.get(lang()).to_owned());
    match value {
        AnswerValue::Text(text) => word(&text.0),
        AnswerValue::Number(number) => number.to_string(),
        AnswerValue::List(list) => list.iter().map(|text| word(&text.0)).collect::<Vec<_>>().join("、"),
    }
}
