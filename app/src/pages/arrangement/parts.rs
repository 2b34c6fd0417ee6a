//! The fields of what is entrusted, and of a party.

use domain::{
    text::LocalId,
    word::{Medium, PartyRole, Word},
};
use leptos::prelude::*;
use usecase::arrangement::form::Part;

use super::{form::Sheet, wording};
use crate::{
    components::form::{Asked, Choice, any_of, line, one_of},
    context::{lang, locale},
    i18n::td_string,
};

/// What is entrusted, and by whom.
pub(super) fn frame(sheet: Sheet) -> AnyView {
    let l = locale();
    let asked = |name: &str, label: &str| Asked::new(name, label).with_error(sheet.error(name));
    let catalogue = sheet.catalogue();
    let cases =
        catalogue.cases.iter().map(|case| (case.id.to_string(), format!("{} {}", case.id, case.text.get(lang()))));
    let documents =
        catalogue.documents.iter().map(|document| (document.id.to_string(), document.text.get(lang()).to_owned()));
    view! {
        {line(asked("institution.name", td_string!(l, arrangement.institution_name)), sheet.text("institution.name"))}
        {line(
            asked("institution.kind", td_string!(l, arrangement.institution_kind))
                .with_help(td_string!(l, arrangement.institution_kind_help)),
            sheet.text("institution.kind"),
        )}
        {line(asked("institution.beds", td_string!(l, arrangement.institution_beds)), sheet.text("institution.beds"))}
        {one_of(
            asked("institution.public", td_string!(l, arrangement.institution_public)),
            td_string!(l, arrangement.unsaid),
            wording::yes_no(),
            sheet.text("institution.public"),
        )}
        {any_of(
            asked("settings", td_string!(l, arrangement.frame_settings)),
            words::<Medium>(sheet),
            sheet.texts("settings"),
        )}
        {any_of(asked("cases", td_string!(l, arrangement.frame_cases)), cases.collect(), sheet.texts("cases"))}
        {any_of(
            asked("documents", td_string!(l, arrangement.frame_documents)),
            documents.collect(),
            sheet.texts("documents"),
        )}
    }
    .into_any()
}

/// A party.
pub(super) fn party(sheet: Sheet) -> AnyView {
    let l = locale();
    let asked = |name: &str, label: &str| Asked::new(name, label).with_error(sheet.error(name));
    let own = sheet.with(|view| match &view.part {
        Part::Party(id) => id.clone(),
        _ => None,
    });
    let engagers = parties(sheet, own.as_ref());
    view! {
        {line(asked("name", td_string!(l, arrangement.party_name)), sheet.text("name"))}
        {one_of(
            asked("role", td_string!(l, arrangement.party_role)),
            td_string!(l, arrangement.unsaid),
            words::<PartyRole>(sheet),
            sheet.text("role"),
        )}
        {one_of(
            asked("engaged_by", td_string!(l, arrangement.party_engaged))
                .with_help(td_string!(l, arrangement.party_engaged_help)),
            td_string!(l, arrangement.unsaid),
            engagers,
            sheet.text("engaged_by"),
        )}
    }
    .into_any()
}

/// The words of a list, in the language of the page.
pub(super) fn words<W: Word>(sheet: Sheet) -> Vec<Choice> {
    let catalogue = sheet.catalogue();
    W::ALL.iter().map(|word| (word.word().to_owned(), catalogue.word_of(*word, lang()).to_owned())).collect()
}

/// The institution and the parties, but for one.
pub(super) fn parties(sheet: Sheet, without: Option<&LocalId>) -> Vec<Choice> {
    sheet.with(|view| {
        wording::parties(&view.shown.arrangement)
            .filter(|(id, _)| without.is_none_or(|one| one.as_str() != id.as_str()))
            .collect()
    })
}
