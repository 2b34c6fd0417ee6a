//! An assessment in plain words: what is good, what is missing, what to decide. No score.

use domain::{
    assessment::Finding,
    catalogue::Catalogue,
    word::{Conformity, Gate, Stage},
};
use leptos::prelude::*;
use usecase::institution::OneAssessment;

use super::wording::{ConformityMark, criterion};
use crate::{
    context::{lang, locale},
    i18n::*,
};

/// The most lines of what is good, and of what is missing.
const FEW: usize = 3;
/// The most lines of what to decide.
const MOST_TO_DECIDE: usize = 5;
/// The most questions in the message.
const MOST_ASKED: usize = 10;

#[component]
pub(super) fn Plain(catalogue: &'static Catalogue, shown: StoredValue<OneAssessment>) -> impl IntoView {
    let l = locale();
    let (good, missing, decide, asked) = shown.with_value(|shown| {
        let findings = &shown.assessment.findings;
        let good = few(findings, &[Conformity::Conforms]);
        let missing = few(findings, &[Conformity::DoesNotConform, Conformity::NotStated, Conformity::PartlyConforms]);
        let good: Vec<AnyView> = good.into_iter().map(|finding| line(catalogue, finding)).collect();
        let missing: Vec<AnyView> = missing.into_iter().map(|finding| line(catalogue, finding)).collect();
        (good, missing, to_decide(shown), message(catalogue, shown))
    });
    let decide: Vec<AnyView> = decide.into_iter().map(|text| view! { <li>{text}</li> }.into_any()).collect();
    view! {
        {part("good", td_string!(l, case.good), good, td_string!(l, case.good_none))}
        {part("missing", td_string!(l, case.missing), missing, td_string!(l, case.missing_none))}
        {part("decide", td_string!(l, case.decide), decide, td_string!(l, case.decide_none))}
        <section class="part" aria-labelledby="message">
            <h2 class="part__title" id="message">{td_string!(l, case.message)}</h2>
            {match asked {
                Some((opening, lines)) => {
                    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
                    view! {
                        <p class="hint" id="message-hint">{td_string!(l, case.message_lead)}</p>
                        <blockquote class="citation" aria-describedby="message-hint">
                            <p>{opening}</p>
                            <ul>{lines.collect_view()}</ul>
                        </blockquote>
                    }
                        .into_any()
                }
                None => view! { <p>{td_string!(l, case.message_none)}</p> }.into_any(),
            }}
        </section>
        <p class="note">{td_string!(l, case.plain_more)}</p>
    }
    .into_any()
}

fn part(id: &'static str, title: &'static str, lines: Vec<AnyView>, none: &'static str) -> AnyView {
    let body = match lines.is_empty() {
        true => view! { <p>{none}</p> }.into_any(),
        false => view! { <ul class="plain-list plain-lines">{lines}</ul> }.into_any(),
    };
    view! {
        <section class="part" aria-labelledby=id>
            <h2 class="part__title" id=id>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// What weighs most first: by gate, then in the order of what is found.
fn few<'a>(findings: &'a [Finding], found: &[Conformity]) -> Vec<&'a Finding> {
    let mut of: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.stage() == Stage::Selection && found.contains(&finding.conformity))
        .collect();
    of.sort_by_key(|finding| (weight(finding.gate), found.iter().position(|known| *known == finding.conformity)));
    of.truncate(FEW);
    of
}

fn weight(gate: Gate) -> u8 {
    match gate {
        Gate::Condition => 0,
        Gate::MustKnow => 1,
        Gate::Other => 2,
        Gate::Contract => 3,
        Gate::Recommended => 4,
    }
}

fn line(catalogue: &'static Catalogue, finding: &Finding) -> AnyView {
    let why = finding.reasons.first().map(|reason| reason.rule.render(catalogue, lang()));
    view! {
        <li class="plain-line">
            <p class="plain-line__name">
                <ConformityMark catalogue=catalogue conformity=finding.conformity />
                " "
                <b>{criterion(catalogue, finding.criterion.as_str()).to_owned()}</b>
            </p>
            <p>{why}</p>
        </li>
    }
    .into_any()
}

/// Conditions first, then what the contract has to secure.
fn to_decide(shown: &OneAssessment) -> Vec<String> {
    let l = locale();
    let conditions = shown.file.conditions.iter().map(|condition| condition.text.clone());
    let secure =
        shown.file.to_secure.iter().map(|secure| td_string!(l, case.decide_secure, text = secure.text.as_str()));
    conditions.chain(secure).take(MOST_TO_DECIDE).collect()
}

/// What to ask the vendor: everything that decides and is not stated.
fn message(catalogue: &'static Catalogue, shown: &OneAssessment) -> Option<(String, Vec<String>)> {
    let mut open: Vec<&Finding> = shown
        .assessment
        .findings
        .iter()
        .filter(|finding| finding.stage() == Stage::Selection && finding.conformity == Conformity::NotStated)
        .collect();
    open.sort_by_key(|finding| weight(finding.gate));
    let lines: Vec<String> = open
        .into_iter()
        .take(MOST_ASKED)
        .map(|finding| criterion(catalogue, finding.criterion.as_str()).to_owned())
        .collect();
    let opening = td_string!(
        locale(),
        case.message_text,
        vendor = shown.vendor.as_str(),
        service = shown.service.as_str(),
        number = shown.version.number
    );
    (!lines.is_empty()).then_some((opening, lines))
}
