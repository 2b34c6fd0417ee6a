//! The facts of a draft or version, in words.

use domain::catalogue::Catalogue;
use usecase::field::{Fields, day};

use super::{
    facts::{Choices, Facts, Wants, label_of, wants_of},
    progress::section_of,
};
use crate::{
    context::{lang, locale},
    i18n::td_string,
    words::date_words,
};

/// A fact in words, with the name of its field.
pub(super) struct Fact {
    pub label: Option<&'static str>,
    pub name: String,
    pub text: String,
}

/// What a section of facts states, field by field.
pub(super) fn facts_of(catalogue: &'static Catalogue, fields: &Fields, facts: &Facts) -> Vec<Fact> {
    let stated = fields
        .iter()
        .filter(|(name, typed)| {
            section_of(catalogue, name).as_deref() == Some(facts.id) && typed.iter().any(|text| !text.is_empty())
        })
        .filter(|(name, _)| !name.ends_with(".month") && !name.ends_with(".day"));
    stated
        .map(|(name, typed)| {
            let name = name.strip_suffix(".year").unwrap_or(name);
            let text = match day(fields, name) {
                Some(day) => date_words(locale(), day),
                None => {
                    let words = typed.iter().filter(|text| !text.is_empty());
                    words.map(|text| fact_word(catalogue, name, text)).collect::<Vec<_>>().join("、")
                }
            };
            Fact { label: fact_label(name), name: name.to_owned(), text }
        })
        .collect()
}

/// What a field of a fact is called on the form: `sites.0.country` and `sites/tokyo/country` alike.
pub(super) fn fact_label(name: &str) -> Option<&'static str> {
    label_of(locale(), &name.replace('/', "."))
}

/// Whether a name is that of a single field, and not of a card.
pub(super) fn is_single(name: &str) -> bool {
    wants_of(&name.replace('/', ".")).is_some()
}

/// A value of a field in words, where it is one of a list.
pub(super) fn fact_word(catalogue: &'static Catalogue, name: &str, text: &str) -> String {
    let l = locale();
    let yes_no = match text {
        "yes" | "true" => Some(td_string!(l, service.yes)),
        "no" | "false" => Some(td_string!(l, service.no)),
        _ => None,
    };
    let word = match wants_of(&name.replace('/', ".")) {
        Some(Wants::One(of) | Wants::Any(of) | Wants::Open(of)) => match of {
            Choices::Words("scheme") => catalogue.scheme(text).map(|scheme| scheme.text.get(lang())),
            Choices::Words(list) => catalogue.word(list, text).map(|words| words.get(lang())),
            Choices::YesNo => yes_no,
            _ => None,
        },
        _ => None,
    };
    let date = || domain::read::date(text).map(|date| date_words(l, date));
    word.or(yes_no).map(str::to_owned).or_else(date).unwrap_or_else(|| text.to_owned())
}
