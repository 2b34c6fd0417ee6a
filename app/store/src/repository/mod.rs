//! One file per aggregate: rows in, domain types out.

pub(crate) mod session;
