//! Why a use case did not do what it was asked.
//!
//! [`Failure`] is what use cases that can go wrong in no other way end in; those with mistakes of their own have an
//! error type of their own with a variant [`Failure`] inside. The messages are for the log; screens word them.

use store::{StoreError, WriteError};

use crate::capability::Capability;
use domain::word::Word as _;

/// Not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Nobody has signed in.
    #[error("this needs a sign-in")]
    SignInFirst,
    /// The own organisation's, but not for this role: ask a colleague who has it.
    #[error("the role does not include {:?}", .0.word())]
    Forbidden(Capability),
    /// There is nothing of the kind that the actor may know of.
    #[error("there is no such thing here")]
    NotFound,
}

/// What can go wrong in every use case.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the program was built with, or a part of the machine, does not work.
    #[error("{0}")]
    Broken(&'static str),
}

impl WriteError for Failure {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Failure::Store(error) => Some(error),
            Failure::Denied(_) | Failure::Broken(_) => None,
        }
    }
}

/// What is owned by somebody else or is not there at all.
pub(crate) const NOT_FOUND: Failure = Failure::Denied(Denied::NotFound);

/// An error with [`Failure`] inside: what `store.write` and `?` need of it.
macro_rules! carries_failure {
    ($($name:ident),+) => {$(
        impl From<store::StoreError> for $name {
            fn from(error: store::StoreError) -> Self {
                $name::Failure(error.into())
            }
        }
        impl From<$crate::Denied> for $name {
            fn from(denied: $crate::Denied) -> Self {
                $name::Failure(denied.into())
            }
        }
        impl store::WriteError for $name {
            fn store_error(&self) -> Option<&store::StoreError> {
                match self {
                    $name::Failure(failure) => store::WriteError::store_error(failure),
                    _ => None,
                }
            }
        }
    )+};
}
pub(crate) use carries_failure;
