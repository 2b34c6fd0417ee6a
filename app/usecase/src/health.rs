//! Whether this node can do its work.

use store::Store;

use crate::{Capability, Ctx, Failure, Target};

/// Whether the database answers and its tables are those of this program.
///
/// # Errors
/// What stands in the way, in words for the operator.
pub async fn ready(ctx: &Ctx, store: &Store) -> Result<(), Failure> {
    ctx.require(store, Capability::CheckHealth, &Target::Nothing).await?;
    Ok(store.check().await?)
}
