//! One's own account: organisations, password, sessions.

use leptos::prelude::*;
use usecase::{
    identity::Account,
    record::{Membership, SessionEntry, SessionKey},
};

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
    words::{moment, organisation_kind, roles},
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// The account.
    pub account: Account,
    /// The session that asks.
    pub here: Option<SessionKey>,
    /// What was done just now.
    pub done: Option<Done>,
    /// Why the password stays.
    pub trouble: Vec<Trouble>,
}

/// What was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The password was changed.
    Password,
    /// The other sessions were ended.
    Sessions,
}

/// Why a password stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The present one is wrong.
    WrongPresent,
    /// Too many attempts.
    TooMany {
        /// How long to wait.
        minutes: u64,
    },
    /// The new one is too short.
    Short,
    /// It is too long.
    Long,
    /// Anybody would try it.
    Guessable,
    /// It is the present one.
    Same,
    /// It was not typed the same twice.
    Differs,
}

impl Trouble {
    fn words(self, l: Locale) -> String {
        match self {
            Trouble::WrongPresent => td_string!(l, account.wrong_present).to_owned(),
            Trouble::TooMany { minutes } => td_string!(l, account.too_many, minutes = minutes),
            Trouble::Short => td_string!(l, account.password_short).to_owned(),
            Trouble::Long => td_string!(l, account.password_long).to_owned(),
            Trouble::Guessable => td_string!(l, account.password_guessable).to_owned(),
            Trouble::Same => td_string!(l, account.password_same).to_owned(),
            Trouble::Differs => td_string!(l, account.password_differs).to_owned(),
        }
    }

    fn field(self) -> &'static str {
        match self {
            Trouble::WrongPresent | Trouble::TooMany { .. } => "present",
            Trouble::Short | Trouble::Long | Trouble::Guessable | Trouble::Same => "new",
            Trouble::Differs => "again",
        }
    }
}

/// The page.
pub fn account(context: &PageContext, shown: AccountView) -> Page {
    render(context, Scripts::None, || view! { <AccountPage shown=shown /> })
}

#[component]
fn AccountPage(shown: AccountView) -> impl IntoView {
    let l = locale();
    let AccountView { account, here, done, trouble } = shown;
    let line = |trouble: &Trouble| ErrorLine { href: format!("#{}", trouble.field()), text: trouble.words(l) };
    let lines: Vec<_> = trouble.iter().map(line).collect();
    let title = td_string!(l, account.title);
    let title = if lines.is_empty() { title.to_owned() } else { td_string!(l, common.error_title, title = title) };
    let done = done.map(|done| match done {
        Done::Password => td_string!(l, account.password_changed),
        Done::Sessions => td_string!(l, account.sessions_ended),
    });
    view! {
        <Document title=title place=Place::Account scripts=Scripts::None>
            <ErrorSummary lines=lines />
            {done.map(|words| view! { <p class="note" role="status">{words}</p> })}
            <h1 class="page-title">{td_string!(l, account.title)}</h1>
            <dl class="facts">
                <div class="facts__row">
                    <dt>{td_string!(l, account.shown_name)}</dt>
                    <dd>{account.person.display_name}</dd>
                </div>
                <div class="facts__row">
                    <dt>{td_string!(l, account.name)}</dt>
                    <dd>{account.person.sign_in_name}</dd>
                </div>
            </dl>
            <Organisations memberships=account.memberships />
            <PasswordForm trouble=trouble />
            <Sessions sessions=account.sessions here=here />
        </Document>
    }
}

#[component]
fn Organisations(memberships: Vec<Membership>) -> impl IntoView {
    let l = locale();
    let several = memberships.len() > 1;
    let none = memberships.is_empty().then(|| view! { <p>{td_string!(l, account.act_for_none)}</p> });
    let rows = memberships.into_iter().map(|entry| {
        view! {
            <li>
                <span class="table__name">{entry.organisation.name}</span>
                " "
                <span class="hint">{organisation_kind(l, entry.organisation.kind)} " · " {roles(l, entry.roles)}</span>
            </li>
        }
    });
    view! {
        <section class="part" aria-labelledby="organisations">
            <h2 class="part__title" id="organisations">{td_string!(l, account.organisations)}</h2>
            {none}
            <ul>{rows.collect_view()}</ul>
            {several.then(|| view! { <p><a href=routes::ACT_FOR>{td_string!(l, account.change)}</a></p> })}
        </section>
    }
}

#[component]
fn PasswordForm(trouble: Vec<Trouble>) -> impl IntoView {
    let l = locale();
    let at = |field: &str| trouble.iter().find(|trouble| trouble.field() == field).map(|trouble| trouble.words(l));
    view! {
        <section class="part" aria-labelledby="password">
            <h2 class="part__title" id="password">{td_string!(l, account.change_password)}</h2>
            <p>{td_string!(l, account.change_password_lead)}</p>
            <form class="form" method="post" action=routes::PASSWORD novalidate>
                <TextField
                    name="present"
                    label=td_string!(l, account.present_password)
                    kind=TextKind::Password
                    error=at("present")
                />
                <TextField
                    name="new"
                    label=td_string!(l, account.new_password)
                    help=td_string!(l, account.new_password_help)
                    kind=TextKind::NewPassword
                    error=at("new")
                />
                <TextField
                    name="again"
                    label=td_string!(l, account.new_password_again)
                    kind=TextKind::NewPassword
                    error=at("again")
                />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, account.change_password)}</button>
                </p>
            </form>
        </section>
    }
}

#[component]
fn Sessions(sessions: Vec<SessionEntry>, here: Option<SessionKey>) -> impl IntoView {
    let l = locale();
    let others = sessions.iter().filter(|entry| Some(&entry.key) != here.as_ref()).count();
    let rows = sessions.into_iter().map(move |entry| {
        let this = Some(&entry.key) == here.as_ref();
        let (since, seen) = (moment(l, entry.since), moment(l, entry.seen));
        view! {
            <li>
                {td_string!(l, account.session, since = since, seen = seen)}
                {this.then(|| view! { " " <strong>{td_string!(l, account.session_here)}</strong> })}
            </li>
        }
    });
    let end = match others {
        0 => view! { <p class="hint">{td_string!(l, account.sessions_none)}</p> }.into_any(),
        others => view! {
            <form method="post" action=routes::SESSIONS>
                <p class="form__actions">
                    <button class="button button--quiet" type="submit">
                        {td_string!(l, account.end_sessions, count = others)}
                    </button>
                </p>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="part" aria-labelledby="sessions">
            <h2 class="part__title" id="sessions">{td_string!(l, account.sessions)}</h2>
            <p>{td_string!(l, account.sessions_lead)}</p>
            <ul>{rows.collect_view()}</ul>
            {end}
        </section>
    }
}
