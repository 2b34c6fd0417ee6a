//! The draft as a hospital would see it, and what it asks next.

use domain::{
    assessment::{Assessment, AssessmentFile},
    catalogue::Catalogue,
    word::{Conclusion, Conformity, Gate, WarningKind},
};
use leptos::prelude::*;
use usecase::{
    record::VendorServiceId,
    vendor::{Ask, Draft, SelfCheck, field_of},
};

use super::{
    list::Certificates,
    progress::{place_of, section_of, section_title, wanted},
};
use crate::{
    Page, PageContext, Scripts,
    components::{
        breakdown_bar::BreakdownBar,
        document::{Document, Place},
    },
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::date_words,
};

/// How many of what is asked are shown at once; the others are folded.
const SHOWN: usize = 12;

/// The page.
pub fn self_check(context: &PageContext, catalogue: &'static Catalogue, shown: SelfCheck) -> Page {
    render(context, Scripts::None, || view! { <SelfCheckPage catalogue=catalogue shown=shown /> })
}

#[component]
fn SelfCheckPage(catalogue: &'static Catalogue, shown: SelfCheck) -> impl IntoView {
    let l = locale();
    let id = shown.draft.service.id;
    let title = td_string!(l, service.self_title, name = shown.draft.service.name.as_str());
    let assessment = &shown.assessment;
    let edition = catalogue.edition(assessment.edition.as_str());
    let edition_name = edition.map_or(assessment.edition.as_str(), |edition| edition.text.get(lang()));
    let frame = td_string!(l, service.self_frame, edition = edition_name, day = date_words(l, assessment.as_of));
    let note = edition.map(|edition| edition.note.get(lang()));
    let asks: Vec<AnyView> =
        shown.asks.iter().map(|ask| asked(catalogue, &shown.draft, &shown.file, ask, &shown)).collect();
    let none = asks.is_empty().then(|| view! { <p>{td_string!(l, service.self_next_none)}</p> });
    let mut asks = asks.into_iter();
    let first = asks.by_ref().take(SHOWN).collect_view();
    let rest: Vec<AnyView> = asks.collect();
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary class="fold__summary">{td_string!(l, self_check.more, count = rest.len())}</summary>
                <ol class="asks" start=SHOWN + 1>{rest}</ol>
            </details>
        }
    });
    let bar = |id: &'static str, title: &'static str, of: &Assessment| {
        let shares = shares(of);
        view! {
            <BreakdownBar
                id=id
                title=title
                low=of.score.low_tenths()
                high=of.score.high_tenths()
                evidence=(catalogue, shares)
            />
        }
    };
    let now = bar("now", td_string!(l, service.self_now), assessment);
    let intended = match &shown.intended {
        Some(intended) => {
            let conclusion = (intended.conclusion != assessment.conclusion).then(|| {
                let word = catalogue.word_of(intended.conclusion, lang());
                view! { <p>{td_string!(l, self_check.intended_conclusion, conclusion = word)}</p> }
            });
            view! {
                {bar("intended", td_string!(l, service.self_intended), intended)}
                {conclusion}
                <p class="hint">{td_string!(l, service.planned_help)}</p>
            }
            .into_any()
        }
        None => view! { <p class="hint">{td_string!(l, self_check.no_plan)}</p> }.into_any(),
    };
    let warnings = warnings(catalogue, &shown);
    let lead = sentence(catalogue, &shown);
    let current = assessment.edition.clone();
    let expiring = shown.expiring;
    let expiring = (!expiring.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="expiring">
                <h2 class="part__title" id="expiring">{td_string!(l, self_check.expiring)}</h2>
                <Certificates catalogue=catalogue service=id expiring=expiring />
            </section>
        }
    });
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, id)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{lead}</p>
            <p class="hint">{frame}</p>
            <Editions catalogue=catalogue service=id current=current.to_string() />
            {note.map(|note| view! { <p class="hint">{note}</p> })}
            <section class="part" aria-labelledby="asks">
                <h2 class="part__title" id="asks">{td_string!(l, service.self_next)}</h2>
                <p class="hint">{td_string!(l, self_check.order)}</p>
                {none}
                <ol class="asks">{first}</ol>
                {rest}
            </section>
            {warnings}
            {expiring}
            <section class="part" aria-labelledby="bars">
                <h2 class="part__title" id="bars">{td_string!(l, service.self_bars)}</h2>
                {now}
                {intended}
                <p class="hint">{td_string!(l, case.bar_legend)}</p>
            </section>
        </Document>
    }
}

