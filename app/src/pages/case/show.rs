//! One case: how far it is, the one next step, who stands in it, and what happened when.

use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    institution::{Case, CaseEvent, CaseHappening},
    record::{Candidate, CasePlace, CaseState},
};

use super::wording::{assessment_href, day, frame, kind};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::*,
    render::render,
    routes,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// What happened in it, oldest first.
    pub history: Vec<CaseEvent>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may open its disclosures.
    pub may_open: bool,
}

/// The page.
pub fn show(context: &PageContext, shown: CaseView, today: Date) -> Page {
    render(context, Scripts::None, || view! { <ShowPage shown=shown today=today /> })
}

#[component]
fn ShowPage(shown: CaseView, today: Date) -> impl IntoView {
    let l = locale();
    let CaseView { case: Case { case, policy, places }, history, may_edit, may_open } = shown;
    let edition = case.edition.as_str();
    let head = policy.as_ref().map(|policy| &policy.head);
    let basis = frame(l, head, edition, &case, today);
    let opened = matches!(case.state, CaseState::Opened { .. });
    let empty = places.is_empty();
    let next = next(&case, empty, may_edit, may_open);
    let rows = places.into_iter().map(|place| candidate(place, opened.then_some((case.id, edition))));
    let rows: Vec<AnyView> = rows.collect();
    let policy = head.map(|head| {
        view! { <p><a href=routes::with_id(routes::POLICY, head.id)>{td_string!(l, case.see_policy)}</a></p> }
    });
    let edit = may_edit.then(|| {
        view! { <p><a href=routes::with_id(routes::CASE_EDIT, case.id)>{td_string!(l, case.edit_link)}</a></p> }
    });
    let events = history.into_iter().map(event).collect_view();
    view! {
        <Document title=case.title.clone() place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::CASES>{td_string!(l, case.back_to_list)}</a></p>
            <p class="eyebrow">{kind(l, case.kind)}</p>
            <h1 class="page-title">{case.title.clone()}</h1>
            <p class="frame-line">{basis}</p>
            <div class="case-links">{policy} {edit}</div>
            <Steps opened=opened />
            <section class="next-step" aria-labelledby="next">
                <h2 class="next-step__title" id="next">{td_string!(l, case.next)}</h2>
                {next}
            </section>
            <section class="part" aria-labelledby="candidates">
                <h2 class="part__title" id="candidates">{td_string!(l, case.candidates)}</h2>
                {empty.then(|| view! { <p>{td_string!(l, case.candidates_none)}</p> })}
                <ul class="candidates plain-list">{rows}</ul>
            </section>
            <section class="part" aria-labelledby="history">
                <h2 class="part__title" id="history">{td_string!(l, case.history)}</h2>
                <ol class="history plain-list">{events}</ol>
            </section>
        </Document>
    }
}

/// The one next step: why, and the way there for those who may take it.
fn next(case: &usecase::record::SelectionCase, empty: bool, may_edit: bool, may_open: bool) -> AnyView {
    let l = locale();
    let edit = routes::with_id(routes::CASE_EDIT, case.id);
    let (why, way, also) = match case.state {
        CaseState::Opened { .. } => (
            td_string!(l, case.next_compare),
            Some((routes::case_compare(case.id), td_string!(l, case.compare_link))),
            Some((routes::with_id(routes::CASE_QUESTIONS, case.id), td_string!(l, case.questions_link))),
        ),
        _ if empty => {
            (td_string!(l, case.next_candidates), may_edit.then(|| (edit, td_string!(l, case.choose_candidates))), None)
        }
        CaseState::Preparing { policy: Some(_) } => (
            td_string!(l, case.next_open),
            may_open.then(|| (routes::with_id(routes::CASE_OPEN, case.id), td_string!(l, case.open_link))),
            None,
        ),
        CaseState::Preparing { policy: None } => (
            td_string!(l, case.next_policy),
            may_edit.then(|| (edit, td_string!(l, case.choose_policy))),
            Some((routes::POLICIES.to_owned(), td_string!(l, case.field_policy_link))),
        ),
    };
    let not_mine = way.is_none().then(|| view! { <p class="hint">{td_string!(l, case.next_not_yours)}</p> });
    let way = way.map(|(href, words)| view! { <a class="button" href=href>{words}</a> });
    let also = also.map(|(href, words)| view! { <a href=href>{words}</a> });
    view! {
        <p>{why}</p>
        {not_mine}
        <p class="form__actions">{way} {also}</p>
    }
    .into_any()
}

