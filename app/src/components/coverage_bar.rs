//! A bar of three parts. The numbers stand in the table beside it, so it is a picture only.

use leptos::prelude::*;

/// Solid: used; hatched: set aside; empty: the rest.
#[component]
pub fn CoverageBar(
    /// Clauses used.
    used: usize,
    /// Clauses set aside.
    set_aside: usize,
    /// All clauses.
    all: usize,
) -> impl IntoView {
    let share = move |part: usize| (part * 1000 / all.max(1)) as f32 / 10.0;
    view! {
        <svg class="coverage-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="coverage-bar__ground" x="0" y="0" width="100" height="8" />
            <rect class="coverage-bar__used" x="0" y="0" width=share(used).to_string() height="8" />
            <rect
                class="coverage-bar__aside"
                x=share(used).to_string()
                y="0"
                width=share(set_aside).to_string()
                height="8"
            />
        </svg>
    }
}
