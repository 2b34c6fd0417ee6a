//! What changed between two versions, question by question and fact by fact.

use std::collections::{BTreeMap, BTreeSet};

use domain::{catalogue::Catalogue, disclosure::Disclosure};
use serde_json::Value;
use store::{Store, VendorServiceId};

use super::version::version;
use crate::{Ctx, Failure};

/// A question or fact that two versions state differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question, as `answers/backups-taken`, or the fact, by its id path, as `sites/tokyo`.
    pub about: String,
    /// What differs within it: the name, what it was, what it is. Absent: not stated.
    pub details: Vec<(String, Option<String>, Option<String>)>,
}

/// What changed from one version of a service to another: facts first, then questions, each in the order of names.
///
/// # Errors
/// When there is no such version, it is not allowed or the database fails.
pub async fn changes(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    from: u32,
    to: u32,
) -> Result<Vec<Change>, Failure> {
    let before = version(ctx, store, catalogue, service, from).await?;
    let after = version(ctx, store, catalogue, service, to).await?;
    Ok(between(&before.disclosure, &after.disclosure))
}

/// What differs between two disclosures.
pub(super) fn between(before: &Disclosure, after: &Disclosure) -> Vec<Change> {
    let (before, after) = (statements(before), statements(after));
    let paths: BTreeSet<&(String, String)> = before.keys().chain(after.keys()).collect();
    let mut changes: BTreeMap<(bool, &str), Change> = BTreeMap::new();
    for path in paths {
        let (was, is) = (before.get(path), after.get(path));
        if was == is {
            continue;
        }
        let (about, detail) = path;
        changes
            .entry((about.starts_with("answers/"), about))
            .or_insert_with(|| Change { about: about.clone(), details: Vec::new() })
            .details
            .push((detail.clone(), was.cloned(), is.cloned()));
    }
    changes.into_values().collect()
}

/// Every single statement: what it is about, the name within, and what it says.
fn statements(disclosure: &Disclosure) -> BTreeMap<(String, String), String> {
    let mut all = BTreeMap::new();
    if let Ok(Value::Object(file)) = serde_json::to_value(disclosure) {
        for (key, value) in file {
            if !matches!(key.as_str(), "schema" | "version" | "supersedes") {
                walk(vec![key], value, &mut all);
            }
        }
    }
    all
}

fn walk(path: Vec<String>, value: Value, all: &mut BTreeMap<(String, String), String>) {
    let below = |step: String| path.iter().cloned().chain([step]).collect::<Vec<_>>();
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                walk(below(key), value, all);
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for entry in entries {
                let name = name(&entry);
                let times = seen.entry(name.clone()).or_default();
                *times += 1;
                let step = if *times == 1 { name } else { format!("{name}~{times}") };
                walk(below(step), entry, all);
            }
        }
        Value::Array(words) => {
            let words: Vec<String> = words.iter().map(plain).collect();
            all.insert(placed(&path), words.join("、"));
        }
        single => {
            all.insert(placed(&path), plain(&single));
        }
    }
}

/// An entry of a list by what stays when others come and go: its id, else what it is about.
fn name(entry: &Value) -> String {
    let keys = ["id", "scheme", "about", "duty", "kind", "item", "name", "document", "country", "layer", "auditor"];
    let found = keys.iter().find_map(|key| entry.get(key)).map(plain);
    found.unwrap_or_else(|| "-".to_owned())
}

/// What a statement is about (two steps), and its name within.
fn placed(path: &[String]) -> (String, String) {
    let (about, detail) = path.split_at(path.len().min(2));
    (about.join("/"), detail.join("/"))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