/// What a hospital would see, and why, in a sentence or two.
fn sentence(catalogue: &Catalogue, shown: &SelfCheck) -> String {
    let l = locale();
    let conclusion = shown.assessment.conclusion;
    let seen = td_string!(l, service.self_sentence, conclusion = catalogue.word_of(conclusion, lang()));
    let (all, open) = (shown.deciding.all, shown.deciding.open.len());
    let why = match conclusion {
        Conclusion::Ineligible => {
            let stops = |finding: &&domain::assessment::Finding| {
                finding.refused || (finding.gate == Gate::Condition && finding.conformity == Conformity::DoesNotConform)
            };
            td_string!(l, self_check.why_ineligible, count = shown.assessment.findings.iter().filter(stops).count())
        }
        Conclusion::Undetermined if open == 0 => td_string!(l, self_check.why_unclear).to_owned(),
        Conclusion::Conditional => {
            td_string!(l, self_check.why_conditional, count = shown.assessment.conditions.len())
        }
        Conclusion::Eligible => td_string!(l, self_check.why_eligible).to_owned(),
        Conclusion::Undetermined => String::new(),
    };
    let deciding = if open > 0 { td_string!(l, self_check.deciding, all = all, open = open) } else { String::new() };
    let between = if lang() == domain::text::Lang::Ja { "" } else { " " };
    [seen, why, deciding].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}

/// The conforming part by evidence grade, in thousandths.
fn shares(assessment: &Assessment) -> [u32; 4] {
    let whole: u64 = assessment.assurance.iter().sum();
    assessment.assurance.map(|part| {
        let share = (part * 1000).checked_div(whole).unwrap_or_default();
        u32::try_from(share).unwrap_or_default()
    })
}

/// One thing a hospital asks: what, why, what changes when it is answered, and the ways on.
fn asked(catalogue: &'static Catalogue, draft: &Draft, file: &AssessmentFile, ask: &Ask, shown: &SelfCheck) -> AnyView {
    let l = locale();
    let service = draft.service.id;
    let text = wanted(catalogue, &ask.open);
    let more = ask.open.questions.len().saturating_sub(1);
    let more = (more > 0).then(|| td_string!(l, self_check.more_questions, count = more));
    let why = file.findings.get(ask.finding).map(|finding| {
        let rule = finding.reasons.first().map_or_else(String::new, |reason| reason.rule.clone());
        format!("{rule}（{}）", finding.places.join("、"))
    });
    let criterion = catalogue.criterion(ask.open.criterion.as_str()).map_or("", |criterion| criterion.text.get(lang()));
    let criterion = Some(criterion).filter(|criterion| *criterion != text);
    let decides = matches!(ask.gate, Gate::Condition | Gate::MustKnow);
    let left = shown.deciding.open.len().saturating_sub(1);
    let becomes =
        ask.conclusion.map(|then| td_string!(l, self_check.becomes, conclusion = catalogue.word_of(then, lang())));
    let changes = [
        decides.then(|| td_string!(l, self_check.then_left, count = left)),
        (ask.gain > 0).then(|| td_string!(l, self_check.gain, points = format!("{}.{}", ask.gain / 10, ask.gain % 10))),
        becomes,
    ];
    let changes: Vec<String> = changes.into_iter().flatten().collect();
    let changes = match changes.is_empty() {
        true => td_string!(l, self_check.no_gain).to_owned(),
        false => changes.join(if lang() == domain::text::Lang::Ja { "" } else { " " }),
    };
    let links = ask.open.field.as_ref().map(|field| {
        let section = section_of(catalogue, field);
        let title = section.as_deref().and_then(|section| section_title(catalogue, section));
        let hand = section.map(|section| {
            view! {
                <a href=format!("{}#ask", routes::section(service, &section))>
                    {td_string!(l, self_check.hand)} <span class="out-of-sight">" " {title}</span>
                </a>
            }
        });
        view! {
            <p class="ask__ways">
                <a class="button button--quiet" href=place_of(catalogue, service, field)>
                    {td_string!(l, service.self_answer)}
                    <span class="out-of-sight">" " {text}</span>
                </a>
                {hand}
            </p>
        }
    });
    view! {
        <li class="ask">
            <p class="ask__text">{text} {more.map(|more| view! { <span class="hint">" " {more}</span> })}</p>
            {criterion.map(|name| view! { <p>{td_string!(l, self_check.for_criterion, name = name)}</p> })}
            {why.map(|why| view! { <p class="hint">{why}</p> })}
            <p>{changes}</p>
            {links}
        </li>
    }
    .into_any()
}

