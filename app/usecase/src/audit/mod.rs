//! The audit trail: what was done, by whom, for whom; each line chained to the one before.
//!
//! Every use case that changes something writes its line in the transaction that changes it. Lines name things by id
//! and hold no content and no personal data beyond ids.

mod line;
mod list;
mod told;
mod verify;

pub use line::Action;
pub(crate) use line::{Entry, Subject};
pub use list::{AuditFilter, AuditPage, MOST_EXPORTED, export, list};
pub use told::{Told, told};
pub use verify::{Broken, Defect, Verified, verify};
