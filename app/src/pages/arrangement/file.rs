//! An arrangement as a file, and from one. All problems of the file come back at once, and the text with them.

use leptos::prelude::*;
use usecase::record::ArrangementId;

use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        form::{Asked, lines},
    },
    context::locale,
    i18n::td_string,
    render::render,
    routes,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct FileView {
    /// The arrangement.
    pub id: ArrangementId,
    /// The version it was seen at.
    pub seen: u32,
    /// What was pasted.
    pub pasted: String,
    /// What is wrong with it, a line each.
    pub problems: Vec<String>,
    /// Whether the reader may bring in a file.
    pub may_edit: bool,
}

/// The page.
pub fn file(context: &PageContext, view: FileView) -> Page {
    render(context, Scripts::None, || view! { <FilePage view=view /> })
}

#[component]
fn FilePage(view: FileView) -> impl IntoView {
    let l = locale();
    let id = view.id;
    let errors: Vec<ErrorLine> =
        view.problems.into_iter().map(|text| ErrorLine { href: "#file".to_owned(), text }).collect();
    let lead = (!errors.is_empty()).then(|| td_string!(l, arrangement.file_refused).to_owned());
    let form = view.may_edit.then(|| {
        view! {
            <form class="form" method="post" action=routes::of_arrangement(routes::ARRANGEMENT_FILE, id)>
                <input type="hidden" name="seen" value=view.seen.to_string() />
                {lines(
                    Asked::new("file", td_string!(l, arrangement.file_text))
                        .with_help(td_string!(l, arrangement.file_help)),
                    view.pasted,
                )}
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, arrangement.file_take)}</button>
                </p>
            </form>
        }
    });
    view! {
        <Document title=td_string!(l, arrangement.file_title) place=Place::Arrangements scripts=Scripts::None>
            <p class="back"><a href=routes::arrangement(id)>{td_string!(l, arrangement.back_to_one)}</a></p>
            <ErrorSummary lines=errors lead=lead />
            <h1 class="page-title">{td_string!(l, arrangement.file_title)}</h1>
            <p>
                <a href=routes::of_arrangement(routes::ARRANGEMENT_EXPORT, id)>
                    {td_string!(l, arrangement.file_download)}
                </a>
            </p>
            {form}
        </Document>
    }
}
