//! An institution's policy (評価方針), as `azukari.policy/1` holds it: weights, readings, accepted countries.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::message::Message;
use crate::read::{Country, Cursor, Problems, Read, Step, Tree, document, readable, shortened, wrong_type};
use crate::text::{CriterionId, LocalId};
use crate::word::{Stated, Word};

/// The name of the format.
pub const SCHEMA: &str = "azukari.policy/1";

/// The months after which a statement counts as stale where the policy says nothing.
const STALE_MONTHS: u32 = 12;

/// A policy. Without a file: the strict default readings, every criterion of equal weight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Its id.
    pub id: Option<LocalId>,
    /// Its version.
    pub version: Option<u32>,
    /// Criterion → weight, whole numbers from 0 to 100.
    pub weights: Option<Weights>,
    /// Thresholds.
    pub thresholds: Option<Thresholds>,
    /// Countries whose sites need no judgement under C2.9.h. Never changes what C2.8 finds.
    pub accepted_countries: Option<Vec<Country>>,
    /// How disputed places are read.
    pub readings: Option<Readings>,
}

/// Criterion → weight.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Weights(pub BTreeMap<CriterionId, u32>);

/// Thresholds of a policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Thresholds {
    /// After how many months a statement counts as stale.
    #[serde(rename = "stale-months", skip_serializing_if = "Option::is_none")]
    pub stale_months: Option<u32>,
}

readable!(Thresholds [] { stale_months as "stale-months" });

/// How a policy reads disputed places. The defaults are the strict ones.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Readings {
    /// Whether an external audit also stands for the mark or ISMS of C2.9.f. Default: no.
    #[serde(rename = "audit-for-f", skip_serializing_if = "Option::is_none")]
    pub audit_for_f: Option<Stated>,
    /// Whether failing C2.9.g stops a selection. Default: it is a condition.
    #[serde(rename = "failing-g", skip_serializing_if = "Option::is_none")]
    pub failing_g: Option<FailingG>,
}

readable!(Readings [] { audit_for_f as "audit-for-f", failing_g as "failing-g" });

/// What failing C2.9.g means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailingG {
    /// It is a condition: failing it stops a selection.
    Condition,
    /// It needs a judgement.
    Judgement,
}

impl Word for FailingG {
    const LIST: &'static str = "failing-g";
    const ALL: &'static [Self] = &[FailingG::Condition, FailingG::Judgement];
    fn word(self) -> &'static str {
        match self {
            FailingG::Condition => "condition",
            FailingG::Judgement => "judgement",
        }
    }
}

impl Read for Weights {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        let Tree::Object(entries) = tree else {
            return wrong_type("object", &tree, at);
        };
        let count = entries.len();
        let mut weights = BTreeMap::new();
        for (key, tree) in entries {
            let Some(criterion) = at.catalogue.criterion(&key).map(|c| c.id.clone()) else {
                at.problem_at(&[Step::Key(key.clone())], Message::unknown_criterion(shortened(&key)));
                continue;
            };
            let weight = at.within(Step::Key(key), |at| match tree {
                Tree::Number(number) => {
                    let weight = number.as_u64().filter(|weight| *weight <= 100).and_then(|w| u32::try_from(w).ok());
                    if weight.is_none() {
                        at.problem(Message::out_of_range(number.to_string(), 0usize, 100usize));
                    }
                    weight
                }
                other => wrong_type("number", &other, at),
            });
            if let Some(weight) = weight {
                weights.insert(criterion, weight);
            }
        }
        (weights.len() == count).then_some(Weights(weights))
    }
}

/// The policy with the name of its format around it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "azukari.policy/1")]
#[serde(deny_unknown_fields)]
pub struct PolicyFile {
    /// The name of the format.
    pub schema: String,
    /// Its id.
    pub id: Option<LocalId>,
    /// Its version.
    pub version: Option<u32>,
    /// Criterion → weight, whole numbers from 0 to 100.
    pub weights: Option<Weights>,
    /// Thresholds.
    pub thresholds: Option<Thresholds>,
    /// Countries whose sites need no judgement under C2.9.h.
    pub accepted_countries: Option<Vec<Country>>,
    /// How disputed places are read.
    pub readings: Option<Readings>,
}

readable!(PolicyFile [schema] { id, version, weights, thresholds, accepted_countries, readings });

impl Policy {
    /// The policy where none is given: strict readings, equal weights.
    pub const DEFAULT: Policy =
        Policy { id: None, version: None, weights: None, thresholds: None, accepted_countries: None, readings: None };

    /// Reads a policy from the bytes of a file.
    ///
    /// # Errors
    /// All problems of the file at once, each with its place.
    pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Policy, Problems> {
        struct Checked(Policy);
        impl Read for Checked {
            fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
                let file = <PolicyFile as Read>::read(tree, at)?;
                if file.schema != SCHEMA {
                    let message = Message::wrong_schema(SCHEMA, shortened(&file.schema));
                    at.problem_at(&[Step::Key("schema".to_owned())], message);
                }
                let PolicyFile { id, version, weights, thresholds, accepted_countries, readings, .. } = file;
                Some(Checked(Policy { id, version, weights, thresholds, accepted_countries, readings }))
            }
        }
        document::<Checked>(bytes, catalogue).map(|Checked(policy)| policy)
    }

    /// The weight of a criterion. One that the policy does not name weighs as much as the heaviest it names, so that
    /// leaving it out never makes it matter less; without any weights all weigh the same.
    pub fn weight(&self, criterion: &CriterionId) -> u64 {
        let Some(Weights(weights)) = &self.weights else { return 1 };
        let heaviest = || weights.values().copied().max().filter(|weight| *weight > 0).unwrap_or(1);
        u64::from(weights.get(criterion).copied().unwrap_or_else(heaviest))
    }

    /// The months after which a statement counts as stale.
    pub fn stale_months(&self) -> u32 {
        self.thresholds.as_ref().and_then(|t| t.stale_months).unwrap_or(STALE_MONTHS)
    }

    /// Whether an external audit also stands for C2.9.f.
    pub fn audit_stands_for_f(&self) -> bool {
        self.readings.as_ref().and_then(|r| r.audit_for_f) == Some(Stated::Yes)
    }

    /// Whether failing C2.9.g only needs a judgement.
    pub fn failing_g_is_judged(&self) -> bool {
        self.readings.as_ref().and_then(|r| r.failing_g) == Some(FailingG::Judgement)
    }

    /// Whether a site in a country needs no judgement under C2.9.h.
    pub fn accepts(&self, country: Country) -> bool {
        country == Country::JAPAN || self.accepted_countries.iter().flatten().any(|accepted| *accepted == country)
    }
}
