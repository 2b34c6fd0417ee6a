//! Fields of a draft. Their names are those of the draft; what was typed comes back as it was.

use leptos::prelude::*;
use usecase::field::{date_parts, read_date};

use super::{
    choices::{Choice, choices},
    facts::{Choices, Field, Wants},
    sheet::Sheet,
};
use crate::{components::choice::raw_text, context::locale, i18n::td_string};

/// What every field has. Its name is its id.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub name: String,
    pub label: String,
    pub help: Option<&'static str>,
    pub error: Option<String>,
}

impl Asked {
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// With one line of help.
    pub fn with_help(self, help: impl Into<Option<&'static str>>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// With what is wrong with it.
    pub fn with_error(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }

    /// The ids of its help and of what is wrong.
    fn described(&self) -> Option<String> {
        let help = self.help.map(|_| format!("{}.hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}.error", self.name));
        let ids: Vec<String> = help.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    fn notes(&self) -> impl IntoView + use<> {
        let (help_id, error_id) = (format!("{}.hint", self.name), format!("{}.error", self.name));
        (
            self.help.map(|help| view! { <p class="field__help" id=help_id>{help}</p> }),
            self.error.clone().map(|error| view! { <p class="field__error" id=error_id>"＊"{error}</p> }),
        )
    }

    /// Around one control.
    fn around(self, control: impl IntoView + 'static) -> AnyView {
        view! {
            <div class="field" data-invalid=self.invalid()>
                <label class="field__label" for=self.name.clone()>{self.label.clone()}</label>
                {self.notes()}
                {control}
            </div>
        }
        .into_any()
    }

    /// Around several controls.
    fn around_all(self, controls: impl IntoView + 'static) -> AnyView {
        view! {
            <fieldset
                class="field field--group"
                id=self.name.clone()
                data-invalid=self.invalid()
                aria-describedby=self.described()
            >
                <legend class="field__label">{self.label.clone()}</legend>
                {self.notes()}
                {controls}
            </fieldset>
        }
        .into_any()
    }
}

/// A line of text.
pub(super) fn line(asked: Asked, value: String) -> AnyView {
    suggested(asked, value, None)
}

/// A line of text beside a list of suggestions.
fn suggested(asked: Asked, value: String, list: Option<&'static str>) -> AnyView {
    let control = view! {
        <input
            class="field__input"
            type="text"
            id=asked.name.clone()
            name=asked.name.clone()
            value=value
            list=list
            autocomplete="off"
            aria-describedby=asked.described()
            aria-invalid=asked.invalid()
        />
    };
    asked.around(control)
}

/// Several lines of text.
pub(super) fn lines(asked: Asked, value: String) -> AnyView {
    let control = view! {
        <textarea
            class="field__input"
            id=asked.name.clone()
            name=asked.name.clone()
            rows="3"
            aria-describedby=asked.described()
            aria-invalid=asked.invalid()
        >
            {raw_text(&value)}
        </textarea>
    };
    asked.around(control)
}

/// A file of `azukari.disclosure/1` to send.
pub(super) fn file_input(asked: Asked) -> AnyView {
    let control = view! {
        <input
            class="field__input"
            type="file"
            id=asked.name.clone()
            name=asked.name.clone()
            accept=".json,application/json"
            aria-describedby=asked.described()
            aria-invalid=asked.invalid()
        />
    };
    asked.around(control)
}

/// One of several, or none yet. What stands there and is no choice stays.
pub(super) fn one_of(asked: Asked, choices: Vec<Choice>, value: String) -> AnyView {
    let unknown = !value.is_empty() && choices.iter().all(|(word, _)| *word != value);
    let kept = unknown.then(|| (value.clone(), value.clone()));
    let control = select(&asked, kept.into_iter().chain(choices), value);
    asked.around(control)
}

fn select(asked: &Asked, choices: impl Iterator<Item = Choice>, value: String) -> AnyView {
    let rows = choices.map(move |(word, text)| {
        let chosen = word == value;
        view! { <option value=word selected=chosen>{text}</option> }
    });
    view! {
        <select
            class="field__input"
            id=asked.name.clone()
            name=asked.name.clone()
            aria-describedby=asked.described()
            aria-invalid=asked.invalid()
        >
            <option value="">{td_string!(locale(), service.not_yet)}</option>
            {rows.collect_view()}
        </select>
    }
    .into_any()
}

/// One of several, or something else in words of one's own. Both have the name; what is not blank counts.
fn one_or_other(asked: Asked, choices: Vec<Choice>, value: String) -> AnyView {
    let l = locale();
    let known = choices.iter().any(|(word, _)| *word == value);
    let (chosen, other) = if known { (value, String::new()) } else { (String::new(), value) };
    let id = format!("{}.other", asked.name);
    let words = td_string!(l, fact.other_words, label = asked.label.as_str());
    let control = view! {
        {select(&asked, choices.into_iter(), chosen)}
        <input
            class="field__input"
            type="text"
            id=id
            name=asked.name.clone()
            value=other
            autocomplete="off"
            aria-label=words
            placeholder=td_string!(l, fact.other)
        />
    };
    asked.around(control)
}

/// Any of several, or expressly none.
fn any_of(asked: Asked, choices: Vec<Choice>, values: Vec<String>, none: bool) -> AnyView {
    let unknown: Vec<Choice> = values
        .iter()
        .filter(|value| choices.iter().all(|(word, _)| word != *value))
        .map(|value| (value.clone(), value.clone()))
        .collect();
    let name = asked.name.clone();
    let rows = choices.into_iter().chain(unknown).map(|(word, text)| {
        let id = format!("{name}.{word}");
        let checked = values.contains(&word);
        tick(id, name.clone(), word, text, checked)
    });
    let controls = view! {
        <input type="hidden" name=name.clone() value="" />
        <div class="ticks">{rows.collect_view()} {none_tick(&name, td_string!(locale(), fact.none_of_them), none)}</div>
    };
    asked.around_all(controls)
}

fn tick(id: String, name: String, value: String, text: String, checked: bool) -> AnyView {
    view! {
        <div class="tick">
            <input class="tick__box" type="checkbox" id=id.clone() name=name value=value checked=checked />
            <label class="tick__label" for=id>{text}</label>
        </div>
    }
    .into_any()
}

/// The box that says of a list that there are none.
pub(super) fn none_tick(list: &str, text: &'static str, checked: bool) -> AnyView {
    let name = format!("{list}.none");
    view! {
        <input type="hidden" name=name.clone() value="" />
        {tick(name.clone(), name, "yes".to_owned(), text.to_owned(), checked)}
    }
    .into_any()
}

/// Several lines of the same name, and an empty one for a further value.
fn several(asked: Asked, names: Vec<(String, String)>, list: Option<&'static str>, more: AnyView) -> AnyView {
    let label = asked.label.clone();
    let rows = names.into_iter().enumerate().map(move |(at, (name, value))| {
        let words = td_string!(locale(), fact.one_of_several, label = label.as_str(), number = at + 1);
        view! {
            <input
                class="field__input"
                type="text"
                name=name
                value=value
                list=list
                autocomplete="off"
                aria-label=words
            />
        }
    });
    let controls = view! {
        {rows.collect_view()}
        {more}
    };
    asked.around_all(controls)
}

/// The words of an answer that is a list.
pub(super) fn value_list(sheet: Sheet, asked: Asked) -> AnyView {
    let name = asked.name.clone();
    let mut names: Vec<(String, String)> = sheet
        .positions(&name)
        .into_iter()
        .map(|at| format!("{name}.{at}"))
        .map(|name| (name.clone(), sheet.text(&name)))
        .collect();
    names.extend(sheet.texts(&name).into_iter().map(|text| (name.clone(), text)));
    several(asked, names, None, ().into_any())
}

/// A date in three fields, which takes the Japanese years too. Where one text stands for it, it is taken apart.
pub(super) fn day(sheet: Sheet, asked: Asked) -> AnyView {
    let l = locale();
    let names = date_parts(&asked.name);
    let whole = sheet.text(&asked.name);
    let values = match (whole.is_empty(), read_date(&whole)) {
        (true, _) => names.clone().map(|name| sheet.text(&name)),
        (false, Some(date)) => [date.year().to_string(), date.month().to_string(), date.day().to_string()],
        (false, None) => [whole, String::new(), String::new()],
    };
    let units = [td_string!(l, fact.year), td_string!(l, fact.month), td_string!(l, fact.day)];
    let invalid = asked.invalid();
    let parts = names.into_iter().zip(values).zip(units).enumerate().map(|(at, ((name, value), unit))| {
        // The year may be one of an era, which has letters.
        let (kind, keys) =
            if at == 0 { ("date__input date__input--year", None) } else { ("date__input", Some("numeric")) };
        view! {
            <span class="date__part">
                <label class="date__unit" for=name.clone()>{unit}</label>
                <input
                    class=format!("field__input {kind}")
                    type="text"
                    id=name.clone()
                    name=name
                    value=value
                    inputmode=keys
                    autocomplete="off"
                    aria-invalid=invalid
                />
            </span>
        }
    });
    let controls = view! { <div class="date">{parts.collect_view()}</div> };
    asked.around_all(controls)
}

/// A field of a fact or an answer.
pub(super) fn fact_field(sheet: Sheet, name: String, field: &Field) -> AnyView {
    let l = locale();
    let asked = Asked::new(name.clone(), (field.label)(l))
        .with_help(field.help.map(|help| help(l)))
        .with_error(sheet.error(&name));
    let none = || sheet.text(&format!("{name}.none")) == "yes";
    match field.wants {
        Wants::Line => line(asked, sheet.text(&name)),
        Wants::Lines => lines(asked, sheet.text(&name)),
        Wants::Day => day(sheet, asked),
        Wants::Country => suggested(asked, sheet.text(&name), Some(COUNTRIES)),
        Wants::Countries => {
            let stated = sheet.texts(&name).into_iter().chain([String::new()]);
            let more = none_tick(&name, td_string!(l, fact.none), none());
            several(asked, stated.map(|value| (name.clone(), value)).collect(), Some(COUNTRIES), more)
        }
        Wants::One(of) => one_of(asked, choices(sheet, of), sheet.text(&name)),
        Wants::Open(of) => one_or_other(asked, choices(sheet, of), sheet.text(&name)),
        // Without plans there is none to choose.
        Wants::Any(Choices::Plans) if !sheet.is_stated("service.plans") && !sheet.is_stated(&name) => ().into_any(),
        Wants::Any(of) => any_of(asked, choices(sheet, of), sheet.texts(&name), none()),
    }
}

/// The id of the suggested countries.
const COUNTRIES: &str = "countries";

/// The countries that fields suggest.
pub(super) fn countries(sheet: Sheet) -> AnyView {
    let rows = choices(sheet, Choices::Words("country")).into_iter();
    let rows = rows.map(|(code, name)| view! { <option value=code>{name}</option> });
    view! { <datalist id=COUNTRIES>{rows.collect_view()}</datalist> }.into_any()
}
