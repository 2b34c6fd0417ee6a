//! Signing in and out.
//!
//! An unknown name and a wrong password look alike and take as long: the same statements, one hash. Attempts are
//! counted per name before anything is hashed, whether or not somebody has the name, so that guessing ends after a few
//! even when it is done from many machines at once.

use jiff::{SignedDuration, Timestamp};
use store::{
    OrganisationId, PersonId, Store, StoreError,
    record::identity::{Membership, Person},
    sha256,
};

use super::{Password, Passwords, SignInName};
use crate::{
    Actor, Capability, Ctx, Failure, Member, Target,
    audit::{Action, Entry, Subject},
    error::carries_failure,
};

/// How many attempts a name has.
const ATTEMPTS: u32 = 10;
/// After how long they are forgotten.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// Somebody who has shown who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The person.
    pub person: Person,
    /// What they may act for, by name. With one, there is nothing to choose.
    pub memberships: Vec<Membership>,
}

/// Why somebody is not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Name or password is wrong; which of them is not said.
    #[error("name or password is wrong")]
    Wrong,
    /// Too many attempts under this name.
    #[error("too many attempts; the next is possible at {until}")]
    TooMany {
        /// When the next attempt counts.
        until: Timestamp,
    },
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(SignInError);

/// Signs in.
///
/// # Errors
/// When name or password is wrong, there were too many attempts, or the database fails.
pub async fn sign_in(
    ctx: &Ctx,
    store: &Store,
    passwords: &Passwords,
    name: &str,
    password: &Password,
) -> Result<SignedIn, SignInError> {
    ctx.require(store, Capability::SignIn, &Target::Nothing).await?;
    // What is no name at all is counted and hashed for like one that nobody has.
    let name = name.parse().map_or_else(|_| name.to_owned(), |name: SignInName| name.as_str().to_owned());
    let digest = sha256(name.as_bytes());
    count(ctx, store, &digest).await?;
    let found = store.credentials(&name).await?;
    let hash = found.as_ref().map(|(_, hash)| hash.as_str());
    let fits = passwords.verify(hash, password).await?;
    let Some((person, _)) = found.filter(|_| fits) else {
        failed(ctx, store, Action::SignInFailed, &digest).await?;
        return Err(SignInError::Wrong);
    };
    let memberships = store.memberships(person.id).await?;
    let (ctx, digest) = (&ctx.acting(Actor::Person(person.id)), &digest);
    store
        .write(|tx| {
            Box::pin(async move {
                tx.forget_attempts(digest, ctx.now.saturating_sub(FORGOTTEN_AFTER).unwrap_or(ctx.now)).await?;
                Entry::new(Action::SignedIn, person_of(ctx)).write(ctx, tx).await
            })
        })
        .await?;
    Ok(SignedIn { person, memberships })
}

/// Notes that somebody signed out; the session is the caller's to end.
///
/// # Errors
/// When nobody was signed in or the database fails.
pub async fn sign_out(ctx: &Ctx, store: &Store) -> Result<(), Failure> {
    ctx.require(store, Capability::SignOut, &Target::Nothing).await?;
    store
        .write(|tx| Box::pin(async move { Entry::new(Action::SignedOut, person_of(ctx)).write(ctx, tx).await }))
        .await?;
    Ok(())
}

/// Who a session's person is today: a member of the organisation chosen where that still holds, else a person without
/// one, else nobody. One statement, asked anew for every request, so that a role withdrawn is withdrawn at once.
///
/// # Errors
/// When the database fails.
pub async fn actor(
    store: &Store,
    person: PersonId,
    chosen: Option<OrganisationId>,
) -> Result<(Actor, Vec<Membership>), Failure> {
    let memberships = store.memberships(person).await?;
    let found = match (chosen, memberships.as_slice()) {
        (None, [only]) => Some(only),
        (None, _) => None,
        (Some(chosen), list) => list.iter().find(|membership| membership.organisation.id == chosen),
    };
    let actor = match found {
        Some(membership) => Actor::Member(Member {
            person,
            organisation: membership.organisation.id,
            kind: membership.organisation.kind,
            roles: membership.roles,
        }),
        None => Actor::Person(person),
    };
    Ok((actor, memberships))
}

/// Counts an attempt, before anything else is looked at.
pub(super) async fn count(ctx: &Ctx, store: &Store, digest: &str) -> Result<(), SignInError> {
    let forget_before = ctx.now.saturating_sub(FORGOTTEN_AFTER).unwrap_or(ctx.now);
    let counted: Result<(u32, Timestamp), StoreError> =
        store.write(|tx| Box::pin(async move { tx.count_attempt(digest, ctx.now, forget_before).await })).await;
    let (attempts, since) = counted?;
    if attempts <= ATTEMPTS {
        return Ok(());
    }
    // One line says that guessing goes on; a line for each guess would let it fill the trail.
    if attempts == ATTEMPTS + 1 {
        failed(ctx, store, Action::SignInThrottled, digest).await?;
    }
    Err(SignInError::TooMany { until: since.saturating_add(FORGOTTEN_AFTER).unwrap_or(since) })
}

/// Notes a failure. The name typed is kept as a digest: it may be a password in the wrong field.
async fn failed(ctx: &Ctx, store: &Store, action: Action, digest: &str) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move { Entry::new(action, Subject::new("sign_in_name", digest)).write(ctx, tx).await })
        })
        .await
}

fn person_of(ctx: &Ctx) -> Subject {
    Subject::new("person", ctx.actor.name())
}
