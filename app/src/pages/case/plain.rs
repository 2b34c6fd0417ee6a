//! An assessment in plain words: what is good, what is missing, what to decide. No score.

use domain::{
    assessment::Finding,
    catalogue::Catalogue,
    word::{Conformity, Gate, Stage},
};
use leptos::prelude::*;
use usecase::institution::{OneAssessment, open_items};

use super::{
    questions::letter,
    terms::Explained,
    wording::{ConformityMark, criterion},
};
use crate::{
    components::choice::LinesField,
    context::{lang, locale},
    i18n::*,
};

/// The most lines of what is good, and of what is missing.
const FEW: usize = 3;
/// The most lines of what to decide.
const MOST_TO_DECIDE: usize = 5;
/// The most items in the message; all of them are on the page of questions.
const MOST_ASKED: usize = 10;

#[component]
pub(super) fn Plain(catalogue: &'static Catalogue, shown: StoredValue<OneAssessment>) -> impl IntoView {
    let l = locale();
    let mut explained = Explained::default();
    let (good, missing, decide, asked) = shown.with_value(|shown| {
        let findings = &shown.assessment.findings;
        let good = few(findings, &[Conformity::Conforms]);
        let missing = few(findings, &[Conformity::DoesNotConform, Conformity::NotStated, Conformity::PartlyConforms]);
        let good: Vec<AnyView> = good.into_iter().map(|of| line(catalogue, &mut explained, of)).collect();
        let missing: Vec<AnyView> = missing.into_iter().map(|of| line(catalogue, &mut explained, of)).collect();
        let decide = to_decide(shown).into_iter().map(|text| {
            let terms = explained.terms(catalogue, &text);
            view! { <li>{text} {terms}</li> }.into_any()
        });
        let decide: Vec<AnyView> = decide.collect();
        (good, missing, decide, message(catalogue, shown))
    });
    let more = shown.with_value(more_to_decide).filter(|count| *count > 0);
    let more = more.map(|count| view! { <p class="hint">{td_string!(l, case.decide_more, count = count)}</p> });
    view! {
        {part("good", td_string!(l, case.good), good, td_string!(l, case.good_none), ().into_any())}
        {part("missing", td_string!(l, case.missing), missing, td_string!(l, case.missing_none), ().into_any())}
        {part("decide", td_string!(l, case.decide), decide, td_string!(l, case.decide_none), more.into_any())}
        <section class="part" aria-labelledby="message-title">
            <h2 class="part__title" id="message-title">{td_string!(l, case.message)}</h2>
            {match asked {
                Some(letter) => {
                    let rows = u32::try_from(letter.lines().count()).unwrap_or(8).clamp(8, 20);
                    view! {
                        <LinesField
                            name="letter"
                            label=td_string!(l, case.message_field)
                            help=td_string!(l, case.message_lead)
                            value=letter.clone()
                            rows=rows
                            readonly=true
                        />
                        <div class="paper-only letter">{letter}</div>
                    }
                        .into_any()
                }
                None => view! { <p>{td_string!(l, case.message_none)}</p> }.into_any(),
            }}
        </section>
        <p class="note screen-only">{td_string!(l, case.plain_more)}</p>
    }
    .into_any()
}

fn part(id: &'static str, title: &'static str, lines: Vec<AnyView>, none: &'static str, after: AnyView) -> AnyView {
    let body = match lines.is_empty() {
        true => view! { <p>{none}</p> }.into_any(),
        false => view! { <ul class="plain-list plain-lines">{lines}</ul> }.into_any(),
    };
    view! {
        <section class="part" aria-labelledby=id>
            <h2 class="part__title" id=id>{title}</h2>
            {body}
            {after}
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

fn line(catalogue: &'static Catalogue, explained: &mut Explained, finding: &Finding) -> AnyView {
    let name = criterion(catalogue, finding.criterion.as_str());
    let why = finding.telling().map(|reason| reason.rule.render(catalogue, lang())).unwrap_or_default();
    let terms = explained.terms(catalogue, &format!("{name} {why}"));
    view! {
        <li class="plain-line">
            <p class="plain-line__name">
                <ConformityMark catalogue=catalogue conformity=finding.conformity />
                " "
                <b>{name.to_owned()}</b>
            </p>
            <p>{why}</p>
            {terms}
        </li>
    }
    .into_any()
}

/// Conditions first, then what the contract has to secure, said once.
fn to_decide(shown: &OneAssessment) -> Vec<String> {
    let conditions = shown.file.conditions.iter().map(|condition| condition.text.clone());
    let secure = shown.file.to_secure.len();
    let secure = (secure > 0).then(|| td_string!(locale(), case.decide_secure, count = secure));
    conditions.take(MOST_TO_DECIDE - 1).chain(secure).collect()
}

/// How many conditions are left out.
fn more_to_decide(shown: &OneAssessment) -> Option<usize> {
    shown.file.conditions.len().checked_sub(MOST_TO_DECIDE - 1)
}

/// What to ask the vendor: everything that is not stated, what decides first.
fn message(catalogue: &'static Catalogue, shown: &OneAssessment) -> Option<String> {
    let mut items = open_items(&shown.assessment.findings);
    items.truncate(MOST_ASKED);
    let edition = shown.edition.as_str();
    let letter = letter(catalogue, &shown.vendor, &shown.service, shown.version.number, edition, &items);
    (!items.is_empty()).then_some(letter)
}
