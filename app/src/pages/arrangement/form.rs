//! The form of one part of an arrangement: what is entrusted, a party, a contract, a contract's clauses.
//!
//! Whatever was typed comes back as it was, with what is wrong with it beside the field and on top.

use domain::{catalogue::Catalogue, text::LocalId};
use leptos::prelude::*;
use usecase::arrangement::{
    Shown,
    form::{Part, TypedProblem},
};

use super::{contract, parts, wording};
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
    },
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct FormView {
    /// The arrangement as it stands.
    pub shown: Shown,
    /// The part.
    pub part: Part,
    /// What the fields hold, by name.
    pub values: Vec<(String, String)>,
    /// What is wrong with them.
    pub problems: Vec<TypedProblem>,
    /// Why it was not kept, where the fields are not to blame.
    pub refused: Option<Refused>,
}

/// Why a change was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Somebody changed the arrangement meanwhile.
    Stale,
    /// What is to be left out is named by others.
    Named(Vec<LocalId>),
    /// It is there no more.
    Gone,
}

/// The fields of a form, and what they hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    catalogue: &'static Catalogue,
    view: StoredValue<FormView>,
}

impl Sheet {
    pub(super) fn new(catalogue: &'static Catalogue, view: FormView) -> Self {
        Sheet { catalogue, view: StoredValue::new(view) }
    }

    pub(super) fn catalogue(self) -> &'static Catalogue {
        self.catalogue
    }

    pub(super) fn with<T>(self, look: impl FnOnce(&FormView) -> T) -> T {
        self.view.with_value(look)
    }

    /// What a field holds.
    pub(super) fn text(self, name: &str) -> String {
        self.texts(name).into_iter().next().unwrap_or_default()
    }

    /// All that stands under a name.
    pub(super) fn texts(self, name: &str) -> Vec<String> {
        self.with(|view| {
            view.values.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
        })
    }

    /// What is wrong with a field.
    pub(super) fn error(self, name: &str) -> Option<String> {
        self.with(|view| {
            let problem = view.problems.iter().find(|problem| problem.field == name);
            problem.map(|problem| problem.message.render(self.catalogue, lang()))
        })
    }

    /// What is wrong, a line each, leading to its field.
    pub(super) fn lines(self) -> Vec<ErrorLine> {
        self.with(|view| {
            let problems = view.problems.iter().map(|problem| ErrorLine {
                href: format!("#{}", if problem.field.is_empty() { "form" } else { &problem.field }),
                text: problem.message.render(self.catalogue, lang()),
            });
            let refused = view
                .refused
                .iter()
                .map(|refused| ErrorLine { href: "#form".to_owned(), text: refused_words(refused, view) });
            refused.chain(problems).collect()
        })
    }
}

fn refused_words(refused: &Refused, view: &FormView) -> String {
    let l = locale();
    match refused {
        Refused::Stale => td_string!(l, arrangement.stale).to_owned(),
        Refused::Gone => td_string!(l, arrangement.gone).to_owned(),
        Refused::Named(ids) => {
            let names: Vec<String> = ids.iter().map(|id| wording::named(&view.shown.arrangement, id)).collect();
            td_string!(l, arrangement.removed_named, names = names.join(wording::and(lang())))
        }
    }
}

/// The page.
pub fn form(context: &PageContext, catalogue: &'static Catalogue, view: FormView) -> Page {
    render(context, Scripts::None, || view! { <FormPage catalogue=catalogue view=view /> })
}

#[component]
fn FormPage(catalogue: &'static Catalogue, view: FormView) -> impl IntoView {
    let l = locale();
    let sheet = Sheet::new(catalogue, view);
    let (id, seen, part) = sheet.with(|view| (view.shown.head.id, view.shown.version.number, view.part.clone()));
    let title = match &part {
        Part::Frame => td_string!(l, arrangement.frame_change),
        Part::Party(None) => td_string!(l, arrangement.party_new),
        Part::Party(Some(_)) => td_string!(l, arrangement.party_edit),
        Part::Contract(None) => td_string!(l, arrangement.contract_new),
        Part::Contract(Some(_)) => td_string!(l, arrangement.contract_edit),
        Part::Clauses(_) => td_string!(l, arrangement.clauses_title),
        Part::Assignment(..) => td_string!(l, arrangement.row_title),
    };
    let fields = match &part {
        Part::Frame => parts::frame(sheet),
        Part::Party(_) => parts::party(sheet),
        Part::Contract(_) => contract::terms(sheet),
        Part::Clauses(contract) => contract::clauses(sheet, contract),
        Part::Assignment(..) => ().into_any(),
    };
    let removal = match &part {
        Part::Party(Some(_)) => Some(td_string!(l, arrangement.party_remove)),
        Part::Contract(Some(_)) => Some(td_string!(l, arrangement.contract_remove)),
        _ => None,
    };
    let removal = removal.map(|words| {
        view! { <button class="button button--quiet" type="submit" name="remove" value="yes">{words}</button> }
    });
    let lines = sheet.lines();
    let lead = (!lines.is_empty()).then(|| td_string!(l, arrangement.form_refused).to_owned());
    view! {
        <Document title=title place=Place::Arrangements scripts=Scripts::None>
            <p class="back"><a href=routes::arrangement(id)>{td_string!(l, arrangement.back_to_one)}</a></p>
            <ErrorSummary lines=lines lead=lead />
            <h1 class="page-title">{title}</h1>
            <form class="form" id="form" method="post" action=routes::of_part(id, &part)>
                <input type="hidden" name="seen" value=seen.to_string() />
                {fields}
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, arrangement.save)}</button>
                    {removal}
                </p>
            </form>
        </Document>
    }
}
