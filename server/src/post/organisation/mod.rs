//! The members of the organisation.

pub(crate) mod add;
pub(crate) mod end;
pub(crate) mod roles;
