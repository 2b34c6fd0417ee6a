//! Whole assessments of every demo service under three editions, as snapshots, and what each demo is there to show.

mod common;

use std::fmt::Write as _;

use common::*;
use domain::assessment::Assessment;
use domain::policy::Policy;
use domain::text::Lang;
use domain::word::{Conclusion, Conformity, Severity, WarningKind, Word};

/// One line for each thing an assessment says; wording is left to the catalogue's own tests.
fn outline(assessment: &Assessment) -> String {
    let mut out = String::new();
    let file = assessment.file(&CATALOGUE, &Policy::default(), Lang::En);
    let _ = writeln!(out, "{} {} {}", file.edition, file.setting, file.conclusion.word());
    let _ = writeln!(out, "score {:?}  recommended {:?}  coverage {}", file.score, file.recommended, file.coverage);
    let _ = writeln!(out, "{:?}", file.assurance);
    for (finding, entry) in assessment.findings.iter().zip(&file.findings) {
        let reasons: Vec<String> =
            finding.reasons.iter().map(|reason| format!("{} {}", reason.rule.key(), reason.fact)).collect();
        let _ = writeln!(
            out,
            "{} [{}] {} <{}> {} | {}",
            entry.criterion,
            entry.gate.word(),
            entry.conformity.word(),
            entry.clauses.join(" "),
            entry.places.join(" / "),
            reasons.join("; ")
        );
    }
    for e in &file.exposures {
        let _ = writeln!(
            out,
            "exposure {} {} {} {} | {} | {}",
            e.law,
            e.article,
            e.effect.word(),
            e.severity.word(),
            e.path.join(" > "),
            e.reaches.join(" ")
        );
    }
    for condition in &file.conditions {
        let _ = writeln!(out, "condition {} {}", condition.criterion, condition.kind.word());
    }
    for secure in &file.to_secure {
        let _ = writeln!(out, "to secure {}", secure.criterion);
    }
    for warning in &file.warnings {
        let _ = writeln!(out, "warning {} {}", warning.kind.word(), warning.places.join(" "));
    }
    out
}

#[test]
fn every_demo_under_every_edition() {
    for (name, _) in demos() {
        let disclosure = demo(&name);
        for edition in ["5.1", "5.2", "6.0"] {
            insta::assert_snapshot!(format!("{name}@{edition}"), outline(&assessed(&disclosure, edition)));
        }
    }
}

#[test]
fn whole_texts_in_both_languages() {
    for start in ["03", "10"] {
        let disclosure = demo(start);
        let assessment = assessed(&disclosure, "6.0");
        for lang in Lang::ALL {
            let file = assessment.file(&CATALOGUE, &Policy::default(), lang);
            let text = domain::assessment::text(&file, &disclosure, &CATALOGUE, lang);
            insta::assert_snapshot!(format!("text-{start}-{}", lang.tag()), text);
        }
    }
}

