//! A vendor's start page.

use domain::catalogue::Catalogue;
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    desk::{Expiring, VendorDesk as Shown},
    record::ServiceEntry,
};

use super::{First, Task, Tasks};
use crate::{
    context::{lang, locale},
    i18n::td_string,
    routes,
};

#[component]
pub(super) fn VendorDesk(catalogue: &'static Catalogue, desk: Shown, today: Date) -> impl IntoView {
    let l = locale();
    let due: Vec<Task> = desk.expiring.into_iter().map(|expiring| certificate(catalogue, expiring, today)).collect();
    let drafts: Vec<Task> = desk.drafts.into_iter().map(draft).collect();
    let (none, quiet) = match desk.services {
        0 => (Some(routes::SERVICES.to_owned()), td_string!(l, home.desk_no_service)),
        _ => (None, td_string!(l, home.desk_quiet)),
    };
    let first = due.iter().chain(&drafts).next().map(|task| task.href.clone()).or(none);
    view! {
        <First due=quiet count=due.len() + drafts.len() first=first />
        <Tasks id="due" title=td_string!(l, home.desk_due) tasks=due />
        <Tasks id="waiting" title=td_string!(l, home.desk_waiting) tasks=drafts />
    }
}

fn certificate(catalogue: &'static Catalogue, expiring: Expiring, today: Date) -> Task {
    let l = locale();
    let scheme = expiring.scheme.and_then(|id| catalogue.scheme(id.as_str()));
    let name = scheme.map(|scheme| scheme.text.get(lang()).to_owned()).or(expiring.name);
    let name = name.unwrap_or_else(|| td_string!(l, home.desk_certificate).to_owned());
    let (service, past) = (expiring.service_name, expiring.until < today);
    let text = match past {
        true => td_string!(l, home.desk_certificate_ended, service = service, certificate = name),
        false => td_string!(l, home.desk_certificate_ends, service = service, certificate = name),
    };
    let href = routes::section(expiring.service, "facts-certifications");
    Task { href, text, on: Some(expiring.until), more: None }
}

fn draft(entry: ServiceEntry) -> Task {
    let l = locale();
    let service = entry.service.name;
    let (pattern, text) = match entry.published {
        None => (routes::DRAFT, td_string!(l, home.desk_draft_new, service = service)),
        Some(_) => (routes::CHECK, td_string!(l, home.desk_draft_changed, service = service)),
    };
    let more = Some(td_string!(l, home.desk_draft_answered, count = entry.answered));
    Task { href: routes::of_service(pattern, entry.service.id), text, on: None, more }
}
