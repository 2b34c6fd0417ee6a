//! A vendor's services.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::{
    record::{ServiceEntry, VendorServiceId},
    vendor::{Expiring, ServiceState},
};

use super::progress::place_of;

use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::TextField,
    },
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::{date_words, day},
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ListView {
    /// The services.
    pub services: Vec<ServiceState>,
    /// Whether the reader may add one.
    pub may_create: bool,
    /// A name that cannot be used.
    pub refused: Option<String>,
}

/// The page.
pub fn list(context: &PageContext, catalogue: &'static Catalogue, shown: ListView) -> Page {
    render(context, Scripts::None, || view! { <ListPage catalogue=catalogue shown=shown /> })
}

#[component]
fn ListPage(catalogue: &'static Catalogue, shown: ListView) -> impl IntoView {
    let l = locale();
    let error = shown.refused.is_some().then(|| td_string!(l, service.add_trouble).to_owned());
    let lines = error.iter().map(|text| ErrorLine { href: "#name".to_owned(), text: text.clone() }).collect();
    let none = shown.services.is_empty().then(|| view! { <p class="note">{td_string!(l, service.none)}</p> });
    let add = shown.may_create.then(|| {
        view! {
            <section class="part" aria-labelledby="add">
                <h2 class="part__title" id="add">{td_string!(l, service.add)}</h2>
                <form class="form" method="post" action=routes::SERVICES novalidate>
                    <TextField
                        name="name"
                        label=td_string!(l, service.add_name)
                        value=shown.refused.unwrap_or_default()
                        error=error
                    />
                    <p class="form__actions">
                        <button class="button button--quiet" type="submit">{td_string!(l, service.add)}</button>
                    </p>
                </form>
            </section>
        }
    });
    view! {
        <Document title=td_string!(l, service.title) place=Place::Services scripts=Scripts::None>
            <ErrorSummary lines=lines />
            <h1 class="page-title">{td_string!(l, service.title)}</h1>
            <p class="lead">{td_string!(l, service.lead)}</p>
            {none}
            <ul class="service-cards plain-list">
                {shown
                    .services
                    .into_iter()
                    .map(|state| {
                        let ServiceState { entry, open, expiring } = state;
                        let id = entry.service.id;
                        let open = (open > 0).then(|| td_string!(l, draft.open, count = open));
                        let certificates = view! {
                            <Certificates catalogue=catalogue service=id expiring=expiring />
                        };
                        let certificates = Some(certificates.into_any());
                        view! { <Card entry=entry open=open certificates=certificates /> }
                    })
                    .collect_view()}
            </ul>
            {add}
        </Document>
    }
}

/// A service: what is published, how far the draft is, what has to be looked at.
#[component]
fn Card(entry: ServiceEntry, open: Option<String>, certificates: Option<AnyView>) -> impl IntoView {
    let l = locale();
    let (id, name) = (entry.service.id, entry.service.name.clone());
    let published = match entry.published {
        Some((number, at)) => {
            let words = td_string!(l, service.published, number = number, day = day(l, at));
            view! { <a href=routes::of_version(routes::VERSION, id, number)>{words}</a> }.into_any()
        }
        None => td_string!(l, service.unpublished).into_any(),
    };
    let ahead = entry.published.is_some_and(|(_, at)| entry.draft_updated_at > at);
    let ahead = ahead.then(|| view! { <p>{td_string!(l, draft.ahead)}</p> });
    view! {
        <li class="service-card">
            <h2 class="service-card__name">{entry.service.name.clone()}</h2>
            <p>{published}</p>
            {ahead}
            <p class="hint">
                {td_string!(l, service.answered, count = entry.answered)}
                {open.map(|open| format!(" · {open}"))}
                " · "
                {td_string!(l, service.draft_changed, day = day(l, entry.draft_updated_at))}
            </p>
            {certificates}
            <p class="form__actions">
                <a class="button" href=routes::of_service(routes::DRAFT, id)>
                    {td_string!(l, service.continue_draft)}
                    <span class="out-of-sight">" " {name}</span>
                </a>
                <a href=routes::of_service(routes::SELF_CHECK, id)>
                    {td_string!(l, service.self_check)}
                    <span class="out-of-sight">" " {entry.service.name.clone()}</span>
                </a>
                <a href=routes::of_service(routes::EVIDENCE, id)>
                    {td_string!(l, evidence.link)}
                    <span class="out-of-sight">" " {entry.service.name}</span>
                </a>
            </p>
        </li>
    }
}

/// Certificates that have expired or soon will, each with what it is accepted for.
#[component]
pub(super) fn Certificates(
    catalogue: &'static Catalogue,
    service: VendorServiceId,
    expiring: Vec<Expiring>,
) -> impl IntoView {
    let l = locale();
    (!expiring.is_empty()).then(|| {
        let rows = expiring.into_iter().map(|certificate| {
            let scheme = certificate.scheme.as_ref().and_then(|id| catalogue.scheme(id.as_str()));
            let name = scheme.map_or(certificate.name.as_str(), |scheme| scheme.text.get(lang()));
            let until = date_words(l, certificate.until);
            let when = match certificate.expired {
                true => td_string!(l, draft.expired, name = name, day = until),
                false => td_string!(l, draft.expires, name = name, day = until),
            };
            let criteria: Vec<&str> = certificate
                .counts_for
                .iter()
                .filter_map(|id| catalogue.criterion(id.as_str()))
                .map(|criterion| criterion.text.get(lang()))
                .collect();
            let counts = (!criteria.is_empty()).then(|| {
                let between = if lang() == domain::text::Lang::Ja { "」「" } else { "”, “" };
                td_string!(l, draft.counts_for, names = criteria.join(between))
            });
            view! {
                <li class="expiring" data-expired=certificate.expired.then_some("true")>
                    <a href=place_of(catalogue, service, &certificate.field)>{when}</a>
                    {counts.map(|counts| view! { <span class="hint">{counts}</span> })}
                </li>
            }
        });
        view! { <ul class="plain-list">{rows.collect_view()}</ul> }
    })
}
