//! What is posted below `/arrangements`.

pub(crate) mod begin;
pub(crate) mod change;
pub(crate) mod import;
