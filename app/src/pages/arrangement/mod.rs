//! Arrangements (委託構成): the list, one with its issues, the responsibility matrix, and the forms of their parts.

mod contract;
pub mod file;
pub mod form;
pub mod list;
pub mod matrix;
mod parts;
pub mod row;
pub mod show;
mod wording;
