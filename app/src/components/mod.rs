//! One file per component, with a style partial of the same name in `style/`.

pub mod breakdown_bar;
pub mod choice;
pub mod coverage_bar;
pub mod document;
pub mod error_summary;
pub mod field;
pub mod form;
pub mod gate_tag;
