//! Evidence files.

pub(crate) mod answer;
pub(crate) mod attach;
pub(crate) mod change;
pub(crate) mod request;
