//! The scope test of 3.2 and 3.4: what chapter 8 says of each document in scope.

use crate::catalogue::Catalogue;
use crate::text::*;
use crate::word::*;

/// What a word for a document adds where its retention period is over.
const PAST_RETENTION: &str = ".past-retention";

/// What chapter 8 says of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentScope {
    /// The word of the file.
    pub document: String,
    /// Its name; none for a document the catalogue does not have, which is treated as one in scope.
    pub name: Option<Text>,
    /// What chapter 8 says.
    pub outcome: DocumentOutcome,
    /// Why, where the clauses alone do not say.
    pub note: Option<Text>,
    /// Where the guideline says so.
    pub clauses: Vec<ClauseKey>,
}

/// Applies the scope test to documents as an arrangement names them, in that order. `….past-retention` stands for a
/// document whose statutory retention period is over while it stays outside (5.1:3.4.b).
pub fn scope_test(catalogue: &Catalogue, documents: &[String]) -> Vec<DocumentScope> {
    documents.iter().map(|word| one(catalogue, word)).collect()
}

fn one(catalogue: &Catalogue, word: &str) -> DocumentScope {
    let Some(document) = catalogue.document(kind_of(word)) else {
        return DocumentScope {
            document: word.to_owned(),
            name: None,
            outcome: DocumentOutcome::Applies,
            note: None,
            clauses: vec!["5.1:3.2".into()],
        };
    };
    let past = word.ends_with(PAST_RETENTION);
    let (outcome, clauses) = match document.outcome {
        DocumentOutcome::Applies if past => (DocumentOutcome::StillApplies, vec!["5.1:3.4.b".into()]),
        outcome => (outcome, document.clauses.clone()),
    };
    let (name, note) = (Some(document.text.clone()), document.note.clone());
    DocumentScope { document: word.to_owned(), name, outcome, note, clauses }
}

/// The kind of document a word names, whether or not its retention period is over.
pub(super) fn kind_of(word: &str) -> &str {
    word.strip_suffix(PAST_RETENTION).unwrap_or(word)
}
