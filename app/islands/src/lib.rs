//! The interactive parts: the only crate built for WebAssembly.
//!
//! An island makes a page quicker, never possible: without it the same form goes to the server. It gets its words as
//! props, and what it gets is printed in the page, so it gets no more than the screen shows.

mod catalogue_filter;
pub mod matching;

pub use catalogue_filter::{CatalogueFilter, FilterChoice, FilterState, FilterWords};

/// Brings the islands of a page to life; the loader script calls it.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
