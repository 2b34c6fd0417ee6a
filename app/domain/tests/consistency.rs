//! The rules of consistency: a table of cases, each rule firing and keeping quiet, and none firing on a clean service.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use common::*;
use domain::assessment::{Assessment, Warning};
use domain::catalogue::{Consistency, Fact};
use domain::disclosure::{Answer, Disclosure};
use domain::message::Message;
use domain::word::{AnswerState, WarningKind};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    facts: String,
    fires: bool,
    #[serde(default)]
    given: Map<String, Value>,
    #[serde(default)]
    without: Vec<String>,
}

fn table() -> Vec<Case> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/consistency.toml");
    toml::from_str::<Table>(&fs::read_to_string(file).unwrap()).unwrap_or_else(|error| panic!("{error}")).case
}

fn warning<'a>(assessment: &'a Assessment, rule: &Consistency) -> Option<&'a Warning> {
    let message = Message::warn_inconsistent(&rule.text);
    assessment.warnings.iter().find(|warning| warning.message == message)
}

#[test]
fn every_rule_fires_and_keeps_quiet_as_the_table_says() {
    let mut report = String::new();
    for case in table() {
        let rule = CATALOGUE.consistency.iter().find(|rule| rule.id == case.rule);
        let rule = rule.unwrap_or_else(|| panic!("no rule {}", case.rule));
        let assessment = assessed(&from_json(plain_service(&case.given, &case.without)), "6.0");
        match warning(&assessment, rule) {
            Some(warning) => {
                assert_eq!(warning.kind, rule.kind);
                assert!(!warning.places.is_empty(), "{}: names no place", case.rule);
                if !case.fires {
                    let _ = writeln!(report, "{}: {} — fires at {:?}", case.rule, case.facts, warning.places);
                }
            }
            None if case.fires => drop(writeln!(report, "{}: {} — keeps quiet", case.rule, case.facts)),
            None => {}
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_rule_has_a_case_that_fires_and_one_that_does_not() {
    let table = table();
    let with = |fires: bool| -> BTreeSet<&str> {
        table.iter().filter(|case| case.fires == fires).map(|case| case.rule.as_str()).collect()
    };
    let (firing, quiet) = (with(true), with(false));
    for rule in CATALOGUE.consistency.iter().filter(|rule| !by_answers_alone(rule)) {
        assert!(firing.contains(rule.id.as_str()), "{} never fires", rule.id);
        assert!(quiet.contains(rule.id.as_str()), "{} is never quiet", rule.id);
    }
}

fn by_answers_alone(rule: &Consistency) -> bool {
    rule.when.iter().all(|fact| matches!(fact, Fact::Answer { .. }))
}

#[test]
fn answers_that_exclude_each_other_are_named_together_and_alone_never() {
    let mut count = 0;
    for rule in CATALOGUE.consistency.iter().filter(|rule| by_answers_alone(rule)) {
        let with = |facts: &[&Fact]| -> Disclosure {
            let mut disclosure = from_json(plain_service(&Map::new(), &[]));
            let answers = &mut disclosure.answers.get_or_insert_default().0;
            for fact in facts {
                if let Fact::Answer { question, is } = fact {
                    answers.insert(question.clone(), Answer::plain(AnswerState::from(*is)));
                }
            }
            disclosure
        };
        let all: Vec<&Fact> = rule.when.iter().collect();
        let together = assessed(&with(&all), "6.0");
        assert_eq!(warning(&together, rule).map(|w| w.places.len()), Some(all.len()), "{}", rule.id);
        for fact in all {
            assert!(warning(&assessed(&with(&[fact]), "6.0"), rule).is_none(), "{}", rule.id);
        }
        count += 1;
    }
    assert!(count >= 15, "{count}");
}

#[test]
fn nothing_fires_on_the_clean_demo_services() {
    let watched = [WarningKind::Contradiction, WarningKind::OutdatedGuideline, WarningKind::StaleAsOf];
    for start in ["01", "02", "07", "11", "12", "13"] {
        let assessment = assessed(&demo(start), "6.0");
        let found: Vec<_> = assessment.warnings.iter().filter(|warning| watched.contains(&warning.kind)).collect();
        assert!(found.is_empty(), "{start}: {found:#?}");
    }
}

#[test]
fn a_planned_fact_whose_day_has_passed_is_named_wherever_it_stands() {
    let given = serde_json::json!({
        "subprocessors": [{ "id": "s", "jurisdiction": "JP", "establishments": [], "planned_for": "2026-10-01" }],
        "access": [{ "country": "JP", "by": "vendor", "mode": "routine", "planned_for": "2026-10-01" }],
        "keys": [{ "layer": "storage", "holder": "vendor", "planned_for": "2026-10-01", "as_of": "2024-01-01" }],
    });
    let assessment = assessed(&from_json(plain_service(given.as_object().unwrap(), &[])), "6.0");
    let places = |kind: WarningKind| -> BTreeSet<&str> {
        assessment.warnings.iter().filter(|w| w.kind == kind).map(|w| w.places[0].as_str()).collect()
    };
    let passed = places(WarningKind::PlannedDatePassed);
    assert_eq!(passed, BTreeSet::from(["access/JP.vendor", "keys/storage.vendor", "subprocessors/s"]));
    assert_eq!(places(WarningKind::StaleAsOf), BTreeSet::from(["keys/storage.vendor"]));
}
