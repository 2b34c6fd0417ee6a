//! The catalogue, for everyone.

pub mod list;
pub mod show;
