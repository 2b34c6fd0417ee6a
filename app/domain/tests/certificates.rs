//! The certificate register: five outcomes judged apart, five messages, and what an expiry does to an assessment.

mod common;

use common::*;
use domain::assessment::{Examined, HolderIs, LastsIs, ScopeIs, StatementIs, ValidIs, examine, expiry_effects};
use domain::message::Message;
use domain::policy::Policy;
use domain::text::Lang;
use domain::word::{Conclusion, Conformity};
use jiff::civil::date;
use serde_json::{Value, json};

fn one(certificate: Value) -> Examined<'static> {
    let given = json!({
        "subprocessors": [{ "id": "iaas", "name": "Iwaki Cloud (fictitious)", "jurisdiction": "JP", "establishments": [] }],
        "certifications": [certificate],
    });
    let disclosure = from_json(plain_service(given.as_object().unwrap(), &[]));
    let edition = CATALOGUE.edition("6.0").unwrap();
    let examined = examine(&CATALOGUE, edition, &disclosure, DAY, Some(date(2028, 3, 31)));
    examined.into_iter().next().unwrap()
}

fn keys(examined: &Examined<'_>) -> Vec<&'static str> {
    examined.messages().iter().map(Message::key).collect()
}

#[test]
fn a_certificate_in_order_needs_no_word() {
    let examined = one(json!({ "scheme": "ismap", "holder": "vendor", "covers": { "service": "yes" },
        "statement_on_file": true, "valid_from": "2026-01-01", "valid_until": "2028-03-31" }));
    assert!(examined.is_in_order());
    assert_eq!(keys(&examined), Vec::<&str>::new());
    assert_eq!(examined.to_the_end, Some(LastsIs::Lasts), "the last day of the contract is its own last day");
    let accepted: Vec<&str> = examined.accepted_for.iter().map(|id| id.as_str()).collect();
    assert_eq!(accepted, ["cloud-certificate-or-audit"]);
}

#[test]
fn five_outcomes_are_judged_apart_and_get_five_messages() {
    let good = json!({ "scheme": "soc2", "holder": "vendor", "covers": { "service": "yes" },
        "statement_on_file": true, "valid_from": "2026-01-01", "valid_until": "2028-12-31" });
    let with = |field: &str, value: Value| {
        let mut certificate = good.clone();
        certificate[field] = value;
        one(certificate)
    };
    let not_yet = with("valid_from", json!("2026-11-02"));
    assert_eq!(not_yet.on_the_day, ValidIs::NotYet(date(2026, 11, 2)));
    let expired = with("valid_until", json!("2026-10-31"));
    assert_eq!(expired.on_the_day, ValidIs::Expired(date(2026, 10, 31)));
    let supplier = with("holder", json!("iaas"));
    assert!(
        matches!(&supplier.holder, HolderIs::Supplier(id, name) if id.as_str() == "iaas" && name.starts_with("Iwaki"))
    );
    let other = with("covers", json!({ "service": "no" }));
    assert_eq!(other.scope, ScopeIs::OtherService);
    let listed = with("statement_on_file", json!(false));
    assert_eq!(listed.statement, StatementIs::Missing);
    let all = [not_yet, expired, supplier, other, listed];
    let words: Vec<&str> = all.iter().map(|examined| keys(examined)[0]).collect();
    assert_eq!(
        words,
        ["warning.not-yet", "warning.expired", "warning.supplier", "warning.other-service", "warning.no-statement"]
    );
    for lang in Lang::ALL {
        let mut said: Vec<String> = all.iter().map(|e| e.messages()[0].render(&CATALOGUE, lang)).collect();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), 5);
    }
}

#[test]
fn one_fault_hides_no_other() {
    let examined = one(json!({ "scheme": "soc2", "holder": "iaas", "covers": { "service": "no" },
        "statement_on_file": false, "valid_until": "2026-10-31" }));
    assert_eq!(
        keys(&examined),
        [
            "warning.expired",
            "warning.supplier",
            "warning.other-service",
            "warning.no-statement",
            "finding.certificate-ends-before"
        ]
    );
}

#[test]
fn the_last_day_counts_and_the_end_of_the_contract_is_looked_at_apart() {
    let examined = one(json!({ "scheme": "isms", "holder": "vendor", "covers": { "service": "yes" },
        "valid_until": "2026-11-01" }));
    assert!(examined.is_in_order());
    assert_eq!(examined.to_the_end, Some(LastsIs::EndsBefore(date(2026, 11, 1))));
    assert_eq!(keys(&examined), ["finding.certificate-ends-before"]);
}

