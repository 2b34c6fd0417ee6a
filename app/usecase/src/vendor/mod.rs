//! What a vendor does: services, the draft of a disclosure, publishing it, and what changed between versions.
//!
//! A draft is what was typed, field by field ([`crate::field`]). Saving never fails on content: what cannot be read
//! stops publishing only.

mod ask;
mod changes;
mod confirm;
mod draft;
pub mod evidence;
mod expiring;
mod file;
mod merge;
mod progress;
mod publish;
mod save;
mod section;
mod self_check;
mod service;
mod version;

pub use ask::{AskError, ask_for_section, asked_of_me, colleagues, finish_section, section_owners};
pub use changes::{Change, changes};
pub use confirm::{LeftOut, SinceLast, confirm_unchanged};
pub use draft::{Draft, Rival, read_draft};
pub use expiring::{Expiring, expiring};
pub use file::{ImportError, export_draft, export_version, import_file};
pub use progress::{
    Deciding, Open, SectionProgress, deciding, field_of, is_answered, of_assessment, questions_of, sections,
};
pub use publish::{Obstacle, PublishError, publish};
pub(crate) use publish::{numbered, record_version};
pub use save::{Conflict, Disputed, Posted, SaveError, Saved, save};
pub use section::{Overview, SectionDraft, overview, read_section};
pub use self_check::{Ask, SelfCheck, SelfCheckError, self_check};
pub use service::{CreateServiceError, ServiceState, create_service, service_states, services};
pub(crate) use version::read as read_version;
pub use version::{Version, version, versions};
