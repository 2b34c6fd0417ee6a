//! The person at the screen.

pub mod account;
pub mod act_for;
pub mod resume;
pub mod sign_in;
