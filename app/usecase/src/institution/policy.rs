//! Policies (評価方針) and their fixed versions.

use domain::{
    catalogue::Catalogue,
    policy::{self, Policy, PolicyFile},
    read::Problems,
};
use store::{
    PolicyId, PolicyVersionId, Store, Tx,
    record::selection::{PolicyVersion, PolicyVersionHead},
};

use crate::{
    Capability, Ctx, Failure, Member,
    audit::{Action, Entry},
    error::carries_failure,
};

/// The most characters of a name.
const LONGEST_NAME: usize = 200;

/// Which policy a version is fixed of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyOf {
    /// A new one, with a name.
    New(String),
    /// One there is.
    Known(PolicyId),
}

/// Why no version was fixed.
#[derive(Debug, thiserror::Error)]
pub enum FixPolicyError {
    /// The file has problems: all of them, each with its place.
    #[error("the policy has {} problems", .0.total)]
    Refused(Problems),
    /// No name, or one of more than 200 characters.
    #[error("a policy's name has 1 to {LONGEST_NAME} characters")]
    InvalidName,
    /// The institution has another policy of that name.
    #[error("there is another policy of that name")]
    NameTaken,
    /// Somebody else has fixed a version in the meantime.
    #[error("version {number} has been fixed in the meantime")]
    Overtaken {
        /// The newest version's number.
        number: u32,
    },
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(FixPolicyError);

/// The fixed versions of the acting institution's policies, by name, newest first: one statement.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn policies(ctx: &Ctx, store: &Store) -> Result<Vec<PolicyVersion>, Failure> {
    let member = ctx.member(store, Capability::ReadPolicies).await?;
    Ok(store.policy_versions_of(member.organisation).await?)
}

/// A fixed version with what it says and who fixed it.
#[derive(Clone, Debug)]
pub struct ShownPolicy {
    /// The version, with the bytes of its file.
    pub version: PolicyVersion,
    /// What it says.
    pub policy: Policy,
    /// The name of who fixed it, if they are still known.
    pub fixed_by: Option<String>,
}

/// One fixed version: two statements.
///
/// # Errors
/// When there is no such version, it is not allowed or the database fails.
pub async fn policy_version(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: PolicyVersionId,
) -> Result<ShownPolicy, Failure> {
    let member = ctx.member(store, Capability::ReadPolicies).await?;
    let version = store.policy_version_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
    let by = version.head.fixed_by;
    let fixed_by = store.display_names(&[by]).await?.remove(&by);
    Ok(ShownPolicy { policy: read(&version, catalogue)?, version, fixed_by })
}

/// Fixes a version of a policy from a file (`azukari.policy/1`). What is fixed stays.
///
/// # Errors
/// With all problems of the file at once; or when there is no such policy, it is not allowed or the database fails.
pub async fn fix_policy(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    of: PolicyOf,
    bytes: &[u8],
) -> Result<PolicyVersionHead, FixPolicyError> {
    let member = ctx.member(store, Capability::FixPolicy).await?;
    let read = &Policy::read(bytes, catalogue).map_err(FixPolicyError::Refused)?;
    let of = &of.checked()?;
    let ids = (ctx.id(), ctx.id());
    store.write(|tx| Box::pin(async move { fix(ctx, tx, &member, of, ids, read).await })).await
}

/// Fixes what somebody has drafted after seeing version `seen` (0: none) of a policy. Sent twice, it is fixed once.
///
/// # Errors
/// When the name cannot be used or is another policy's, a version was fixed in the meantime, there is no such policy, it
/// is not allowed or the database fails.
pub async fn fix_draft(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    of: PolicyOf,
    seen: u32,
    policy: &Policy,
) -> Result<PolicyVersionHead, FixPolicyError> {
    let member = ctx.member(store, Capability::FixPolicy).await?;
    let of = &of.checked()?;
    let ids = (ctx.id(), ctx.id());
    store
        .write(|tx| {
            Box::pin(async move {
                let newest = match of {
                    PolicyOf::New(name) => tx.newest_policy_versions(member.organisation, name).await?.pop(),
                    PolicyOf::Known(id) => {
                        let number = tx.newest_policy_number(member.organisation, *id).await?;
                        let number = number.ok_or(crate::error::NOT_FOUND)?;
                        tx.policy_version_numbered(member.organisation, *id, number).await?
                    }
                };
                match newest.filter(|newest| newest.head.number > seen) {
                    None => fix(ctx, tx, &member, of, ids, policy).await,
                    Some(newest) if says(&newest, policy, catalogue) && newest.head.number == seen + 1 => {
                        Ok(newest.head)
                    }
                    Some(newest) => Err(match of {
                        PolicyOf::New(_) => FixPolicyError::NameTaken,
                        PolicyOf::Known(_) => FixPolicyError::Overtaken { number: newest.head.number },
                    }),
                }
            })
        })
        .await
}

/// Writes the next version; `ids` are for it and for a new policy.
async fn fix(
    ctx: &Ctx,
    tx: &Tx<'_>,
    member: &Member,
    of: &PolicyOf,
    ids: (PolicyVersionId, PolicyId),
    read: &Policy,
) -> Result<PolicyVersionHead, FixPolicyError> {
    let (id, policy) = match of {
        PolicyOf::Known(known) => (ids.0, *known),
        PolicyOf::New(name) => {
            tx.insert_policy(ids.1, member.organisation, name, ctx.now).await?;
            ids
        }
    };
    let newest = tx.newest_policy_number(member.organisation, policy).await?;
    let number = newest.ok_or(crate::error::NOT_FOUND)? + 1;
    let content = written(read, number);
    let head = PolicyVersionHead {
        id,
        policy,
        name: String::new(),
        number,
        sha256: store::sha256(content.as_bytes()),
        fixed_at: ctx.now,
        fixed_by: member.person,
    };
    let version = PolicyVersion { head, content };
    tx.insert_policy_version(&version).await?;
    Entry::new(Action::PolicyFixed, version.head.id)
        .with("policy", policy.to_string())
        .with("number", number)
        .with("sha256", version.head.sha256.as_str())
        .write(ctx, tx)
        .await?;
    // The name of a policy stands in its own row.
    let found = tx.policy_version_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
    Ok(found.head)
}

/// Whether a version says the same as a draft, numbers aside.
fn says(version: &PolicyVersion, policy: &Policy, catalogue: &Catalogue) -> bool {
    let unnumbered = |policy: &Policy| Policy { version: None, ..policy.clone() };
    read(version, catalogue).is_ok_and(|fixed| unnumbered(&fixed) == unnumbered(policy))
}

/// The policy in a fixed version's content.
pub(super) fn read(version: &PolicyVersion, catalogue: &Catalogue) -> Result<Policy, Failure> {
    Policy::read(version.content.as_bytes(), catalogue)
        .map_err(|_| Failure::Broken("a fixed policy cannot be read any more by this version of the program"))
}

/// The bytes that are kept: what was read, with its number.
pub(crate) fn written(policy: &Policy, number: u32) -> String {
    let Policy { id, weights, thresholds, accepted_countries, readings, .. } = policy.clone();
    let schema = policy::SCHEMA.to_owned();
    let file = PolicyFile { schema, id, version: Some(number), weights, thresholds, accepted_countries, readings };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

impl PolicyOf {
    /// With a name as it is kept.
    fn checked(self) -> Result<PolicyOf, FixPolicyError> {
        let PolicyOf::New(typed) = self else { return Ok(self) };
        let name = typed.trim();
        let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        if fits { Ok(PolicyOf::New(name.to_owned())) } else { Err(FixPolicyError::InvalidName) }
    }
}
