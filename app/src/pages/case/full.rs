//! An assessment in full: figures, exposures, what is not stated, what the contract secures, warnings, every finding.

use domain::{
    catalogue::Catalogue,
    message::date_text,
    word::{Basis, Conformity, Stage, Word as _},
};
use leptos::prelude::*;
use usecase::{institution::OneAssessment, record::VendorServiceId};

use super::{
    places::places,
    wording::{ConformityMark, criterion, joined, mark, tenths},
};
use crate::{
    components::breakdown_bar::BreakdownBar,
    context::{lang, locale},
    i18n::*,
    routes,
};

/// What is shown first within a topic.
const OPEN: [Conformity; 3] = [Conformity::DoesNotConform, Conformity::NotStated, Conformity::PartlyConforms];
const ALL: [Conformity; 6] = [
    Conformity::DoesNotConform,
    Conformity::NotStated,
    Conformity::PartlyConforms,
    Conformity::ToSecure,
    Conformity::Conforms,
    Conformity::NotApplicable,
];

#[component]
pub(super) fn Full(
    catalogue: &'static Catalogue,
    shown: StoredValue<OneAssessment>,
    /// The service assessed.
    service: VendorServiceId,
    /// Whether every fold is open.
    printing: bool,
) -> impl IntoView {
    let l = locale();
    let (low, high, shares, coverage) = shown.with_value(|shown| {
        let figures = &shown.figures;
        (u64::from(figures.score.0), u64::from(figures.score.1), figures.assurance, figures.coverage)
    });
    view! {
        <BreakdownBar id="score" low=low high=high evidence=(catalogue, shares) />
        <p class="hint">{td_string!(l, case.coverage, percent = tenths(coverage))}</p>
        <p class="hint">{td_string!(l, case.bar_legend)}</p>
        {shown.with_value(|shown| findings(catalogue, shown, service, printing))}
        {shown.with_value(|shown| places(catalogue, shown))}
        {shown.with_value(|shown| exposures(catalogue, shown))}
        {shown.with_value(|shown| unstated(catalogue, shown))}
        {shown
            .with_value(|shown| {
                let lines = shown.file.to_secure.iter().map(|secure| secure.text.clone());
                let none = td_string!(l, case.secure_none);
                lines_of("secure", td_string!(l, case.secure), lines.collect(), none)
            })}
        {shown
            .with_value(|shown| {
                let lines = shown.file.warnings.iter().map(|warning| {
                    format!("{}: {}", catalogue.word_of(warning.kind, lang()), warning.text)
                });
                let none = td_string!(l, case.warnings_none);
                lines_of("warnings", td_string!(l, case.warnings), lines.collect(), none)
            })}
    }
    .into_any()
}

fn lines_of(id: &'static str, title: &'static str, lines: Vec<String>, none: &'static str) -> AnyView {
    let body = match lines.is_empty() {
        true => view! { <p>{none}</p> }.into_any(),
        false => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
    };
    section(id, title, body)
}

fn section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="part" aria-labelledby=id>
            <h2 class="part__title" id=id>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// By topic, in the order in which topics first come up.
