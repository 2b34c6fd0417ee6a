//! One file per table. Private to the crate: only domain types leave it.

pub(crate) mod session;
