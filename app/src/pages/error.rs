//! What went wrong, and where to go from here; under the header of whoever is looking, so that they stay signed in in
//! their own eyes too.

use leptos::prelude::*;
use usecase::record::OrganisationKind;

use crate::{
    Page, PageContext, Scripts, Situation,
    components::document::{Document, Place},
    context::{locale, page},
    i18n::td_string,
    render::render,
    routes,
    words::situation as words_of,
};

/// The page; `number` is that of the request, where it helps to tell it to somebody.
pub fn error(context: &PageContext, situation: Situation, number: Option<String>) -> Page {
    render(context, Scripts::None, || view! { <ErrorPage situation=situation number=number /> })
}

#[component]
fn ErrorPage(situation: Situation, number: Option<String>) -> impl IntoView {
    let l = locale();
    let (title, text) = words_of(l, situation);
    let organisation = page().viewer.and_then(|viewer| viewer.organisation);
    let own = organisation.and_then(|organisation| match organisation.kind {
        OrganisationKind::Vendor => Some((routes::SERVICES, td_string!(l, common.services))),
        OrganisationKind::Institution => Some((routes::CASES, td_string!(l, case.title))),
        OrganisationKind::Operator => None,
    });
    let catalogue = (routes::CATALOGUE, td_string!(l, common.catalogue));
    let ways = [Some((routes::HOME, td_string!(l, common.home))), own, Some(catalogue)];
    let ways = ways.into_iter().flatten().map(|(href, words)| view! { <li><a href=href>{words}</a></li> });
    view! {
        <Document title=title place=Place::Elsewhere scripts=Scripts::None>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{text}</p>
            {number.map(|number| view! { <p>{td_string!(l, errors.number)} ": " <code>{number}</code></p> })}
            <h2 class="section__title">{td_string!(l, errors.next)}</h2>
            <ul>{ways.collect_view()}</ul>
        </Document>
    }
}
