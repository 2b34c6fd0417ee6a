//! One column per candidate: conclusion, what stops it, how many conditions, the bar.

use domain::{
    catalogue::Catalogue,
    message::date_text,
    word::{Conclusion, Conformity, Grade, Word as _},
};
use leptos::prelude::*;
use usecase::{
    institution::{Column, Comparison},
    record::{Candidate, CaseId, Figures, VendorServiceId},
};

use super::wording::{ConclusionTag, ConformityMark, assessment_href, criterion, tenths, vendor};
use crate::{
    components::breakdown_bar::BreakdownBar,
    context::{lang, locale},
    i18n::*,
    routes,
};

/// Every candidate, in the order of the ranking, then those that cannot be judged, then those that wait.
#[component]
pub(super) fn SideBySide(catalogue: &'static Catalogue, shown: StoredValue<Comparison>) -> impl IntoView {
    let l = locale();
    let cards = shown.with_value(|shown| {
        let cards = in_order(shown).into_iter().filter_map(|at| Some((at, shown.columns.get(at)?)));
        cards.map(|(at, column)| card(catalogue, shown, at, column)).collect_view()
    });
    view! {
        <section class="part" aria-labelledby="side-by-side">
            <h2 class="part__title" id="side-by-side">{td_string!(l, case.side_by_side)}</h2>
            <ul class="compare-cards plain-list">{cards}</ul>
            <p class="hint compare-legend">{td_string!(l, case.bar_legend)}</p>
            {shown.with_value(|shown| numbers(catalogue, shown))}
        </section>
    }
    .into_any()
}

