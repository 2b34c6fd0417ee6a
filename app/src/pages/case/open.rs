//! The look before disclosures are opened: what is fixed from then on.

use jiff::civil::Date;
use leptos::prelude::*;
use usecase::institution::Case;

use super::wording::{candidate_name, frame, policy_version};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::locale,
    i18n::*,
    render::render,
    routes,
};

/// The page.
pub fn open(context: &PageContext, shown: Case, today: Date) -> Page {
    render(context, Scripts::None, || view! { <OpenPage shown=shown today=today /> })
}

#[component]
fn OpenPage(shown: Case, today: Date) -> impl IntoView {
    let l = locale();
    let Case { case, policy, places } = shown;
    let head = policy.as_ref().map(|policy| &policy.head);
    let basis = frame(l, head, case.edition.as_str(), &case, today);
    let names = places.iter().map(|place| view! { <li>{candidate_name(l, &place.candidate)}</li> }).collect_view();
    let body = match (head, places.is_empty()) {
        (None, _) => view! {
            <p class="note">{td_string!(l, case.next_policy)}</p>
            <p class="form__actions">
                <a class="button" href=routes::with_id(routes::CASE_EDIT, case.id)>{td_string!(l, case.choose_policy)}</a>
            </p>
        }
        .into_any(),
        (Some(_), true) => view! {
            <p class="note">{td_string!(l, case.next_candidates)}</p>
            <p class="form__actions">
                <a class="button" href=routes::with_id(routes::CASE_EDIT, case.id)>
                    {td_string!(l, case.choose_candidates)}
                </a>
            </p>
        }
        .into_any(),
        (Some(head), false) => view! {
            <p class="lead">{td_string!(l, case.open_lead)}</p>
            <dl class="summary">
                <div class="summary__row">
                    <dt>{td_string!(l, case.field_policy)}</dt>
                    <dd>
                        <a href=routes::with_id(routes::POLICY, head.id)>{policy_version(l, head)}</a>
                    </dd>
                </div>
                <div class="summary__row">
                    <dt>{td_string!(l, case.candidates)}</dt>
                    <dd><ul class="plain-list">{names}</ul></dd>
                </div>
            </dl>
            <p class="note">{td_string!(l, case.open_stays)}</p>
            <form class="form" method="post" action=routes::with_id(routes::CASE_OPEN, case.id)>
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, case.open_send)}</button>
                    <a href=routes::with_id(routes::CASE_EDIT, case.id)>{td_string!(l, case.edit_link)}</a>
                </p>
            </form>
        }
        .into_any(),
    };
    view! {
        <Document title=td_string!(l, case.open_title) place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::case(case.id)>{td_string!(l, case.back_to_case)}</a></p>
            <p class="eyebrow">{case.title.clone()}</p>
            <h1 class="page-title">{td_string!(l, case.open_title)}</h1>
            <p class="frame-line">{basis}</p>
            {body}
        </Document>
    }
}
