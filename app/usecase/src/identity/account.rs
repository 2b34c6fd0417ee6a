//! One's own account: its password and its sessions.

use jiff::Timestamp;
use store::{
    PersonId, Store,
    record::identity::{Membership, Person, SessionEntry, SessionKey},
    sha256,
};

use super::{InvalidPassword, Password, Passwords, SignInError, sign_in::count};
use crate::{
    Actor, Capability, Ctx, Denied, Failure, Member, Target,
    audit::{Action, Entry},
    error::carries_failure,
};

/// An account as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The person.
    pub person: Person,
    /// What they may act for.
    pub memberships: Vec<Membership>,
    /// Where they are signed in, last seen first.
    pub sessions: Vec<SessionEntry>,
}

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangePasswordError {
    /// The present one is wrong.
    #[error("the present password is wrong")]
    WrongPresent,
    /// Too many attempts.
    #[error("too many attempts; the next is possible at {until}")]
    TooMany {
        /// When the next attempt counts.
        until: Timestamp,
    },
    /// The new one cannot be used.
    #[error(transparent)]
    New(#[from] InvalidPassword),
    /// The new one is the present one.
    #[error("the new password is the present one")]
    Same,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(ChangePasswordError);

/// The account of whoever asks: three statements.
///
/// # Errors
/// When nobody has signed in or the database fails.
pub async fn account(ctx: &Ctx, store: &Store) -> Result<Account, Failure> {
    let id = person(ctx, store, Capability::ReadAccount).await?;
    Ok(Account {
        person: store.person(id).await?.ok_or(crate::error::NOT_FOUND)?,
        memberships: store.memberships(id).await?,
        sessions: store.sessions_of(id, ctx.now).await?,
    })
}

/// Changes the password and ends all other sessions: whoever knew the old one is out. Attempts are counted together with
/// those to sign in, as a session left open invites guessing.
///
/// # Errors
/// When the present password is wrong, there were too many attempts, the new one cannot be used, nobody has signed in or
/// the database fails.
pub async fn change_password(
    ctx: &Ctx,
    store: &Store,
    passwords: &Passwords,
    keep: &SessionKey,
    present: &Password,
    new: &str,
) -> Result<(), ChangePasswordError> {
    let id = person(ctx, store, Capability::ChangePassword).await?;
    let (person, hash) = store.credentials_of(id).await?.ok_or(crate::error::NOT_FOUND)?;
    let chosen = Password::chosen(new)?;
    if new.to_lowercase().contains(&person.sign_in_name) {
        return Err(InvalidPassword::Guessable.into());
    }
    let digest = sha256(person.sign_in_name.as_bytes());
    count(ctx, store, &digest).await.map_err(|error| match error {
        SignInError::TooMany { until } => ChangePasswordError::TooMany { until },
        SignInError::Failure(failure) => failure.into(),
        SignInError::Wrong => ChangePasswordError::WrongPresent,
    })?;
    if !passwords.verify(Some(&hash), present).await? {
        let write = async |entry: Entry| {
            let (line, entry) = (ctx, &entry);
            store.write(|tx| Box::pin(async move { entry.clone().write(line, tx).await })).await
        };
        write(Entry::new(Action::PasswordChangeFailed, id)).await.map_err(Failure::from)?;
        return Err(ChangePasswordError::WrongPresent);
    }
    if chosen == *present {
        return Err(ChangePasswordError::Same);
    }
    let (hash, digest) = (&passwords.hash(ctx, &chosen).await?, &digest);
    store
        .write(|tx| {
            Box::pin(async move {
                tx.set_password(id, hash).await?;
                tx.forget_attempts(digest, Timestamp::MIN).await?;
                let ended = tx.end_sessions(id, keep).await?;
                Entry::new(Action::PasswordChanged, id).with("sessions_ended", ended).write(ctx, tx).await?;
                Ok(())
            })
        })
        .await
}

/// Ends all sessions of whoever asks but the one they ask from; says how many.
///
/// # Errors
/// When nobody has signed in or the database fails.
pub async fn end_other_sessions(ctx: &Ctx, store: &Store, keep: &SessionKey) -> Result<u64, Failure> {
    let id = person(ctx, store, Capability::EndSessions).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                let ended = tx.end_sessions(id, keep).await?;
                if ended > 0 {
                    Entry::new(Action::SessionsEnded, id).with("sessions_ended", ended).write(ctx, tx).await?;
                }
                Ok(ended)
            })
        })
        .await
}

/// Who asks, for what everybody may who has signed in.
async fn person(ctx: &Ctx, store: &Store, capability: Capability) -> Result<PersonId, Failure> {
    ctx.require(store, capability, &Target::Nothing).await?;
    match ctx.actor {
        Actor::Person(person) | Actor::Member(Member { person, .. }) => Ok(person),
        Actor::Anyone | Actor::System => Err(Denied::SignInFirst.into()),
    }
}
