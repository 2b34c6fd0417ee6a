//! An institution's arrangements (委託構成): kept version by version, analysed each time they are looked at.
//!
//! Every change is a new version that says what it changed; none is ever altered. What is typed is read with the same
//! reader as a file, so that the form and the file have the same errors.

pub mod form;
mod keep;
mod look;

pub use keep::{ArrangementError, Into, begin, change, import};
pub use look::{ArrangementEntry, Shown, arrangements, export, show, to_change, versions};
