//! Presets: valid policies, and an override that says why and states every condition.

mod common;

use std::collections::BTreeMap;

use common::*;
use domain::assessment::{Frame, Override, OverrideProblem, assess};
use domain::catalogue::Preset;
use domain::policy::Policy;
use domain::text::{CriterionId, Lang};
use domain::word::Conformity;
use serde_json::json;

fn preset(id: &str) -> &'static Preset {
    CATALOGUE.presets.iter().find(|preset| preset.id == id).unwrap()
}

fn c2_8() -> CriterionId {
    CATALOGUE.criterion("equipment-under-domestic-law").unwrap().id.clone()
}

fn stated(ids: &[&str]) -> BTreeMap<String, String> {
    ids.iter().map(|id| ((*id).to_owned(), "契約書第8条による".to_owned())).collect()
}

const ALL_STATED: [&str; 5] =
    ["why-abroad", "law-and-court", "contract-protects-data", "data-protected", "data-available"];

#[test]
fn every_policy_preset_is_a_policy_file() {
    let files: Vec<String> = CATALOGUE.presets.iter().filter_map(Preset::policy_file).collect();
    assert!(!files.is_empty());
    for file in files {
        let policy = Policy::read(file.as_bytes(), &CATALOGUE)
            .unwrap_or_else(|problems| panic!("{:#?}", problems.lines(&CATALOGUE, Lang::En)));
        assert!(policy.id.is_some() && policy.version == Some(1));
        assert!(!policy.audit_stands_for_f() && !policy.failing_g_is_judged());
    }
}

#[test]
fn domestic_law_only_names_every_exposure_it_does_not_leave() {
    let preset = preset("public-domestic-law-only");
    let policy = Policy::read(preset.policy_file().unwrap().as_bytes(), &CATALOGUE).unwrap();
    let of = |start: &str| assessed_by(&demo(start), "6.0", &policy);
    assert!(preset.graver_exposures(&of("01")).is_empty());
    let owned = of("02");
    let graver = preset.graver_exposures(&owned);
    assert!(!graver.is_empty(), "even a low one is left to no public institution that follows the manual");
    assert!(graver.iter().all(|exposure| exposure.severity > domain::word::Severity::None));
    assert_eq!(
        owned.conclusion,
        assessed_by(&demo("02"), "6.0", &Policy::DEFAULT).conclusion,
        "a preset changes no conclusion"
    );
}

#[test]
fn overseas_redundancy_takes_a_reason_and_every_condition() {
    let preset = preset("overseas-redundancy");
    let made = |reason: &str, ids: &[&str]| Override::new(Some(preset), c2_8(), reason, stated(ids));
    assert!(made("南海トラフ地震に備えるため", &ALL_STATED).is_ok());
    assert_eq!(made(" ", &ALL_STATED), Err(vec![OverrideProblem::NoReason]));
    let problems = made("備え", &["why-abroad", "law-and-court"]).unwrap_err();
    assert_eq!(problems.len(), 4, "of the two that one suffices both are named: {problems:#?}");
    let either = made("備え", &["why-abroad", "law-and-court", "dispute-risk-low", "data-protected", "data-available"]);
    assert!(either.is_ok());
    let unknown = made("備え", &[&ALL_STATED[..], &["made-up"]].concat()).unwrap_err();
    assert_eq!(unknown, [OverrideProblem::UnknownCondition("made-up".to_owned())]);
    let blank = BTreeMap::from([("why-abroad".to_owned(), "  ".to_owned())]);
    assert!(Override::new(Some(preset), c2_8(), "備え", blank).is_err());
    for problem in problems {
        assert!(!problem.message().render(&CATALOGUE, Lang::Ja).is_empty());
    }
}

#[test]
fn a_preset_is_for_its_own_criterion() {
    let other = CATALOGUE.criterion("mark-or-isms").unwrap().id.clone();
    let made = Override::new(Some(preset("overseas-redundancy")), other.clone(), "備え", stated(&ALL_STATED));
    assert_eq!(made, Err(vec![OverrideProblem::NotForThis]));
    let policy_only = Override::new(Some(preset("public-domestic-law-only")), c2_8(), "備え", BTreeMap::new());
    assert_eq!(policy_only, Err(vec![OverrideProblem::NotForThis]));
    assert!(Override::new(None, other, "代わりの措置がある", BTreeMap::new()).is_ok());
}

#[test]
fn only_copies_may_stand_abroad_and_the_finding_stays() {
    let site = |id: &str, role: &str, country: &str| {
        json!({ "id": id, "country": country, "region": "x", "place": "outside-business", "roles": [role],
            "data": ["records"], "operator": "vendor" })
    };
    let given =
        json!({ "sites": [site("tokyo", "primary", "JP"), site("sg", "backup", "SG"), site("us", "test", "US")] });
    let disclosure = from_json(plain_service(given.as_object().unwrap(), &[]));
    let by = preset("overseas-redundancy").by_override.as_ref().unwrap();
    assert_eq!(by.sites_not_covered(&CATALOGUE, &disclosure, None, DAY), ["sites/us"]);
    let edition = CATALOGUE.edition("6.0").unwrap();
    let frame = Frame { catalogue: &CATALOGUE, edition, policy: &Policy::DEFAULT, plan: None, as_of: DAY };
    let made = Override::new(Some(preset("overseas-redundancy")), c2_8(), "備え", stated(&ALL_STATED)).unwrap();
    assert_eq!(made.preset.as_deref(), Some("overseas-redundancy"));
    let assessment = assess(frame, &disclosure);
    assert_eq!(finding(&assessment, "equipment-under-domestic-law").conformity, Conformity::DoesNotConform);
}
