//! Vendors' services, their drafts and published versions.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::stored_words;
use crate::id::{DisclosureVersionId, OrganisationId, PersonId, VendorServiceId};

stored_words! {
    /// What a text of a draft is worth.
    Standing in "standing" {
        /// It is the text.
        Current = "current",
        /// It was the text, until a later revision.
        Past = "past",
        /// Somebody typed it beside another's; both wait for a choice.
        Rival = "rival",
        /// It was a rival, and a choice was made.
        Settled = "settled",
    }
}

/// A vendor's service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorServiceHead {
    /// Its id.
    pub id: VendorServiceId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
}

/// A service as its vendor's list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceEntry {
    /// The service.
    pub service: VendorServiceHead,
    /// Its newest version.
    pub published: Option<(u32, Timestamp)>,
    /// The version its draft was begun from.
    pub based_on: Option<u32>,
    /// When its draft was last changed.
    pub draft_updated_at: Timestamp,
    /// How many questions its draft answers.
    pub answered: u32,
}

/// A published service, as institutions choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedService {
    /// The service.
    pub service: VendorServiceHead,
    /// Its vendor's name.
    pub vendor: String,
    /// Its newest version.
    pub version: VersionHead,
}

/// A text of a draft with its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText {
    /// The revision that brought it.
    pub revision: i64,
    /// What it is worth.
    pub standing: Standing,
    /// What was typed under the name, in the order of the form; nothing once it is removed.
    pub typed: Vec<String>,
    /// Who typed it.
    pub person: PersonId,
}

/// A draft as it is kept: every text under its name, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRecord {
    /// The service.
    pub service: VendorServiceHead,
    /// The last revision.
    pub revision: i64,
    /// The version it was begun from.
    pub based_on: Option<u32>,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The texts.
    pub texts: BTreeMap<String, Vec<DraftText>>,
}

/// A text to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// Its name.
    pub name: String,
    /// What was typed.
    pub typed: Vec<String>,
    /// What it is worth.
    pub standing: Standing,
}

/// A published version, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionHead {
    /// Its id.
    pub id: DisclosureVersionId,
    /// The service.
    pub service: VendorServiceId,
    /// Its number, from 1.
    pub number: u32,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// The catalogue it was checked against.
    pub catalogue_digest: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// By whom.
    pub published_by: PersonId,
}

/// Somebody who has been asked for a section of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionOwner {
    /// The section, by its name in addresses.
    pub section: String,
    /// Who has been asked.
    pub person: PersonId,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// When they said that it is written.
    pub done_at: Option<Timestamp>,
}

/// A section that somebody has been asked for, and its service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedSection {
    /// The service.
    pub service: VendorServiceHead,
    /// Who was asked for which section.
    pub owner: SectionOwner,
    /// The name of who asked.
    pub asked_by: String,
}
