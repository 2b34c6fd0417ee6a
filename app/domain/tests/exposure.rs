//! Golden cases of the reach of foreign law: `golden/exposure.toml`, a table a lawyer can read.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use common::*;
use domain::assessment::{Assessment, Exposure, Frame, assess, exposures};
use domain::policy::Policy;
use domain::text::{Lang, LocalId};
use domain::word::Word;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    facts: String,
    why: String,
    #[serde(default)]
    given: serde_json::Map<String, Value>,
    #[serde(default)]
    without: Vec<String>,
    plan: Option<LocalId>,
    expect: Vec<String>,
    #[serde(default)]
    unknown: Vec<String>,
    c2_8: Option<String>,
    c2_9_i: Option<String>,
    #[serde(default)]
    warns: Vec<String>,
    severity_rule: Option<String>,
    contested: Option<bool>,
    refused: Option<String>,
}

fn table() -> Table {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/exposure.toml");
    toml::from_str(&fs::read_to_string(file).unwrap()).unwrap_or_else(|error| panic!("{error}"))
}

impl Case {
    /// What differs from the table, one line each; empty where nothing does.
    fn differences(&self) -> String {
        let mut out = String::new();
        let read = read(plain_service(&self.given, &self.without).to_string().as_bytes());
        if let Some(place) = &self.refused {
            match read {
                Ok(_) => out.push_str("    is read, but should be refused\n"),
                Err(lines) if lines.iter().any(|line| line.starts_with(place)) => {}
                Err(lines) => drop(writeln!(out, "    is refused elsewhere: {lines:?}")),
            }
            return out;
        }
        let disclosure = read.unwrap_or_else(|lines| panic!("{}: {lines:#?}", self.id));
        let policy = Policy::default();
        let edition = CATALOGUE.newest_edition().unwrap();
        let frame = Frame { catalogue: &CATALOGUE, edition, policy: &policy, plan: self.plan.as_ref(), as_of: DAY };
        let found = exposures(frame, &disclosure);
        let assessment = assess(frame, &disclosure);
        let lines: BTreeSet<String> = found.list.iter().map(line).collect();
        let wanted: BTreeSet<String> = self.expect.iter().cloned().collect();
        for missing in wanted.difference(&lines) {
            let _ = writeln!(out, "    - {missing}");
        }
        for further in lines.difference(&wanted) {
            let _ = writeln!(out, "    + {further}");
        }
        if lines.len() != found.list.len() {
            let _ = writeln!(out, "    an exposure stands twice");
        }
        let unknown: Vec<&str> = found.unknown_laws.iter().map(|country| country.code()).collect();
        self.compare(&mut out, "unknown", unknown == self.unknown, &format!("{unknown:?}"));
        for (name, criterion, wanted) in
            [("c2_8", "equipment-under-domestic-law", &self.c2_8), ("c2_9_i", "foreign-law-stated", &self.c2_9_i)]
        {
            let conformity = conformity(&assessment, criterion);
            let same = wanted.as_ref().is_none_or(|wanted| wanted == conformity);
            self.compare(&mut out, name, same, conformity);
        }
        let kinds: Vec<&str> = assessment.warnings.iter().map(|warning| warning.kind.word()).collect();
        let warned = self.warns.iter().all(|kind| kinds.contains(&kind.as_str()));
        self.compare(&mut out, "warns", warned, &format!("{kinds:?}"));
        if let Some(wanted) = &self.severity_rule {
            let rule = found.list.first().and_then(|first| first.rule(&CATALOGUE)).map_or("none", |rule| &rule.id);
            self.compare(&mut out, "severity_rule", rule == wanted, rule);
        }
        let contested = found.list.iter().all(|exposure| exposure.contested == self.contested.unwrap_or(false));
        self.compare(&mut out, "contested", contested, "otherwise");
        out
    }

    fn compare(&self, out: &mut String, what: &str, same: bool, found: &str) {
        if !same {
            let _ = writeln!(out, "    {what} is {found}");
        }
    }
}

fn conformity(assessment: &Assessment, criterion: &str) -> &'static str {
    finding(assessment, criterion).conformity.word()
}

fn line(exposure: &Exposure) -> String {
    let (law, article) = exposure.cited(&CATALOGUE).unwrap();
    let path: Vec<&str> = exposure.path.iter().map(AsRef::as_ref).collect();
    let reached: Vec<&str> = exposure.reaches.sites().iter().map(|site| site.trim_start_matches("sites/")).collect();
    let severity = exposure.severity.word();
    format!("{} {} | {severity} | {} | {}", law.id, article.article, path.join(" < "), reached.join(" "))
        .trim_end()
        .to_owned()
}

#[test]
fn every_golden_case_comes_out_as_the_table_says() {
    let table = table();
    assert!(table.case.len() >= 80, "{} cases", table.case.len());
    let mut report = String::new();
    for case in &table.case {
        let differences = case.differences();
        if !differences.is_empty() {
            let _ = write!(report, "\n{}: {}\n  ({})\n{differences}", case.id, case.facts, case.why);
        }
    }
    assert!(report.is_empty(), "- expected by the table, + found by the program\n{report}");
}

#[test]
fn what_rests_on_differing_statements_says_so_in_the_result() {
    let case = table().case.into_iter().find(|case| case.id == "claim-seat").unwrap();
    let disclosure = from_json(plain_service(&case.given, &case.without));
    for (lang, said) in [(Lang::Ja, "食い違"), (Lang::En, "Statements on the country differ")] {
        let file = assessed(&disclosure, "6.0").file(&CATALOGUE, &Policy::DEFAULT, lang);
        assert!(file.exposures[0].severity_reason.contains(said), "{}", file.exposures[0].severity_reason);
    }
}

#[test]
fn golden_cases_bear_different_names_and_say_why() {
    let table = table();
    let names: BTreeSet<&str> = table.case.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(names.len(), table.case.len());
    assert!(table.case.iter().all(|case| !case.facts.is_empty() && !case.why.is_empty()));
}
