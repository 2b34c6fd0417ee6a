//! What there is to choose from in a field, and how it is worded.

use domain::{
    catalogue::Catalogue,
    word::{DataKind, Word},
};
use usecase::vendor::Draft;

use super::{
    facts::{Choices, FACTS, Field, Item, List, Wants, card_title},
    progress::is_answered,
    sheet::Sheet,
};
use crate::{
    context::{lang, locale},
    i18n::td_string,
};

/// A value and its wording.
pub(super) type Choice = (String, String);

/// The choices of a field, in the language of the page.
pub(super) fn choices(sheet: Sheet, of: Choices) -> Vec<Choice> {
    let (l, catalogue) = (locale(), sheet.catalogue);
    let word = |word: &str, text: &str| (word.to_owned(), text.to_owned());
    match of {
        Choices::Words(list) => words(catalogue, list),
        Choices::YesNo => vec![word("yes", td_string!(l, service.yes)), word("no", td_string!(l, service.no))],
        Choices::Actors => {
            let vendor = word("vendor", td_string!(l, fact.vendor_word));
            std::iter::once(vendor).chain(entries(sheet, "subprocessors", "name")).collect()
        }
        Choices::Holders => {
            let fixed = [
                word("institution", td_string!(l, fact.holder_institution)),
                word("vendor", td_string!(l, fact.holder_vendor)),
                word("third-party", td_string!(l, fact.holder_third_party)),
                word("none", td_string!(l, fact.holder_none)),
            ];
            fixed.into_iter().chain(entries(sheet, "subprocessors", "name")).collect()
        }
        Choices::Documents => entries(sheet, "documents", "title"),
        Choices::Plans => entries(sheet, "service.plans", "name"),
        Choices::Duties => catalogue.duties.iter().map(|duty| word(duty.id.as_str(), duty.text.get(lang()))).collect(),
        Choices::Facts => facts(sheet),
    }
}

/// The wording of a value of a field.
pub(super) fn worded(sheet: Sheet, wants: Wants, value: String) -> String {
    let of = match wants {
        Wants::One(of) | Wants::Any(of) | Wants::Open(of) => of,
        _ => return value,
    };
    choices(sheet, of).into_iter().find(|(word, _)| *word == value).map_or(value, |(_, text)| text)
}

/// The words of a list with their wording.
fn words(catalogue: &Catalogue, list: &str) -> Vec<Choice> {
    match list {
        "scheme" => {
            catalogue.schemes.iter().map(|scheme| (scheme.id.to_string(), scheme.text.get(lang()).to_owned())).collect()
        }
        // In the order of the format, not of the alphabet.
        "data-kind" => DataKind::ALL
            .iter()
            .map(|kind| (kind.word().to_owned(), catalogue.word_of(*kind, lang()).to_owned()))
            .collect(),
        _ => catalogue.word_list(list).map(|(word, text)| (word.to_owned(), text.get(lang()).to_owned())).collect(),
    }
}

/// The entries of a list of the draft that have an id, by their names.
fn entries(sheet: Sheet, list: &str, name: &str) -> Vec<Choice> {
    let entry = |at: u32| {
        let id = sheet.text(&format!("{list}.{at}.id"));
        let name = sheet.text(&format!("{list}.{at}.{name}"));
        (!id.is_empty()).then(|| (id.clone(), if name.is_empty() { id } else { name }))
    };
    sheet.positions(list).into_iter().filter_map(entry).collect()
}

/// The single facts of vendor and service, of each card, and the answers, by their id paths.
fn facts(sheet: Sheet) -> Vec<Choice> {
    let l = locale();
    let mut found = Vec::new();
    for item in FACTS.iter().flat_map(|facts| facts.items) {
        match item {
            Item::Field(field) if is_single(field) && !field.step.starts_with("complete") => {
                found.push((field.step.replace('.', "/"), (field.label)(l).to_owned()));
            }
            Item::List(list)
                if matches!(list.step, "sites" | "subprocessors" | "access" | "keys" | "certifications") =>
            {
                for (index, at) in sheet.positions(list.step).into_iter().enumerate() {
                    let card = format!("{}.{at}", list.step);
                    let id = ["id", "scheme", "name"].iter().map(|key| sheet.text(&format!("{card}.{key}")));
                    let id = id.into_iter().find(|id| !id.is_empty()).unwrap_or_else(|| index.to_string());
                    let title = card_title(l, list, index + 1, &card_name(sheet, list, &card));
                    found.extend(list.items.iter().filter_map(|item| match item {
                        Item::Field(field) if is_single(field) && field.step != "id" => Some((
                            format!("{}/{id}/{}", list.step, field.step.replace('.', "/")),
                            td_string!(l, fact.fact_of, card = title.as_str(), label = (field.label)(l)),
                        )),
                        _ => None,
                    }));
                }
            }
            _ => {}
        }
    }
    let answered = |draft: &Draft| -> Vec<Choice> {
        let of_draft = sheet.catalogue.questions.iter().filter(|question| is_answered(draft, question));
        of_draft.map(|question| (format!("answers/{}", question.id), question.text.get(lang()).to_owned())).collect()
    };
    found.extend(sheet.draft(answered));
    found
}

fn is_single(field: &Field) -> bool {
    !matches!(field.wants, Wants::Any(_) | Wants::Countries)
}

/// What a card is about: the first of its naming fields that holds something.
pub(super) fn card_name(sheet: Sheet, list: &List, card: &str) -> String {
    let named = list.named_by.iter().find_map(|step| {
        let text = sheet.text(&format!("{card}.{step}"));
        let wants = list.items.iter().find_map(|item| match item {
            Item::Field(field) if field.step == *step => Some(field.wants),
            _ => None,
        })?;
        (!text.trim().is_empty()).then(|| worded(sheet, wants, text))
    });
    named.unwrap_or_default()
}
