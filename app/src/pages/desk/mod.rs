//! The start page of somebody who has signed in: what is due, what waits for them, what is new about what they rely on.
//! The first task is one click away.

use domain::catalogue::Catalogue;
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::desk::Desk;

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{locale, page},
    i18n::td_string,
    render::render,
    routes,
    words::date_words,
};

mod institution;
mod operator;
mod vendor;

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct DeskView {
    /// What there is; nothing as long as no organisation is chosen.
    pub desk: Option<Desk>,
    /// Whether the reader may see the audit trail.
    pub may_audit: bool,
}

/// Something to be done.
struct Task {
    href: String,
    text: String,
    on: Option<Date>,
    more: Option<String>,
}

/// The page.
pub fn desk(context: &PageContext, catalogue: &'static Catalogue, shown: DeskView) -> Page {
    render(context, Scripts::None, || view! { <DeskPage catalogue=catalogue shown=shown /> })
}

#[component]
fn DeskPage(catalogue: &'static Catalogue, shown: DeskView) -> impl IntoView {
    let l = locale();
    let organisation = page().viewer.and_then(|viewer| viewer.organisation);
    let DeskView { desk, may_audit } = shown;
    let mut ways: Vec<(&str, &str)> = Vec::new();
    let body = match desk {
        Some(Desk::Vendor(desk)) => {
            ways.push((routes::SERVICES, td_string!(l, home.desk_services)));
            view! { <vendor::VendorDesk catalogue=catalogue desk=desk /> }.into_any()
        }
        Some(Desk::Institution(desk)) => {
            ways.push((routes::CASES, td_string!(l, home.desk_cases)));
            view! { <institution::InstitutionDesk catalogue=catalogue desk=desk /> }.into_any()
        }
        Some(Desk::Operator(desk)) => view! { <operator::OperatorDesk desk=desk /> }.into_any(),
        None => view! {
            <p class="lead">{td_string!(l, account.act_for_lead)}</p>
            <p><a class="button" href=routes::ACT_FOR>{td_string!(l, account.act_for)}</a></p>
        }
        .into_any(),
    };
    ways.push((routes::CATALOGUE, td_string!(l, home.desk_catalogue)));
    ways.extend(organisation.is_some().then(|| (routes::PEOPLE, td_string!(l, home.desk_people))));
    ways.extend(may_audit.then(|| (routes::AUDIT, td_string!(l, home.desk_trail))));
    let ways = ways.into_iter().map(|(href, words)| view! { <li><a href=href>{words}</a></li> });
    view! {
        <Document title=td_string!(l, home.desk) place=Place::Home scripts=Scripts::None>
            <p class="eyebrow">{organisation.map(|organisation| organisation.name)}</p>
            <h1 class="page-title">{td_string!(l, home.desk_title)}</h1>
            {body}
            <section class="part" aria-labelledby="ways">
                <h2 class="part__title" id="ways">{td_string!(l, home.desk_ways)}</h2>
                <ul>{ways.collect_view()}</ul>
            </section>
        </Document>
    }
}

/// How many tasks there are, and the first of them.
#[component]
fn First(due: &'static str, count: usize, first: Option<String>) -> impl IntoView {
    let l = locale();
    let lead = if count == 0 { due.to_owned() } else { td_string!(l, home.desk_tasks, count = count) };
    view! {
        <p class="lead">{lead}</p>
        {first
            .map(|href| {
                view! {
                    <p class="form__actions">
                        <a class="button" href=href>{td_string!(l, home.desk_first)}</a>
                    </p>
                }
            })}
    }
}

/// Tasks under a heading; nothing where there are none.
#[component]
fn Tasks(id: &'static str, title: &'static str, tasks: Vec<Task>) -> impl IntoView {
    let l = locale();
    (!tasks.is_empty()).then(|| {
        let rows = tasks.into_iter().map(|task| {
            view! {
                <li class="task">
                    {task.on.map(|on| view! { <p class="task__day">{date_words(l, on)}</p> })}
                    <p class="task__text"><a href=task.href>{task.text}</a></p>
                    {task.more.map(|more| view! { <p class="hint">{more}</p> })}
                </li>
            }
        });
        view! {
            <section class="part" aria-labelledby=id>
                <h2 class="part__title" id=id>{title}</h2>
                <ul class="tasks plain-list">{rows.collect_view()}</ul>
            </section>
        }
    })
}
