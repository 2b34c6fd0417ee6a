//! Where the time comes from.

use std::fmt::Debug;

/// A source of the time. The server has the only one that asks the machine; tests set theirs.
pub trait Clock: Debug + Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> jiff::Timestamp;
}
