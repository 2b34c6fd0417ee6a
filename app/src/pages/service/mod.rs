//! A vendor's services: the draft of a disclosure, its check and its versions.

mod answer;
mod around;
mod cards;
pub mod changes;
pub mod check;
mod choices;
pub mod draft;
pub mod evidence;
mod fact_table;
mod facts;
mod fields;
pub mod file;
pub mod list;
mod progress;
mod question;
pub mod section;
pub mod self_check;
mod sheet;
mod summary;
pub mod version;

pub use around::{Around, Said};
pub use facts::known_section;
pub(crate) use progress::section_title;
