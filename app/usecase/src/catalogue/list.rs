//! The criteria of one edition, by topic.

use domain::{
    catalogue::{Catalogue, Criterion, Edition, Scheme},
    text::{ClauseKey, Text},
    word::Gate,
};

use super::{ChapterCoverage, coverage};
use crate::{Capability, Ctx, Target};

/// The catalogue under one edition.
#[derive(Clone, Debug)]
pub struct CatalogueList<'a> {
    /// The edition shown.
    pub edition: &'a Edition,
    /// All editions loaded, newest first.
    pub editions: Vec<&'a Edition>,
    /// The criteria that are part of the edition, by topic, in the order of the catalogue.
    pub topics: Vec<TopicGroup<'a>>,
    /// How much of the clause list the catalogue uses, chapter by chapter.
    pub coverage: Vec<ChapterCoverage>,
}

/// The criteria of one topic.
#[derive(Clone, Debug)]
pub struct TopicGroup<'a> {
    /// The topic's word.
    pub id: &'a str,
    /// Its name.
    pub text: Option<&'a Text>,
    /// Its criteria.
    pub criteria: Vec<CriterionEntry<'a>>,
}

/// A criterion as an edition has it.
#[derive(Clone, Debug)]
pub struct CriterionEntry<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// Its gate in the edition.
    pub gate: Gate,
    /// Its clause keys in the edition, main key first.
    pub keys: &'a [ClauseKey],
    /// Where a person finds the main clause.
    pub places: &'a [String],
    /// Certification schemes accepted for it in the edition.
    pub schemes: Vec<&'a Scheme>,
}

/// The catalogue under an edition: the one named, else the newest. None where no edition is loaded at all.
pub fn list<'a>(ctx: &Ctx, catalogue: &'a Catalogue, edition: Option<&str>) -> Option<CatalogueList<'a>> {
    ctx.check(Capability::ReadCatalogue, &Target::Nothing).ok()?;
    let edition = edition.and_then(|id| catalogue.edition(id)).or(catalogue.newest_edition())?;
    let mut topics: Vec<TopicGroup<'a>> = Vec::new();
    for criterion in &catalogue.criteria {
        let keys = catalogue.clauses_in(criterion, edition);
        let Some(main) = keys.first() else { continue };
        let entry = CriterionEntry {
            criterion,
            gate: catalogue.gate_in(criterion, edition),
            keys,
            places: catalogue.places_in(main.as_str(), edition),
            schemes: catalogue.schemes.iter().filter(|s| catalogue.accepts(s, &criterion.id, edition)).collect(),
        };
        match topics.iter_mut().find(|group| group.id == criterion.topic) {
            Some(group) => group.criteria.push(entry),
            None => topics.push(TopicGroup {
                id: &criterion.topic,
                text: catalogue.word("topic", &criterion.topic),
                criteria: vec![entry],
            }),
        }
    }
    Some(CatalogueList {
        edition,
        editions: catalogue.editions.iter().rev().collect(),
        topics,
        coverage: coverage(catalogue),
    })
}
