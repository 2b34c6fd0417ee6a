//! One file per page: `<noun>/<verb>.rs`.

pub mod catalogue;
pub mod home;