/// What contradicts itself first, then the other warnings; each leads to where it is put right.
fn warnings(catalogue: &'static Catalogue, shown: &SelfCheck) -> AnyView {
    let service = shown.draft.service.id;
    let l = locale();
    let contradicts = |kind: WarningKind| matches!(kind, WarningKind::Conflict | WarningKind::Contradiction);
    let part = |id: &'static str, title: &'static str, wanted: &dyn Fn(WarningKind) -> bool| {
        let rows: Vec<AnyView> = shown
            .file
            .warnings
            .iter()
            .filter(|warning| wanted(warning.kind))
            .map(|warning| {
                let field = warning.places.iter().find_map(|place| field_of(&shown.draft.fields, place));
                let text = warning.text.clone();
                match field.filter(|field| section_of(catalogue, field).is_some()) {
                    Some(field) => {
                        view! { <li><a href=place_of(catalogue, service, &field)>{text}</a></li> }.into_any()
                    }
                    None => view! { <li>{text}</li> }.into_any(),
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="part" aria-labelledby=id>
                    <h2 class="part__title" id=id>{title}</h2>
                    <ul>{rows}</ul>
                </section>
            }
        })
    };
    view! {
        {part("contradictions", td_string!(l, self_check.contradictions), &contradicts)}
        {part("warnings", td_string!(l, service.self_warnings), &|kind| !contradicts(kind))}
    }
    .into_any()
}

/// The newest edition is the one at hand; older ones stand behind a fold.
#[component]
fn Editions(catalogue: &'static Catalogue, service: VendorServiceId, current: String) -> impl IntoView {
    let l = locale();
    let newest = catalogue.newest_edition().map(|edition| edition.id.to_string()).unwrap_or_default();
    let here = routes::of_service(routes::SELF_CHECK, service);
    let back = (current != newest).then(|| {
        let name = catalogue.edition(&newest).map_or("", |edition| edition.text.get(lang()));
        view! { <p><a href=here.clone()>{td_string!(l, self_check.newest, edition = name)}</a></p> }
    });
    let older = catalogue.editions.iter().rev().filter(|edition| edition.id.as_str() != newest).map(|edition| {
        let name = edition.text.get(lang());
        match edition.id.as_str() == current {
            true => view! { <li><span aria-current="page">{name}</span></li> }.into_any(),
            false => {
                let to = format!("{here}?edition={}", edition.id);
                view! { <li><a href=to>{name}</a></li> }.into_any()
            }
        }
    });
    let older = older.collect_view();
    view! {
        {back}
        <details class="fold" open=current != newest>
            <summary class="fold__summary">{td_string!(l, self_check.older)}</summary>
            <ul>{older}</ul>
        </details>
    }
}
