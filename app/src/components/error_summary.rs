//! What is wrong with a form, on top of the page, each line leading to its field. The same words stand at the field.

use leptos::prelude::*;

use crate::{context::locale, i18n::td_string};

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLine {
    /// Where to put it right: a field of this page, or of another.
    pub href: String,
    /// What is wrong, and what to do.
    pub text: String,
}

/// The summary; nothing where nothing is wrong.
#[component]
pub fn ErrorSummary(
    /// The mistakes.
    lines: Vec<ErrorLine>,
    /// What it says above them.
    #[prop(optional_no_strip)]
    lead: Option<String>,
) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let rows = lines.into_iter().map(|line| view! { <li><a href=line.href>{line.text}</a></li> });
        view! {
            <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1">
                <h2 class="error-summary__title" id="error-summary-title">
                    {lead.unwrap_or_else(|| td_string!(locale(), common.errors).to_owned())}
                </h2>
                <ul class="error-summary__list">{rows.collect_view()}</ul>
            </div>
        }
    })
}
