//! An institution's selection cases: the list, one case, the comparison and one assessment.

pub mod assessment;
pub mod compare;
mod full;
pub mod list;
mod matrix;
mod order;
mod plain;
pub mod show;
mod side_by_side;
mod wording;
