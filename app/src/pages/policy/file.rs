//! A policy from a file, pasted in: checked first, fixed after a look.

use leptos::prelude::*;

use crate::{
    Page, PageContext, Scripts,
    components::{
        choice::LinesField,
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::TextField,
    },
    context::locale,
    i18n::*,
    render::render,
    routes,
};

/// The page: what was pasted, under which name, and what is wrong with it.
pub fn file(context: &PageContext, name: String, pasted: String, problems: Vec<String>) -> Page {
    render(context, Scripts::None, || view! { <FilePage name=name pasted=pasted problems=problems /> })
}

#[component]
fn FilePage(name: String, pasted: String, problems: Vec<String>) -> impl IntoView {
    let l = locale();
    let error = (!problems.is_empty()).then(|| td_string!(l, policy.file_refused).to_owned());
    let lines = problems.into_iter().map(|text| ErrorLine { href: "#file".to_owned(), text }).collect();
    view! {
        <Document title=td_string!(l, policy.file_title) place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::POLICIES>{td_string!(l, policy.back)}</a></p>
            <ErrorSummary lines=lines lead=error.clone() />
            <h1 class="page-title">{td_string!(l, policy.file_title)}</h1>
            <p class="lead">{td_string!(l, policy.file_lead)}</p>
            <form class="form" method="post" action=routes::POLICY_FILE novalidate>
                <TextField
                    name="name"
                    label=td_string!(l, policy.name)
                    help=td_string!(l, policy.name_help)
                    value=name
                    error=None
                />
                <LinesField
                    name="file"
                    label=td_string!(l, policy.file_text)
                    help=td_string!(l, policy.file_help)
                    value=pasted
                    rows=12
                    error=error
                />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, policy.file_send)}</button>
                </p>
            </form>
        </Document>
    }
}
