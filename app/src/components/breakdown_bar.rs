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
/// A narrower part, in tenths, has no room for its number; the table has it.
const ROOM: u64 = 100;

/// The picture. Places are in per cent and sizes in pixels, so that it fills its place and nothing in it is stretched.
#[component]
fn Picture(id: String, low: u64, high: u64, shares: Option<[u32; 4]>) -> impl IntoView {
    let hatch = format!("hatch-{id}");
    // A number near an edge is written inwards.
    let anchor = |at: u64| match at {
        ..=120 => "start",
        880.. => "end",
        _ => "middle",
    };
    let mut from = 0;
    let lines = GRADES.iter().zip(shares.unwrap_or_default()).rev().map(|(grade, part)| {
        let to = from + low * u64::from(part) / 1000;
        let line = view! {
            <line class="breakdown__line" data-grade=grade.word() x1=per_cent(from) x2=per_cent(to) y1="54" y2="54" />
        };
        from = to;
        (part > 0).then_some(line)
    });
    let lines = lines.collect_view();
    let open = (high - low > 1).then(|| {
        view! {
            <rect
                class="breakdown__open"
                x=per_cent(low)
                y="20"
                width=per_cent(high - low)
                height="28"
                fill=format!("url(#{hatch})")
            />
            <text class="breakdown__figure" x=per_cent(high) y="74" text-anchor=anchor(high)>{tenths(high)}</text>
        }
    });
    let parts = [("solid", 0, low), ("open", low, high), ("empty", high, WHOLE)];
    let parts = parts.into_iter().filter(|(_, from, to)| to - from >= ROOM).map(|(part, from, to)| {
        view! {
            <text class="breakdown__part" data-part=part x=per_cent((from + to) / 2) y="39" text-anchor="middle">
                {tenths(to - from)}
            </text>
        }
    });
    view! {
        <svg class="breakdown__bar" width="100%" height="78" aria-hidden="true" focusable="false">
            <defs>
                <pattern
                    id=hatch.clone()
                    width="8"
                    height="8"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                >
                    <line class="breakdown__hatch" x1="0" y1="0" x2="0" y2="8" />
                </pattern>
            </defs>
            <rect class="breakdown__ground" x="0" y="20" width="100%" height="28" />
            <rect class="breakdown__solid" x="0" y="20" width=per_cent(low) height="28" />
            {open}
            {parts.collect_view()}
            {lines}
            <text class="breakdown__figure" x=per_cent(low) y="14" text-anchor=anchor(low)>{tenths(low)}</text>
        </svg>
    }
    .into_any()
}

fn per_cent(tenths: u64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

fn tenths(value: u64) -> String {
    match value % 10 {
        0 => (value / 10).to_string(),
        rest => format!("{}.{rest}", value / 10),
    }
}
