//! Who answers for what: clean arrangements raise nothing, and every hole is found, with its kind and place.

mod common;

use common::CATALOGUE;
use common::arrangements::*;
use domain::word::IssueKind;
use serde_json::json;

#[test]
fn a_clean_arrangement_raises_nothing() {
    for seed in 0..40 {
        let clean = clean(seed);
        let issues = issues(&clean);
        assert!(issues.is_empty(), "seed {seed}: {:#?}", shown(&issues));
    }
}

#[test]
fn a_near_empty_arrangement_is_analyzed_without_a_flood_of_clauses() {
    let file = json!({
        "schema": "azukari.arrangement/1", "institution": { "name": "H" }, "settings": ["network"], "cases": ["4.3.4"],
        "documents": ["medical-records"], "flows": [],
        "parties": [{ "id": "app", "name": "A", "role": "application", "engaged_by": "institution" }],
        "contracts": [{ "id": "c1", "between": ["institution", "app"] }]
    });
    let issues = issues(&file);
    let missing = issues.iter().filter(|issue| issue.kind == IssueKind::ClauseMissing).count();
    assert_eq!(missing, 3, "one per strength");
    let leads = issues.iter().filter(|issue| issue.kind == IssueKind::NoLead).count();
    assert!(leads < CATALOGUE.duties.len());
}
