//! Fields to choose from, and longer texts. As with [`super::field`], nothing is refused in the browser.

use leptos::prelude::*;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it is called.
    pub text: String,
    /// One line more.
    pub help: Option<String>,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice without a line more.
    pub fn new(value: impl Into<String>, text: impl Into<String>, chosen: bool) -> Self {
        Choice { value: value.into(), text: text.into(), help: None, chosen }
    }

    /// With a line more.
    #[must_use]
    pub fn with(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// One of several, or any of several, as a group. Its id is its name.
#[component]
pub fn Choices(
    /// The name of the field.
    name: &'static str,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// One line of help.
    #[prop(optional, into)]
    help: Option<String>,
    /// Whether several may be chosen.
    #[prop(optional)]
    many: bool,
    /// What there is to choose.
    choices: Vec<Choice>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let (hint, wrong) = (format!("{name}-hint"), format!("{name}-error"));
    let described = described(help.is_some().then(|| hint.clone()), error.is_some().then(|| wrong.clone()));
    let lines = !many || choices.iter().any(|choice| choice.help.is_some());
    let kind = if many { "checkbox" } else { "radio" };
    let invalid = error.is_some().then_some("true");
    let rows = choices.into_iter().enumerate().map(|(at, choice)| {
        let id = format!("{name}-{at}");
        let line = choice.help.as_ref().map(|_| format!("{id}-hint"));
        view! {
            <div class="tick">
                <input
                    class="tick__box"
                    type=kind
                    id=id.clone()
                    name=name
                    value=choice.value
                    checked=choice.chosen
                    aria-describedby=line.clone()
                />
                <label class="tick__label" for=id>{choice.text}</label>
                {choice.help.map(|help| view! { <p class="tick__help hint" id=line>{help}</p> })}
            </div>
        }
    });
    view! {
        <fieldset
            class="field field--group"
            id=name
            data-invalid=invalid
            aria-describedby=described
        >
            <legend class="field__label">{label}</legend>
            {help.map(|help| view! { <p class="field__help" id=hint>{help}</p> })}
            {error.map(|error| view! { <p class="field__error" id=wrong>"＊"{error}</p> })}
            <div class=if lines { "ticks ticks--lines" } else { "ticks ticks--columns" }>{rows.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// Several lines of text. Its id is its name.
#[component]
pub fn LinesField(
    /// The name of the field.
    name: &'static str,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// One line of help.
    #[prop(optional, into)]
    help: Option<String>,
    /// What it holds.
    #[prop(into)]
    value: String,
    /// How many lines are seen.
    #[prop(default = 3)]
    rows: u32,
    /// Whether it is there to be copied and no more.
    #[prop(optional)]
    readonly: bool,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let (hint, wrong) = (format!("{name}-hint"), format!("{name}-error"));
    let described = described(help.is_some().then(|| hint.clone()), error.is_some().then(|| wrong.clone()));
    let invalid = error.is_some().then_some("true");
    view! {
        <div class=if readonly { "field field--text" } else { "field" } data-invalid=invalid>
            <label class="field__label" for=name>{label}</label>
            {help.map(|help| view! { <p class="field__help" id=hint>{help}</p> })}
            {error.map(|error| view! { <p class="field__error" id=wrong>"＊"{error}</p> })}
            <textarea
                class="field__input"
                id=name
                name=(!readonly).then_some(name)
                rows=rows.to_string()
                readonly=readonly
                aria-describedby=described
                aria-invalid=invalid
            >
                {raw_text(&value)}
            </textarea>
        </div>
    }
    .into_any()
}

/// Text for a `textarea`, whose children Leptos prints as they are. The first line feed is the browser's.
pub(crate) fn raw_text(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

fn described(hint: Option<String>, wrong: Option<String>) -> Option<String> {
    let ids: Vec<String> = [hint, wrong].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
