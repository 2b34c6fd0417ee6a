//! Nothing in the guideline that bears on vendor, contract or the handling of a vendor is forgotten: held against the
//! project's own copy of the clause list.

mod common;

use std::collections::HashSet;

use common::*;
use domain::catalogue::Clause;
use domain::word::{Addressee, Strength};

/// Whether a clause has to be used by an entry, or set aside with a reason.
fn wanted(clause: &Clause) -> bool {
    let key = clause.key.as_str();
    let bare = key.strip_prefix("5.1:").unwrap_or(key);
    let measure = matches!(clause.tier, 'C' | 'D');
    let for_vendors = measure && matches!(clause.addressee, Addressee::Vendor | Addressee::Both);
    let reasoning = ["5.1:3.2", "5.1:4.", "5.1:8.1.2.B", "5.1:8.4.2", "5.1:A1.4", "5.1:A2"];
    let binds = matches!(clause.strength, Strength::Must | Strength::Should)
        && reasoning.iter().any(|start| key.starts_with(start));
    let for_institutions = measure
        && clause.addressee == Addressee::Hospital
        && (key.starts_with("6.11.C6.2") || ["8.", "10.", "A1", "A2"].iter().any(|start| bare.starts_with(start)));
    for_vendors || binds || for_institutions
}

fn used() -> HashSet<&'static str> {
    let c = &*CATALOGUE;
    let criteria = c.criteria.iter().flat_map(|entry| entry.clauses.values().flatten());
    criteria
        .chain(c.questions.iter().flat_map(|entry| &entry.clauses))
        .chain(c.duties.iter().flat_map(|entry| &entry.clauses))
        .chain(c.contract_clauses.iter().flat_map(|entry| &entry.clauses))
        .chain(c.obligations.iter().flat_map(|entry| &entry.clauses))
        .chain(c.operating_rules.iter().flat_map(|entry| &entry.clauses))
        .map(|key| key.as_str())
        .collect()
}

#[test]
fn every_wanted_clause_is_used_or_set_aside() {
    let used = used();
    let aside: HashSet<&str> = CATALOGUE.set_aside.iter().map(|entry| entry.clause.as_str()).collect();
    let wanted: Vec<&str> = CATALOGUE.clauses.iter().filter(|c| wanted(c)).map(|c| c.key.as_str()).collect();
    assert!(wanted.len() > 350, "{} wanted", wanted.len());
    let forgotten: Vec<&&str> = wanted.iter().filter(|key| !used.contains(**key) && !aside.contains(**key)).collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
    let set_aside = wanted.iter().filter(|key| aside.contains(**key)).count();
    assert!(set_aside * 4 <= wanted.len(), "{set_aside} of {}", wanted.len());
}

#[test]
fn nothing_of_the_heart_is_set_aside_and_nothing_used_is() {
    let used = used();
    for entry in &CATALOGUE.set_aside {
        let key = entry.clause.as_str();
        let heart = ["8.3.C2", "8.4", "5.1:8.4.2"].iter().any(|start| key.starts_with(start)) && key != "5.1:8.4.3";
        assert!(!heart, "{key}");
        assert!(!used.contains(key), "{key} is set aside and used");
        assert!(entry.reason.ja.chars().count() >= 10 && entry.reason.en.chars().count() >= 10, "{key}");
    }
}

#[test]
fn every_clause_of_the_list_is_used_or_set_aside() {
    let used = used();
    let aside: HashSet<&str> = CATALOGUE.set_aside.iter().map(|entry| entry.clause.as_str()).collect();
    let rest: Vec<&str> = CATALOGUE
        .clauses
        .iter()
        .map(|clause| clause.key.as_str())
        .filter(|key| !used.contains(key) && !aside.contains(key))
        .collect();
    assert!(rest.is_empty(), "{rest:?}");
}

#[test]
fn a_section_of_the_form_has_twelve_questions_at_most() {
    for section in &CATALOGUE.sections {
        let count = CATALOGUE.questions.iter().filter(|q| q.section == section.id).count();
        assert!((1..=12).contains(&count), "{} has {count}", section.id);
    }
}

#[test]
fn what_an_answer_opens_stands_after_it_in_the_same_section() {
    for (at, question) in CATALOGUE.questions.iter().enumerate() {
        if let Some(opening) = &question.opened_by {
            let opener = CATALOGUE.questions.iter().position(|q| q.id == opening.question).unwrap();
            assert!(opener < at, "{} stands before {}", question.id, opening.question);
            assert_eq!(CATALOGUE.questions[opener].section, question.section, "{}", question.id);
        }
    }
}

#[test]
fn readings_that_stay_doubtful_are_marked_disputed_with_a_note() {
    for id in ["mark-or-isms", "cloud-certificate-or-audit"] {
        let criterion = CATALOGUE.criterion(id).unwrap();
        assert_eq!(criterion.basis, domain::word::Basis::Disputed, "{id}");
        assert!(criterion.note.is_some());
    }
}
