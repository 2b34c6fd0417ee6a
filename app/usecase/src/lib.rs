//! The stewards: what can be done, called alike by pages, posts and the command line.
//!
//! Every use case takes a [`Ctx`]: who asks, when, in which language. Nothing here knows of HTML, axum or Leptos.

pub mod catalogue;
mod ctx;
pub mod health;

pub use ctx::{Actor, Ctx, IdSource};