/// On paper, the numbers behind all bars in one table.
fn numbers(catalogue: &'static Catalogue, shown: &Comparison) -> AnyView {
    let l = locale();
    let places = in_order(shown).into_iter().filter_map(|at| shown.columns.get(at));
    let rows = places.filter_map(|column| {
        let figures = column.figures.as_ref()?;
        let (low, high) = figures.score;
        let grades = Grade::ALL.iter().zip(figures.assurance).rev().filter(|(_, part)| *part > 0);
        let grades = grades.map(|(grade, part)| format!("{} {}％", catalogue.word_of(*grade, lang()), tenths(part)));
        Some(view! {
            <tr>
                <th scope="row">{vendor(&column.candidate).to_owned()}</th>
                <td class="table__number">{tenths(low)}</td>
                <td class="table__number">{tenths(high - low.min(high))}</td>
                <td class="table__number">{tenths(1000 - high.min(1000))}</td>
                <td class="table__number">{tenths(figures.coverage)}</td>
                <td>{grades.collect::<Vec<_>>().join(" / ")}</td>
            </tr>
        })
    });
    let rows = rows.collect_view();
    view! {
        <table class="table paper-only">
            <thead>
                <tr>
                    <th scope="col">{td_string!(l, case.bar_table)}</th>
                    <th scope="col" class="table__number">{td_string!(l, case.bar_conforms)}</th>
                    <th scope="col" class="table__number">{td_string!(l, case.bar_unstated)}</th>
                    <th scope="col" class="table__number">{td_string!(l, case.bar_fails)}</th>
                    <th scope="col" class="table__number">{td_string!(l, case.paper_coverage)}</th>
                    <th scope="col">{td_string!(l, case.bar_evidence)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The best first, then those that cannot be ranked, then those that wait.
pub(super) fn in_order(shown: &Comparison) -> Vec<usize> {
    let mut at = shown.order.clone();
    at.extend((0..shown.columns.len()).filter(|at| !shown.order.contains(at)));
    at
}

fn card(catalogue: &'static Catalogue, shown: &Comparison, at: usize, column: &Column) -> AnyView {
    let l = locale();
    // Only who can be selected is ranked.
    let selectable = column
        .figures
        .as_ref()
        .is_some_and(|figures| matches!(figures.conclusion, Conclusion::Eligible | Conclusion::Conditional));
    let place = shown.order.iter().position(|of| *of == at).filter(|_| selectable).map(|place| place + 1);
    let name = match &column.candidate {
        Candidate::Service { name, version, .. } => {
            let version = version.as_ref().map(|version| td_string!(l, case.version, number = version.number));
            Some((name.clone(), version))
        }
        Candidate::Waiting { .. } => None,
    };
    let body = match (&column.figures, column.candidate.service()) {
        (Some(figures), Some(service)) => {
            let edition = shown.edition.as_str();
            judged(catalogue, figures, shown.case.id, service, edition, &format!("place-{at}"))
        }
        _ => view! { <p class="conclusion" data-conclusion="waiting">{td_string!(l, case.waiting_vendor)}</p> }
            .into_any(),
    };
    let stale = column.stale_since.map(|day| {
        view! { <p class="note">{td_string!(l, case.stale, day = date_text(day, lang()))}</p> }
    });
    view! {
        <li class="compare-card">
            <h3 class="compare-card__vendor">
                {place
                    .map(|place| {
                        view! {
                            <span class="compare-card__place">{td_string!(l, case.order_place, place = place)}</span>
                            " "
                        }
                    })} {vendor(&column.candidate).to_owned()}
            </h3>
            {name
                .map(|(name, version)| {
                    view! { <p class="compare-card__service">{name} " " <span class="hint">{version}</span></p> }
                })}
            {body}
            {stale}
        </li>
    }
    .into_any()
}

fn judged(
    catalogue: &'static Catalogue,
    figures: &Figures,
    case: CaseId,
    service: VendorServiceId,
    edition: &str,
    id: &str,
) -> AnyView {
    let l = locale();
    let href = assessment_href(case, service, edition, true);
    let heading = match figures.conclusion {
        Conclusion::Ineligible => td_string!(l, case.stops_ineligible),
        Conclusion::Undetermined => td_string!(l, case.stops_undetermined),
        Conclusion::Conditional | Conclusion::Eligible => td_string!(l, case.stops_conditional),
    };
    let stops = figures.blockers.iter().map(|blocker| {
        let found = figures.outcomes.iter().find(|outcome| outcome.criterion == *blocker);
        // What is met and still a condition is there to be judged: a mark would say the opposite.
        let mark = match found.map_or(Conformity::NotStated, |outcome| outcome.conformity) {
            Conformity::Conforms => view! { <b>{td_string!(l, case.count_judgement)}</b> }.into_any(),
            conformity => view! { <ConformityMark catalogue=catalogue conformity=conformity /> }.into_any(),
        };
        view! {
            <li class="compare-card__stop">
                {mark}
                " "
                <a href=format!("{href}#{blocker}")>{criterion(catalogue, blocker.as_str()).to_owned()}</a>
            </li>
        }
    });
    let stops = (!figures.blockers.is_empty()).then(|| {
        view! {
            <h4 class="compare-card__heading">{heading}</h4>
            <ul class="plain-list">{stops.collect_view()}</ul>
        }
    });
    let counts = [
        (td_string!(l, case.count_secure), figures.to_secure),
        (td_string!(l, case.count_shortfall), figures.shortfalls),
        (td_string!(l, case.count_planned), figures.planned),
        (td_string!(l, case.count_judgement), figures.judgements),
    ];
    let counts = counts.into_iter().map(|(words, count)| {
        view! { <li class="count" data-none=(count == 0).then_some("")>{words} " " <b>{count.to_string()}</b></li> }
    });
    let questions = routes::with_id(routes::CASE_QUESTIONS, case);
    let unstated = (figures.unstated > 0).then(|| {
        view! {
            <a class="button button--quiet" href=format!("{questions}?edition={edition}#ask-{service}")>
                {td_string!(l, case.ask_unstated, count = figures.unstated)}
            </a>
        }
    });
    let (low, high) = (u64::from(figures.score.0), u64::from(figures.score.1));
    view! {
        <p><ConclusionTag catalogue=catalogue conclusion=figures.conclusion /></p>
        <div class="compare-card__stops">{stops}</div>
        <div class="compare-card__counts">
            <h4 class="compare-card__heading">{td_string!(l, case.conditions)}</h4>
            <ul class="counts plain-list">{counts.collect_view()}</ul>
        </div>
        <div>
            <BreakdownBar id=id low=low high=high evidence=(catalogue, figures.assurance) />
            <p class="hint">{td_string!(l, case.coverage, percent = tenths(figures.coverage))}</p>
        </div>
        <p class="form__actions compare-card__action">
            <a href=href.clone()>{td_string!(l, case.see_assessment)}</a>
            {unstated}
        </p>
    }
    .into_any()
}
