//! Controls of forms whose values come from anywhere. Nothing is refused in the browser: what is typed reaches us, and
//! comes back as it was, with what is wrong with it at its field.

use leptos::prelude::*;

use crate::{context::locale, i18n::td_string};

/// A choice: its word and its words.
pub type Choice = (String, String);

/// What every field has.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    name: String,
    id: String,
    label: String,
    help: Option<&'static str>,
    error: Option<String>,
}

impl Asked {
    /// A field. Its id is its name.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        let name = name.into();
        Self { id: name.clone(), name, label: label.into(), ..Self::default() }
    }

    /// With an id of its own, where a page has several fields of one name.
    #[must_use]
    pub fn with_id(self, id: String) -> Self {
        Self { id, ..self }
    }

    /// With one line of help.
    #[must_use]
    pub fn with_help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    /// With what is wrong with it.
    #[must_use]
    pub fn with_error(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }

    /// The ids of its help and of what is wrong.
    fn described(&self) -> Option<String> {
        let help = self.help.map(|_| format!("{}.hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}.error", self.id));
        let ids: Vec<String> = help.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    fn notes(&self) -> AnyView {
        let (help_id, error_id) = (format!("{}.hint", self.id), format!("{}.error", self.id));
        view! {
            {self.help.map(|help| view! { <p class="field__help" id=help_id>{help}</p> })}
            {self.error.clone().map(|error| view! { <p class="field__error" id=error_id>"＊"{error}</p> })}
        }
        .into_any()
    }

    /// Around one control.
    fn around(self, control: AnyView) -> AnyView {
        view! {
            <div class="field" data-invalid=self.invalid()>
                <label class="field__label" for=self.id.clone()>{self.label.clone()}</label>
                {self.notes()}
                {control}
            </div>
        }
        .into_any()
    }

    /// Around several controls.
    fn around_all(self, controls: AnyView) -> AnyView {
        view! {
            <fieldset
                class="field field--group"
                id=self.id.clone()
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
pub fn line(asked: Asked, value: String) -> AnyView {
    let control = view! {
        <input
            class="field__input"
            type="text"
            id=asked.id.clone()
            name=asked.name.clone()
            value=value
            autocomplete="off"
            aria-describedby=asked.described()
            aria-invalid=asked.invalid()
        />
    };
    asked.around(control.into_any())
}

/// Several lines of text.
pub fn lines(asked: Asked, value: String) -> AnyView {
    let control = view! {
        <textarea
            class="field__input"
            id=asked.id.clone()
            name=asked.name.clone()
            rows="3"
            aria-describedby=asked.described()
            aria-invalid=asked.invalid()
        >
            {raw_text(&value)}
        </textarea>
    };
    asked.around(control.into_any())
}

/// Text for a `textarea`, whose children Leptos prints as they are. The first line feed is the browser's.
fn raw_text(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// One of several, or none, in words of its own. What stands there and is no choice stays.
pub fn one_of(asked: Asked, none: &'static str, choices: Vec<Choice>, value: String) -> AnyView {
    let unknown = !value.is_empty() && choices.iter().all(|(word, _)| *word != value);
    let kept = unknown.then(|| (value.clone(), value.clone()));
    let rows = kept.into_iter().chain(choices).map(move |(word, text)| {
        let chosen = word == value;
        view! { <option value=word selected=chosen>{text}</option> }
    });
    let control = view! {
        <select
            class="field__input"
            id=asked.id.clone()
            name=asked.name.clone()
            aria-describedby=asked.described()
            aria-invalid=asked.invalid()
        >
            <option value="">{none}</option>
            {rows.collect_view()}
        </select>
    };
    asked.around(control.into_any())
}

/// Any of several.
pub fn any_of(asked: Asked, choices: Vec<Choice>, values: Vec<String>) -> AnyView {
    let known = |value: &String| choices.iter().any(|(word, _)| word == value);
    let unknown: Vec<Choice> =
        values.iter().filter(|value| !known(value)).map(|value| (value.clone(), value.clone())).collect();
    let (name, group) = (asked.name.clone(), asked.id.clone());
    let rows = choices.into_iter().chain(unknown).map(|(word, text)| {
        let id = format!("{group}.{word}");
        let checked = values.contains(&word);
        view! {
            <div class="tick">
                <input class="tick__box" type="checkbox" id=id.clone() name=name.clone() value=word checked=checked />
                <label class="tick__label" for=id>{text}</label>
            </div>
        }
    });
    let controls = view! { <div class="ticks">{rows.collect_view()}</div> };
    asked.around_all(controls.into_any())
}

/// A date in three fields, which takes the Japanese years too.
pub fn day(asked: Asked, values: [String; 3]) -> AnyView {
    let l = locale();
    let units = [td_string!(l, fact.year), td_string!(l, fact.month), td_string!(l, fact.day)];
    let invalid = asked.invalid();
    let (name, group) = (asked.name.clone(), asked.id.clone());
    let parts = ["year", "month", "day"].into_iter().zip(values).zip(units).map(|((part, value), unit)| {
        // The year may be one of an era, which has letters.
        let year = part == "year";
        let kind = if year { "field__input date__input date__input--year" } else { "field__input date__input" };
        let id = format!("{group}.{part}");
        view! {
            <span class="date__part">
                <label class="date__unit" for=id.clone()>{unit}</label>
                <input
                    class=kind
                    type="text"
                    id=id
                    name=format!("{name}.{part}")
                    value=value
                    inputmode=(!year).then_some("numeric")
                    autocomplete="off"
                    aria-invalid=invalid
                />
            </span>
        }
    });
    let controls = view! { <div class="date">{parts.collect_view()}</div> };
    asked.around_all(controls.into_any())
}
