//! The start page of somebody who has signed in: what is at hand, and the next step.

use leptos::prelude::*;
use usecase::record::{OrganisationKind, ServiceEntry};

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{locale, page},
    i18n::td_string,
    pages::service::list::ServiceCards,
    render::render,
    routes,
};

/// The page; `services` are the vendor's own.
pub fn desk(context: &PageContext, services: Vec<ServiceEntry>) -> Page {
    render(context, Scripts::None, || view! { <DeskPage services=services /> })
}

#[component]
fn DeskPage(services: Vec<ServiceEntry>) -> impl IntoView {
    let l = locale();
    let organisation = page().viewer.and_then(|viewer| viewer.organisation);
    let body = match organisation.as_ref().map(|organisation| organisation.kind) {
        Some(OrganisationKind::Vendor) => view! { <VendorDesk services=services /> }.into_any(),
        Some(OrganisationKind::Institution | OrganisationKind::Operator) => view! { <Reading /> }.into_any(),
        None => view! {
            <p class="lead">{td_string!(l, account.act_for_lead)}</p>
            <p><a class="button" href=routes::ACT_FOR>{td_string!(l, account.act_for)}</a></p>
        }
        .into_any(),
    };
    view! {
        <Document title=td_string!(l, home.desk) place=Place::Home scripts=Scripts::None>
            <p class="eyebrow">{organisation.map(|organisation| organisation.name)}</p>
            <h1 class="page-title">{td_string!(l, home.desk_title)}</h1>
            {body}
        </Document>
    }
}

#[component]
fn VendorDesk(services: Vec<ServiceEntry>) -> impl IntoView {
    let l = locale();
    let waiting = services.iter().filter(|entry| entry.published.is_none()).count();
    let lead = match (services.is_empty(), waiting) {
        (true, _) => td_string!(l, home.desk_no_service).to_owned(),
        (false, 0) => td_string!(l, home.desk_all_published).to_owned(),
        (false, waiting) => td_string!(l, home.desk_waiting, count = waiting),
    };
    // What has never been published is due first, then what was left longest.
    let mut due = services;
    due.sort_by_key(|entry| (entry.published.is_some(), entry.draft_updated_at));
    due.truncate(7);
    view! {
        <p class="lead">{lead}</p>
        <ServiceCards services=due />
        <p class="part"><a class="button button--quiet" href=routes::SERVICES>{td_string!(l, home.desk_services)}</a></p>
    }
}

#[component]
fn Reading() -> impl IntoView {
    let l = locale();
    view! {
        <p class="lead">{td_string!(l, home.desk_reading)}</p>
        <p><a class="button" href=routes::CATALOGUE>{td_string!(l, home.way_catalogue_link)}</a></p>
    }
}
