//! The cellar: connections, entities and repositories.
//!
//! Rows become domain types here and go out as such; entities stay private. The same code serves SQLite, the default
//! embedded in the program, and PostgreSQL. Times are UTC milliseconds, ids are text, and the time comes from a
//! [`Clock`], never from the machine.
//!
//! Every change goes through [`Store::write`]; nothing else opens a transaction that writes.

mod clock;
mod connection;
mod entity;
mod error;
mod evidence;
mod id;
pub mod record;
mod repository;
#[cfg(feature = "testing")]
pub mod testing;
mod write;

pub use clock::Clock;
pub use connection::{DatabaseUrl, InvalidDatabaseUrl, Store};
pub use error::StoreError;
pub use evidence::{EvidenceBytes, EvidenceFiles, EvidenceUrl, Incoming, InvalidEvidenceUrl, Received};
pub use id::{
    ArrangementId, ArrangementVersionId, CaseId, DisclosureVersionId, EvidenceId, EvidenceRequestId, InvalidRecordId,
    OrganisationId, PersonId, PolicyId, PolicyVersionId, VendorServiceId,
};
pub use repository::{
    assessment::AssessmentsWanted,
    audit::AuditWanted,
    evidence_blob::Forgotten,
    session::{ACCOUNT, SessionStore},
};
pub use write::{Tx, Work, WriteError};

/// Bytes in hexadecimal, small letters.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    hex(&sha2::Sha256::digest(bytes))
}
