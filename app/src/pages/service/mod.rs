//! A vendor's services: the draft of a disclosure, its check and its versions.

mod bar;
pub mod changes;
pub mod check;
pub mod draft;
mod facts;
mod fields;
pub mod file;
pub mod list;
mod progress;
mod question;
pub mod section;
pub mod self_check;
pub mod version;

pub use facts::known_section;
