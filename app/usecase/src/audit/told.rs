//! What a line of the trail tells besides, read back from its details.

use domain::word::Word as _;
use serde_json::Value;
use store::record::{
    audit::AuditEntry,
    identity::{Role, Roles},
};

use super::Action;

/// What a line tells. What an older or newer version of the program wrote otherwise is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What was done.
    pub action: Option<Action>,
    /// The roles somebody was given.
    pub roles: Option<Roles>,
    /// The roles somebody had.
    pub from: Option<Roles>,
    /// The roles somebody has since.
    pub to: Option<Roles>,
    /// The number of a version.
    pub number: Option<u64>,
}

/// What a line tells.
pub fn told(entry: &AuditEntry) -> Told {
    let details: Value = serde_json::from_str(&entry.details).unwrap_or_default();
    let roles = |name: &str| -> Option<Roles> {
        let words = details.get(name)?.as_array()?;
        words.iter().map(|word| Role::from_word(word.as_str()?)).collect()
    };
    Told {
        action: Action::from_word(&entry.action),
        roles: roles("roles"),
        from: roles("from"),
        to: roles("to"),
        number: details.get("number").and_then(Value::as_u64),
    }
}
