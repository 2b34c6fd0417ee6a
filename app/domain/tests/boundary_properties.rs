//! Properties of the analysis: order changes nothing, a well-formed clause never adds an issue of its kind, different
//! parts never collide, the output is stable.

mod common;

use common::CATALOGUE;
use common::arrangements::*;
use domain::text::Lang;
use domain::word::*;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A made-up arrangement with holes and doublings: some assignments, some clauses, of a clean one.
fn spoiled() -> impl Strategy<Value = Value> {
    (0usize..40, proptest::collection::vec(0u8..4, 400)).prop_map(|(seed, fates)| {
        let mut file = clean(seed);
        let mut fates = fates.into_iter().cycle();
        for contract in file["contracts"].as_array_mut().unwrap() {
            for list in ["assignments", "clauses"] {
                let Some(entries) = contract[list].as_array_mut() else { continue };
                let mut kept = Vec::new();
                for entry in entries.drain(..) {
                    match fates.next().unwrap() {
                        0 => {}
                        1 => {
                            let mut other = entry.clone();
                            match list {
                                "clauses" => other["state"] = json!("weak"),
                                _ => other["lead"] = json!("institution"),
                            }
                            kept.extend([entry, other]);
                        }
                        _ => kept.push(entry),
                    }
                }
                *entries = kept;
            }
        }
        file
    })
}

fn printed(file: &Value) -> String {
    let result = analyzed(file).file(&CATALOGUE, Lang::Ja);
    serde_json::to_string(&result).unwrap()
}

/// The same arrangement with every list in another order.
fn shuffled(value: &Value, turn: usize) -> Value {
    match value {
        Value::Array(entries) => {
            let mut entries: Vec<Value> = entries.iter().map(|entry| shuffled(entry, turn)).collect();
            let length = entries.len().max(1);
            entries.rotate_left(turn % length);
            if turn.is_multiple_of(2) {
                entries.reverse();
            }
            Value::Array(entries)
        }
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), shuffled(value, turn))).collect(),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn order_changes_nothing(file in spoiled(), turn in 1usize..50) {
        prop_assert_eq!(printed(&file), printed(&shuffled(&file, turn)));
    }

    #[test]
    fn the_same_input_gives_the_same_output(file in spoiled()) {
        prop_assert_eq!(printed(&file), printed(&file));
    }

    #[test]
    fn a_well_formed_clause_never_adds_an_issue_of_its_kind(file in spoiled(), pick in 0usize..66, at in 0usize..8) {
        let clause = &CATALOGUE.contract_clauses[pick % CATALOGUE.contract_clauses.len()].id;
        let mut with = file.clone();
        let contracts = with["contracts"].as_array_mut().unwrap();
        let place = at % contracts.len();
        if contracts[place]["clauses"].is_null() {
            contracts[place]["clauses"] = json!([]);
        }
        let entry = json!({ "clause": clause, "state": "present", "ref": "第99条" });
        contracts[place]["clauses"].as_array_mut().unwrap().push(entry);
        // How often a clause is said to be missing or weak, alone or among others, and whatever follows from its absence.
        let count = |file: &Value| {
            let about = |i: &&domain::boundary::Issue| {
                i.kind != IssueKind::ConflictingClauses && i.contract_clauses.contains(clause)
            };
            issues(file).iter().filter(about).count()
        };
        prop_assert!(count(&with) <= count(&file));
    }

    #[test]
    fn leads_of_different_parts_never_collide(first in 0usize..6, second in 0usize..6, duty in 0usize..70) {
        let parts = ["application", "platform", "infrastructure", "network", "terminal", "media"];
        prop_assume!(first != second);
        let duty = &CATALOGUE.duties[duty % CATALOGUE.duties.len()].id;
        let file = json!({
            "schema": "azukari.arrangement/1", "institution": { "name": "H" },
            "parties": [{ "id": "a", "engaged_by": "institution" }, { "id": "b", "engaged_by": "institution" }],
            "contracts": [
                { "id": "c1", "between": ["institution", "a"], "assignments": [{ "duty": duty, "scope": parts[first], "lead": "a" }] },
                { "id": "c2", "between": ["institution", "b"], "assignments": [{ "duty": duty, "scope": parts[second], "lead": "b" }] }
            ]
        });
        prop_assert!(issues(&file).iter().all(|issue| issue.kind != IssueKind::SeveralLeads));
    }

    #[test]
    fn taking_an_assignment_away_never_lessens_the_holes(file in spoiled(), at in 0usize..8, which in 0usize..200) {
        let mut without = file.clone();
        let contracts = without["contracts"].as_array_mut().unwrap();
        let place = at % contracts.len();
        let taken = contracts[place]["assignments"].as_array_mut().filter(|list| !list.is_empty());
        prop_assume!(taken.is_some());
        let list = taken.unwrap();
        let gone = list.remove(which % list.len());
        let duty = gone["duty"].as_str().unwrap();
        // A doubled lead may become a single one; a led duty must not count as led without a lead.
        let led = |file: &Value| {
            analyzed(file).rows.iter().filter(|row| row.duty.as_str() == duty).any(|row| !row.leads.is_empty())
        };
        prop_assert!(led(&file) || !led(&without));
    }
}
