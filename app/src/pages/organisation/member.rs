//! One member: their roles, and the end of their membership.

use leptos::prelude::*;
use usecase::record::{MemberEntry, OrganisationKind};

use super::roles::RoleTicks;
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::{Tick, Ticks},
    },
    context::locale,
    i18n::{Locale, td_string},
    render::render,
    routes,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct MemberView {
    /// What the organisation is here for.
    pub kind: OrganisationKind,
    /// The member; their roles as they are, or as they were ticked.
    pub member: MemberEntry,
    /// Why nothing was changed.
    pub trouble: Option<Trouble>,
}

/// Why a member stays as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No role is ticked.
    NoRole,
    /// They are the last administrator, and would not be one any more.
    LastAdministrator,
    /// They are the last administrator, and would not be there any more.
    LastLeaving,
    /// It was not said that it is meant.
    NotSure,
}

impl Trouble {
    fn words(self, l: Locale) -> &'static str {
        match self {
            Trouble::NoRole => td_string!(l, organisation.trouble_roles),
            Trouble::LastAdministrator | Trouble::LastLeaving => td_string!(l, organisation.trouble_last),
            Trouble::NotSure => td_string!(l, organisation.trouble_sure),
        }
    }

    fn field(self) -> &'static str {
        match self {
            Trouble::NoRole | Trouble::LastAdministrator => "role",
            Trouble::LastLeaving | Trouble::NotSure => "sure",
        }
    }
}

/// The page.
pub fn member(context: &PageContext, shown: MemberView) -> Page {
    render(context, Scripts::None, || view! { <MemberPage shown=shown /> })
}

#[component]
fn MemberPage(shown: MemberView) -> impl IntoView {
    let l = locale();
    let MemberView { kind, member, trouble } = shown;
    let line =
        move |trouble: Trouble| ErrorLine { href: format!("#{}", trouble.field()), text: trouble.words(l).to_owned() };
    let at = move |field| trouble.filter(|trouble| trouble.field() == field).map(|trouble| trouble.words(l).to_owned());
    let title = td_string!(l, organisation.member, name = member.person.display_name);
    let heading = title.clone();
    let title = if trouble.is_none() { title } else { td_string!(l, common.error_title, title = title) };
    let id = member.person.id;
    let sure = Tick { value: "yes", label: td_string!(l, organisation.end_sure).to_owned(), help: None, ticked: false };
    view! {
        <Document title=title place=Place::Organisation scripts=Scripts::None>
            <ErrorSummary lines=trouble.map(line).into_iter().collect() />
            <p class="back"><a href=routes::PEOPLE>{td_string!(l, organisation.back_to_people)}</a></p>
            <h1 class="page-title">{heading}</h1>
            <p class="hint">{member.person.sign_in_name}</p>
            <form class="form" method="post" action=routes::of_member(routes::MEMBER, id) novalidate>
                <RoleTicks kind=kind roles=member.roles error=at("role") />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, organisation.save)}</button>
                </p>
            </form>
            <section class="part" aria-labelledby="end">
                <h2 class="part__title" id="end">{td_string!(l, organisation.end)}</h2>
                <p>{td_string!(l, organisation.end_lead)}</p>
                <form class="form" method="post" action=routes::of_member(routes::MEMBER_END, id) novalidate>
                    <Ticks name="sure" label=td_string!(l, organisation.end_ask) ticks=vec![sure] error=at("sure") />
                    <p class="form__actions">
                        <button class="button button--quiet" type="submit">{td_string!(l, organisation.end)}</button>
                    </p>
                </form>
            </section>
        </Document>
    }
}
