//! A vendor's start page.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::{
    desk::VendorDesk as Shown,
    record::{AskedSection, ServiceEntry, VendorServiceHead},
    vendor::Expiring,
};

use super::{First, Task, Tasks};
use crate::{
    context::{lang, locale},
    i18n::td_string,
    pages::service::section_title,
    routes,
    words::day,
};

#[component]
pub(super) fn VendorDesk(catalogue: &'static Catalogue, desk: Shown) -> impl IntoView {
    let l = locale();
    let due: Vec<Task> =
        desk.expiring.into_iter().map(|(service, expiring)| certificate(catalogue, service, expiring)).collect();
    let asked = desk.asked.into_iter().filter_map(|asked| section_asked(catalogue, asked));
    let waiting: Vec<Task> = asked.chain(desk.drafts.into_iter().map(draft)).collect();
    let (none, quiet) = match desk.services {
        0 => (Some(routes::SERVICES.to_owned()), td_string!(l, home.desk_no_service)),
        _ => (None, td_string!(l, home.desk_quiet)),
    };
    let first = due.iter().chain(&waiting).next().map(|task| task.href.clone()).or(none);
    view! {
        <First due=quiet count=due.len() + waiting.len() first=first />
        <Tasks id="due" title=td_string!(l, home.desk_due) tasks=due />
        <Tasks id="waiting" title=td_string!(l, home.desk_waiting) tasks=waiting />
    }
}

fn certificate(catalogue: &'static Catalogue, service: VendorServiceHead, expiring: Expiring) -> Task {
    let l = locale();
    let scheme = expiring.scheme.and_then(|id| catalogue.scheme(id.as_str()));
    let name = scheme.map_or(expiring.name, |scheme| scheme.text.get(lang()).to_owned());
    let name = if name.is_empty() { td_string!(l, home.desk_certificate).to_owned() } else { name };
    let text = match expiring.expired {
        true => td_string!(l, home.desk_certificate_ended, service = service.name, certificate = name),
        false => td_string!(l, home.desk_certificate_ends, service = service.name, certificate = name),
    };
    let href = format!("{}#{}", routes::section(service.id, "facts-certifications"), expiring.field);
    Task { href, text, on: Some(expiring.until), more: None }
}

fn section_asked(catalogue: &'static Catalogue, asked: AskedSection) -> Option<Task> {
    let l = locale();
    let title = section_title(catalogue, &asked.owner.section)?;
    let text = td_string!(l, home.desk_section_asked, service = asked.service.name, section = title);
    let by = td_string!(l, draft.asked_by, name = asked.asked_by, day = day(l, asked.owner.asked_at));
    Some(Task { href: routes::section(asked.service.id, &asked.owner.section), text, on: None, more: Some(by) })
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
