//! One fixed version of a policy: what it says, since when, by whom.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::institution::ShownPolicy;

use super::wording::PolicyWords;
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
pub fn show(context: &PageContext, catalogue: &'static Catalogue, shown: ShownPolicy, may_fix: bool) -> Page {
    render(context, Scripts::None, || view! { <ShowPage catalogue=catalogue shown=shown may_fix=may_fix /> })
}

#[component]
fn ShowPage(catalogue: &'static Catalogue, shown: ShownPolicy, may_fix: bool) -> impl IntoView {
    let l = locale();
    let head = shown.version.head;
    let title = td_string!(l, policy.version_title, name = head.name.as_str(), number = head.number);
    let fixed = match shown.fixed_by {
        Some(by) => td_string!(l, policy.fixed_by, day = day(l, head.fixed_at), by = by),
        None => td_string!(l, policy.fixed, day = day(l, head.fixed_at)),
    };
    let draft = may_fix.then(|| {
        let href = format!("{}?from={}", routes::POLICY_NEW, head.id);
        view! { <a class="button" href=href>{td_string!(l, policy.next_version)}</a> }
    });
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::POLICIES>{td_string!(l, policy.back)}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="frame-line">{fixed}</p>
            <p>{td_string!(l, policy.stays)}</p>
            <p class="form__actions">
                {draft} <a href=routes::with_id(routes::POLICY_EXPORT, head.id)>{td_string!(l, policy.export)}</a>
            </p>
            <PolicyWords catalogue=catalogue policy=shown.policy before=None />
            <p class="hint">{td_string!(l, policy.hash)} " " <code>{head.sha256}</code></p>
        </Document>
    }
}
