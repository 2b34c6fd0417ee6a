//! One assessment: conclusion, why, on what it rests; then in plain words, or in full.

use domain::{catalogue::Catalogue, message::date_text, word::Conclusion};
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    institution::{OneAssessment, SharedEvidence, Turning},
    record::VendorServiceId,
};

use super::{
    evidence::EvidenceSection,
    full::{Full, step_name},
    plain::Plain,
    wording::{ConclusionTag, PaperHead, PrintLink, assessment_href, criterion, frame},
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

/// How an assessment is shown.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// In how much detail.
    pub view: View,
    /// Whether every fold is open, for paper.
    pub printing: bool,
    /// Whether the reader may have the case assessed as of today.
    pub may_edit: bool,
}

/// The page.
pub fn assessment(
    context: &PageContext,
    catalogue: &'static Catalogue,
    shown: OneAssessment,
    evidence: SharedEvidence,
    shape: Shape,
    today: Date,
) -> Page {
    render(context, Scripts::None, || {
        view! { <AssessmentPage catalogue=catalogue shown=shown evidence=evidence shape=shape today=today /> }
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
    evidence: SharedEvidence,
    shape: Shape,
    today: Date,
) -> impl IntoView {
    let l = locale();
    let (edition, service) = (shown.edition.to_string(), evidence.service);
    let version = td_string!(l, case.version, number = shown.version.number);
    let basis = format!("{version} · {}", frame(l, Some(&shown.policy), &edition, &shown.case, today));
    let title = shown.service.clone();
    let id = shown.case.id;
    let back = format!("{}?edition={edition}", routes::case_compare(id));
    let stale = stale(catalogue, &shown, service, shape.may_edit, &edition);
    let views = [(View::Plain, td_string!(l, case.view_plain)), (View::Full, td_string!(l, case.view_full))];
    let views = views.into_iter().map(|(view, words)| {
        let href = assessment_href(id, service, &edition, view == View::Full);
        view! { <li><a href=href aria-current=(view == shape.view).then_some("page")>{words}</a></li> }
    });
    let views = views.collect_view();
    let print = format!("{}&print=1", assessment_href(id, service, &edition, shape.view == View::Full));
    let named =
        td_string!(l, case.vendor_and_service, vendor = shown.vendor.as_str(), service = shown.service.as_str());
    let conclusion = shown.assessment.conclusion;
    let sentence = why(catalogue, &shown);
    let vendor = shown.vendor.clone();
    let shown = StoredValue::new(shown);
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <PaperHead title=named basis=basis.clone() today=today />
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
            <PrintLink href=print printing=shape.printing />
            {match shape.view {
                View::Plain => view! { <Plain catalogue=catalogue shown=shown /> }.into_any(),
                View::Full => {
                    view! { <Full catalogue=catalogue shown=shown service=service printing=shape.printing /> }.into_any()
                }
            }}
            {(!shape.printing).then(|| view! { <EvidenceSection shown=evidence /> })}
        </Document>
    }
}

/// What has changed since the day of the assessment, or when it is next to be looked at.
fn stale(
    catalogue: &'static Catalogue,
    shown: &OneAssessment,
    service: VendorServiceId,
    may_edit: bool,
    edition: &str,
) -> AnyView {
    let l = locale();
    let Some(day) = shown.stale_since else {
        return shown
            .figures
            .next_change_on
            .map(|day| view! { <p class="hint">{td_string!(l, case.next_change, day = date_text(day, lang()))}</p> })
            .into_any();
    };
    let sentence = match shown.turned.first() {
        Some(turn) => {
            let what = fact_name(catalogue, shown, &turn.fact);
            match turn.how {
                Turning::Ended => td_string!(l, case.stale_ended, what = what),
                Turning::Planned => td_string!(l, case.stale_planned, what = what),
                Turning::Begun => td_string!(l, case.stale_begun, what = what),
                Turning::Stale => td_string!(l, case.stale_old, what = what),
            }
        }
        None => td_string!(l, case.stale, day = date_text(day, lang())),
    };
    let button = may_edit.then(|| {
        let back = assessment_href(shown.case.id, service, edition, false);
        view! {
            <form class="bare" method="post" action=routes::with_id(routes::CASE_TODAY, shown.case.id)>
                <input type="hidden" name="back" value=back />
                <p class="hint">{td_string!(l, case.today_whole_case)}</p>
                <p class="form__actions">
                    <button class="button button--quiet" type="submit">{td_string!(l, case.today_send)}</button>
                </p>
            </form>
        }
    });
    view! {
        <div class="note">
            <p>{sentence} " " {td_string!(l, case.stale_stays)}</p>
            {button}
        </div>
    }
    .into_any()
}

/// What people call a dated fact.
fn fact_name(catalogue: &'static Catalogue, shown: &OneAssessment, fact: &str) -> String {
    let l = locale();
    match fact.split_once('/') {
        Some(("certifications", scheme)) => {
            catalogue.scheme(scheme).map_or(scheme, |scheme| scheme.text.get(lang())).to_owned()
        }
        Some(("answers", id)) => {
            let text = catalogue.question(id).map_or(id, |question| question.text.get(lang()));
            td_string!(l, case.quoted, text = text)
        }
        Some(("sites" | "subprocessors", _)) => step_name(shown, fact),
        _ => td_string!(l, case.fact_disclosure).to_owned(),
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
