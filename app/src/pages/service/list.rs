//! A vendor's services.

use leptos::prelude::*;
use usecase::record::ServiceEntry;

use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::TextField,
    },
    context::locale,
    i18n::td_string,
    render::render,
    routes,
    words::day,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ListView {
    /// The services.
    pub services: Vec<ServiceEntry>,
    /// Whether the reader may add one.
    pub may_create: bool,
    /// A name that cannot be used.
    pub refused: Option<String>,
}

/// The page.
pub fn list(context: &PageContext, shown: ListView) -> Page {
    render(context, Scripts::None, || view! { <ListPage shown=shown /> })
}

#[component]
fn ListPage(shown: ListView) -> impl IntoView {
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
            <ServiceCards services=shown.services />
            {add}
        </Document>
    }
}

/// The services as cards.
#[component]
pub(crate) fn ServiceCards(services: Vec<ServiceEntry>) -> impl IntoView {
    let l = locale();
    let rows = services.into_iter().map(move |entry| {
        let (id, name) = (entry.service.id, entry.service.name.clone());
        let published = entry.published.map(|(number, at)| {
            let words = td_string!(l, service.published, number = number, day = day(l, at));
            view! { <a href=routes::of_version(routes::VERSION, id, number)>{words}</a> }
        });
        let published = match published {
            Some(link) => link.into_any(),
            None => td_string!(l, service.unpublished).into_any(),
        };
        view! {
            <li class="service-card">
                <h2 class="service-card__name">{entry.service.name.clone()}</h2>
                <p>{published}</p>
                <p class="hint">
                    {td_string!(l, service.answered, count = entry.answered)} " · "
                    {td_string!(l, service.draft_changed, day = day(l, entry.draft_updated_at))}
                </p>
                <p class="form__actions">
                    <a class="button" href=routes::of_service(routes::DRAFT, id)>
                        {td_string!(l, service.continue_draft)}
                        <span class="out-of-sight">" " {name}</span>
                    </a>
                    <a href=routes::of_service(routes::SELF_CHECK, id)>{td_string!(l, service.self_check)}</a>
                </p>
            </li>
        }
    });
    view! { <ul class="service-cards plain-list">{rows.collect_view()}</ul> }
}
