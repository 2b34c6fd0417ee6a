//! Lines of the audit trail, and the hash that chains each to the one before.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::id::OrganisationId;

/// The hash before the first line.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A line still to be written: all but its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// When.
    pub at: Timestamp,
    /// Who: a person's id, `system` or `anyone`.
    pub actor: String,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// The request, as the log names it.
    pub request_id: String,
    /// What was done, in a word.
    pub action: &'static str,
    /// The kind of thing it was done to.
    pub subject_kind: &'static str,
    /// The id of that thing.
    pub subject_id: String,
    /// More, as the exact bytes of a JSON object.
    pub details: String,
}

/// A line as it stands in the trail. Nothing in it is trusted: verifying recomputes every hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its place, from 1.
    pub seq: i64,
    /// The hash of the line before.
    pub prev_hash: String,
    /// Its own hash.
    pub hash: String,
    /// When, in UTC milliseconds.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// For which organisation.
    pub organisation: Option<String>,
    /// The request.
    pub request_id: String,
    /// What was done.
    pub action: String,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// The id of that thing.
    pub subject_id: String,
    /// More.
    pub details: String,
}

/// Where the trail ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditHead {
    /// The place of the last line; 0 where there is none.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

impl AuditEntry {
    /// A line at its place, after a head.
    pub fn after(head: &AuditHead, line: &AuditLine) -> AuditEntry {
        let mut entry = AuditEntry {
            seq: head.seq + 1,
            prev_hash: head.hash.clone(),
            hash: String::new(),
            at: line.at.as_millisecond(),
            actor: line.actor.clone(),
            organisation: line.organisation.map(|id| id.to_string()),
            request_id: line.request_id.clone(),
            action: line.action.to_owned(),
            subject_kind: line.subject_kind.to_owned(),
            subject_id: line.subject_id.clone(),
            details: line.details.clone(),
        };
        entry.hash = entry.computed_hash();
        entry
    }

    /// The hash that belongs to the line: SHA-256 over every field, each preceded by its length so that no two lines
    /// read the same, in hexadecimal.
    pub fn computed_hash(&self) -> String {
        let mut hash = Sha256::new();
        let (seq, at) = (self.seq.to_string(), self.at.to_string());
        let present = if self.organisation.is_some() { "1" } else { "0" };
        for field in [
            "azukari.audit/1",
            &seq,
            &self.prev_hash,
            &at,
            &self.actor,
            present,
            self.organisation.as_deref().unwrap_or_default(),
            &self.request_id,
            &self.action,
            &self.subject_kind,
            &self.subject_id,
            &self.details,
        ] {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field);
        }
        crate::hex(&hash.finalize())
    }
}