fn findings(catalogue: &'static Catalogue, shown: &OneAssessment, service: VendorServiceId, printing: bool) -> AnyView {
    let l = locale();
    let mut topics: Vec<(&str, Vec<usize>)> = Vec::new();
    let all = &shown.file.findings;
    for (at, finding) in all.iter().enumerate() {
        let topic = catalogue.criterion(&finding.criterion).map_or("", |criterion| criterion.topic.as_str());
        match topics.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, of)) => of.push(at),
            None => topics.push((topic, vec![at])),
        }
    }
    let topics: Vec<AnyView> = topics
        .into_iter()
        .map(|(topic, mut of)| {
            of.sort_by_key(|at| ALL.iter().position(|known| *known == all[*at].conformity));
            let counts = ALL.iter().filter_map(|conformity| {
                let count = of.iter().filter(|at| all[**at].conformity == *conformity).count();
                let words = catalogue.word_of(*conformity, lang());
                (count > 0).then(|| format!("{} {words} {count}", mark(*conformity)))
            });
            let counts = counts.collect::<Vec<_>>().join(" · ");
            let (open, rest): (Vec<usize>, Vec<usize>) =
                of.into_iter().partition(|at| OPEN.contains(&all[*at].conformity));
            let count = rest.len();
            let entry = |at| entry(catalogue, shown, service, printing, at);
            let open: Vec<AnyView> = open.into_iter().map(entry).collect();
            let rest: Vec<AnyView> = rest.into_iter().map(entry).collect();
            let name = catalogue.word("topic", topic).map_or(topic, |text| text.get(lang()));
            view! {
                <section class="finding-topic">
                    <h3 class="finding-topic__title">{name.to_owned()}</h3>
                    <p class="hint">{counts}</p>
                    {open}
                    {(count > 0)
                        .then(|| {
                            view! {
                                <details class="fold" open=printing>
                                    <summary class="fold__summary">
                                        {td_string!(l, case.findings_met, count = count)}
                                        <span class="out-of-sight">" " {name.to_owned()}</span>
                                    </summary>
                                    {rest}
                                </details>
                            }
                        })}
                </section>
            }
            .into_any()
        })
        .collect();
    section("findings", td_string!(l, case.findings), topics.into_any())
}

fn entry(
    catalogue: &'static Catalogue,
    shown: &OneAssessment,
    service: VendorServiceId,
    printing: bool,
    at: usize,
) -> AnyView {
    let l = locale();
    let (Some(finding), Some(found)) = (shown.file.findings.get(at), shown.assessment.findings.get(at)) else {
        return ().into_any();
    };
    let telling = found.telling();
    let sentence = telling.map(|reason| reason.rule.render(catalogue, lang()));
    let grade = catalogue.word_of(found.grade, lang());
    let day = telling.and_then(|reason| shown.stated_on(&reason.fact)).map(|day| date_text(day, lang()));
    // A sentence about an answer says its grade itself.
    let said = sentence.as_ref().is_some_and(|sentence| sentence.contains(grade));
    let stated = match (found.conformity, day) {
        (Conformity::NotStated | Conformity::NotApplicable | Conformity::ToSecure, _) => None,
        (_, Some(day)) if said => Some(td_string!(l, case.finding_day, day = day)),
        (_, None) if said => None,
        (_, Some(day)) => Some(td_string!(l, case.finding_stated, grade = grade, day = day)),
        (_, None) => Some(td_string!(l, case.finding_grade, grade = grade)),
    };
    let reasons = finding.reasons.iter().map(|reason| {
        view! {
            <li>
                {reason.rule.clone()} <br /> <code class="finding__fact">{reason.fact.clone()}</code>
                " → "
                <code class="finding__fact">{finding.criterion.clone()}</code>
                " → "
                <code class="finding__fact">{reason.clause.clone()}</code>
            </li>
        }
    });
    let basis = (finding.basis != Basis::Text || !finding.note.is_empty()).then(|| {
        view! {
            <p class="hint">"※ " {catalogue.word_of(finding.basis, lang()).to_owned()} " " {finding.note.clone()}</p>
        }
    });
    let places = (!finding.places.is_empty()).then(|| {
        view! { <p class="hint">{td_string!(l, case.places)} ": " {finding.places.join(" / ")}</p> }
    });
    let name = criterion(catalogue, &finding.criterion).to_owned();
    let ask = (found.stage() == Stage::Selection && found.conformity == Conformity::NotStated).then(|| {
        let page = routes::with_id(routes::CASE_QUESTIONS, shown.case.id);
        let href = format!("{page}?edition={}#ask-{service}-{}", shown.edition, finding.criterion);
        view! {
            <p class="screen-only">
                <a href=href>{td_string!(l, case.ask_one)} <span class="out-of-sight">" " {name.clone()}</span></a>
            </p>
        }
    });
    view! {
        <article class="finding" id=finding.criterion.clone() data-conformity=finding.conformity.word()>
            <h4 class="finding__title">
                <ConformityMark catalogue=catalogue conformity=finding.conformity />
                " "
                <a href=routes::criterion(&finding.criterion)>{name.clone()}</a>
            </h4>
            <p>{sentence} {stated}</p>
            {ask}
            <details class="fold finding__fold" open=printing>
                <summary class="fold__summary">
                    {td_string!(l, case.reasons)} <span class="out-of-sight">" " {name.clone()}</span>
                </summary>
                <ul class="finding__reasons">{reasons.collect_view()}</ul>
                {places}
                {basis}
            </details>
        </article>
    }
    .into_any()
}

