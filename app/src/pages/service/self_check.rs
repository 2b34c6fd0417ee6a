//! The draft as a hospital would see it, and what it asks next.

use domain::{
    assessment::{Assessment, AssessmentFile, Frame, assess},
    catalogue::Catalogue,
    disclosure::Disclosure,
    policy::Policy,
    word::{AnswerState, Conformity, Gate, Stage, Tier},
};
use leptos::prelude::*;
use usecase::{record::VendorServiceId, vendor::SelfCheck};

use super::bar::ShareBar;
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::date_words,
};

/// How many questions are listed.
const ASKED: usize = 20;

/// The page.
pub fn self_check(context: &PageContext, catalogue: &'static Catalogue, shown: SelfCheck) -> Page {
    render(context, Scripts::None, || view! { <SelfCheckPage catalogue=catalogue shown=shown /> })
}

/// What a hospital asks next.
struct Ask {
    text: &'static str,
    why: String,
    to: String,
}

#[component]
fn SelfCheckPage(catalogue: &'static Catalogue, shown: SelfCheck) -> impl IntoView {
    let l = locale();
    let id = shown.draft.service.id;
    let title = td_string!(l, service.self_title, name = shown.draft.service.name.as_str());
    let assessment = shown.assessment;
    let conclusion = catalogue.word_of(assessment.conclusion, lang());
    let (open, all) = shown.undecided;
    let edition = catalogue.edition(assessment.edition.as_str());
    let edition_name = edition.map_or(assessment.edition.as_str(), |edition| edition.text.get(lang()));
    let frame = td_string!(l, service.self_frame, edition = edition_name, day = date_words(l, assessment.as_of));
    let intended = intended(catalogue, &assessment, &shown.disclosure);
    let asks = asks(catalogue, &assessment, &shown.file, id);
    let none = asks.is_empty().then(|| view! { <p>{td_string!(l, service.self_next_none)}</p> });
    let asks = asks.into_iter().map(|ask| {
        view! {
            <li class="ask">
                <p class="ask__text">{ask.text}</p>
                <p class="hint">{ask.why}</p>
                <p>
                    <a href=ask.to>
                        {td_string!(l, service.self_answer)} <span class="out-of-sight">" " {ask.text}</span>
                    </a>
                </p>
            </li>
        }
    });
    let asks = asks.collect_view();
    let warnings: Vec<_> = shown.file.warnings.into_iter().map(|warning| view! { <li>{warning.text}</li> }).collect();
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, id)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, service.self_sentence, conclusion = conclusion)}</p>
            <p>{td_string!(l, service.self_undecided, all = all, open = open)}</p>
            <p class="hint">{frame}</p>
            <section class="part" aria-labelledby="bars">
                <h2 class="part__title" id="bars">{td_string!(l, service.self_bars)}</h2>
                <ShareBar
                    id="now"
                    title=td_string!(l, service.self_now)
                    low=assessment.score.low_tenths()
                    high=assessment.score.high_tenths()
                />
                {intended
                    .map(|intended| {
                        view! {
                            <ShareBar
                                id="intended"
                                title=td_string!(l, service.self_intended)
                                low=intended.score.low_tenths()
                                high=intended.score.high_tenths()
                            />
                        }
                    })}
                <p class="hint">{td_string!(l, service.planned_help)}</p>
            </section>
            <section class="part" aria-labelledby="asks">
                <h2 class="part__title" id="asks">{td_string!(l, service.self_next)}</h2>
                <p class="hint">{td_string!(l, service.self_next_lead)}</p>
                {none}
                <ol class="asks">{asks}</ol>
            </section>
            {(!warnings.is_empty())
                .then(|| {
                    view! {
                        <section class="part" aria-labelledby="warnings">
                            <h2 class="part__title" id="warnings">{td_string!(l, service.self_warnings)}</h2>
                            <ul>{warnings}</ul>
                        </section>
                    }
                })}
        </Document>
    }
}

/// What it would be if every plan were carried out.
fn intended(catalogue: &'static Catalogue, now: &Assessment, disclosure: &Disclosure) -> Option<Assessment> {
    let mut carried_out = disclosure.clone();
    for answer in carried_out
        .answers
        .iter_mut()
        .flat_map(|answers| answers.0.values_mut())
        .filter(|answer| answer.state == Some(AnswerState::Planned))
    {
        answer.state = Some(AnswerState::Yes);
    }
    let edition = catalogue.edition(now.edition.as_str())?;
    let policy = Policy::default();
    Some(assess(Frame { catalogue, edition, policy: &policy, plan: None, as_of: now.as_of }, &carried_out))
}

/// What is open, what weighs most first: conditions, what must be known, then the other minimum items.
fn asks(
    catalogue: &'static Catalogue,
    assessment: &Assessment,
    file: &AssessmentFile,
    service: VendorServiceId,
) -> Vec<Ask> {
    let weight = |gate: Gate| match gate {
        Gate::Condition => 0,
        Gate::MustKnow => 1,
        Gate::Contract | Gate::Other => 2,
        Gate::Recommended => 3,
    };
    let mut open: Vec<_> = assessment
        .findings
        .iter()
        .zip(&file.findings)
        .filter(|(finding, _)| finding.conformity == Conformity::NotStated)
        .filter(|(finding, _)| finding.stage() == Stage::Selection && finding.tier() == Tier::Minimum)
        .collect();
    open.sort_by_key(|(finding, _)| weight(finding.gate));
    open.into_iter()
        .take(ASKED)
        .filter_map(|(finding, worded)| {
            let criterion = catalogue.criterion(finding.criterion.as_str())?;
            let question = criterion.rule.questions().into_iter().find_map(|id| catalogue.question(id.as_str()));
            let to = match question {
                Some(question) => {
                    format!("{}#answer.{}", routes::section(service, question.section.as_str()), question.id)
                }
                None => routes::section(service, "facts-sites"),
            };
            let why = worded.reasons.first().map_or_else(String::new, |reason| reason.rule.clone());
            Some(Ask { text: criterion.text.get(lang()), why, to })
        })
        .collect()
}
