//! What institutions ask for, what was granted, and what they opened.

use leptos::prelude::*;
use usecase::record::{Decision, EvidenceRequest};

use super::{EvidenceView, Unanswered, cards::document_title, moment};
use crate::{
    components::{error_summary::ErrorLine, field::TextField},
    context::locale,
    i18n::{Locale, td_string},
    routes,
    words::{date_words, day},
};

/// Why a request could not be answered, at its field.
pub(super) fn unanswered_line(l: Locale, unanswered: &Unanswered) -> ErrorLine {
    let href = match unanswered.date {
        true => format!("#{}", nda_field(unanswered.request)),
        false => "#requests".to_owned(),
    };
    ErrorLine { href, text: unanswered_words(l, unanswered).to_owned() }
}

fn unanswered_words(l: Locale, unanswered: &Unanswered) -> &'static str {
    match unanswered.date {
        true => td_string!(l, evidence.trouble_nda),
        false => td_string!(l, evidence.trouble_nothing_to_grant),
    }
}

fn nda_field(request: impl std::fmt::Display) -> String {
    format!("nda_on-{request}")
}

/// Requests that wait, and those granted, which can be taken back.
#[component]
pub(super) fn Requests(shown: StoredValue<EvidenceView>) -> impl IntoView {
    let l = locale();
    let view = shown.get_value();
    let waits = |request: &EvidenceRequest| request.decision == Decision::Waiting;
    let waiting: Vec<AnyView> = view
        .shown
        .requests
        .iter()
        .rev()
        .filter(|(request, _)| waits(request))
        .map(|(request, institution)| waiting_card(l, &view, request, institution))
        .collect();
    let granted: Vec<AnyView> = view
        .shown
        .requests
        .iter()
        .filter_map(|(request, institution)| match request.decision {
            Decision::Granted { at, nda_on } => {
                let at = day(l, at);
                let words = match nda_on {
                    Some(nda) => td_string!(l, evidence.granted_nda, day = at, nda = date_words(l, nda)),
                    None => td_string!(l, evidence.granted_day, day = at),
                };
                Some(granted_row(l, &view, request, institution, words))
            }
            Decision::Waiting | Decision::Refused { .. } => None,
        })
        .collect();
    let none = waiting.is_empty().then(|| view! { <p class="hint">{td_string!(l, evidence.requests_none)}</p> });
    let who = (!waiting.is_empty() && !view.may_answer)
        .then(|| view! { <p class="note">{td_string!(l, evidence.answer_who)}</p> });
    let granted = (!granted.is_empty()).then(|| {
        view! {
            <h3 class="evidence-subtitle">{td_string!(l, evidence.granted)}</h3>
            <ul class="plain-list">{granted}</ul>
        }
    });
    view! {
        <section class="part" aria-labelledby="requests">
            <h2 class="part__title" id="requests">{td_string!(l, evidence.requests)}</h2>
            {none}
            {who}
            <ul class="plain-list evidence-cards">{waiting}</ul>
            {granted}
        </section>
    }
}

/// Of whom, for what.
fn request_words(l: Locale, view: &EvidenceView, request: &EvidenceRequest, institution: &str) -> String {
    let file = view.shown.files.iter().find(|file| file.id == request.file);
    let document = file.map_or_else(String::new, |file| document_title(l, &view.shown, file));
    td_string!(l, evidence.request_of, institution = institution, document = document)
}

fn waiting_card(l: Locale, view: &EvidenceView, request: &EvidenceRequest, institution: &str) -> AnyView {
    let what = request_words(l, view, request, institution);
    let reason = (!request.reason.is_empty())
        .then(|| view! { <p>{td_string!(l, evidence.request_reason, reason = request.reason.as_str())}</p> });
    let unanswered = view.unanswered.as_ref().filter(|unanswered| unanswered.request == request.id);
    let form = view.may_answer.then(|| {
        let error = unanswered.filter(|unanswered| unanswered.date).map(|one| unanswered_words(l, one).to_owned());
        view! {
            <form
                class="form"
                method="post"
                action=routes::of_evidence_request(view.shown.service.id, request.id)
                novalidate
            >
                <TextField
                    name=nda_field(request.id)
                    label=td_string!(l, evidence.nda_on)
                    help=td_string!(l, evidence.nda_on_help)
                    value=unanswered.map(|unanswered| unanswered.nda_on.clone()).unwrap_or_default()
                    error=error
                />
                <p class="form__actions">
                    <button class="button" type="submit" name="answer" value="grant">
                        {td_string!(l, evidence.grant)}
                        <span class="out-of-sight">" " {what.clone()}</span>
                    </button>
                    <button class="button button--quiet" type="submit" name="answer" value="refuse">
                        {td_string!(l, evidence.refuse)}
                        <span class="out-of-sight">" " {what.clone()}</span>
                    </button>
                </p>
            </form>
        }
    });
    view! {
        <li class="service-card">
            <h3 class="service-card__name">{what.clone()}</h3>
            <p class="hint">{td_string!(l, evidence.request_day, day = day(l, request.requested_at))}</p>
            {reason}
            {form}
        </li>
    }
    .into_any()
}

fn granted_row(l: Locale, view: &EvidenceView, request: &EvidenceRequest, institution: &str, words: String) -> AnyView {
    let what = request_words(l, view, request, institution);
    let take_back = view.may_answer.then(|| {
        view! {
            <form method="post" action=routes::of_evidence_request(view.shown.service.id, request.id)>
                <button class="link-button" type="submit" name="answer" value="refuse">
                    {td_string!(l, evidence.take_back)}
                    <span class="out-of-sight">" " {what.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="evidence-due">
            <p>{what.clone()} <br /> <span class="hint">{words}</span></p>
            {take_back}
        </li>
    }
    .into_any()
}

/// Who opened what, newest first.
#[component]
pub(super) fn Openings(shown: StoredValue<EvidenceView>) -> impl IntoView {
    let l = locale();
    let rows = shown.with_value(|view| {
        let rows = view.shown.openings.iter().map(|opening| {
            let file = view.shown.files.iter().find(|file| file.id == opening.file);
            let what = file
                .map_or_else(String::new, |file| format!("{} · {}", document_title(l, &view.shown, file), file.name));
            view! {
                <tr>
                    <td>{moment(l, opening.at)}</td>
                    <td>{opening.institution.clone()}</td>
                    <td>{what}</td>
                </tr>
            }
        });
        rows.collect::<Vec<_>>()
    });
    let body = match rows.is_empty() {
        true => view! { <p class="hint">{td_string!(l, evidence.openings_none)}</p> }.into_any(),
        false => view! {
            <p class="hint">{td_string!(l, evidence.openings_lead)}</p>
            <table class="table table--stack">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, evidence.opening_when)}</th>
                        <th scope="col">{td_string!(l, evidence.opening_who)}</th>
                        <th scope="col">{td_string!(l, evidence.opening_what)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    };
    view! {
        <section class="part" aria-labelledby="openings">
            <h2 class="part__title" id="openings">{td_string!(l, evidence.openings)}</h2>
            {body}
        </section>
    }
}
