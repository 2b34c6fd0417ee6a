//! The catalogue the binary carries holds together, and further editions and laws are data alone.

mod common;

use std::collections::{BTreeSet, HashSet};

use common::*;
use domain::assessment::{Frame, assess};
use domain::boundary::BOUNDARY_MESSAGES;
use domain::catalogue::{BUNDLED_FILES, Catalogue};
use domain::message::MESSAGES;
use domain::policy::Policy;
use domain::word::{Gate, QuestionKind};

#[test]
fn every_reference_resolves_and_every_wording_is_there() {
    if let Err(invalid) = Catalogue::bundled() {
        panic!("{invalid}");
    }
}

#[test]
fn every_message_has_a_pattern_with_its_own_parts_in_both_languages() {
    let messages = || MESSAGES.iter().chain(BOUNDARY_MESSAGES);
    let known: HashSet<&str> = messages().map(|(key, _)| *key).collect();
    for key in CATALOGUE.message_keys() {
        assert!(known.contains(key), "the pattern {key} has no message");
    }
    for (key, parts) in messages() {
        let pattern = CATALOGUE.message(key).unwrap_or_else(|| panic!("{key} has no pattern"));
        for text in [&pattern.ja, &pattern.en] {
            let named: BTreeSet<&str> =
                text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default()).collect();
            assert_eq!(named, parts.iter().copied().collect::<BTreeSet<_>>(), "{key}: {text}");
        }
    }
}

#[test]
fn the_form_has_questions_in_every_section() {
    assert!(CATALOGUE.questions.len() >= 60);
    for section in &CATALOGUE.sections {
        assert!(CATALOGUE.questions.iter().any(|q| q.section == section.id), "{} is empty", section.id);
    }
}

#[test]
fn what_decides_can_be_decided_by_facts_and_yes_no_questions() {
    for criterion in CATALOGUE.criteria.iter().filter(|c| matches!(c.gate, Gate::Condition | Gate::MustKnow)) {
        for id in criterion.rule.questions() {
            let question = CATALOGUE.question(id.as_str()).unwrap();
            assert_eq!(question.kind, QuestionKind::YesNo, "{}", criterion.id);
        }
    }
}

/// The gates of `rules.md` §3, clause by clause.
#[test]
fn gates_stand_where_the_rules_put_them() {
    let gate_of = |edition: &str, key: &str| {
        let edition = CATALOGUE.edition(edition).unwrap();
        let main = |c: &&domain::catalogue::Criterion| {
            CATALOGUE.clauses_in(c, edition).first().is_some_and(|main| main.as_str() == key)
        };
        CATALOGUE.criteria.iter().find(main).map(|c| CATALOGUE.gate_in(c, edition))
    };
    for edition in ["5.1", "5.2", "6.0"] {
        for key in ["5.1:8.1.2.A.2", "8.3.C2.4", "8.3.C2.8"] {
            assert_eq!(gate_of(edition, key), Some(Gate::Condition), "{edition} {key}");
        }
        for letter in ["a", "b", "d", "e", "h", "i"] {
            assert_eq!(gate_of(edition, &format!("8.3.C2.9.{letter}")), Some(Gate::MustKnow), "{edition} {letter}");
        }
        for number in [1, 2, 3, 5, 6, 7] {
            assert_eq!(gate_of(edition, &format!("8.3.C2.{number}")), Some(Gate::Contract), "{edition} {number}");
        }
    }
    assert_eq!(gate_of("5.1", "5.1:8.1.2.C2.9.f"), Some(Gate::Condition));
    assert_eq!(gate_of("5.1", "5.1:8.1.2.C2.9.e"), Some(Gate::MustKnow));
    for (key, gate) in [("c", Gate::MustKnow), ("f", Gate::Condition), ("g", Gate::Condition)] {
        let key = format!("8.3.C2.9.{key}");
        assert_eq!(gate_of("5.1", &key), None, "{key}");
        assert_eq!(gate_of("5.2", &key), Some(gate), "{key}");
        assert_eq!(gate_of("6.0", &key), Some(gate), "{key}");
    }
    assert_eq!(gate_of("5.2", "5.1:8.1.2.C2.9.e"), None);
}

