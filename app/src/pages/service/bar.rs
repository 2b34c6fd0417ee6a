//! One bar of 100 for the self-check: solid is met, hatched is not stated, empty is not met; so the end of the solid
//! part is the low figure and the end of the hatched one the high figure. Positions are attributes in per cent, so that
//! no style is needed and nothing is stretched; the same numbers stand in words and in a table.

use leptos::prelude::*;

use crate::{context::locale, i18n::td_string};

/// The bar. Ends are in tenths of a point, the low one rounded down, the high one up.
#[component]
pub(super) fn ShareBar(
    /// A name for its parts, of which no two on a page are alike.
    id: &'static str,
    /// What it shows.
    title: &'static str,
    /// The low end.
    low: u64,
    /// The high end.
    high: u64,
) -> impl IntoView {
    let l = locale();
    let per_cent = |tenths: u64| format!("{}.{}%", tenths / 10, tenths % 10);
    let (from, to) = (low / 10, high.div_ceil(10));
    // Labels stay within the bar.
    let anchor = |at: u64| match at {
        ..=120 => "start",
        880.. => "end",
        _ => "middle",
    };
    let hatch = format!("{id}-hatch");
    let rows = [
        (td_string!(l, service.bar_conforms), from),
        (td_string!(l, service.bar_unstated), to.saturating_sub(from)),
        (td_string!(l, service.bar_fails), 100_u64.saturating_sub(to)),
    ]
    .map(|(name, share)| {
        view! {
            <tr>
                <th scope="row" class="table__name">{name}</th>
                <td class="table__number">{share}</td>
            </tr>
        }
    });
    view! {
        <figure class="share-bar">
            <figcaption>
                <span class="share-bar__title">{title}</span>
                <span class="share-bar__words">
                    {if from == to {
                        td_string!(l, service.bar_known, low = from)
                    } else {
                        td_string!(l, service.bar_words, low = from, high = to)
                    }}
                </span>
            </figcaption>
            <svg class="share-bar__picture" width="100%" height="72" aria-hidden="true" focusable="false">
                <defs>
                    <pattern
                        id=hatch.clone()
                        width="8"
                        height="8"
                        patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)"
                    >
                        <line class="share-bar__hatch" x1="0" y1="0" x2="0" y2="8" />
                    </pattern>
                </defs>
                <text class="share-bar__figure" x=per_cent(low) y="16" text-anchor=anchor(low)>{from}</text>
                <rect class="share-bar__ground" x="0" y="22" width="100%" height="26" />
                <rect class="share-bar__solid" x="0" y="22" width=per_cent(low) height="26" />
                <rect
                    class="share-bar__open"
                    x=per_cent(low)
                    y="22"
                    width=per_cent(high.saturating_sub(low))
                    height="26"
                    fill=format!("url(#{hatch})")
                />
                <text class="share-bar__figure" x=per_cent(high) y="66" text-anchor=anchor(high)>{to}</text>
            </svg>
            <table class="table share-bar__table">
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
        </figure>
    }
}
