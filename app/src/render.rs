//! From a view to HTML.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::PageContext;

/// A page as it goes out.
#[derive(Clone, Debug)]
pub struct Page {
    /// The document.
    pub html: String,
    /// What it may run.
    pub scripts: Scripts,
}

/// Whether a page carries an island. Only such a page may compile WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// No island.
    None,
    /// At least one.
    Islands,
}

/// Renders a view. Nothing in it may wait, so the document is whole at once and carries no script of its own.
pub(crate) fn render<V: IntoView>(context: &PageContext, scripts: Scripts, view: impl FnOnce() -> V) -> Page {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(context.clone());
        // Asked for by almost every component; the whole would be copied each time.
        provide_context(context.lang);
        view().into_view().to_html()
    });
    owner.unset_with_forced_cleanup();
    Page { html, scripts }
}
