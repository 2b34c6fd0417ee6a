//! What start pages show, gathered across aggregates.

use jiff::{Timestamp, civil::Date};

use crate::id::{CaseId, DisclosureVersionId, VendorServiceId};

/// A service in an opened case of which there is something new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReliedOn {
    /// The case.
    pub case: CaseId,
    /// Its title.
    pub title: String,
    /// The day as of which its facts are judged.
    pub as_of: Date,
    /// Since when the case is open.
    pub opened_at: Timestamp,
    /// The service.
    pub service: VendorServiceId,
    /// Its name.
    pub name: String,
    /// Its vendor's name.
    pub vendor: String,
    /// Its newest version.
    pub version: DisclosureVersionId,
    /// The number of that version.
    pub number: u32,
    /// When it was published.
    pub published_at: Timestamp,
    /// The first day on which a dated fact turns, by the stored assessment.
    pub next_change_on: Option<Date>,
}
