//! Hostile arrangement files are refused with their places or analyzed within bounds, and never panic.

mod common;

use std::time::{Duration, Instant};

use common::CATALOGUE;
use common::arrangements::{analyzed, issues};
use domain::arrangement::Arrangement;
use domain::text::Lang;
use serde_json::{Value, json};

fn refused(file: &Value) -> Vec<String> {
    let read = Arrangement::read(file.to_string().as_bytes(), &CATALOGUE);
    read.expect_err("it has to be refused").lines(&CATALOGUE, Lang::En)
}

fn file(parties: Value, contracts: Value) -> Value {
    json!({ "schema": "azukari.arrangement/1", "institution": { "name": "H" }, "parties": parties, "contracts": contracts })
}

#[test]
fn every_problem_is_told_with_its_place() {
    let lines = refused(&file(
        json!([{ "id": "a" }, { "id": "a" }, { "name": "no id" }]),
        json!([
            { "id": "c", "between": ["institution", "a"],
              "clauses": [{ "clause": "no-such-clause", "state": "maybe" }],
              "assignments": [{ "duty": "no.such-duty", "scope": "everywhere", "lead": "a" }], "color": "red" },
            { "id": "c", "between": [] }
        ]),
    ));
    for pointer in [
        "/parties/2/id: ",
        "/contracts/0/clauses/0/state: ",
        "/contracts/0/assignments/0/scope: ",
        "/contracts/0/color: ",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(pointer)), "{pointer} {lines:#?}");
    }
}

#[test]
fn words_the_catalogue_lacks_ids_used_twice_and_contracts_without_parties_are_problems() {
    let lines = refused(&json!({
        "schema": "azukari.arrangement/1", "institution": { "name": "H" }, "cases": ["4.3.4", "4.3.9", "4.3.1.b2"],
        "parties": [{ "id": "a" }, { "id": "a" }],
        "contracts": [
            { "id": "c", "between": ["institution", "a"], "clauses": [{ "clause": "no-such-clause" }],
              "assignments": [{ "duty": "no.such-duty" }] },
            { "id": "c", "between": [] }
        ]
    }));
    let places: Vec<&str> = lines.iter().map(|line| line.split(": ").next().unwrap()).collect();
    let wanted = [
        "/parties/1/id",
        "/contracts/1/id",
        "/cases/1",
        "/contracts/0/clauses/0/clause",
        "/contracts/0/assignments/0/duty",
        "/contracts/1/between",
    ];
    assert_eq!(places, wanted);
}

#[test]
fn more_bonds_than_any_arrangement_has_are_refused() {
    let everybody: Vec<String> = (0..2_000).map(|at| format!("p{at}")).collect();
    let contracts: Vec<Value> = (0..6).map(|at| json!({ "id": format!("c{at}"), "between": everybody })).collect();
    let lines = refused(&file(json!([]), json!(contracts)));
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("/contracts/5/between: "), "{lines:?}");
}

#[expect(clippy::disallowed_methods, reason = "a generous bound, against what would never end")]
fn quick(what: &str, file: &Value) {
    let start = Instant::now();
    let result = analyzed(file);
    let printed = serde_json::to_string(&result.file(&CATALOGUE, Lang::Ja)).unwrap();
    assert!(start.elapsed() < Duration::from_secs(60), "{what} took {:?}, {} bytes", start.elapsed(), printed.len());
}

#[test]
fn long_chains_of_subcontractors_and_amendments_are_followed_once() {
    let parties: Vec<Value> = (0..2_000)
        .map(|at| json!({ "id": format!("p{at}"), "engaged_by": format!("p{}", (at + 1) % 2_000) }))
        .collect();
    let said: Vec<Value> =
        (0..3).map(|at| json!({ "duty": "normal.backup", "lead": format!("p{at}"), "ref": "1" })).collect();
    let contracts: Vec<Value> = (0..2_000)
        .map(|at| {
            json!({ "id": format!("c{at}"), "between": ["institution", "p0"], "amends": format!("c{}", (at + 1) % 2_000), "assignments": said })
        })
        .collect();
    quick("chains", &file(json!(parties), json!(contracts)));
}

#[test]
fn two_thousand_leads_for_one_duty_are_told_once() {
    let parties: Vec<Value> =
        (0..2_000).map(|at| json!({ "id": format!("p{at}"), "engaged_by": "institution" })).collect();
    let said: Vec<Value> =
        (0..2_000).map(|at| json!({ "duty": "normal.backup", "lead": format!("p{at}"), "ref": "1" })).collect();
    let file = file(json!(parties), json!([{ "id": "c", "between": ["institution", "p0"], "assignments": said }]));
    quick("leads", &file);
    let found = issues(&file);
    assert_eq!(found.iter().filter(|i| i.kind == domain::word::IssueKind::SeveralLeads).count(), 1);
    let several = found.iter().find(|i| i.kind == domain::word::IssueKind::SeveralLeads).unwrap();
    assert!(
        several.message(&CATALOGUE, Lang::Ja).chars().count() < 1_000,
        "a sentence names a few and counts the rest"
    );
}

#[test]
fn markup_and_odd_letters_in_names_stay_text() {
    let name = "<script>alert(1)</script> {duty} \u{202e}";
    let file = file(json!([{ "id": "a", "name": name, "engaged_by": "institution" }]), json!([]));
    let found = issues(&file);
    let told = found.iter().find(|i| i.parties.iter().any(|p| p.as_str() == "a")).unwrap();
    assert!(told.message(&CATALOGUE, Lang::En).contains(name));
}
