//! Fields of a draft. Their names are those of the draft; what was typed comes back as it was.

use domain::{
    catalogue::Catalogue,
    word::{DataKind, Word},
};
use leptos::prelude::*;
use usecase::vendor::Draft;

use super::{
    facts::Wants,
    progress::{all_typed, typed},
};
use crate::{
    context::{lang, locale},
    i18n::td_string,
};

/// A value and its wording.
pub(super) type Choice = (String, String);

/// A line of text.
#[component]
pub(super) fn Line(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] help: Option<&'static str>,
    #[prop(into)] value: String,
) -> impl IntoView {
    let hint = format!("{name}.hint");
    let described = help.is_some().then(|| hint.clone());
    view! {
        <div class="field">
            <label class="field__label" for=name.clone()>{label}</label>
            {help.map(|help| view! { <p class="field__help" id=hint>{help}</p> })}
            <input
                class="field__input"
                type="text"
                id=name.clone()
                name=name
                value=value
                autocomplete="off"
                aria-describedby=described
            />
        </div>
    }
}

/// Several lines of text.
#[component]
pub(super) fn Lines(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] help: Option<&'static str>,
    #[prop(into)] value: String,
) -> impl IntoView {
    let hint = format!("{name}.hint");
    let described = help.is_some().then(|| hint.clone());
    view! {
        <div class="field">
            <label class="field__label" for=name.clone()>{label}</label>
            {help.map(|help| view! { <p class="field__help" id=hint>{help}</p> })}
            <textarea class="field__input" id=name.clone() name=name rows="3" aria-describedby=described>
                {raw_text(&value)}
            </textarea>
        </div>
    }
}

/// Text for a `textarea`, whose children Leptos prints as they are. The first line feed is the browser's.
fn raw_text(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// One of several, or none yet.
#[component]
pub(super) fn OneOf(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    #[prop(into)] value: String,
) -> impl IntoView {
    let unknown = !value.is_empty() && choices.iter().all(|(word, _)| *word != value);
    let kept = unknown.then(|| (value.clone(), value.clone()));
    let rows = kept.into_iter().chain(choices).map(move |(word, text)| {
        let chosen = word == value;
        view! { <option value=word selected=chosen>{text}</option> }
    });
    view! {
        <div class="field">
            <label class="field__label" for=name.clone()>{label}</label>
            <select class="field__input" id=name.clone() name=name>
                <option value="">{td_string!(locale(), service.not_yet)}</option>
                {rows.collect_view()}
            </select>
        </div>
    }
}

/// Any of several.
#[component]
pub(super) fn AnyOf(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    values: Vec<String>,
) -> impl IntoView {
    let unknown: Vec<Choice> = values
        .iter()
        .filter(|value| !value.is_empty() && choices.iter().all(|(word, _)| word != *value))
        .map(|value| (value.clone(), value.clone()))
        .collect();
    let group = name.clone();
    let field = name.clone();
    let rows = choices.into_iter().chain(unknown).map(move |(word, text)| {
        let id = format!("{field}.{word}");
        let checked = values.contains(&word);
        view! {
            <div class="tick">
                <input class="tick__box" type="checkbox" id=id.clone() name=field.clone() value=word checked=checked />
                <label class="tick__label" for=id>{text}</label>
            </div>
        }
    });
    view! {
        <fieldset class="field field--group" id=group>
            <legend class="field__label">{label}</legend>
            <input type="hidden" name=name value="" />
            <div class="ticks">{rows.collect_view()}</div>
        </fieldset>
    }
}

/// A field of a fact.
#[component]
pub(super) fn FactField(
    catalogue: &'static Catalogue,
    draft: StoredValue<Draft>,
    name: String,
    #[prop(into)] label: String,
    help: Option<&'static str>,
    wants: Wants,
) -> impl IntoView {
    let value = draft.with_value(|draft| typed(draft, &name).to_owned());
    let words = |list: &str| -> Vec<Choice> { words(catalogue, list) };
    match wants {
        Wants::Line | Wants::Day | Wants::Country => {
            view! { <Line name=name label=label help=help value=value /> }.into_any()
        }
        Wants::Word(list) => view! { <OneOf name=name label=label choices=words(list) value=value /> }.into_any(),
        Wants::Words(list) => {
            let values = draft.with_value(|draft| all_typed(draft, &name).to_vec());
            view! { <AnyOf name=name label=label choices=words(list) values=values /> }.into_any()
        }
        Wants::YesNo => {
            let l = locale();
            let choices = vec![
                ("yes".to_owned(), td_string!(l, service.yes).to_owned()),
                ("no".to_owned(), td_string!(l, service.no).to_owned()),
            ];
            view! { <OneOf name=name label=label choices=choices value=value /> }.into_any()
        }
        Wants::Actor => {
            let choices = draft.with_value(actors);
            view! { <OneOf name=name label=label choices=choices value=value /> }.into_any()
        }
    }
}

/// The words of a list with their wording.
fn words(catalogue: &'static Catalogue, list: &str) -> Vec<Choice> {
    let worded: Vec<Choice> =
        catalogue.word_list(list).map(|(word, text)| (word.to_owned(), text.get(lang()).to_owned())).collect();
    match list {
        "scheme" => {
            catalogue.schemes.iter().map(|scheme| (scheme.id.to_string(), scheme.text.get(lang()).to_owned())).collect()
        }
        // In the order of the format, not of the alphabet.
        "data-kind" => DataKind::ALL
            .iter()
            .map(|kind| (kind.word().to_owned(), catalogue.word_of(*kind, lang()).to_owned()))
            .collect(),
        _ => worded,
    }
}

/// The vendor and its subprocessors, as other fields name them.
fn actors(draft: &Draft) -> Vec<Choice> {
    let vendor = ("vendor".to_owned(), td_string!(locale(), service.vendor_word).to_owned());
    let others = positions(draft, "subprocessors").into_iter().filter_map(|at| {
        let id = typed(draft, &format!("subprocessors.{at}.id"));
        let name = typed(draft, &format!("subprocessors.{at}.name"));
        (!id.is_empty()).then(|| (id.to_owned(), if name.is_empty() { id.to_owned() } else { name.to_owned() }))
    });
    std::iter::once(vendor).chain(others).collect()
}

/// The documents, as answers name them.
pub(super) fn documents(draft: &Draft) -> Vec<Choice> {
    positions(draft, "documents")
        .into_iter()
        .filter_map(|at| {
            let id = typed(draft, &format!("documents.{at}.id"));
            let title = typed(draft, &format!("documents.{at}.title"));
            (!id.is_empty()).then(|| (id.to_owned(), if title.is_empty() { id.to_owned() } else { title.to_owned() }))
        })
        .collect()
}

/// The positions of a list that hold something, in order.
pub(super) fn positions(draft: &Draft, list: &str) -> Vec<u32> {
    let position = |name: &String| name.strip_prefix(list)?.strip_prefix('.')?.split('.').next()?.parse::<u32>().ok();
    let mut found: Vec<u32> = draft
        .fields
        .iter()
        .filter(|(_, typed)| typed.iter().any(|text| !text.trim().is_empty()))
        .filter_map(|(name, _)| position(name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
