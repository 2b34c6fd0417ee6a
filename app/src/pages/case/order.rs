//! Why the candidates stand in this order, and how much of it hangs on the weights.

use domain::{catalogue::Catalogue, word::Conclusion};
use leptos::prelude::*;
use usecase::{
    institution::{Column, Comparison},
    record::{Figures, Robustness},
};

use super::wording::{criterion, joined, tenths, vendor};
use crate::{
    context::{lang, locale},
    i18n::*,
};

/// The most lines of reasons.
const MOST_LINES: usize = 5;
/// The most items named in one line.
const MOST_NAMES: usize = 5;
/// How long the strip is, in units of the picture.
const LENGTH: f64 = 250.0;

/// Reasons and robustness, or that there is no rank yet.
#[component]
pub(super) fn Order(catalogue: &'static Catalogue, shown: StoredValue<Comparison>) -> impl IntoView {
    let l = locale();
    let body = shown.with_value(|shown| {
        if shown.order.is_empty() {
            return view! {
                <p class="order-none">{td_string!(l, case.order_none)}</p>
                <p>{td_string!(l, case.order_none_text)}</p>
            }
            .into_any();
        }
        let lines = reasons(catalogue, shown).into_iter().map(|line| view! { <li>{line}</li> });
        let strip = shown.robustness.as_ref().map(|shares| strip(&shown.columns, shares));
        view! { <ul class="order-reasons">{lines.collect_view()}</ul> {strip} }.into_any()
    });
    view! {
        <section class="part" aria-labelledby="order">
            <h2 class="part__title" id="order">{td_string!(l, case.order)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn reasons(catalogue: &'static Catalogue, shown: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    for pair in shown.order.windows(2) {
        let (Some(above), Some(below)) = (shown.columns.get(pair[0]), shown.columns.get(pair[1])) else { continue };
        let (Some(a), Some(b)) = (&above.figures, &below.figures) else { continue };
        lines.push(reason(catalogue, (vendor(&above.candidate), a), (vendor(&below.candidate), b)));
        if lines.len() == 1 {
            lines.extend(differences(catalogue, a, b));
        }
    }
    lines.truncate(MOST_LINES);
    lines
}

fn reason(catalogue: &'static Catalogue, above: (&str, &Figures), below: (&str, &Figures)) -> String {
    let l = locale();
    let ((above, a), (below, b)) = (above, below);
    if a.conclusion != b.conclusion {
        let (better, worse) = (catalogue.word_of(a.conclusion, lang()), catalogue.word_of(b.conclusion, lang()));
        td_string!(l, case.order_by_conclusion, above = above, below = below, better = better, worse = worse)
    } else if a.score.0 != b.score.0 {
        let (high, low) = (tenths(a.score.0), tenths(b.score.0));
        td_string!(l, case.order_by_score, above = above, below = below, high = high, low = low)
    } else {
        td_string!(l, case.order_by_evidence, above = above, below = below)
    }
}

/// On what the first and the second differ.
fn differences(catalogue: &'static Catalogue, a: &Figures, b: &Figures) -> Option<String> {
    let l = locale();
    let found = |figures: &Figures, id| figures.outcomes.iter().find(|o| o.criterion == id).map(|o| o.conformity);
    let names: Vec<&str> = a
        .outcomes
        .iter()
        .filter(|outcome| Some(outcome.conformity) != found(b, outcome.criterion.clone()))
        .map(|outcome| criterion(catalogue, outcome.criterion.as_str()))
        .collect();
    let count = names.len();
    let few = joined(names.into_iter().take(MOST_NAMES));
    match count {
        0 => None,
        1..=MOST_NAMES => Some(td_string!(l, case.order_differences, count = count, names = few)),
        _ => Some(td_string!(l, case.order_differences_more, count = count, names = few)),
    }
}

/// A large round number as people say it.
fn many(l: Locale, count: u32) -> String {
    match count % 10_000 {
        0 if count > 0 => td_string!(l, case.ten_thousands, count = count / 10_000),
        _ => count.to_string(),
    }
}

/// One bar, cut by how often each came first.
fn strip(columns: &[Column], shares: &Robustness) -> AnyView {
    let l = locale();
    let percent = |part: u32| u64::from(part) * 100 / u64::from(shares.weightings.max(1));
    let mut parts: Vec<(String, u32)> =
        columns.iter().zip(&shares.wins).map(|(column, wins)| (vendor(&column.candidate).to_owned(), *wins)).collect();
    parts.sort_by_key(|(_, wins)| std::cmp::Reverse(*wins));
    let first = parts.first().cloned().map(|(name, wins)| match wins == shares.weightings {
        true => td_string!(l, case.robust_always, count = many(l, shares.weightings), name = name),
        false => td_string!(l, case.robust, count = many(l, shares.weightings), percent = percent(wins), name = name),
    });
    // Weights change no conclusion: where only one has the best, there is nothing for them to decide.
    let best = columns.iter().flat_map(|column| &column.figures).map(|figures| figures.conclusion);
    let best: Vec<_> = best.collect();
    let alone = |of: Conclusion| best.iter().filter(|conclusion| **conclusion == of).count() == 1;
    let alone = match () {
        () if best.contains(&Conclusion::Eligible) => alone(Conclusion::Eligible),
        () => alone(Conclusion::Conditional),
    };
    if alone {
        let name = parts.first().map(|(name, _)| name.clone()).unwrap_or_default();
        return view! { <p class="strip__sentence">{td_string!(l, case.robust_alone, name = name)}</p> }.into_any();
    }
    let ties = (shares.ties > 0).then(|| td_string!(l, case.robust_ties, percent = percent(shares.ties)));
    parts.push((td_string!(l, case.robust_tie_label).to_owned(), shares.ties));
    parts.retain(|(_, part)| *part > 0);
    let mut from = 0.0;
    let pieces: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(at, (_, part))| {
            let width = f64::from(*part) * LENGTH / f64::from(shares.weightings.max(1));
            let x = from;
            from += width;
            let shade = (at % 4).to_string();
            view! {
                <rect class="strip__piece" data-shade=shade x=format!("{x:.1}") y="1" width=format!("{width:.1}") height="18" />
            }
        })
        .collect();
    let names = parts.into_iter().enumerate().map(|(at, (name, part))| {
        view! {
            <li class="strip__name" data-shade=(at % 4).to_string()>
                {td_string!(l, case.robust_share, name = name, percent = percent(part))}
            </li>
        }
    });
    view! {
        <div class="strip">
            <p class="strip__sentence">{first} " " {ties}</p>
            <svg class="strip__picture" viewBox="-1 0 252 20" aria-hidden="true" focusable="false">
                {pieces}
            </svg>
            <ul class="strip__names plain-list">{names.collect_view()}</ul>
        </div>
    }
    .into_any()
}
