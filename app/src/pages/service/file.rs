//! The draft from a file, sent or pasted in. All problems of the file come back at once, and the text with them.

use leptos::prelude::*;
use usecase::record::VendorServiceId;

use super::fields::{Asked, file_input, lines};
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
    /// What is wrong with the file, pasted or sent.
    pub refused: Option<Refused>,
    /// Whether the reader may bring in a file.
    pub may_import: bool,
}

/// Why a file was not taken. The draft is unchanged.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Whether it was sent as a file; else it was pasted.
    pub sent: bool,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a file.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// None was chosen, or it is empty.
    Nothing,
    /// It is larger than the format allows.
    TooLarge,
    /// It did not arrive whole.
    Broken,
    /// Its problems, a line each with its place.
    Problems(Vec<String>),
}

/// The page.
pub fn file(context: &PageContext, shown: FileView) -> Page {
    render(context, Scripts::None, || view! { <FilePage shown=shown /> })
}

#[component]
fn FilePage(shown: FileView) -> impl IntoView {
    let l = locale();
    let id = shown.service;
    let sent = shown.refused.as_ref().is_some_and(|refused| refused.sent);
    let texts = match shown.refused.map(|refused| refused.trouble) {
        None => Vec::new(),
        Some(Trouble::Nothing) => vec![td_string!(l, service.import_nothing).to_owned()],
        Some(Trouble::TooLarge) => vec![td_string!(l, service.import_too_large).to_owned()],
        Some(Trouble::Broken) => vec![td_string!(l, service.import_broken).to_owned()],
        Some(Trouble::Problems(lines)) => lines,
    };
    let href = if sent { "#upload" } else { "#file" };
    let error = (!texts.is_empty()).then(|| td_string!(l, service.import_at_field).to_owned());
    let (upload_error, paste_error) = if sent { (error, None) } else { (None, error) };
    let lines_of: Vec<ErrorLine> = texts.into_iter().map(|text| ErrorLine { href: href.to_owned(), text }).collect();
    let lead = (!lines_of.is_empty()).then(|| td_string!(l, service.import_refused).to_owned());
    let action = routes::of_service(routes::FILE, id);
    let forms = shown.may_import.then(|| {
        let upload = Asked::new("upload", td_string!(l, service.import_file))
            .with_help(td_string!(l, service.import_file_help))
            .with_error(upload_error);
        let paste = Asked::new("file", td_string!(l, service.import_text))
            .with_help(td_string!(l, service.import_help))
            .with_error(paste_error);
        view! {
            <p class="note">{td_string!(l, service.import_replaces)}</p>
            <section class="part" aria-labelledby="by-file">
                <h2 class="part__title" id="by-file">{td_string!(l, service.import_by_file)}</h2>
                <form class="form" method="post" action=action.clone() enctype="multipart/form-data">
                    {file_input(upload)}
                    <p class="form__actions">
                        <button class="button" type="submit">{td_string!(l, service.import_button)}</button>
                    </p>
                </form>
            </section>
            <section class="part" aria-labelledby="by-paste">
                <h2 class="part__title" id="by-paste">{td_string!(l, service.import_by_paste)}</h2>
                <form class="form" method="post" action=action>
                    {lines(paste, shown.pasted)}
                    <p class="form__actions">
                        <button class="button button--quiet" type="submit">
                            {td_string!(l, service.import_paste_button)}
                        </button>
                    </p>
                </form>
            </section>
        }
    });
    view! {
        <Document title=td_string!(l, service.import_title) place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, id)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <ErrorSummary lines=lines_of lead=lead />
            <h1 class="page-title">{td_string!(l, service.import_title)}</h1>
            <p><a href=routes::of_service(routes::EXPORT, id)>{td_string!(l, service.file_link)}</a></p>
            {forms}
        </Document>
    }
}
