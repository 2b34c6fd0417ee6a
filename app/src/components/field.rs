//! Fields of forms. Nothing is refused in the browser: what is typed reaches us, and comes back.

use leptos::prelude::*;

/// What a line of text is for, which decides how the browser helps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Anything.
    #[default]
    Plain,
    /// The name typed at sign-in.
    SignInName,
    /// A password.
    Password,
    /// A password to be.
    NewPassword,
    /// The name of somebody else.
    OthersName,
}

impl TextKind {
    fn html_type(self) -> &'static str {
        if matches!(self, TextKind::Password | TextKind::NewPassword) { "password" } else { "text" }
    }

    fn autocomplete(self) -> Option<&'static str> {
        match self {
            TextKind::Plain => None,
            TextKind::SignInName => Some("username"),
            TextKind::Password => Some("current-password"),
            TextKind::NewPassword => Some("new-password"),
            TextKind::OthersName => Some("off"),
        }
    }
}

/// A box to be ticked, among others of its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// What is sent where it is ticked.
    pub value: &'static str,
    /// What stands beside it.
    pub label: String,
    /// A line of help.
    pub help: Option<String>,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// Boxes of one name, one below the other, under a question.
#[component]
pub fn Ticks(
    /// Their name, and the id of the group.
    name: &'static str,
    /// What they ask for.
    #[prop(into)]
    label: String,
    /// The boxes.
    ticks: Vec<Tick>,
    /// What is wrong with them.
    error: Option<String>,
) -> impl IntoView {
    let error_id = format!("{name}-error");
    let described = error.is_some().then(|| error_id.clone());
    let rows = ticks.into_iter().map(|tick| {
        let id = format!("{name}.{}", tick.value);
        let hint = format!("{id}-hint");
        let described = tick.help.is_some().then(|| hint.clone());
        view! {
            <div class="tick">
                <input
                    class="tick__box"
                    type="checkbox"
                    id=id.clone()
                    name=name
                    value=tick.value
                    checked=tick.ticked
                    aria-describedby=described
                />
                <div>
                    <label class="tick__label" for=id>{tick.label}</label>
                    {tick.help.map(|help| view! { <p class="tick__help" id=hint>{help}</p> })}
                </div>
            </div>
        }
    });
    view! {
        <fieldset
            class="field field--group"
            id=name
            tabindex="-1"
            data-invalid=described.is_some().then_some("true")
            aria-describedby=described
        >
            <legend class="field__label">{label}</legend>
            {error.map(|error| view! { <p class="field__error" id=error_id>"＊"{error}</p> })}
            <div class="ticks ticks--below">{rows.collect_view()}</div>
        </fieldset>
    }
}

/// One line of text with its label. Its id is its name.
#[component]
pub fn TextField(
    /// The name of the field.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// One line of help.
    #[prop(optional, into)]
    help: Option<String>,
    /// What it is for.
    #[prop(optional)]
    kind: TextKind,
    /// What it holds.
    #[prop(optional, into)]
    value: String,
    /// What is wrong with it.
    error: Option<String>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described: Vec<_> = [help.is_some().then(|| hint_id.clone()), error.is_some().then(|| error_id.clone())]
        .into_iter()
        .flatten()
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().then_some("true");
    let spelling = (kind != TextKind::Plain).then_some("none");
    view! {
        <div class="field" data-invalid=invalid>
            <label class="field__label" for=name.clone()>{label}</label>
            {help.map(|help| view! { <p class="field__help" id=hint_id>{help}</p> })}
            {error.map(|error| view! { <p class="field__error" id=error_id>"＊"{error}</p> })}
            <input
                class="field__input"
                id=name.clone()
                name=name
                type=kind.html_type()
                value=value
                autocomplete=kind.autocomplete()
                autocapitalize=spelling
                aria-describedby=described
                aria-invalid=invalid
            />
        </div>
    }
}