#[test]
fn every_clause_key_and_place_of_a_result_exists() {
    for (name, _) in demos() {
        let disclosure = demo(&name);
        for edition in &CATALOGUE.editions {
            let assessment = assessed(&disclosure, edition.id.as_str());
            let file = assessment.file(&CATALOGUE, &Policy::default(), Lang::Ja);
            let mut main = std::collections::HashSet::new();
            for finding in &file.findings {
                assert!(main.insert(&finding.clauses[0]), "{name}: {} stands for two findings", finding.clauses[0]);
                assert!(!finding.places.is_empty(), "{name}: {} has no place", finding.criterion);
                for key in &finding.clauses {
                    assert!(CATALOGUE.clause(key).is_some(), "{name}: {key}");
                }
                assert!(
                    finding.conformity == Conformity::NotApplicable || !finding.reasons.is_empty(),
                    "{name}: {} has no reason",
                    finding.criterion
                );
            }
            for exposure in &file.exposures {
                assert!(!exposure.law.is_empty() && !exposure.article.is_empty());
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let disclosure = demo("04");
    let print = || serde_json::to_string(&assessed(&disclosure, "6.0").file(&CATALOGUE, &Policy::default(), Lang::Ja));
    assert_eq!(print().unwrap(), print().unwrap());
}

fn conclusion(start: &str, edition: &str) -> Conclusion {
    assessed(&demo(start), edition).conclusion
}

fn has_warning(start: &str, kind: WarningKind) -> bool {
    assessed(&demo(start), "6.0").warnings.iter().any(|warning| warning.kind == kind)
}

#[test]
fn a_domestic_service_in_order_can_be_selected_before_a_contract() {
    for edition in ["5.1", "5.2", "6.0"] {
        let assessment = assessed(&demo("01"), edition);
        assert_eq!(assessment.conclusion, Conclusion::Eligible, "{:?}", assessment.conditions);
        assert_eq!(assessment.score.low, assessment.score.whole);
        assert!(assessment.to_secure.len() > 5);
        assert!(assessment.exposures.is_empty());
    }
}

#[test]
fn keys_held_by_the_institution_lessen_what_a_foreign_owner_can_reach() {
    let assessment = assessed(&demo("02"), "6.0");
    assert_eq!(assessment.conclusion, Conclusion::Conditional);
    let mut severities: Vec<Severity> = assessment.exposures.iter().map(|e| e.severity).collect();
    severities.sort();
    severities.dedup();
    assert_eq!(severities, [Severity::None, Severity::Low]);
}

#[test]
fn a_backup_abroad_stops_a_selection() {
    assert_eq!(conclusion("03", "6.0"), Conclusion::Ineligible);
    assert_eq!(
        finding(&assessed(&demo("03"), "6.0"), "equipment-under-domestic-law").conformity,
        Conformity::DoesNotConform
    );
}

#[test]
fn a_suppliers_certificate_is_not_the_vendors_own() {
    let assessment = assessed(&demo("04"), "6.0");
    assert_eq!(finding(&assessment, "mark-or-isms").conformity, Conformity::DoesNotConform);
    assert_eq!(finding(&assessment, "cloud-certificate-or-audit").conformity, Conformity::PartlyConforms);
    assert!(has_warning("04", WarningKind::SuppliersCertificate));
}

#[test]
fn an_expired_isms_counts_for_nothing_and_only_informs_in_5_1() {
    assert_eq!(conclusion("05", "5.2"), Conclusion::Ineligible);
    assert_eq!(conclusion("05", "5.1"), Conclusion::Conditional);
    assert!(has_warning("05", WarningKind::Expired));
}

#[test]
fn ismap_alone_does_not_replace_mark_or_isms() {
    let assessment = assessed(&demo("06"), "5.2");
    assert_eq!(finding(&assessment, "cloud-certificate-or-audit").conformity, Conformity::Conforms);
    assert_eq!(assessment.conclusion, Conclusion::Ineligible);
}

#[test]
fn an_audit_with_a_result_stands_for_the_cloud_list() {
    let assessment = assessed(&demo("07"), "6.0");
    assert_eq!(finding(&assessment, "cloud-certificate-or-audit").conformity, Conformity::Conforms);
    assert_eq!(assessment.conclusion, Conclusion::Eligible, "{:?}", assessment.conditions);
}

#[test]
fn half_answers_and_incomplete_lists_cannot_be_judged_yet() {
    assert_eq!(conclusion("08", "6.0"), Conclusion::Undetermined);
    assert_eq!(conclusion("09", "6.0"), Conclusion::Undetermined);
    assert!(has_warning("09", WarningKind::IncompleteList));
}

#[test]
fn differing_statements_leave_a_fact_silent_until_resolved() {
    let assessment = assessed(&demo("10"), "6.0");
    assert_eq!(finding(&assessment, "equipment-under-domestic-law").conformity, Conformity::NotStated);
    assert_eq!(finding(&assessment, "backup-against-attack").conformity, Conformity::NotStated);
    assert_eq!(assessment.conclusion, Conclusion::Undetermined);
    let conflicts: Vec<_> = assessment.warnings.iter().filter(|w| w.kind == WarningKind::Conflict).collect();
    assert_eq!(conflicts.len(), 2, "a claim that agrees is no conflict");
    assert!(conflicts.iter().all(|warning| warning.places.len() == 2));
}

#[test]
fn custodians_of_media_and_paper_need_no_cloud_certificate() {
    for start in ["11", "12"] {
        let assessment = assessed(&demo(start), "6.0");
        assert!(assessment.findings.iter().all(|finding| finding.criterion.as_str() != "cloud-certificate-or-audit"));
        assert_eq!(assessment.conclusion, Conclusion::Eligible, "{start}: {:?}", assessment.conditions);
    }
}

#[test]
fn a_hospital_that_hosts_for_others_is_judged_by_case_1() {
    let assessment = assessed(&demo("13"), "6.0");
    assert_eq!(assessment.settings.iter().map(|s| s.as_str()).collect::<Vec<_>>(), ["network-own-place"]);
    assert_eq!(assessment.conclusion, Conclusion::Eligible, "{:?}", assessment.conditions);
    assert_eq!(finding(&assessed(&demo("13"), "5.1"), "own-place").conformity, Conformity::DoesNotConform);
}

#[test]
fn plans_count_as_no_and_are_shown_as_plans() {
    let assessment = assessed(&demo("14"), "6.0");
    assert_eq!(assessment.conclusion, Conclusion::Ineligible);
    assert!(has_warning("14", WarningKind::PlannedWithoutDate));
    assert!(has_warning("14", WarningKind::PlannedDatePassed));
}
