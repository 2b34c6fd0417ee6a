//! An institution's policies: the list, one fixed version, and a draft on its way to being fixed.

pub mod draft;
pub mod file;
pub mod list;
pub mod show;
mod wording;
