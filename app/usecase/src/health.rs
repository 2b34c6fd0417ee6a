//! Whether this node can do its work.

use store::{Store, StoreError};

use crate::Ctx;

/// Whether the database answers and its tables are those of this program.
///
/// # Errors
/// What stands in the way, in words for the operator.
pub async fn ready(_ctx: &Ctx, store: &Store) -> Result<(), StoreError> {
    store.check().await
}
