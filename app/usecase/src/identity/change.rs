//! Members of an organisation: their roles, and the end of their membership.

use domain::word::Word as _;
use store::{
    PersonId, Store, Tx,
    record::identity::{MemberEntry, Role, Roles},
};

use crate::{
    Capability, Ctx, Failure, Member,
    audit::{Action, Entry},
    error::carries_failure,
};

/// Why a member stays as they are.
#[derive(Debug, thiserror::Error)]
pub enum ChangeMemberError {
    /// Nobody would be left to look after people and roles.
    #[error("an organisation keeps at least one administrator")]
    LastAdministrator,
    /// No role, or one that such an organisation does not have.
    #[error("the roles do not belong to this kind of organisation")]
    ForeignRole,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(ChangeMemberError);

/// A member of the acting organisation, to be changed: one statement.
///
/// # Errors
/// When there is no such member, it is not allowed or the database fails.
pub async fn member(ctx: &Ctx, store: &Store, person: PersonId) -> Result<MemberEntry, Failure> {
    let member = ctx.member(store, Capability::ChangeMember).await?;
    let members = store.members(member.organisation).await?;
    members.into_iter().find(|entry| entry.person.id == person).ok_or(crate::error::NOT_FOUND)
}

/// Gives a member other roles.
///
/// # Errors
/// When the roles do not fit, no administrator would be left, there is no such member, it is not allowed or the database
/// fails.
pub async fn change_roles(ctx: &Ctx, store: &Store, person: PersonId, roles: Roles) -> Result<(), ChangeMemberError> {
    let member = ctx.member(store, Capability::ChangeMember).await?;
    if roles == Roles::NONE || roles.iter().any(|role| !member.kind.roles().contains(&role)) {
        // Whose roles they would be is looked at first: another's member is not there, whatever is asked for.
        self::member(ctx, store, person).await?;
        return Err(ChangeMemberError::ForeignRole);
    }
    store
        .write(|tx| {
            Box::pin(async move {
                let before = found(tx, &member, person, roles).await?;
                if before == roles {
                    return Ok(());
                }
                tx.delete_membership(person, member.organisation).await?;
                tx.insert_membership(person, member.organisation, roles).await?;
                Entry::new(Action::RolesChanged, person)
                    .with("from", words(before))
                    .with("to", words(roles))
                    .write(ctx, tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Ends a membership. The person remains, and whatever they did stays under their name.
///
/// # Errors
/// When no administrator would be left, there is no such member, it is not allowed or the database fails.
pub async fn end_membership(ctx: &Ctx, store: &Store, person: PersonId) -> Result<(), ChangeMemberError> {
    let member = ctx.member(store, Capability::ChangeMember).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                let before = found(tx, &member, person, Roles::NONE).await?;
                tx.delete_membership(person, member.organisation).await?;
                Entry::new(Action::MembershipEnded, person).with("from", words(before)).write(ctx, tx).await?;
                Ok(())
            })
        })
        .await
}

/// The roles a member has, if the organisation keeps an administrator where they come to have others.
async fn found(tx: &Tx<'_>, acting: &Member, person: PersonId, roles: Roles) -> Result<Roles, ChangeMemberError> {
    let members = tx.members(acting.organisation).await?;
    let before = members.iter().find(|entry| entry.person.id == person).ok_or(crate::error::NOT_FOUND)?.roles;
    let last = !members.iter().any(|entry| entry.person.id != person && entry.roles.has(Role::Administrator));
    if before.has(Role::Administrator) && !roles.has(Role::Administrator) && last {
        return Err(ChangeMemberError::LastAdministrator);
    }
    Ok(before)
}

fn words(roles: Roles) -> Vec<&'static str> {
    roles.iter().map(Role::word).collect()
}
