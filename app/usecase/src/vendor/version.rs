//! Published versions, as their vendor sees them.

use domain::{catalogue::Catalogue, disclosure::Disclosure};
use store::{OrganisationId, Store, VendorServiceId, record::vendor::VersionHead};

use crate::{Capability, Ctx, Failure};

/// A published version.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number, date and hash.
    pub head: VersionHead,
    /// What it states.
    pub disclosure: Disclosure,
}

/// The versions of a service, newest first.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn versions(ctx: &Ctx, store: &Store, service: VendorServiceId) -> Result<Vec<VersionHead>, Failure> {
    let member = ctx.member(store, Capability::ReadVersions).await?;
    store.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
    Ok(store.versions_of(member.organisation, service).await?)
}

/// One version of a service.
///
/// # Errors
/// When there is no such version, it is not allowed or the database fails.
pub async fn version(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    number: u32,
) -> Result<Version, Failure> {
    let member = ctx.member(store, Capability::ReadVersions).await?;
    version_for(store, catalogue, member.organisation, service, number).await?.ok_or(crate::error::NOT_FOUND)
}

/// A version of a vendor's service, for a use case that has asked whether it may see it.
pub(super) async fn version_for(
    store: &Store,
    catalogue: &Catalogue,
    vendor: OrganisationId,
    service: VendorServiceId,
    number: u32,
) -> Result<Option<Version>, Failure> {
    let Some((head, content)) = store.version_of(vendor, service, number).await? else { return Ok(None) };
    Ok(Some(Version { head, disclosure: read(&content, catalogue)? }))
}

/// The disclosure in a version's content. What was published could be read then; that it still can is a promise of the
/// format.
pub(crate) fn read(content: &str, catalogue: &Catalogue) -> Result<Disclosure, Failure> {
    Disclosure::read(content.as_bytes(), catalogue)
        .map_err(|_| Failure::Broken("a published version cannot be read any more by this version of the program"))
}
