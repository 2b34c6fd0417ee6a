//! Claims: what somebody else said of a fact, or the vendor at another time.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::Source;
use crate::read::{Cursor, Prose, Read, Tree, readable, wrong_type};

/// A statement about a fact by somebody else or at another time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The id path of the fact, as `sites/tokyo/country`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Says>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

readable!(Claim [] { about, says, stated_by, on, source });

/// What a claim says: a single value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Says {
    /// A word, id, code, date or text.
    Text(Prose),
    /// A number.
    Number(#[schemars(with = "f64")] serde_json::Number),
    /// Yes or no.
    Bool(bool),
}

impl Says {
    /// As text, for holding it against the fact.
    pub fn text(&self) -> String {
        match self {
            Says::Text(text) => text.0.clone(),
            Says::Number(number) => number.to_string(),
            Says::Bool(value) => value.to_string(),
        }
    }
}

impl Read for Says {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(_) => Prose::read(tree, at).map(Says::Text),
            Tree::Number(number) => Some(Says::Number(number)),
            Tree::Bool(value) => Some(Says::Bool(value)),
            other => wrong_type("value", &other, at),
        }
    }
}
