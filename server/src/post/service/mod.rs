//! A vendor's services.

mod around;
pub(crate) mod create;
pub(crate) mod import;
pub(crate) mod publish;
pub(crate) mod save;
