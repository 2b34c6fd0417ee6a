mod compare;
mod get;
mod open;
mod questions;
mod services;
mod trial;