fn event(event: CaseEvent) -> impl IntoView {
    let l = locale();
    let what = match event.what {
        CaseHappening::Begun => td_string!(l, case.event_begun).to_owned(),
        CaseHappening::PolicyChosen { number: Some(number) } => td_string!(l, case.event_policy, number = number),
        CaseHappening::PolicyChosen { number: None } => td_string!(l, case.event_policy_bare).to_owned(),
        CaseHappening::Candidates { services, waiting } => {
            td_string!(l, case.event_candidates, services = services, waiting = waiting)
        }
        CaseHappening::Changed { as_of: Some(as_of), edition } => {
            let as_of = domain::message::date_text(as_of, lang());
            td_string!(l, case.event_changed, day = as_of, edition = edition)
        }
        CaseHappening::Changed { as_of: None, .. } => td_string!(l, case.event_changed_bare).to_owned(),
        CaseHappening::Opened => td_string!(l, case.event_opened).to_owned(),
    };
    let by = event.by.unwrap_or_else(|| td_string!(l, case.event_somebody).to_owned());
    view! {
        <li class="history__event">
            <span class="history__day">{day(event.at)}</span>
            " "
            <span>{what}</span>
            " "
            <span class="hint">{by}</span>
        </li>
    }
}

fn candidate(place: CasePlace, opened: Option<(usecase::record::CaseId, &str)>) -> AnyView {
    let l = locale();
    match place.candidate {
        Candidate::Waiting { name } => view! {
            <li class="candidate">
                <p class="candidate__vendor">{name}</p>
                <p class="hint">{td_string!(l, case.waiting_vendor)}</p>
            </li>
        }
        .into_any(),
        Candidate::Service { id, name, vendor, version } => {
            let state = match &version {
                Some(version) => {
                    td_string!(l, case.version_day, number = version.number, day = day(version.published_at))
                }
                None => td_string!(l, case.unpublished).to_owned(),
            };
            let link = opened.filter(|_| version.is_some()).map(|(case, edition)| {
                let href = assessment_href(case, id, edition, false);
                view! {
                    <p>
                        <a href=href>
                            {td_string!(l, case.see_assessment)} <span class="out-of-sight">" " {name.clone()}</span>
                        </a>
                    </p>
                }
            });
            view! {
                <li class="candidate">
                    <p class="candidate__vendor">{vendor}</p>
                    <p>{name.clone()}</p>
                    <p class="hint">{state}</p>
                    {link}
                </li>
            }
            .into_any()
        }
    }
}

#[component]
fn Steps(opened: bool) -> impl IntoView {
    let l = locale();
    let now = if opened { 2 } else { 0 };
    let names = [
        td_string!(l, case.step_prepare),
        td_string!(l, case.step_request),
        td_string!(l, case.step_assess),
        td_string!(l, case.step_ask),
        td_string!(l, case.step_decide),
    ];
    // Asking by way of this program, and deciding, are not there yet: the page says so rather than promise.
    let outside = [1, 4];
    let rows = names.into_iter().enumerate().map(|(at, name)| {
        let (state, words) = match at.cmp(&now) {
            _ if outside.contains(&at) => ("outside", td_string!(l, case.step_outside)),
            std::cmp::Ordering::Less => ("done", td_string!(l, case.step_done)),
            std::cmp::Ordering::Equal => ("now", td_string!(l, case.step_now)),
            std::cmp::Ordering::Greater => ("later", td_string!(l, case.step_later)),
        };
        view! {
            <li class="step" data-state=state aria-current=(at == now).then_some("step")>
                <span class="step__name">{name}</span>
                " "
                <span class="step__state">{words}</span>
            </li>
        }
    });
    view! { <ol class="steps plain-list" aria-label=td_string!(l, case.steps)>{rows.collect_view()}</ol> }.into_any()
}
