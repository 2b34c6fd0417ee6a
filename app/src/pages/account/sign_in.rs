//! Signing in.

use leptos::prelude::*;

use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::{TextField, TextKind},
    },
    context::locale,
    i18n::{Locale, td_string},
    render::render,
    routes,
};

/// What the form holds; never a password.
#[derive(Clone, Debug, Default)]
pub struct SignInForm {
    /// The name typed.
    pub name: String,
    /// Where to go afterwards.
    pub back: String,
    /// What somebody was sending when their session had ended, as it was sent.
    pub kept: String,
    /// What is wrong.
    pub trouble: Vec<Trouble>,
}

/// Why the form comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No name.
    NoName,
    /// No password.
    NoPassword,
    /// They do not fit each other.
    Wrong,
    /// Too many attempts.
    TooMany {
        /// How long to wait.
        minutes: u64,
    },
    /// The session had ended.
    Ended,
    /// The same while a file was sent, which is not kept.
    EndedWithFile,
}

impl Trouble {
    fn words(self, l: Locale) -> String {
        match self {
            Trouble::NoName => td_string!(l, account.no_name).to_owned(),
            Trouble::NoPassword => td_string!(l, account.no_password).to_owned(),
            Trouble::Wrong => td_string!(l, account.wrong).to_owned(),
            Trouble::TooMany { minutes } => td_string!(l, account.too_many, minutes = minutes),
            Trouble::Ended => td_string!(l, account.ended).to_owned(),
            Trouble::EndedWithFile => td_string!(l, account.ended_with_file).to_owned(),
        }
    }

    fn field(self) -> &'static str {
        if self == Trouble::NoPassword { "password" } else { "name" }
    }
}

/// The page.
pub fn sign_in(context: &PageContext, form: SignInForm) -> Page {
    render(context, Scripts::None, || view! { <SignInPage form=form /> })
}

#[component]
fn SignInPage(form: SignInForm) -> impl IntoView {
    let l = locale();
    let (ended, mistakes): (Vec<Trouble>, Vec<Trouble>) =
        form.trouble.into_iter().partition(|trouble| matches!(trouble, Trouble::Ended | Trouble::EndedWithFile));
    let line = |trouble: &Trouble| ErrorLine { href: format!("#{}", trouble.field()), text: trouble.words(l) };
    let lines: Vec<_> = mistakes.iter().map(line).collect();
    let at = |field: &str| mistakes.iter().find(|trouble| trouble.field() == field).map(|trouble| trouble.words(l));
    let (name_error, password_error) = (at("name"), at("password"));
    let title = td_string!(l, account.sign_in);
    let title = if lines.is_empty() { title.to_owned() } else { td_string!(l, common.error_title, title = title) };
    view! {
        <Document title=title place=Place::SignIn scripts=Scripts::None>
            <ErrorSummary lines=lines />
            <h1 class="page-title">{td_string!(l, account.sign_in)}</h1>
            {ended.into_iter().map(|ended| view! { <p class="note" role="status">{ended.words(l)}</p> }).collect_view()}
            <form class="form" method="post" action=routes::SIGN_IN novalidate>
                <input type="hidden" name="back" value=form.back />
                {(!form.kept.is_empty()).then(|| view! { <input type="hidden" name="kept" value=form.kept.clone() /> })}
                <TextField
                    name="name"
                    label=td_string!(l, account.name)
                    help=td_string!(l, account.name_help)
                    kind=TextKind::SignInName
                    value=form.name
                    error=name_error
                />
                <TextField
                    name="password"
                    label=td_string!(l, account.password)
                    kind=TextKind::Password
                    error=password_error
                />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, account.sign_in)}</button>
                </p>
            </form>
            <p class="hint">{td_string!(l, account.no_account)}</p>
        </Document>
    }
}