fn exposures(catalogue: &'static Catalogue, shown: &OneAssessment) -> AnyView {
    let l = locale();
    let title = td_string!(l, case.exposures);
    if shown.file.exposures.is_empty() {
        return section("exposures", title, view! { <p>{td_string!(l, case.exposures_none)}</p> }.into_any());
    }
    let rows = shown.file.exposures.iter().map(|exposure| {
        let law = catalogue.laws.iter().find(|law| law.id.as_str() == exposure.law);
        let law = law.map_or(exposure.law.as_str(), |law| law.text.get(lang()));
        let effect = catalogue.word_of(exposure.effect, lang());
        let path: Vec<String> = exposure.path.iter().map(|step| step_name(shown, step)).collect();
        let reaches: Vec<String> = exposure.reaches.iter().map(|site| step_name(shown, site)).collect();
        let reaches = joined(reaches.iter().map(String::as_str));
        let severity = catalogue.word_of(exposure.severity, lang());
        let reason = exposure.severity_reason.as_str();
        view! {
            <li class="exposure">
                <p class="exposure__law">
                    {td_string!(l, case.exposure_law, law = law, article = exposure.article.as_str(), effect = effect)}
                </p>
                <p>{td_string!(l, case.exposure_path, path = path.join(" → "), reaches = reaches)}</p>
                <p class="hint">{td_string!(l, case.exposure_severity, severity = severity, reason = reason)}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    section("exposures", title, view! { <ol class="exposures">{rows}</ol> }.into_any())
}

/// What people call a step of a path; its id path where it has no name.
pub(super) fn step_name(shown: &OneAssessment, step: &str) -> String {
    let mut parts = step.split('/');
    let disclosure = &shown.disclosure;
    let (kind, id) = (parts.next(), parts.next().unwrap_or_default());
    let found = match kind {
        Some("vendor") if id.is_empty() => Some(disclosure.vendor.name.clone()),
        Some("sites") => disclosure.sites.iter().flatten().find_map(|site| {
            site.id.as_ref().filter(|known| known.as_str() == id)?;
            site.name.clone()
        }),
        Some("subprocessors") if parts.next().is_none() => disclosure.subprocessors.iter().flatten().find_map(|one| {
            one.id.as_ref().filter(|known| known.as_str() == id)?;
            one.name.clone()
        }),
        _ => step.rsplit_once("/owners/").map(|(_, name)| name.to_owned()),
    };
    found.unwrap_or_else(|| step.to_owned())
}

fn unstated(catalogue: &'static Catalogue, shown: &OneAssessment) -> AnyView {
    let l = locale();
    let rows: Vec<AnyView> = shown
        .file
        .findings
        .iter()
        .filter(|finding| finding.conformity == Conformity::NotStated)
        .map(|finding| {
            let href = format!("#{}", finding.criterion);
            view! { <li><a href=href>{criterion(catalogue, &finding.criterion).to_owned()}</a></li> }.into_any()
        })
        .collect();
    let body = match rows.is_empty() {
        true => view! { <p>{td_string!(l, case.unstated_none)}</p> }.into_any(),
        false => view! { <ul>{rows}</ul> }.into_any(),
    };
    section("unstated", td_string!(l, case.unstated), body)
}
