//! What every page knows.

use std::sync::Arc;

use domain::text::Lang;
use leptos::prelude::expect_context;
use usecase::record::Organisation;

use crate::i18n::Locale;

/// The circumstances of a page.
#[derive(Clone, Debug)]
pub struct PageContext {
    /// The language it is in.
    pub lang: Lang,
    /// Its own path and query, so that switching the language leads back to it.
    pub here: String,
    /// Where its style and scripts are.
    pub assets: Arc<Assets>,
    /// Who looks at it, once they have signed in.
    pub viewer: Option<Viewer>,
    /// Whether everything here is made up.
    pub demo: bool,
}

/// Somebody who has signed in, as the header names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Their name.
    pub name: String,
    /// The organisation they act for.
    pub organisation: Option<Organisation>,
    /// Whether there are others to choose from.
    pub may_choose: bool,
}

/// Addresses of the embedded files, each with a part that changes with its content.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The icon.
    pub icon: String,
    /// The script that brings islands to life.
    pub loader: String,
    /// What wasm-bindgen wrote for the islands.
    pub islands_script: String,
    /// The islands themselves.
    pub islands_wasm: String,
}

/// The circumstances of the page being rendered.
pub(crate) fn page() -> PageContext {
    expect_context::<PageContext>()
}

/// The language of the page being rendered.
pub(crate) fn lang() -> Lang {
    expect_context::<Lang>()
}

/// The same, as the texts know it.
pub(crate) fn locale() -> Locale {
    locale_of(lang())
}

/// A language, as the texts know it.
pub(crate) fn locale_of(lang: Lang) -> Locale {
    match lang {
        Lang::Ja => Locale::ja,
        Lang::En => Locale::en,
    }
}
