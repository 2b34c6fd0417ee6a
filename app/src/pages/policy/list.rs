//! The institution's policies, each with its fixed versions.

use leptos::prelude::*;
use usecase::record::{PolicyId, PolicyVersion};

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::locale,
    i18n::*,
    render::render,
    routes,
    words::day,
};

/// The page.
pub fn list(context: &PageContext, versions: Vec<PolicyVersion>, may_fix: bool) -> Page {
    render(context, Scripts::None, || view! { <ListPage versions=versions may_fix=may_fix /> })
}

#[component]
fn ListPage(versions: Vec<PolicyVersion>, may_fix: bool) -> impl IntoView {
    let l = locale();
    let none = versions.is_empty().then(|| view! { <p class="note">{td_string!(l, policy.none)}</p> });
    let mut policies: Vec<(PolicyId, Vec<PolicyVersion>)> = Vec::new();
    for version in versions {
        match policies.iter_mut().find(|(known, _)| *known == version.head.policy) {
            Some((_, of)) => of.push(version),
            None => policies.push((version.head.policy, vec![version])),
        }
    }
    let cards = policies.into_iter().filter_map(move |(_, versions)| {
        let newest = versions.first()?.head.clone();
        let rows = versions.into_iter().map(|version| {
            let words = td_string!(l, policy.version_day, number = version.head.number, day = day(l, version.head.fixed_at));
            view! { <li><a href=routes::with_id(routes::POLICY, version.head.id)>{words}</a></li> }
        });
        let draft = may_fix.then(|| {
            let href = format!("{}?from={}", routes::POLICY_NEW, newest.id);
            view! { <p class="form__actions"><a class="button button--quiet" href=href>{td_string!(l, policy.next_version)}<span class="out-of-sight">" " {newest.name.clone()}</span></a></p> }
        });
        Some(view! {
            <li class="case-card">
                <h2 class="case-card__title">{newest.name.clone()}</h2>
                <ul class="plain-list">{rows.collect_view()}</ul>
                {draft}
            </li>
        })
    });
    let cards = cards.collect_view();
    let actions = may_fix.then(|| {
        view! {
            <p class="form__actions">
                <a class="button" href=routes::POLICY_NEW>{td_string!(l, policy.new_link)}</a>
                <a href=routes::POLICY_FILE>{td_string!(l, policy.file_link)}</a>
            </p>
        }
    });
    view! {
        <Document title=td_string!(l, policy.title) place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::CASES>{td_string!(l, case.back_to_list)}</a></p>
            <h1 class="page-title">{td_string!(l, policy.title)}</h1>
            <p class="lead">{td_string!(l, policy.lead)}</p>
            {none}
            <ul class="case-cards plain-list">{cards}</ul>
            <div class="part">{actions}</div>
        </Document>
    }
}
