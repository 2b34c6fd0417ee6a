//! The draft from a file, pasted in. All problems of the file come back at once, and the text with them.

use leptos::prelude::*;
use usecase::record::VendorServiceId;

use super::fields::Lines;
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
    },
    context::locale,
    i18n::td_string,
    render::render,
    routes,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct FileView {
    /// The service.
    pub service: VendorServiceId,
    /// What was pasted.
    pub pasted: String,
    /// What is wrong with it, a line each.
    pub problems: Vec<String>,
    /// Whether the reader may bring in a file.
    pub may_import: bool,
}

/// The page.
pub fn file(context: &PageContext, shown: FileView) -> Page {
    render(context, Scripts::None, || view! { <FilePage shown=shown /> })
}

#[component]
fn FilePage(shown: FileView) -> impl IntoView {
    let l = locale();
    let id = shown.service;
    let lines: Vec<ErrorLine> =
        shown.problems.into_iter().map(|text| ErrorLine { href: "#file".to_owned(), text }).collect();
    let lead = (!lines.is_empty()).then(|| td_string!(l, service.import_refused).to_owned());
    let form = shown.may_import.then(|| {
        view! {
            <form class="form" method="post" action=routes::of_service(routes::FILE, id)>
                <Lines
                    name="file"
                    label=td_string!(l, service.import_text)
                    help=Some(td_string!(l, service.import_help))
                    value=shown.pasted
                />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, service.import_button)}</button>
                </p>
            </form>
        }
    });
    view! {
        <Document title=td_string!(l, service.import_title) place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, id)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <ErrorSummary lines=lines lead=lead />
            <h1 class="page-title">{td_string!(l, service.import_title)}</h1>
            <p><a href=routes::of_service(routes::EXPORT, id)>{td_string!(l, service.file_link)}</a></p>
            {form}
        </Document>
    }
}
