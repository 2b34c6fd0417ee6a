//! How far a draft is.

use std::collections::HashSet;

use domain::{
    catalogue::{Catalogue, Question, Section},
    text::QuestionId,
    word::{Gate, Word},
};
use usecase::{field::group, vendor::Draft};

use super::facts::FACTS;

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
    let stated = |part: &str| {
        let typed = typed(draft, &format!("answer.{}.{part}", question.id));
        !typed.trim().is_empty() && typed != "not-stated"
    };
    stated("state") || stated("value")
}

/// The questions of a section, in the order of the form.
pub(super) fn questions_of<'a>(
    catalogue: &'a Catalogue,
    section: &'a Section,
) -> impl Iterator<Item = &'a Question> + use<'a> {
    catalogue.questions.iter().filter(|question| question.section == section.id)
}

/// How many questions of a section are answered, of how many.
pub(super) fn count(catalogue: &Catalogue, draft: &Draft, section: &Section) -> (usize, usize) {
    questions_of(catalogue, section)
        .fold((0, 0), |(done, all), question| (done + usize::from(is_answered(draft, question)), all + 1))
}

/// How many fields of a section of facts hold something.
pub(super) fn stated(draft: &Draft, prefixes: &[&str]) -> usize {
    let holds = |name: &&String| {
        prefixes.iter().any(|prefix| name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('.')))
    };
    let groups: HashSet<&str> = draft.fields.keys().filter(holds).map(|name| group(name)).collect();
    groups.len()
}

/// The questions without an answer that decide whether a service can be selected, in the order of the catalogue.
pub(super) fn deciding<'a>(catalogue: &'a Catalogue, draft: &Draft) -> Vec<&'a Question> {
    let Some(edition) = catalogue.newest_edition() else { return Vec::new() };
    let media = all_typed(draft, "service.media");
    let applies = |id| {
        catalogue.settings_of(id).any(|setting| {
            setting.medium.is_some_and(|medium| media.is_empty() || media.iter().any(|m| m == medium.word()))
        })
    };
    let mut seen: HashSet<&QuestionId> = HashSet::new();
    catalogue
        .criteria
        .iter()
        .filter(|criterion| !catalogue.clauses_in(criterion, edition).is_empty())
        .filter(|criterion| matches!(catalogue.gate_in(criterion, edition), Gate::Condition | Gate::MustKnow))
        .filter(|criterion| applies(&criterion.id))
        .flat_map(|criterion| criterion.rule.questions())
        .filter(|id| seen.insert(id))
        .filter_map(|id| catalogue.question(id.as_str()))
        .filter(|question| !is_answered(draft, question))
        .collect()
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
