//! Where forms are sent: `<noun>/<verb>.rs`, each one screen long.

pub(crate) mod account;
pub(crate) mod arrangement;
pub(crate) mod case;
pub(crate) mod evidence;
pub(crate) mod language;
pub(crate) mod organisation;
pub(crate) mod policy;
pub(crate) mod service;
