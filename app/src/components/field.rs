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
}

impl TextKind {
    fn html_type(self) -> &'static str {
        if self == TextKind::Password { "password" } else { "text" }
    }

    fn autocomplete(self) -> Option<&'static str> {
        match self {
            TextKind::Plain => None,
            TextKind::SignInName => Some("username"),
            TextKind::Password => Some("current-password"),
        }
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
