//! Evidence files: attached to documents, asked for, opened.

use domain::evidence::{EvidenceKind, Visibility};
use jiff::{Timestamp, civil::Date};

use crate::id::{EvidenceId, EvidenceRequestId, OrganisationId, PersonId, VendorServiceId};

/// A file attached to a document of a service's disclosure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// Its id.
    pub id: EvidenceId,
    /// The service.
    pub service: VendorServiceId,
    /// The id of the document in the disclosure.
    pub document: String,
    /// SHA-256 of its bytes, in hexadecimal: under it they are kept.
    pub sha256: String,
    /// How many bytes it has.
    pub size: u64,
    /// What it is.
    pub kind: EvidenceKind,
    /// The name under which it goes out, made harmless.
    pub name: String,
    /// Who may open it.
    pub visibility: Visibility,
    /// The file it took the place of.
    pub replaces: Option<EvidenceId>,
    /// Since when it is attached.
    pub attached_at: Timestamp,
    /// Who attached it.
    pub attached_by: PersonId,
    /// Since when it no longer is: replaced or withdrawn.
    pub ended_at: Option<Timestamp>,
    /// Whether its bytes are still there.
    pub kept: bool,
}

impl EvidenceFile {
    /// Whether it was attached at a moment.
    pub fn stood_at(&self, moment: Timestamp) -> bool {
        self.attached_at <= moment && self.ended_at.is_none_or(|ended| ended > moment)
    }
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Waiting,
    /// It was granted.
    Granted {
        /// When.
        at: Timestamp,
        /// The date of the agreement on secrecy, where one was recorded.
        nda_on: Option<Date>,
    },
    /// It was refused, or what was granted was taken back.
    Refused {
        /// When.
        at: Timestamp,
    },
}

/// An institution's request to see a file. There is one for each file and institution; asked again, it waits again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRequest {
    /// Its id.
    pub id: EvidenceRequestId,
    /// The file.
    pub file: EvidenceId,
    /// The institution.
    pub institution: OrganisationId,
    /// Why, in its words.
    pub reason: String,
    /// When.
    pub requested_at: Timestamp,
    /// Who asked.
    pub requested_by: PersonId,
    /// What became of it.
    pub decision: Decision,
}

/// That a file was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceOpening {
    /// The file.
    pub file: EvidenceId,
    /// The institution's name.
    pub institution: String,
    /// When.
    pub at: Timestamp,
}
