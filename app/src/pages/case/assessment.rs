//! One assessment: conclusion, why, on what it rests; then in plain words, or in full.

use domain::{catalogue::Catalogue, message::date_text, word::Conclusion};
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{institution::OneAssessment, record::VendorServiceId};

use super::{
    full::Full,
    plain::Plain,
    wording::{ConclusionTag, assessment_href, criterion, frame},
};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::*,
    render::render,
    routes,
};

/// In how much detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What is good, what is missing, what to decide; no score.
    Plain,
    /// Every finding with its reasons.
    Full,
}

/// The page.
pub fn assessment(
    context: &PageContext,
    catalogue: &'static Catalogue,
    shown: OneAssessment,
    service: VendorServiceId,
    view: View,
    today: Date,
) -> Page {
    render(context, Scripts::None, || {
        view! { <AssessmentPage catalogue=catalogue shown=shown service=service shape=view today=today /> }
    })
}

/// In place of the assessment, where nothing is published.
pub fn not_published(context: &PageContext, id: usecase::record::CaseId) -> Page {
    render(context, Scripts::None, || {
        let l = locale();
        view! {
            <Document title=td_string!(l, case.unpublished) place=Place::Cases scripts=Scripts::None>
                <p class="back"><a href=routes::case(id)>{td_string!(l, case.back_to_case)}</a></p>
                <h1 class="page-title">{td_string!(l, case.unpublished)}</h1>
                <p class="lead">{td_string!(l, case.not_published)}</p>
            </Document>
        }
    })
}

#[component]
fn AssessmentPage(
    catalogue: &'static Catalogue,
    shown: OneAssessment,
    service: VendorServiceId,
    shape: View,
    today: Date,
) -> impl IntoView {
    let l = locale();
    let edition = shown.edition.to_string();
    let version = td_string!(l, case.version, number = shown.version.number);
    let basis = format!("{version} · {}", frame(l, Some(&shown.policy), &edition, &shown.case, today));
    let title = shown.service.clone();
    let id = shown.case.id;
    let back = format!("{}?edition={edition}", routes::case_compare(id));
    let stale = shown.stale_since.map(|day| {
        view! { <p class="note">{td_string!(l, case.stale, day = date_text(day, lang()))}</p> }
    });
    let views = [(View::Plain, td_string!(l, case.view_plain)), (View::Full, td_string!(l, case.view_full))];
    let views = views.into_iter().map(|(view, words)| {
        let href = assessment_href(id, service, &edition, view == View::Full);
        view! { <li><a href=href aria-current=(view == shape).then_some("page")>{words}</a></li> }
    });
    let views = views.collect_view();
    let conclusion = shown.assessment.conclusion;
    let sentence = why(catalogue, &shown);
    let vendor = shown.vendor.clone();
    let shown = StoredValue::new(shown);
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=back>{td_string!(l, case.back_to_compare)}</a></p>
            <p class="eyebrow">{vendor}</p>
            <h1 class="page-title">{title}</h1>
            <div class="outcome">
                <p><ConclusionTag catalogue=catalogue conclusion=conclusion /></p>
                <p class="outcome__why">{sentence}</p>
            </div>
            <p class="frame-line">{basis}</p>
            {stale}
            <nav class="switch" aria-label=td_string!(l, case.views)>
                <ul class="switch__list plain-list">{views}</ul>
            </nav>
            {match shape {
                View::Plain => view! { <Plain catalogue=catalogue shown=shown /> }.into_any(),
                View::Full => view! { <Full catalogue=catalogue shown=shown /> }.into_any(),
            }}
        </Document>
    }
}

/// Why the conclusion is what it is, in one sentence.
fn why(catalogue: &'static Catalogue, shown: &OneAssessment) -> String {
    let l = locale();
    let what = shown.figures.blockers.first().map(|id| criterion(catalogue, id.as_str()));
    match (shown.assessment.conclusion, what) {
        (Conclusion::Eligible, _) => td_string!(l, case.why_eligible).to_owned(),
        (Conclusion::Conditional, _) => {
            td_string!(l, case.why_conditional, count = shown.assessment.conditions.len())
        }
        (Conclusion::Undetermined, Some(what)) => td_string!(l, case.why_undetermined, what = what),
        (Conclusion::Undetermined, None) => td_string!(l, case.why_undetermined_bare).to_owned(),
        (Conclusion::Ineligible, Some(what)) => td_string!(l, case.why_ineligible, what = what),
        (Conclusion::Ineligible, None) => td_string!(l, case.why_ineligible_bare).to_owned(),
    }
}
