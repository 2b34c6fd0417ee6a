//! One case: how far it is, who stands in it, and the one next step.

use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    institution::Case,
    record::{Candidate, CasePlace, CaseState},
};

use super::wording::{assessment_href, day, frame, kind};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::locale,
    i18n::*,
    render::render,
    routes,
};

/// The page.
pub fn show(context: &PageContext, shown: Case, today: Date) -> Page {
    render(context, Scripts::None, || view! { <ShowPage shown=shown today=today /> })
}

#[component]
fn ShowPage(shown: Case, today: Date) -> impl IntoView {
    let l = locale();
    let Case { case, policy, places } = shown;
    let edition = case.edition.as_str();
    let basis = frame(l, policy.as_ref().map(|policy| &policy.head), edition, &case, today);
    let opened = matches!(case.state, CaseState::Opened { .. });
    let rows = places.into_iter().map(|place| candidate(place, opened.then_some((case.id, edition))));
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <Document title=case.title.clone() place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::CASES>{td_string!(l, case.back_to_list)}</a></p>
            <p class="eyebrow">{kind(l, case.kind)}</p>
            <h1 class="page-title">{case.title.clone()}</h1>
            <p class="frame-line">{basis}</p>
            <Steps opened=opened />
            <section class="next-step" aria-labelledby="next">
                <h2 class="next-step__title" id="next">{td_string!(l, case.next)}</h2>
                {match case.state {
                    CaseState::Opened { .. } => {
                        view! {
                            <p>{td_string!(l, case.next_compare)}</p>
                            <p class="form__actions">
                                <a class="button" href=routes::case_compare(case.id)>{td_string!(l, case.compare_link)}</a>
                            </p>
                        }
                            .into_any()
                    }
                    CaseState::Preparing { policy: Some(_) } => {
                        view! { <p>{td_string!(l, case.next_open)}</p> }.into_any()
                    }
                    CaseState::Preparing { policy: None } => {
                        view! { <p>{td_string!(l, case.next_policy)}</p> }.into_any()
                    }
                }}
            </section>
            <section class="part" aria-labelledby="candidates">
                <h2 class="part__title" id="candidates">{td_string!(l, case.candidates)}</h2>
                <ul class="candidates plain-list">{rows}</ul>
            </section>
        </Document>
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
    let rows = names.into_iter().enumerate().map(|(at, name)| {
        let (state, words) = match at.cmp(&now) {
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
