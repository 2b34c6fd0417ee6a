//! The person at the screen.

pub mod act_for;
pub mod own;
pub mod resume;
pub mod sign_in;
