//! The doors: HTTP, sessions, the command line, settings and the clock. No rule of the domain is decided here.

mod assets;
mod back;
mod call;
pub mod cli;
pub mod clock;
mod csv;
mod demo;
mod error;
mod headers;
mod health;
mod origin;
mod page;
mod post;
pub mod registry;
pub mod router;
mod serve;
mod session;
pub mod settings;
mod state;
mod sweep;
mod upload;
mod visitor;

pub use state::AppState;
