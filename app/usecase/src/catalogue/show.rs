//! One criterion, with everything that belongs to it.

use domain::{
    catalogue::{Catalogue, Criterion, Edition, Question, Rule, Scheme, Setting},
    text::{ClauseKey, Text},
    word::Gate,
};

use crate::{Capability, Ctx, Target};

/// A criterion and what belongs to it.
#[derive(Clone, Debug)]
pub struct CriterionDetail<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// The name of its topic.
    pub topic: Option<&'a Text>,
    /// Its gate in the newest edition that has it.
    pub gate: Gate,
    /// Where it stands, newest edition first; editions that do not have it say so by an empty list of keys.
    pub editions: Vec<EditionPlaces<'a>>,
    /// The questions that decide it.
    pub questions: Vec<DecidingQuestion<'a>>,
    /// The question that opens it, if one does.
    pub opened_by: Option<&'a Question>,
    /// The settings in which it applies.
    pub settings: Vec<&'a Setting>,
    /// Certification schemes accepted for it.
    pub schemes: Vec<AcceptedScheme<'a>>,
}

/// A criterion in one edition.
#[derive(Clone, Debug)]
pub struct EditionPlaces<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its gate there.
    pub gate: Gate,
    /// Its clauses there, main one first, each with the places where a person finds it.
    pub clauses: Vec<(&'a ClauseKey, &'a [String])>,
    /// Whether the words are those of an older edition, because the newer one's are not at hand.
    pub carried_over: bool,
}

/// A question, and the number of its section in the form.
#[derive(Clone, Debug)]
pub struct DecidingQuestion<'a> {
    /// The question.
    pub question: &'a Question,
    /// The name of its section.
    pub section: Option<&'a Text>,
}

/// A scheme, and the editions in which it is accepted.
#[derive(Clone, Debug)]
pub struct AcceptedScheme<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// The editions.
    pub editions: Vec<&'a Edition>,
}

/// The criterion with an id, if there is one.
pub fn show<'a>(ctx: &Ctx, catalogue: &'a Catalogue, id: &str) -> Option<CriterionDetail<'a>> {
    ctx.check(Capability::ReadCatalogue, &Target::Nothing).ok()?;
    let criterion = catalogue.criterion(id)?;
    let editions: Vec<_> =
        catalogue.editions.iter().rev().map(|edition| places(catalogue, criterion, edition)).collect();
    let gate = editions.iter().find(|row| !row.clauses.is_empty()).map_or(criterion.gate, |row| row.gate);
    Some(CriterionDetail {
        criterion,
        topic: catalogue.word("topic", &criterion.topic),
        gate,
        editions,
        questions: questions(catalogue, &criterion.rule),
        opened_by: criterion.when.as_ref().and_then(|opening| catalogue.question(opening.question.as_str())),
        settings: catalogue.settings_of(&criterion.id).collect(),
        schemes: schemes(catalogue, criterion),
    })
}

fn places<'a>(catalogue: &'a Catalogue, criterion: &'a Criterion, edition: &'a Edition) -> EditionPlaces<'a> {
    let keys = catalogue.clauses_in(criterion, edition);
    EditionPlaces {
        edition,
        gate: catalogue.gate_in(criterion, edition),
        clauses: keys.iter().map(|key| (key, catalogue.places_in(key.as_str(), edition))).collect(),
        carried_over: keys
            .iter()
            .filter_map(|key| catalogue.clause(key.as_str()))
            .any(|clause| clause.carried_over && !clause.editions.contains(&edition.id)),
    }
}

fn questions<'a>(catalogue: &'a Catalogue, rule: &Rule) -> Vec<DecidingQuestion<'a>> {
    rule.questions()
        .into_iter()
        .filter_map(|id| catalogue.question(id.as_str()))
        .map(|question| DecidingQuestion {
            question,
            section: catalogue
                .sections
                .iter()
                .find(|section| section.id == question.section)
                .map(|section| &section.text),
        })
        .collect()
}

fn schemes<'a>(catalogue: &'a Catalogue, criterion: &Criterion) -> Vec<AcceptedScheme<'a>> {
    catalogue
        .schemes
        .iter()
        .map(|scheme| AcceptedScheme {
            scheme,
            editions: catalogue
                .editions
                .iter()
                .filter(|edition| catalogue.accepts(scheme, &criterion.id, edition))
                .collect(),
        })
        .filter(|accepted| !accepted.editions.is_empty())
        .collect()
}
