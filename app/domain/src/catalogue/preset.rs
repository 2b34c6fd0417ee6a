//! Policies and overrides ready for use (`presets.toml`).

use serde::{Deserialize, Serialize};

use crate::text::*;
use crate::word::*;

/// A policy, an override, or both, ready for use. It never changes a finding.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Its id.
    pub id: String,
    /// Its name.
    pub text: Text,
    /// Whose rule it is and when to use it.
    pub help: Text,
    /// Where the source documents speak of it.
    pub source: String,
    /// The gravest exposure to foreign law it leaves; none: it does not say.
    pub highest_exposure: Option<Severity>,
    /// The fields of an `azukari.policy/1` file.
    pub policy: Option<serde_json::Map<String, serde_json::Value>>,
    /// The override it allows.
    pub by_override: Option<PresetOverride>,
}

/// An override that a preset allows.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PresetOverride {
    /// The criterion overridden.
    pub criterion: CriterionId,
    /// The roles of the sites it is for; a site abroad with another role is not covered.
    pub roles: Vec<SiteRole>,
    /// What has to be stated.
    pub conditions: Vec<PresetCondition>,
}

/// A fact that has to be stated before an override can be used.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PresetCondition {
    /// Its id within the preset.
    pub id: String,
    /// A group of which one suffices; none: it has to be stated.
    pub one_of: Option<String>,
    /// What to state.
    pub text: Text,
    /// Where the source documents speak of it.
    pub source: String,
}

impl Preset {
    /// The policy as an `azukari.policy/1` file; none where the preset is an override alone.
    pub fn policy_file(&self) -> Option<String> {
        let mut file = self.policy.clone()?;
        file.insert("schema".to_owned(), crate::policy::SCHEMA.into());
        serde_json::to_string_pretty(&file).ok()
    }
}
