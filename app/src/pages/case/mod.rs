//! An institution's selection cases: the list, one case and its form, the comparison and what hangs on it, one
//! assessment.

pub mod assessment;
pub mod compare;
pub mod evidence;
pub mod form;
mod full;
pub mod list;
mod matrix;
pub mod open;
mod order;
mod places;
mod plain;
pub mod questions;
pub mod show;
mod side_by_side;
mod terms;
pub mod trial;
mod wording;
