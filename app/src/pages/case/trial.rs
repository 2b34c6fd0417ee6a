//! Other weights, tried out: nothing is stored, and the policy of the case stays.

use std::collections::BTreeMap;

use domain::catalogue::Catalogue;
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::institution::{PolicyMistake, Trial, WEIGHT};

use super::wording::{candidate_name, criterion, frame, tenths};
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
    },
    context::locale,
    i18n::*,
    render::render,
    routes,
};

/// The page; `typed` are the weights as typed.
pub fn trial(
    context: &PageContext,
    catalogue: &'static Catalogue,
    shown: Trial,
    typed: BTreeMap<String, String>,
    today: Date,
) -> Page {
    render(context, Scripts::None, || {
        view! { <TrialPage catalogue=catalogue shown=shown typed=typed today=today /> }
    })
}

#[component]
fn TrialPage(
    catalogue: &'static Catalogue,
    shown: Trial,
    typed: BTreeMap<String, String>,
    today: Date,
) -> impl IntoView {
    let l = locale();
    let comparison = &shown.comparison;
    let case = &comparison.case;
    let title = td_string!(l, case.trial_title, title = case.title.as_str());
    let basis = frame(l, Some(&comparison.policy), comparison.edition.as_str(), case, today);
    let wrong: Vec<&str> = shown
        .mistakes
        .iter()
        .filter_map(|mistake| match mistake {
            PolicyMistake::Weight(id) => Some(id.as_str()),
            PolicyMistake::StaleMonths | PolicyMistake::Country(_) => None,
        })
        .collect();
    let lines = wrong.iter().map(|id| ErrorLine {
        href: format!("#{WEIGHT}{id}"),
        text: td_string!(l, policy.error_weight, what = criterion(catalogue, id)),
    });
    let lines: Vec<ErrorLine> = lines.collect();
    // Only what the candidates differ in can change their order.
    let differing = comparison.matrix.iter().filter(|row| row.differs).filter_map(|row| {
        let (own, tried) = shown.weights.get(&row.criterion)?;
        let id = row.criterion.as_str();
        let value = typed.get(id).cloned().unwrap_or_else(|| tried.to_string());
        let (name, invalid) = (format!("{WEIGHT}{id}"), wrong.contains(&id).then_some("true"));
        let hint = format!("{name}-hint");
        Some(view! {
            <tr>
                <th scope="row"><label for=name.clone()>{criterion(catalogue, id).to_owned()}</label></th>
                <td class="table__number" id=hint.clone()>{own.to_string()}</td>
                <td class="table__number">
                    <input
                        class="field__input weight"
                        type="text"
                        inputmode="numeric"
                        id=name.clone()
                        name=name
                        value=value
                        aria-describedby=hint
                        aria-invalid=invalid
                    />
                </td>
            </tr>
        })
    });
    let differing = differing.collect::<Vec<_>>();
    let rows = (0..comparison.columns.len()).filter_map(|at| {
        let column = &comparison.columns[at];
        let figures = column.figures.as_ref()?;
        let (low, high) = shown.scores.get(at).copied().flatten()?;
        let place = |order: &[usize]| match order.iter().position(|of| *of == at) {
            Some(place) => td_string!(l, case.order_place, place = place + 1),
            None => "－".to_owned(),
        };
        let ends = |low: u32, high: u32| match high - low.min(high) {
            0 | 1 => tenths(low),
            _ => td_string!(l, case.bar_low_high, low = tenths(low), high = tenths(high)),
        };
        let row = view! {
            <tr>
                <th scope="row">{candidate_name(l, &column.candidate)}</th>
                <td>{catalogue.word_of(figures.conclusion, crate::context::lang()).to_owned()}</td>
                <td>{place(&comparison.order)} " " {ends(figures.score.0, figures.score.1)}</td>
                <td>{place(&shown.order)} " " {ends(low, high)}</td>
            </tr>
        };
        Some((shown.order.iter().position(|of| *of == at).unwrap_or(usize::MAX), row))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(place, _)| *place);
    let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
    let same = shown.order == comparison.order;
    let changed = shown.weights.values().any(|(own, tried)| own != tried);
    let outcome = match (changed, same) {
        (false, _) => td_string!(l, case.trial_unchanged),
        (true, true) => td_string!(l, case.trial_same),
        (true, false) => td_string!(l, case.trial_other),
    };
    let (action, back) = (routes::with_id(routes::CASE_TRIAL, case.id), routes::case_compare(case.id));
    let again = action.clone();
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=back>{td_string!(l, case.back_to_compare)}</a></p>
            <ErrorSummary lines=lines />
            <h1 class="page-title">{title}</h1>
            <p class="note">{td_string!(l, case.trial_note)}</p>
            <p class="frame-line">{basis}</p>
            <section class="part" aria-labelledby="outcome">
                <h2 class="part__title" id="outcome">{td_string!(l, case.trial_outcome)}</h2>
                <p>{outcome}</p>
                <div class="table-frame" role="group" tabindex="0" aria-labelledby="outcome">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{td_string!(l, case.candidates)}</th>
                                <th scope="col">{td_string!(l, case.trial_conclusion)}</th>
                                <th scope="col">{td_string!(l, case.trial_by_policy)}</th>
                                <th scope="col">{td_string!(l, case.trial_by_trial)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
            <section class="part" aria-labelledby="weights">
                <h2 class="part__title" id="weights">{td_string!(l, case.trial_weights)}</h2>
                <p>{td_string!(l, case.trial_weights_lead)}</p>
                <form class="form" method="get" action=action>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{td_string!(l, case.matrix_criterion)}</th>
                                <th scope="col" class="table__number">{td_string!(l, case.trial_by_policy)}</th>
                                <th scope="col" class="table__number">{td_string!(l, case.trial_weight)}</th>
                            </tr>
                        </thead>
                        <tbody>{differing}</tbody>
                    </table>
                    <p class="form__actions">
                        <button class="button" type="submit">{td_string!(l, case.trial_send)}</button>
                        <a href=again>{td_string!(l, case.trial_reset)}</a>
                    </p>
                </form>
            </section>
        </Document>
    }
}
