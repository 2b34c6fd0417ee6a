//! Golden cases of the reach of foreign law: facts in, law, article, path, reach and severity out.

mod common;

use std::sync::LazyLock;

use common::*;
use domain::assessment::{Frame, exposures};
use domain::policy::Policy;
use domain::word::Word;
use serde_json::{Value, json};

/// The exposures of facts, one line each: `law article severity path -> sites`.
fn lines(facts: Value) -> Vec<String> {
    static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);
    let mut file = json!({
        "schema": "azukari.disclosure/1",
        "vendor": { "name": "V", "jurisdiction": "JP", "establishments": [] },
        "service": { "name": "S", "media": ["network"], "data": [{ "kind": "records", "patient": true }] },
        "sites": [{ "id": "tokyo", "country": "JP", "roles": ["primary"], "data": ["records"] }]
    });
    let (file_map, Value::Object(facts)) = (file.as_object_mut().unwrap(), facts) else { panic!() };
    for (key, value) in facts {
        file_map.insert(key, value);
    }
    let disclosure = from_json(file);
    let edition = CATALOGUE.newest_edition().unwrap();
    let frame = Frame { catalogue: &CATALOGUE, edition, policy: &POLICY, plan: None, as_of: DAY };
    exposures(frame, &disclosure)
        .list
        .iter()
        .map(|exposure| {
            let law = CATALOGUE.laws.iter().find(|law| law.id == exposure.law).unwrap();
            let article = &law.article[exposure.article];
            let path: Vec<&str> = exposure.path.iter().map(AsRef::as_ref).collect();
            format!(
                "{} {} {} {} -> {}",
                law.id,
                article.article,
                exposure.severity.word(),
                path.join(" < "),
                exposure.reaches.sites().join(" ")
            )
        })
        .collect()
}

fn vendor(extra: Value) -> Value {
    let mut vendor = json!({ "name": "V", "jurisdiction": "JP", "establishments": [] });
    for (key, value) in extra.as_object().unwrap() {
        vendor[key] = value.clone();
    }
    vendor
}

#[test]
fn a_domestic_vendor_with_data_in_japan_is_exposed_to_nothing() {
    assert!(lines(json!({})).is_empty());
}

#[test]
fn a_parent_in_the_united_states_reaches_data_kept_in_japan() {
    let owners = json!({ "owners": [{ "name": "P", "jurisdiction": "US", "share": 51 }] });
    assert_eq!(
        lines(json!({ "vendor": vendor(owners) })),
        [
            "us-cloud-act §2713 high vendor/owners/P < vendor -> sites/tokyo",
            "us-patriot-act-220 §220 none vendor/owners/P < vendor -> sites/tokyo"
        ]
    );
}

#[test]
fn an_establishment_abroad_is_enough() {
    let lines = lines(json!({ "vendor": vendor(json!({ "establishments": ["US"] })) }));
    assert_eq!(lines[0], "us-cloud-act §2713 high vendor -> sites/tokyo");
}

#[test]
fn exactly_half_without_control_is_a_minority_and_low_at_most() {
    let owners = json!({ "owners": [{ "name": "P", "jurisdiction": "US", "share": 50, "control": "no" }] });
    assert_eq!(
        lines(json!({ "vendor": vendor(owners) }))[0],
        "us-cloud-act §2713 low vendor/owners/P < vendor -> sites/tokyo"
    );
}

#[test]
fn a_small_share_marked_as_control_controls() {
    let owners = json!({ "owners": [{ "name": "P", "jurisdiction": "US", "share": 3, "control": "yes" }] });
    assert!(lines(json!({ "vendor": vendor(owners) }))[0].contains(" high "));
}

#[test]
fn control_that_is_not_stated_is_no_excuse() {
    let owners = json!({ "owners": [{ "name": "P", "jurisdiction": "US" }] });
    assert!(lines(json!({ "vendor": vendor(owners) }))[0].contains(" medium "));
}

