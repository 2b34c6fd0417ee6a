//! Adding organisations and people.

use store::{
    OrganisationId, PersonId, Store,
    record::identity::{Organisation, OrganisationKind, Person, Roles},
};

use super::{Password, Passwords, SignInName};
use crate::{
    Actor, Capability, Ctx, Failure, Target,
    audit::{Action, Entry},
    error::carries_failure,
};

/// The most characters of a name shown to others.
const LONGEST_NAME: usize = 200;

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The name typed at sign-in.
    pub sign_in_name: SignInName,
    /// The name shown to others.
    pub display_name: String,
    /// The first password.
    pub password: Password,
    /// What the person does in the organisation.
    pub roles: Roles,
}

/// Why a person or an organisation was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddPersonError {
    /// Somebody has the sign-in name.
    #[error("the sign-in name is taken")]
    NameTaken,
    /// No name, or one of more than 200 characters.
    #[error("a name has 1 to {LONGEST_NAME} characters")]
    InvalidName,
    /// No role, or one that such an organisation does not have.
    #[error("the roles do not belong to this kind of organisation")]
    ForeignRole,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(AddPersonError);

/// Creates an organisation.
///
/// # Errors
/// When the name cannot be used, it is not allowed or the database fails.
pub async fn create_organisation(
    ctx: &Ctx,
    store: &Store,
    kind: OrganisationKind,
    name: &str,
) -> Result<Organisation, AddPersonError> {
    ctx.require(store, Capability::CreateOrganisation, &Target::Nothing).await?;
    let new = &Organisation { id: ctx.id(), kind, name: shown_name(name)? };
    store
        .write(|tx| {
            Box::pin(async move {
                tx.insert_organisation(new, ctx.now).await?;
                Entry::new(Action::OrganisationCreated, new.id).of(new.id).write(ctx, tx).await?;
                Ok::<(), AddPersonError>(())
            })
        })
        .await?;
    Ok(new.clone())
}

/// Adds a person to an organisation: to the own, or, for who may, to any.
///
/// # Errors
/// When the name is taken, the roles do not fit, it is not allowed or the database fails.
pub async fn add_person(
    ctx: &Ctx,
    store: &Store,
    passwords: &Passwords,
    organisation: OrganisationId,
    new: NewPerson,
) -> Result<PersonId, AddPersonError> {
    let own = matches!(ctx.actor, Actor::Member(member) if member.organisation == organisation);
    let capability = if own { Capability::AddPerson } else { Capability::AddPersonAnywhere };
    ctx.require(store, capability, &Target::Of(organisation)).await?;
    let hash = &passwords.hash(ctx, &new.password).await?;
    let person = &Person {
        id: ctx.id(),
        sign_in_name: new.sign_in_name.as_str().to_owned(),
        display_name: shown_name(&new.display_name)?,
    };
    let roles = new.roles;
    store
        .write(|tx| {
            Box::pin(async move {
                let found = tx.organisation(organisation).await?.ok_or(crate::error::NOT_FOUND)?;
                if roles == Roles::NONE || roles.iter().any(|role| !found.kind.roles().contains(&role)) {
                    return Err(AddPersonError::ForeignRole);
                }
                if !tx.insert_person(person, hash, ctx.now).await? {
                    return Err(AddPersonError::NameTaken);
                }
                tx.insert_membership(person.id, organisation, roles).await?;
                let words: Vec<&str> = roles.iter().map(domain::word::Word::word).collect();
                Entry::new(Action::PersonAdded, person.id).of(organisation).with("roles", words).write(ctx, tx).await?;
                Ok(())
            })
        })
        .await?;
    Ok(person.id)
}

/// Whether whoever asks may add people to their organisation, where a form comes back before anything is added.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn may_add(ctx: &Ctx, store: &Store) -> Result<(), Failure> {
    ctx.member(store, Capability::AddPerson).await.map(drop)
}

fn shown_name(typed: &str) -> Result<String, AddPersonError> {
    let name = typed.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits { Ok(name.to_owned()) } else { Err(AddPersonError::InvalidName) }
}
