//! An institution's start page.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::{
    desk::{InstitutionDesk as Shown, News, NewsKind},
    record::{CaseEntry, CaseState},
};

use super::{First, Task, Tasks};
use crate::{
    context::{lang, locale},
    i18n::td_string,
    routes,
    words::date_words,
};

#[component]
pub(super) fn InstitutionDesk(catalogue: &'static Catalogue, desk: Shown) -> impl IntoView {
    let l = locale();
    let due: Vec<Task> = desk.due.into_iter().map(case).collect();
    let waiting: Vec<Task> = desk.waiting.into_iter().map(case).collect();
    let quiet = if desk.cases == 0 { td_string!(l, home.desk_no_case) } else { td_string!(l, home.desk_quiet) };
    let first = due.iter().chain(&waiting).next().map(|task| task.href.clone());
    let news = desk.news.into_iter().map(|news| view! { <Item catalogue=catalogue news=news /> }).collect_view();
    let news = match news.is_empty() {
        true => view! { <p class="hint">{td_string!(l, home.desk_news_none)}</p> }.into_any(),
        false => view! { <ul class="tasks plain-list">{news}</ul> }.into_any(),
    };
    view! {
        <First due=quiet count=due.len() + waiting.len() first=first />
        <Tasks id="due" title=td_string!(l, home.desk_due) tasks=due />
        <Tasks id="waiting" title=td_string!(l, home.desk_waiting) tasks=waiting />
        <section class="part" aria-labelledby="news">
            <h2 class="part__title" id="news">{td_string!(l, home.desk_news)}</h2>
            {news}
        </section>
    }
}

/// The next step of a case.
fn case(entry: CaseEntry) -> Task {
    let l = locale();
    let (id, title) = (entry.case.id, entry.case.title);
    let (href, text) = match entry.case.state {
        CaseState::Opened { .. } => (routes::case_compare(id), td_string!(l, home.desk_case_compare, title = title)),
        CaseState::Preparing { policy: None } => {
            (routes::case(id), td_string!(l, home.desk_case_policy, title = title))
        }
        CaseState::Preparing { policy: Some(_) } => {
            (routes::case(id), td_string!(l, home.desk_case_open, title = title))
        }
    };
    let more = (entry.waiting > 0).then(|| td_string!(l, home.desk_case_waiting, count = entry.waiting));
    Task { href, text, on: entry.case.deadline, more }
}

#[component]
fn Item(catalogue: &'static Catalogue, news: News) -> impl IntoView {
    let l = locale();
    let News { about, on, kind } = news;
    let stays = (kind != NewsKind::Version).then(|| td_string!(l, home.desk_news_stays, title = about.title.clone()));
    let (vendor, name) = (about.vendor, about.name);
    let text = match kind {
        NewsKind::Version => {
            td_string!(l, home.desk_news_version, vendor = vendor, name = name, number = about.number)
        }
        NewsKind::Turned => td_string!(l, home.desk_news_turned, vendor = vendor, name = name),
        NewsKind::Expired(certificate) => {
            let scheme = certificate.scheme.and_then(|id| catalogue.scheme(id.as_str()));
            let words = scheme.map(|scheme| scheme.text.get(lang()).to_owned()).or(certificate.name);
            let words = words.unwrap_or_else(|| td_string!(l, home.desk_certificate).to_owned());
            td_string!(l, home.desk_news_expired, vendor = vendor, name = name, certificate = words)
        }
    };
    view! {
        <li class="task">
            <p class="task__day">{date_words(l, on)}</p>
            <p class="task__text"><a href=routes::case_service(about.case, about.service)>{text}</a></p>
            {stays.map(|stays| view! { <p class="hint">{stays}</p> })}
        </li>
    }
}
