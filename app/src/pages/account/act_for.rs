//! Choosing the organisation to act for.

use leptos::prelude::*;
use usecase::record::Membership;

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::locale,
    i18n::td_string,
    render::render,
    routes,
    words::organisation_kind,
};

/// The page.
pub fn act_for(context: &PageContext, memberships: &[Membership], back: &str) -> Page {
    render(context, Scripts::None, || view! { <ActForPage memberships=memberships.to_vec() back=back.to_owned() /> })
}

#[component]
fn ActForPage(memberships: Vec<Membership>, back: String) -> impl IntoView {
    let l = locale();
    let none = memberships.is_empty();
    let rows = memberships.into_iter().map(move |entry| {
        let kind = organisation_kind(l, entry.organisation.kind);
        view! {
            <li class="choice">
                <button
                    class="button button--quiet choice__button"
                    type="submit"
                    name="organisation"
                    value=entry.organisation.id.to_string()
                >
                    {entry.organisation.name}
                    <span class="choice__note">{kind}</span>
                </button>
            </li>
        }
    });
    let lead = if none { td_string!(l, account.act_for_none) } else { td_string!(l, account.act_for_lead) };
    view! {
        <Document title=td_string!(l, account.act_for) place=Place::SignIn scripts=Scripts::None>
            <h1 class="page-title">{td_string!(l, account.act_for)}</h1>
            <p class="lead">{lead}</p>
            <form method="post" action=routes::ACT_FOR>
                <input type="hidden" name="back" value=back />
                <ul class="choices plain-list">{rows.collect_view()}</ul>
            </form>
        </Document>
    }
}
