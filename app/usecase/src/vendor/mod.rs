//! What a vendor does: services, the draft of a disclosure, publishing it, and what changed between versions.
//!
//! A draft is what was typed, field by field ([`crate::field`]). Saving never fails on content: what cannot be read
//! stops publishing only.

mod changes;
mod draft;
mod file;
mod merge;
mod publish;
mod save;
mod self_check;
mod service;
mod version;

pub use changes::{Change, changes};
pub use draft::{Draft, Rival, read_draft};
pub use file::{ImportError, export_draft, export_version, import_file};
pub use publish::{Obstacle, PublishError, publish};
pub(crate) use publish::{numbered, record_version};
pub use save::{Conflict, Disputed, Posted, SaveError, Saved, save};
pub use self_check::{SelfCheck, SelfCheckError, self_check};
pub use service::{CreateServiceError, create_service, services};
pub(crate) use version::read as read_version;
pub use version::{Version, version, versions};
