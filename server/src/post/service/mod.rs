//! A vendor's services.

pub(crate) mod create;
pub(crate) mod import;
pub(crate) mod publish;
pub(crate) mod save;
