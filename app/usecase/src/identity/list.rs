//! Who there is.

use std::collections::BTreeMap;

use store::{
    PersonId, Store,
    record::identity::{MemberEntry, Organisation, OrganisationKind},
};

use crate::{Capability, Ctx, Failure, Target};

/// The members of the acting organisation, in the order of names.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn members(ctx: &Ctx, store: &Store) -> Result<Vec<MemberEntry>, Failure> {
    let member = ctx.member(store, Capability::ReadMembers).await?;
    Ok(store.members(member.organisation).await?)
}

/// The names of the acting organisation's people, as its pages show them. People of other organisations are left out.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn names(ctx: &Ctx, store: &Store) -> Result<BTreeMap<PersonId, String>, Failure> {
    let members = members(ctx, store).await?;
    Ok(members.into_iter().map(|entry| (entry.person.id, entry.person.display_name)).collect())
}

/// The organisations of a kind, in the order of names.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn organisations(ctx: &Ctx, store: &Store, kind: OrganisationKind) -> Result<Vec<Organisation>, Failure> {
    ctx.require(store, Capability::ReadOrganisations, &Target::Nothing).await?;
    Ok(store.organisations(kind).await?)
}
