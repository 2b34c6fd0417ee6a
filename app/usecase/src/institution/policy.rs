//! Policies (評価方針) and their fixed versions.

use domain::{
    catalogue::Catalogue,
    policy::{self, Policy, PolicyFile},
    read::Problems,
};
use store::{
    PolicyId, Store,
    record::selection::{PolicyVersion, PolicyVersionHead},
};

use crate::{
    Capability, Ctx, Failure,
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
    let (policy, new_name) = match of {
        PolicyOf::Known(id) => (id, None),
        PolicyOf::New(name) => (ctx.id(), Some(checked(&name)?)),
    };
    let (id, new_name) = (ctx.id(), &new_name);
    store
        .write(|tx| {
            Box::pin(async move {
                if let Some(name) = new_name {
                    tx.insert_policy(policy, member.organisation, name, ctx.now).await?;
                }
                let newest = tx.newest_policy_number(member.organisation, policy).await?;
                let number = newest.ok_or(crate::error::NOT_FOUND)? + 1;
                let content = written(read, number);
                let head = PolicyVersionHead {
                    id,
                    policy,
                    name: new_name.clone().unwrap_or_default(),
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
                // The name of a policy there is stands in its own row.
                let found = tx.policy_version_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
                Ok::<PolicyVersionHead, FixPolicyError>(found.head)
            })
        })
        .await
}

/// The policy in a fixed version's content.
pub(super) fn read(version: &PolicyVersion, catalogue: &Catalogue) -> Result<Policy, Failure> {
    Policy::read(version.content.as_bytes(), catalogue)
        .map_err(|_| Failure::Broken("a fixed policy cannot be read any more by this version of the program"))
}

/// The bytes that are kept: what was read, with its number.
fn written(policy: &Policy, number: u32) -> String {
    let Policy { id, weights, thresholds, accepted_countries, readings, .. } = policy.clone();
    let schema = policy::SCHEMA.to_owned();
    let file = PolicyFile { schema, id, version: Some(number), weights, thresholds, accepted_countries, readings };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn checked(typed: &str) -> Result<String, FixPolicyError> {
    let name = typed.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits { Ok(name.to_owned()) } else { Err(FixPolicyError::InvalidName) }
}
