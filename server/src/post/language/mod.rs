//! The language of the screens.

pub(crate) mod choose;