#[test]
fn every_minimum_and_recommended_item_of_chapter_8_and_the_appendices_has_a_criterion() {
    let used: HashSet<&str> = CATALOGUE
        .criteria
        .iter()
        .flat_map(|c| CATALOGUE.editions.iter().flat_map(move |e| CATALOGUE.clauses_in(c, e)))
        .map(|key| key.as_str())
        .collect();
    let missing: Vec<&str> = CATALOGUE
        .clauses
        .iter()
        .filter(|clause| matches!(clause.tier, 'C' | 'D'))
        .map(|clause| clause.key.as_str())
        .filter(|key| {
            ["8.3.", "8.4.", "5.1:8.", "5.1:A1", "5.1:A2"].iter().any(|chapter| key.starts_with(chapter))
                && *key != "8.3.C2.9"
                && !used.contains(key)
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

const FURTHER: &str = r#"
[[edition]]
id = "9.9"
base = "6.0"
published = "2030-01"
text = { ja = "第9.9版（架空）", en = "Edition 9.9 (made up)" }
note = { ja = "試験のための架空の版です。", en = "A made-up edition for a test." }
gates = { track-record = "condition" }
clauses = { financial-soundness = [], basic-policy = ["9.9:1.1"] }

[[clause]]
key = "9.9:1.1"
editions = ["9.9"]
chapter = "Made up"
tier = "C"
strength = "must"
addressee = "vendor"
topic = "governance"
paraphrase = "Made up for a test."
source = "test:1"
places = { "9.9" = ["1.1"] }

[[law]]
id = "sg-made-up-law"
jurisdictions = ["SG"]
text = { ja = "架空の法律", en = "A made-up law" }
status = "in-force"
source = "test:2"
reviewed_on = "2026-11-20"

[[law.article]]
article = "s. 1"
trigger = "data-in-territory"
effect = "obstructs-domestic-submission"
concern = "investigation-hindered"
source = "test:2"
text = { ja = "架空の条文です。", en = "A made-up article." }
reach = { ja = "架空の及ぶ範囲です。", en = "A made-up reach." }
"#;

#[test]
fn a_further_edition_and_a_further_law_are_data_alone() {
    let files = BUNDLED_FILES.iter().copied().chain([("further.toml", FURTHER)]);
    let catalogue = Catalogue::load(files).unwrap_or_else(|invalid| panic!("{invalid}"));
    assert_eq!(catalogue.newest_edition().unwrap().id.as_str(), "9.9");
    assert_ne!(catalogue.digest(), CATALOGUE.digest());
    let policy = Policy::default();
    let edition = catalogue.edition("9.9").unwrap();
    let frame = Frame { catalogue: &catalogue, edition, policy: &policy, plan: None, as_of: DAY };
    let assessment = assess(frame, &demo("03"));
    assert!(assessment.findings.iter().all(|f| f.criterion.as_str() != "financial-soundness"));
    assert_eq!(finding(&assessment, "track-record").gate, Gate::Condition);
    assert_eq!(finding(&assessment, "basic-policy").clauses[0].as_str(), "9.9:1.1");
    assert!(assessment.exposures.iter().any(|exposure| exposure.law.as_str() == "sg-made-up-law"));
    let file = assessment.file(&catalogue, &policy, domain::text::Lang::En);
    assert!(file.findings.iter().all(|finding| !finding.places.is_empty()));
}

#[test]
fn a_broken_catalogue_says_all_that_is_wrong() {
    let broken = r#"
[[question]]
id = "two-faced"
section = "nowhere"
form_number = "1"
kind = "text"
good = "yes"
text = { ja = "同じ text", en = "同じ text" }
help = { ja = "", en = "x" }
clauses = ["8.3.C2.99"]
"#;
    let files = BUNDLED_FILES.iter().copied().chain([("broken.toml", broken)]);
    let problems = Catalogue::load(files).unwrap_err().0;
    insta::assert_snapshot!(problems.join("\n"));
}
