//! Arrangements (委託構成) and their versions.

use jiff::Timestamp;

use super::stored_words;
use crate::id::{ArrangementId, ArrangementVersionId, OrganisationId, PersonId};

stored_words! {
    /// What a version changed against the one before it.
    ArrangementChange in "arrangement-change" {
        /// It is the first.
        Begun = "begun",
        /// A file took its place.
        Imported = "imported",
        /// What is entrusted: settings, cases, documents, the institution.
        Frame = "frame",
        /// A party.
        Party = "party",
        /// A contract and its dates.
        Contract = "contract",
        /// Who leads, performs, supports a duty.
        Assignment = "assignment",
        /// What a clause says, and where.
        Clause = "clause",
    }
}

/// An arrangement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangementHead {
    /// Its id.
    pub id: ArrangementId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
}

/// A version of an arrangement, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangementVersionHead {
    /// Its id.
    pub id: ArrangementVersionId,
    /// The arrangement.
    pub arrangement: ArrangementId,
    /// Its number, from 1.
    pub number: u32,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// What it changed.
    pub change: ArrangementChange,
    /// When it was made.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: PersonId,
}

/// An arrangement as its newest version has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangementRecord {
    /// The arrangement.
    pub head: ArrangementHead,
    /// The version.
    pub version: ArrangementVersionHead,
    /// The exact bytes of `azukari.arrangement/1`.
    pub content: String,
}
