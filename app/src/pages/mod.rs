//! One file per page: `<noun>/<verb>.rs`.

pub mod account;
pub mod arrangement;
pub mod case;
pub mod catalogue;
pub mod desk;
pub mod error;
pub mod home;
pub mod organisation;
pub mod policy;
pub mod service;
