//! The formats: what is read is written again, and files, results and schemas agree.

mod common;

use common::*;
use domain::policy::Policy;
use domain::schema::{Format, schema};
use domain::text::Lang;
use serde_json::{Value, json};

fn validator(format: Format) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&schema(format)).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn nothing_of_a_demo_file_is_lost_by_reading_and_writing() {
    for (name, bytes) in demos() {
        let before: Value = serde_json::from_slice(&bytes).unwrap();
        let after: Value = serde_json::from_str(&demo(&name).write()).unwrap();
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn demo_files_and_their_assessments_are_valid_by_the_schemas() {
    let (disclosure, assessment) = (validator(Format::Disclosure), validator(Format::Assessment));
    for (name, bytes) in demos() {
        let file: Value = serde_json::from_slice(&bytes).unwrap();
        if let Err(error) = disclosure.validate(&file) {
            panic!("{name}: {error} at {}", error.instance_path());
        }
        for lang in Lang::ALL {
            let result = assessed(&demo(&name), "6.0").file(&CATALOGUE, &Policy::default(), lang);
            assert!(assessment.is_valid(&serde_json::to_value(result).unwrap()), "{name}");
        }
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = validator(Format::Disclosure);
    let good = json!({ "schema": "azukari.disclosure/1", "vendor": { "name": "V", "jurisdiction": "JP" }, "service": { "name": "S" } });
    assert!(validator.is_valid(&good));
    type Change = fn(&mut Value);
    let changes: [Change; 8] = [
        |v| v["schema"] = json!("azukari.disclosure/2"),
        |v| v["unknown"] = json!(1),
        |v| v["vendor"]["jurisdiction"] = json!("Japan"),
        |v| drop(v["vendor"].as_object_mut().unwrap().remove("name")),
        |v| v["sites"] = json!([{ "roles": ["main"] }]),
        |v| v["sites"] = json!([{ "nmae": "x" }]),
        |v| v["vendor"]["owners"] = json!([{ "share": 101 }]),
        |v| v["answers"] = json!({ "backups-taken": { "state": "perhaps" } }),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let mut bad = good.clone();
        change(&mut bad);
        assert!(!validator.is_valid(&bad), "change {at} is let through by the schema");
        assert!(read(bad.to_string().as_bytes()).is_err(), "change {at} is let through by the reader");
    }
}

#[test]
fn the_schemas_are_the_ones_published() {
    for (name, format) in Format::ALL {
        insta::assert_snapshot!(format!("schema-{name}"), schema(format));
    }
}

#[test]
fn a_policy_is_read_with_all_its_errors() {
    let good = json!({
        "schema": "azukari.policy/1", "id": "strict", "version": 3, "weights": { "basic-policy": 40 },
        "thresholds": {}, "accepted_countries": ["JP"], "readings": { "audit-for-f": "no", "failing-g": "condition" }
    });
    let policy = Policy::read(good.to_string().as_bytes(), &CATALOGUE).unwrap();
    assert_eq!(policy.version, Some(3));
    let bad = json!({
        "schema": "azukari.policy/1", "weights": { "basic-policy": 101, "track-record": 1.5, "nothing": 1 },
        "accepted_countries": ["EU"], "readings": { "audit-for-f": "perhaps", "failing-g": "knock-out" }
    });
    let lines = Policy::read(bad.to_string().as_bytes(), &CATALOGUE).unwrap_err().lines(&CATALOGUE, Lang::En);
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn an_arrangement_reads_and_fits_its_schema() {
    let file = json!({
        "schema": "azukari.arrangement/1", "institution": { "name": "H", "kind": "hospital", "beds": 300, "public": true },
        "settings": ["network"], "cases": ["4.3.4"], "documents": ["medical-records"],
        "parties": [{ "id": "app", "name": "A", "role": "application", "engaged_by": "institution" }],
        "contracts": [{ "id": "c1", "between": ["institution", "app"], "kind": "contract", "precedence": 1, "amends": null,
            "negotiable": true, "signed": "2026-04-01", "ends": "2029-03-31", "renewal": "automatic", "notice_days": 90,
            "governing_law": "JP", "court": "…", "unilateral_change": "", "liability": { "cap": "", "exclusions": [], "insurance": "" },
            "clauses": [{ "clause": "secrecy-with-penalty", "state": "present", "ref": "第12条", "quote": "…" }],
            "assignments": [{ "duty": "incident.cause-investigation", "scope": "all", "lead": "app", "performs": [],
                "support": ["institution"], "informed": [], "ref": "第15条" }] }],
        "flows": [{ "from": "institution", "to": "app", "relation": "entrustment", "via": "net", "encryption": "end-to-end",
            "completion_point": "", "consent": "" }]
    });
    let read = domain::arrangement::Arrangement::read(file.to_string().as_bytes(), &CATALOGUE);
    let arrangement = read.unwrap_or_else(|problems| panic!("{:#?}", problems.lines(&CATALOGUE, Lang::En)));
    assert_eq!(arrangement.contracts.unwrap()[0].assignments.as_ref().unwrap()[0].reference.as_deref(), Some("第15条"));
    assert!(validator(Format::Arrangement).is_valid(&file));
}
