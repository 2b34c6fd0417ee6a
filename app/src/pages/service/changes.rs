//! What changed between two versions.

use domain::{
    catalogue::{Catalogue, Question},
    word::AnswerState,
};
use leptos::prelude::*;
use usecase::{record::VendorServiceId, vendor::Change};

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ChangesView {
    /// The service.
    pub service: VendorServiceId,
    /// The older version.
    pub from: u32,
    /// The newer one.
    pub to: u32,
    /// What differs.
    pub changes: Vec<Change>,
}

/// The page.
pub fn changes(context: &PageContext, catalogue: &'static Catalogue, shown: ChangesView) -> Page {
    render(context, Scripts::None, || view! { <ChangesPage catalogue=catalogue shown=shown /> })
}

#[component]
fn ChangesPage(catalogue: &'static Catalogue, shown: ChangesView) -> impl IntoView {
    let l = locale();
    let title = td_string!(l, service.changes_title, from = shown.from, to = shown.to);
    let none = shown.changes.is_empty().then(|| view! { <p>{td_string!(l, service.changes_none)}</p> });
    let back = routes::of_version(routes::VERSION, shown.service, shown.to);
    let rows = shown.changes.into_iter().map(move |change| {
        let question = change.about.strip_prefix("answers/").and_then(|id| catalogue.question(id));
        let about = question.map_or_else(|| change.about.clone(), |question| question.text.get(lang()).to_owned());
        let details = change.details.into_iter().map(move |(name, was, is)| {
            view! {
                <tr>
                    <th scope="row" class="table__name"><code>{name}</code></th>
                    <td>{words(catalogue, question, was)}</td>
                    <td>{words(catalogue, question, is)}</td>
                </tr>
            }
        });
        view! {
            <section class="part">
                <h2 class="part__title">{about}</h2>
                <table class="table">
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{td_string!(l, service.changes_was)}</th>
                            <th scope="col">{td_string!(l, service.changes_is)}</th>
                        </tr>
                    </thead>
                    <tbody>{details.collect_view()}</tbody>
                </table>
            </section>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back"><a href=back>{td_string!(l, service.version_answers)}</a></p>
            <h1 class="page-title">{title}</h1>
            {none}
            {rows}
        </Document>
    }
}

/// What a statement said, worded where it is an answer.
fn words(catalogue: &Catalogue, question: Option<&Question>, text: Option<String>) -> String {
    let Some(text) = text else { return td_string!(locale(), service.changes_nothing).to_owned() };
    let word = question.and_then(|question| {
        let choice = question.choices.get(&text);
        choice.or_else(|| catalogue.word(<AnswerState as domain::word::Word>::LIST, &text))
    });
    word.map_or(text, |word| word.get(lang()).to_owned())
}
