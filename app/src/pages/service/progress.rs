//! How far a draft is, and where its fields are edited.

use std::collections::HashSet;

use domain::catalogue::{Catalogue, Question, Section};
use usecase::{
    field::group,
    record::VendorServiceId,
    vendor::{self, Draft, Open},
};

use super::facts::FACTS;
use crate::{
    context::{lang, locale},
    routes,
};

/// What stands at a field: the last text typed that is not blank.
pub(super) fn typed<'a>(draft: &'a Draft, name: &str) -> &'a str {
    all_typed(draft, name).iter().rfind(|text| !text.is_empty()).map_or("", String::as_str)
}

/// All that was typed at a field.
pub(super) fn all_typed<'a>(draft: &'a Draft, name: &str) -> &'a [String] {
    draft.fields.get(name).map_or(&[], Vec::as_slice)
}

/// Whether a question has an answer of any kind.
pub(super) fn is_answered(draft: &Draft, question: &Question) -> bool {
    vendor::is_answered(&draft.fields, &question.id)
}

/// The questions of a section, in the order of the form.
pub(super) fn questions_of<'a>(
    catalogue: &'a Catalogue,
    section: &'a Section,
) -> impl Iterator<Item = &'a Question> + use<'a> {
    vendor::questions_of(catalogue, &section.id)
}

/// How many fields of a section of facts hold something.
pub(super) fn stated(draft: &Draft, prefixes: &[&str]) -> usize {
    let holds = |name: &&String| {
        prefixes.iter().any(|prefix| name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('.')))
    };
    let groups: HashSet<&str> = draft.fields.keys().filter(holds).map(|name| group(name)).collect();
    groups.len()
}

/// The section in which a field is edited.
pub(super) fn section_of(catalogue: &Catalogue, field: &str) -> Option<String> {
    let mut steps = field.split('.');
    match steps.next() {
        Some("answer") => catalogue.question(steps.next()?).map(|question| question.section.to_string()),
        Some("complete") => facts_of(steps.next()?),
        Some(first) => facts_of(first),
        None => None,
    }
}

fn facts_of(prefix: &str) -> Option<String> {
    FACTS.iter().find(|section| section.prefixes.contains(&prefix)).map(|section| section.id.to_owned())
}

/// The name of a section, of facts or of questions.
pub(crate) fn section_title(catalogue: &'static Catalogue, id: &str) -> Option<&'static str> {
    let facts = FACTS.iter().find(|facts| facts.id == id).map(|facts| facts.title(locale()));
    let section = || catalogue.sections.iter().find(|section| section.id.as_str() == id);
    facts.or_else(|| section().map(|section| section.text.get(lang())))
}

/// Where a field is edited; the draft as a whole where no section has it.
pub(super) fn place_of(catalogue: &Catalogue, service: VendorServiceId, field: &str) -> String {
    match section_of(catalogue, field) {
        Some(section) => format!("{}#{}", routes::section(service, &section), group(field)),
        None => routes::of_service(routes::DRAFT, service),
    }
}

/// What is missing, in words: the question, else the criterion.
pub(super) fn wanted(catalogue: &'static Catalogue, open: &Open) -> &'static str {
    let question = open.questions.first().and_then(|id| catalogue.question(id.as_str()));
    let criterion = || catalogue.criterion(open.criterion.as_str()).map(|criterion| criterion.text.get(lang()));
    question.map(|question| question.text.get(lang())).or_else(criterion).unwrap_or_default()
}
