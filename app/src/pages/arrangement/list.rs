//! The institution's arrangements, with what is wrong with each, and the page that begins one.

use leptos::prelude::*;
use usecase::arrangement::ArrangementEntry;

use super::wording::counts;
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        form::{Asked, line, lines},
    },
    context::locale,
    i18n::td_string,
    render::render,
    routes,
    words::day,
};

/// The list.
pub fn list(context: &PageContext, entries: Vec<ArrangementEntry>, may_edit: bool) -> Page {
    render(context, Scripts::None, || view! { <ListPage entries=entries may_edit=may_edit /> })
}

#[component]
fn ListPage(entries: Vec<ArrangementEntry>, may_edit: bool) -> impl IntoView {
    let l = locale();
    let none = entries.is_empty().then(|| view! { <p class="note">{td_string!(l, arrangement.none)}</p> });
    let rows = entries.into_iter().map(move |entry| {
        let line =
            td_string!(l, arrangement.version_line, number = entry.version.number, day = day(l, entry.version.made_at));
        view! {
            <li class="case-card">
                <h2 class="case-card__title"><a href=routes::arrangement(entry.head.id)>{entry.head.name}</a></h2>
                <p>{counts(&entry.boundary)}</p>
                <p class="hint">{line}</p>
                <p class="case-card__action">
                    <a href=routes::matrix(entry.head.id)>{td_string!(l, arrangement.matrix_open)}</a>
                </p>
            </li>
        }
    });
    let begin = may_edit.then(|| {
        view! {
            <p class="form__actions">
                <a class="button" href=routes::ARRANGEMENT_NEW>{td_string!(l, arrangement.new_title)}</a>
            </p>
        }
    });
    view! {
        <Document title=td_string!(l, arrangement.title) place=Place::Arrangements scripts=Scripts::None>
            <h1 class="page-title">{td_string!(l, arrangement.title)}</h1>
            <p class="lead">{td_string!(l, arrangement.lead)}</p>
            {none}
            <ul class="case-cards plain-list">{rows.collect_view()}</ul>
            {begin}
        </Document>
    }
}

/// What was typed to begin an arrangement.
#[derive(Clone, Debug, Default)]
pub struct NewView {
    /// Its name.
    pub name: String,
    /// The file it begins from, where one was pasted.
    pub pasted: String,
    /// Whether the name cannot be used.
    pub invalid_name: bool,
    /// What is wrong with the file, a line each.
    pub problems: Vec<String>,
}

/// The page that begins one.
pub fn begin(context: &PageContext, typed: NewView) -> Page {
    render(context, Scripts::None, || view! { <NewPage typed=typed /> })
}

#[component]
fn NewPage(typed: NewView) -> impl IntoView {
    let l = locale();
    let invalid = typed.invalid_name.then(|| td_string!(l, arrangement.name_invalid).to_owned());
    let name_line = invalid.clone().map(|text| ErrorLine { href: "#name".to_owned(), text });
    let file_lines = typed.problems.iter().map(|text| ErrorLine { href: "#file".to_owned(), text: text.clone() });
    let from_file = !typed.pasted.is_empty();
    let errors: Vec<ErrorLine> = name_line.into_iter().chain(file_lines).collect();
    view! {
        <Document title=td_string!(l, arrangement.new_title) place=Place::Arrangements scripts=Scripts::None>
            <p class="back"><a href=routes::ARRANGEMENTS>{td_string!(l, arrangement.back_to_list)}</a></p>
            <ErrorSummary lines=errors lead=None />
            <h1 class="page-title">{td_string!(l, arrangement.new_title)}</h1>
            <p class="lead">{td_string!(l, arrangement.new_lead)}</p>
            <form class="form" method="post" action=routes::ARRANGEMENTS>
                {line(
                    Asked::new("name", td_string!(l, arrangement.name))
                        .with_help(td_string!(l, arrangement.name_help))
                        .with_error(invalid),
                    typed.name,
                )}
                <details class="fold" open=from_file>
                    <summary class="fold__summary">{td_string!(l, arrangement.new_file)}</summary>
                    {lines(
                        Asked::new("file", td_string!(l, arrangement.file_text))
                            .with_help(td_string!(l, arrangement.file_new_help)),
                        typed.pasted,
                    )}
                </details>
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, arrangement.begin)}</button>
                </p>
            </form>
        </Document>
    }
}
