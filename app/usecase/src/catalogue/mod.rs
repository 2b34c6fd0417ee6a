//! Reading the catalogue: public, and without the database.

mod coverage;
mod list;
mod show;

pub use coverage::{ChapterCoverage, coverage};
pub use list::{CatalogueList, CriterionEntry, TopicGroup, list};
pub use show::{AcceptedScheme, CriterionDetail, DecidingQuestion, EditionPlaces, show};
