//! What a criterion means for the conclusion, as a tag.

use domain::{
    text::Text,
    word::{Gate, Word},
};
use leptos::prelude::*;

use crate::context::lang;

/// The gate, in the catalogue's own words.
#[component]
pub fn GateTag(
    /// The gate.
    gate: Gate,
    /// Its wording.
    text: Option<&'static Text>,
) -> impl IntoView {
    view! { <span class="gate-tag" data-gate=gate.word()>{text.map_or(gate.word(), |text| text.get(lang()))}</span> }
}
