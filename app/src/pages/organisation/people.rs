//! The members of the organisation, and adding one.

use leptos::prelude::*;
use usecase::record::{MemberEntry, OrganisationKind, Role, Roles};

use super::roles::RoleTicks;
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
    words::roles as roles_words,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct PeopleView {
    /// What the organisation is here for.
    pub kind: OrganisationKind,
    /// The members.
    pub members: Vec<MemberEntry>,
    /// Whether the reader may add and change members.
    pub may_change: bool,
    /// Whether the reader may see the audit trail.
    pub may_audit: bool,
    /// What was typed of somebody who was not added.
    pub form: PersonForm,
}

/// Somebody to be added, as typed.
#[derive(Clone, Debug, Default)]
pub struct PersonForm {
    /// The name shown to others.
    pub display_name: String,
    /// The name for signing in.
    pub sign_in_name: String,
    /// The roles ticked.
    pub roles: Roles,
    /// Why they were not added.
    pub trouble: Vec<Trouble>,
}

/// Why somebody was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No name, or one that cannot be shown.
    Name,
    /// No address of mail.
    SignInName,
    /// Somebody has it.
    Taken,
    /// No role.
    Roles,
}

impl Trouble {
    fn words(self, l: Locale) -> &'static str {
        match self {
            Trouble::Name => td_string!(l, organisation.trouble_name),
            Trouble::SignInName => td_string!(l, organisation.trouble_sign_in_name),
            Trouble::Taken => td_string!(l, organisation.trouble_taken),
            Trouble::Roles => td_string!(l, organisation.trouble_roles),
        }
    }

    fn field(self) -> &'static str {
        match self {
            Trouble::Name => "display_name",
            Trouble::SignInName | Trouble::Taken => "sign_in_name",
            Trouble::Roles => "role",
        }
    }
}

/// The page.
pub fn people(context: &PageContext, shown: PeopleView) -> Page {
    render(context, Scripts::None, || view! { <PeoplePage shown=shown /> })
}

/// Somebody was added: their first password, shown this once.
pub fn added(context: &PageContext, name: String, first_password: String) -> Page {
    render(context, Scripts::None, || view! { <AddedPage name=name first_password=first_password /> })
}

#[component]
fn PeoplePage(shown: PeopleView) -> impl IntoView {
    let l = locale();
    let PeopleView { kind, members, may_change, may_audit, form } = shown;
    let line =
        |trouble: &Trouble| ErrorLine { href: format!("#{}", trouble.field()), text: trouble.words(l).to_owned() };
    let lines: Vec<_> = form.trouble.iter().map(line).collect();
    let title = td_string!(l, organisation.people);
    let title = if lines.is_empty() { title.to_owned() } else { td_string!(l, common.error_title, title = title) };
    let alone = members.iter().filter(|entry| entry.roles.has(Role::Administrator)).count() == 1;
    let note = match (kind.roles().contains(&Role::Administrator), may_change) {
        (true, true) if alone => Some(td_string!(l, organisation.alone)),
        (true, true) => None,
        (true, false) => Some(td_string!(l, organisation.ask_administrator)),
        (false, _) => Some(td_string!(l, organisation.ask_operator)),
    };
    view! {
        <Document title=title place=Place::Organisation scripts=Scripts::None>
            <ErrorSummary lines=lines />
            <h1 class="page-title">{td_string!(l, organisation.people)}</h1>
            {note.map(|words| view! { <p class="note">{words}</p> })}
            <MemberTable members=members may_change=may_change />
            {may_audit
                .then(|| view! { <p class="part"><a href=routes::AUDIT>{td_string!(l, organisation.audit)}</a></p> })}
            {may_change.then(|| view! { <AddForm kind=kind form=form /> })}
        </Document>
    }
}

#[component]
fn MemberTable(members: Vec<MemberEntry>, may_change: bool) -> impl IntoView {
    let l = locale();
    let rows = members.into_iter().map(move |entry| {
        let name = entry.person.display_name;
        let change = may_change.then(|| {
            view! {
                <td>
                    <a href=routes::of_member(routes::MEMBER, entry.person.id)>
                        {td_string!(l, organisation.change)} <span class="out-of-sight">" " {name.clone()}</span>
                    </a>
                </td>
            }
        });
        view! {
            <tr>
                <th scope="row" class="table__name">{name.clone()}</th>
                <td>{entry.person.sign_in_name}</td>
                <td>{roles_words(l, entry.roles)}</td>
                {change}
            </tr>
        }
    });
    let change = may_change.then(|| view! { <th scope="col">{td_string!(l, organisation.change)}</th> });
    view! {
        <table class="table table--stack">
            <thead>
                <tr>
                    <th scope="col">{td_string!(l, organisation.name)}</th>
                    <th scope="col">{td_string!(l, account.name)}</th>
                    <th scope="col">{td_string!(l, organisation.roles)}</th>
                    {change}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

#[component]
fn AddForm(kind: OrganisationKind, form: PersonForm) -> impl IntoView {
    let l = locale();
    let trouble = form.trouble;
    let at = |field: &str| {
        trouble.iter().find(|trouble| trouble.field() == field).map(|trouble| trouble.words(l).to_owned())
    };
    let (name, sign_in_name, roles) = (at("display_name"), at("sign_in_name"), at("role"));
    view! {
        <section class="part" aria-labelledby="add">
            <h2 class="part__title" id="add">{td_string!(l, organisation.add)}</h2>
            <p>{td_string!(l, organisation.add_lead)}</p>
            <form class="form" method="post" action=routes::PEOPLE novalidate>
                <TextField
                    name="display_name"
                    label=td_string!(l, organisation.name)
                    kind=TextKind::OthersName
                    value=form.display_name
                    error=name
                />
                <TextField
                    name="sign_in_name"
                    label=td_string!(l, organisation.mail)
                    help=td_string!(l, organisation.mail_help)
                    kind=TextKind::OthersName
                    value=form.sign_in_name
                    error=sign_in_name
                />
                <RoleTicks kind=kind roles=form.roles error=roles />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, organisation.add)}</button>
                </p>
            </form>
        </section>
    }
}

#[component]
fn AddedPage(name: String, first_password: String) -> impl IntoView {
    let l = locale();
    let title = td_string!(l, organisation.added, name = name);
    view! {
        <Document title=title.clone() place=Place::Organisation scripts=Scripts::None>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, organisation.added_lead)}</p>
            <p class="secret"><code>{first_password}</code></p>
            <p>{td_string!(l, organisation.added_next)}</p>
            <p class="form__actions">
                <a class="button button--quiet" href=routes::PEOPLE>{td_string!(l, organisation.back_to_people)}</a>
            </p>
        </Document>
    }
}
