//! Which published services an institution may put into a case. The one place where that is decided.

use store::{Store, record::vendor::PublishedService};

use crate::{Capability, Ctx, Failure, Member};

/// The rule. For now every published service is open to every institution; what a vendor grants and withdraws comes
/// with its shares.
pub(super) fn may_choose(_institution: &Member, _service: &PublishedService) -> bool {
    true
}

/// The services the acting institution may choose from, by vendor and name: one statement.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn published_services(ctx: &Ctx, store: &Store) -> Result<Vec<PublishedService>, Failure> {
    let member = ctx.member(store, Capability::ReadPublishedServices).await?;
    let mut services = store.published_services().await?;
    services.retain(|service| may_choose(&member, service));
    Ok(services)
}