#[test]
fn control_passes_through_a_chain_and_ends_at_a_minority() {
    let chain = |share: u32| {
        json!({ "owners": [{ "name": "A", "jurisdiction": "JP", "share": 80, "owners": [
            { "name": "B", "jurisdiction": "JP", "share": share, "owners": [
                { "name": "C", "jurisdiction": "CN", "share": 100, "kind": "state" }] }] }] })
    };
    assert_eq!(
        lines(json!({ "vendor": vendor(chain(60)) })),
        [
            "cn-national-intelligence-law 第14条 high vendor/owners/A/owners/B/owners/C < vendor/owners/A/owners/B < vendor/owners/A < vendor -> sites/tokyo"
        ]
    );
    assert!(lines(json!({ "vendor": vendor(chain(40)) }))[0].contains(" low "));
}

#[test]
fn a_subprocessor_reaches_only_what_it_and_those_below_it_run() {
    let lines = lines(json!({
        "subprocessors": [
            { "id": "prime", "jurisdiction": "US", "establishments": [] },
            { "id": "below", "jurisdiction": "JP", "establishments": [], "sub_of": "prime" },
            { "id": "other", "jurisdiction": "CN", "establishments": [] }
        ],
        "sites": [
            { "id": "osaka", "country": "JP", "roles": ["backup"], "data": ["records"], "operator": "below" },
            { "id": "tokyo", "country": "JP", "roles": ["primary"], "data": ["records"], "operator": "vendor" }
        ]
    }));
    assert_eq!(lines[0], "us-cloud-act §2713 high subprocessors/prime -> sites/osaka");
    assert!(lines.iter().all(|line| !line.contains("subprocessors/other")), "it reaches nothing: {lines:?}");
}

#[test]
fn people_at_work_abroad_are_reached_whoever_employs_them() {
    let access =
        |mode: &str| json!({ "access": [{ "country": "CN", "by": "vendor", "mode": mode, "data": ["records"] }] });
    assert_eq!(lines(access("routine")), ["cn-national-intelligence-law 第14条 high access/CN.vendor -> sites/tokyo"]);
    assert!(lines(access("emergency"))[0].contains(" medium "));
    assert!(lines(access("possible-unused"))[0].contains(" medium "));
}

#[test]
fn data_kept_abroad_meet_the_law_of_the_place() {
    let site = |country: &str| json!({ "sites": [{ "id": "a", "country": country, "roles": ["backup"], "data": ["records"] }] });
    assert_eq!(
        lines(site("CN")),
        [
            "cn-cybersecurity-law 第37条 medium sites/*/country/CN -> sites/a",
            "cn-personal-information-protection-law 第40条 medium sites/*/country/CN -> sites/a",
            "cn-data-security-law 第31条 medium sites/*/country/CN -> sites/a",
            "cn-data-security-law 第36条 high sites/*/country/CN -> sites/a"
        ]
    );
    assert_eq!(lines(site("DE")), ["eu-gdpr 第44条 low sites/*/country/DE -> sites/a"]);
}

#[test]
fn keys_of_the_institution_lessen_a_demand_but_not_with_a_copy_at_the_vendor() {
    let facts = |escrow: &str| {
        json!({
            "vendor": vendor(json!({ "establishments": ["US"] })),
            "keys": [{ "layer": "application", "holder": "institution", "escrow": escrow, "plaintext_access": "institution-only", "data": ["records"] }]
        })
    };
    assert!(lines(facts("none"))[0].contains(" low "));
    assert!(lines(facts("institution"))[0].contains(" low "));
    assert!(lines(facts("vendor"))[0].contains(" high "));
}

#[test]
fn encryption_on_the_line_lessens_nothing() {
    let lines = lines(json!({
        "vendor": vendor(json!({ "establishments": ["US"] })),
        "keys": [{ "layer": "transport", "holder": "institution", "escrow": "none", "plaintext_access": "institution-only" }]
    }));
    assert!(lines[0].contains(" high "));
}
