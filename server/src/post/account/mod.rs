//! Signing in and out, and for whom to act.

pub(crate) mod act_for;
pub(crate) mod password;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