#[test]
fn a_mark_covers_the_organisation_and_what_is_not_stated_is_said() {
    let mark = one(json!({ "scheme": "privacy-mark", "holder": "vendor", "valid_until": "2028-12-31" }));
    assert_eq!(mark.scope, ScopeIs::WholeOrganisation);
    assert_eq!(mark.statement, StatementIs::NotNeeded);
    let bare = one(json!({ "scheme": "isms" }));
    assert_eq!((bare.scope, bare.on_the_day), (ScopeIs::NotStated, ValidIs::NotStated));
    assert_eq!(bare.holder, HolderIs::NotStated);
    assert_eq!(bare.to_the_end, Some(LastsIs::NotStated));
    assert_eq!(keys(&bare), ["finding.certificate-unclear"; 3]);
    let planned = one(json!({ "scheme": "isms", "holder": "vendor", "planned_for": "2027-04-01" }));
    assert_eq!(planned.on_the_day, ValidIs::Planned(Some(date(2027, 4, 1))));
    assert!(!planned.is_in_order());
}

#[test]
fn every_scheme_has_its_place_in_the_editions_and_what_it_shows() {
    for edition in ["5.1", "5.2", "6.0"] {
        let edition = CATALOGUE.edition(edition).unwrap();
        let accepted = |scheme: &str| {
            let scheme = CATALOGUE.scheme(scheme).unwrap();
            let f = if edition.id.as_str() == "5.1" { "marks-informed" } else { "mark-or-isms" };
            ["cloud-certificate-or-audit", f]
                .map(|id| CATALOGUE.accepts(scheme, &CATALOGUE.criterion(id).unwrap().id, edition))
        };
        let old = edition.id.as_str() == "5.1";
        assert_eq!(accepted("ismap"), [!old, false], "ISMAP came with 5.2");
        for scheme in ["cs-gold", "fedramp", "soc2", "soc3"] {
            assert_eq!(accepted(scheme), [true, false], "{scheme}");
        }
        for scheme in ["privacy-mark", "isms"] {
            assert_eq!(accepted(scheme), [false, true], "{scheme}");
        }
        for scheme in ["cs-silver", "iso27017", "aspic-medical", "hispro", "other"] {
            assert_eq!(accepted(scheme), [false, false], "{scheme}");
        }
    }
}

#[test]
fn what_an_expiry_does_is_told_for_each_certificate_alone() {
    let edition = CATALOGUE.edition("6.0").unwrap();
    let effects = |start: &str| expiry_effects(&CATALOGUE, edition, &Policy::DEFAULT, &demo(start), DAY);
    // The service in order holds a mark and an ISMS: either suffices, so losing one changes nothing.
    let in_order = effects("01");
    assert!(in_order.windows(2).all(|pair| pair[0].valid_until <= pair[1].valid_until), "soonest first");
    for effect in &in_order {
        assert_eq!(effect.conclusion_before, Conclusion::Eligible);
        match effect.scheme.as_str() {
            "privacy-mark" | "isms" => assert!(effect.changes.is_empty(), "{:?}", effect.changes),
            _ => {
                assert_eq!(effect.conclusion_after, Conclusion::Ineligible, "{}", effect.scheme);
                let [(criterion, before, after)] = effect.changes.as_slice() else { panic!("{:?}", effect.changes) };
                assert_eq!(criterion.as_str(), "cloud-certificate-or-audit");
                assert_eq!((*before, *after), (Conformity::Conforms, Conformity::DoesNotConform));
            }
        }
    }
    // With the mark alone, losing it stops the selection.
    let audit = effects("07");
    assert_eq!(audit.len(), 1);
    assert_eq!(audit[0].conclusion_after, Conclusion::Ineligible);
    assert_eq!(audit[0].changes[0].0.as_str(), "mark-or-isms");
}

#[test]
fn what_has_expired_or_not_begun_has_no_expiry_to_come() {
    let given = json!({ "certifications": [
        { "scheme": "isms", "holder": "vendor", "covers": { "service": "yes" }, "valid_until": "2026-10-31" },
        { "scheme": "isms", "holder": "vendor", "covers": { "service": "yes" }, "valid_from": "2026-12-01", "valid_until": "2029-10-31" },
        { "scheme": "ismap", "holder": "vendor" }
    ] });
    let disclosure = from_json(plain_service(given.as_object().unwrap(), &[]));
    let edition = CATALOGUE.edition("6.0").unwrap();
    assert!(expiry_effects(&CATALOGUE, edition, &Policy::DEFAULT, &disclosure, DAY).is_empty());
}
