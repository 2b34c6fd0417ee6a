//! The breakdown bar (内訳バー): one bar of 100 instead of three percentages. Solid is met, hatched is not stated, empty is
//! not met; the line below says how the solid part is shown. The same numbers stand in a table behind it.

use domain::{
    catalogue::Catalogue,
    word::{Grade, Word},
};
use leptos::prelude::*;

use crate::{
    context::{lang, locale},
    i18n::*,
};

/// How long the bar is, in units of the picture; a tenth of a point is a quarter of a unit.
const LENGTH: f64 = 250.0;

/// The bar with its sentence and its table.
#[component]
pub fn BreakdownBar(
    /// A name that no other bar of the page has.
    #[prop(into)]
    id: String,
    /// What it is the bar of, where that is not said above it.
    #[prop(into, optional)]
    title: String,
    /// The low end, in tenths.
    low: u64,
    /// The high end, in tenths.
    high: u64,
    /// The solid part by evidence grade, weakest first, in thousandths.
    #[prop(optional)]
    evidence: Option<(&'static Catalogue, [u32; 4])>,
) -> impl IntoView {
    let l = locale();
    let low = low.min(WHOLE);
    let high = high.clamp(low, WHOLE);
    // Ends a tenth apart are one exact figure, rounded down and up.
    let closed = high - low <= 1;
    let sentence = match closed {
        true => td_string!(l, case.bar_closed, low = tenths(low)),
        false => td_string!(l, case.bar_low_high, low = tenths(low), high = tenths(high)),
    };
    let parts = [
        (td_string!(l, case.bar_conforms), low),
        (td_string!(l, case.bar_unstated), high - low),
        (td_string!(l, case.bar_fails), WHOLE - high),
    ];
    let title = (!title.is_empty()).then(|| view! { <p class="breakdown__title">{title}</p> });
    let grades = evidence.map(|(catalogue, shares)| {
        let rows = GRADES.iter().zip(shares).rev().filter(|(_, part)| *part > 0);
        let rows = rows.map(|(grade, part)| (catalogue.word_of(*grade, lang()), u64::from(part)));
        numbers(td_string!(l, case.bar_evidence), td_string!(l, case.bar_evidence_share), rows.collect())
    });
    view! {
        <div class="breakdown">
            {title}
            <Picture id=id low=low high=high shares=evidence.map(|(_, shares)| shares) />
            <p class="breakdown__words">{sentence}</p>
            <details class="fold breakdown__fold">
                <summary class="fold__summary">{td_string!(l, case.bar_table)}</summary>
                {numbers(td_string!(l, case.bar_part), td_string!(l, case.bar_share), parts.to_vec())}
                {grades}
            </details>
        </div>
    }
    .into_any()
}

fn numbers(part: &'static str, share: &'static str, rows: Vec<(&'static str, u64)>) -> AnyView {
    let rows = rows.into_iter().map(|(words, part)| {
        view! { <tr><th scope="row">{words}</th><td class="table__number">{tenths(part)}</td></tr> }
    });
    view! {
        <table class="table breakdown__table">
            <thead>
                <tr>
                    <th scope="col">{part}</th>
                    <th scope="col" class="table__number">{share}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// The whole, in tenths.
const WHOLE: u64 = 1000;
const GRADES: [Grade; 4] = [Grade::SecondHand, Grade::SelfDeclared, Grade::Documented, Grade::Attested];

#[component]
fn Picture(id: String, low: u64, high: u64, shares: Option<[u32; 4]>) -> impl IntoView {
    let at = |tenths: u64| tenths as f64 * LENGTH / 1000.0;
    let (low_at, high_at) = (at(low), at(high));
    let hatch = format!("hatch-{id}");
    // A number near an edge is written inwards.
    let anchor = |x: f64| match x {
        x if x < 20.0 => "start",
        x if x > LENGTH - 20.0 => "end",
        _ => "middle",
    };
    let mut from = 0.0;
    let lines = GRADES.iter().zip(shares.unwrap_or_default()).rev().map(|(grade, part)| {
        let to = from + low_at * f64::from(part) / 1000.0;
        let line = view! {
            <line class="breakdown__line" data-grade=grade.word() x1=number(from) x2=number(to) y1="39" y2="39" />
        };
        from = to;
        (part > 0).then_some(line)
    });
    let lines = lines.collect_view();
    let middle = (high - low > 1).then(|| {
        view! {
            <rect
                class="breakdown__open"
                x=number(low_at)
                y="16"
                width=number(high_at - low_at)
                height="18"
                fill=format!("url(#{hatch})")
            />
            <text class="breakdown__figure" x=number(high_at) y="55" text-anchor=anchor(high_at)>
                {tenths(high)}
            </text>
        }
    });
    view! {
        <svg class="breakdown__bar" viewBox="-1 0 252 58" aria-hidden="true" focusable="false">
            <defs>
                <pattern
                    id=hatch.clone()
                    width="5"
                    height="5"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                >
                    <line class="breakdown__hatch" x1="0" y1="0" x2="0" y2="5" />
                </pattern>
            </defs>
            <rect class="breakdown__ground" x="0" y="16" width="250" height="18" />
            <rect class="breakdown__solid" x="0" y="16" width=number(low_at) height="18" />
            {middle}
            {lines}
            <text class="breakdown__figure" x=number(low_at) y="12" text-anchor=anchor(low_at)>
                {tenths(low)}
            </text>
        </svg>
    }
    .into_any()
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}

fn tenths(value: u64) -> String {
    match value % 10 {
        0 => (value / 10).to_string(),
        rest => format!("{}.{rest}", value / 10),
    }
}
