//! The careful points of `rules.md` §7, one test each.

mod common;

use common::CATALOGUE;
use common::arrangements::*;
use domain::boundary::{Beside, Confirmation, Issue, PartyAnswer, analyze, propose, scope_test};
use domain::text::{Lang, LocalId};
use domain::word::*;
use serde_json::{Value, json};

/// A hospital with two direct vendors, the second for the network, and contracts to be filled.
fn two(assignments: Value, others: Value) -> Value {
    json!({
        "schema": "azukari.arrangement/1", "institution": { "name": "架空病院" }, "settings": ["network"],
        "cases": ["4.3.4"], "documents": ["medical-records"], "flows": [],
        "parties": [
            { "id": "app", "name": "A社", "role": "application", "engaged_by": "institution" },
            { "id": "net", "name": "N社", "role": "network", "engaged_by": "institution" }
        ],
        "contracts": [
            { "id": "c1", "between": ["institution", "app"], "precedence": 1, "clauses": [], "assignments": assignments },
            { "id": "c2", "between": ["institution", "net"], "precedence": 1, "clauses": [], "assignments": others }
        ]
    })
}

fn said(duty: &str, scope: &str, lead: &str) -> Value {
    json!({ "duty": duty, "scope": scope, "lead": lead, "ref": "第1条" })
}

fn of<'i>(issues: &'i [Issue], kind: IssueKind, duty: &str) -> Vec<&'i Issue> {
    issues.iter().filter(|i| i.kind == kind && i.duty.as_ref().is_some_and(|d| d.as_str() == duty)).collect()
}

const FAILURE: &str = "incident.handle-failure";

#[test]
fn leads_of_different_parts_do_not_collide() {
    let file = two(json!([said(FAILURE, "application", "app")]), json!([said(FAILURE, "network", "net")]));
    assert!(of(&issues(&file), IssueKind::SeveralLeads, FAILURE).is_empty());
}

#[test]
fn two_leads_in_one_part_collide_there_alone() {
    let file = two(
        json!([said(FAILURE, "application", "app"), said(FAILURE, "network", "app")]),
        json!([said(FAILURE, "network", "net")]),
    );
    let issues = issues(&file);
    let found = of(&issues, IssueKind::SeveralLeads, FAILURE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].scope, Some(Scope::Network));
    let parties: Vec<&str> = found[0].parties.iter().map(LocalId::as_str).collect();
    assert_eq!(parties, ["app", "net"]);
}

#[test]
fn the_whole_includes_a_part_that_another_vendors_contract_claims() {
    let file = two(json!([said(FAILURE, "all", "app")]), json!([said(FAILURE, "network", "net")]));
    let issues = issues(&file);
    let found = of(&issues, IssueKind::SeveralLeads, FAILURE);
    assert_eq!(found.iter().map(|i| i.scope).collect::<Vec<_>>(), [Some(Scope::Network)]);
}

#[test]
fn within_one_contract_a_part_is_an_exception_from_the_whole() {
    let file = two(json!([said(FAILURE, "all", "app"), said(FAILURE, "network", "institution")]), json!([]));
    let result = analyzed(&file);
    assert!(of(&result.issues, IssueKind::SeveralLeads, FAILURE).is_empty());
    let lead = |scope| {
        let row = result.rows.iter().find(|row| row.duty.as_str() == FAILURE && row.scope == scope).unwrap();
        row.lead().unwrap().to_string()
    };
    assert_eq!(lead(Scope::Network), "institution");
    assert_eq!(lead(Scope::Application), "app");
}

#[test]
fn parts_alone_do_not_lead_a_duty_that_is_not_split() {
    let duty = "incident.cause-investigation";
    let file = two(json!([said(duty, "application", "app")]), json!([said(duty, "network", "net")]));
    let issues = issues(&file);
    assert!(of(&issues, IssueKind::SeveralLeads, duty).is_empty());
    let holes = of(&issues, IssueKind::NoLead, duty);
    assert_eq!(holes.iter().map(|i| i.scope).collect::<Vec<_>>(), [Some(Scope::All)]);
}

#[test]
fn a_vendor_may_perform_what_the_institution_answers_for() {
    let duty = "incident.explain-to-patients";
    let performed = json!({ "duty": duty, "lead": "institution", "performs": ["app"], "ref": "第1条" });
    assert!(of(&issues(&two(json!([performed]), json!([]))), IssueKind::PatientDutyDelegated, duty).is_empty());
    let led = two(json!([said(duty, "all", "app")]), json!([]));
    assert_eq!(of(&issues(&led), IssueKind::PatientDutyDelegated, duty).len(), 1);
}

#[test]
fn a_vendor_that_bears_the_loss_it_caused_is_no_delegation() {
    let file = two(json!([said("incident.bear-loss", "all", "app")]), json!([]));
    let issues = issues(&file);
    assert!(issues.iter().all(|issue| issue.kind != IssueKind::PatientDutyDelegated));
    assert!(of(&issues, IssueKind::NoLead, "incident.bear-loss").is_empty());
}

#[test]
fn a_duty_toward_patients_that_nobody_wrote_down_stays_the_institutions_and_is_told() {
    let issues = issues(&two(json!([]), json!([])));
    let found = of(&issues, IssueKind::NoLead, "normal.final-responsibility");
    assert_eq!(found.len(), 1);
    assert!(found[0].parties.is_empty(), "no vendor can own it");
    assert_eq!(found[0].severity, Severity::Medium);
}

/// A prime vendor with a subcontractor that has a contract with the prime alone.
fn with_sub() -> Value {
    let mut file = clean(3);
    file["parties"].as_array_mut().unwrap().retain(|party| party["id"] == json!("app") || party["id"] == json!("iaas"));
    file
}

#[test]
fn a_subcontractor_is_not_asked_for_clauses_of_its_own() {
    let mut file = with_sub();
    assert!(issues(&file).is_empty(), "{:#?}", shown(&issues(&file)));
    let below = json!({ "id": "below", "between": ["app", "iaas"], "kind": "contract", "clauses": [] });
    file["contracts"].as_array_mut().unwrap().push(below);
    assert!(issues(&file).is_empty(), "a contract below the prime has to hold nothing toward the institution");
}

#[test]
fn what_a_contract_below_the_prime_says_binds_nobody_toward_the_institution() {
    let mut file = with_sub();
    for contract in file["contracts"].as_array_mut().unwrap() {
        if let Some(list) = contract["assignments"].as_array_mut() {
            list.retain(|said| said["duty"] != json!("normal.backup"));
        }
    }
    let below = json!({
        "id": "below", "between": ["app", "iaas"], "signed": "2026-04-01",
        "assignments": [said("normal.backup", "all", "iaas")]
    });
    file["contracts"].as_array_mut().unwrap().push(below);
    let result = analyzed(&file);
    assert_eq!(of(&result.issues, IssueKind::NoLead, "normal.backup").len(), 1);
    let row = result.rows.iter().find(|row| row.duty.as_str() == "normal.backup").unwrap();
    assert_eq!(row.performs[0].as_str(), "iaas", "it performs under its prime");
}

#[test]
fn a_subcontractor_named_as_lead_is_held_through_its_prime() {
    let mut file = with_sub();
    for contract in file["contracts"].as_array_mut().unwrap() {
        for said in contract["assignments"].as_array_mut().into_iter().flatten() {
            if said["duty"] == json!("normal.backup") {
                said["lead"] = json!("iaas");
            }
        }
    }
    let issues = issues(&file);
    assert!(issues.is_empty(), "{:#?}", shown(&issues));
}

#[test]
fn one_vendor_for_all_is_not_asked_who_sets_the_scope() {
    let mut file = clean(0);
    for contract in file["contracts"].as_array_mut().unwrap() {
        let several =
            ["incident.investigation-scope", "incident.cooperate-investigation", "normal.overall-coordination"];
        if let Some(list) = contract["assignments"].as_array_mut() {
            list.retain(|said| !several.contains(&said["duty"].as_str().unwrap()));
        }
        if let Some(list) = contract["clauses"].as_array_mut() {
            let clauses = ["investigation-scope", "cooperation-in-investigation"];
            list.retain(|entry| !clauses.contains(&entry["clause"].as_str().unwrap()));
        }
    }
    assert!(issues(&file).is_empty(), "figure 4-3-1, first pattern: {:#?}", shown(&issues(&file)));
}

#[test]
fn several_direct_vendors_are_asked_for_all_four() {
    let issues = issues(&two(json!([]), json!([])));
    for kind in [IssueKind::NoScopeSetter, IssueKind::NoFaultIsolation, IssueKind::NoCooperationDuty] {
        assert!(issues.iter().any(|issue| issue.kind == kind), "{kind:?}");
    }
    assert_eq!(of(&issues, IssueKind::NoLead, "normal.no-gap-check").len(), 1);
}

/// A second paper with the same vendor that names the institution for the failure duty.
fn with_paper(paper: Value) -> Value {
    let mut file = two(json!([said(FAILURE, "all", "app")]), json!([]));
    let mut paper = paper;
    paper["id"] = json!("paper");
    paper["between"] = json!(["institution", "app"]);
    paper["assignments"] = json!([said(FAILURE, "all", "institution")]);
    file["contracts"].as_array_mut().unwrap().push(paper);
    file
}

#[test]
fn an_amending_memorandum_prevails_without_an_issue() {
    let file = with_paper(json!({ "kind": "memorandum", "amends": "c1" }));
    let result = analyzed(&file);
    for kind in [IssueKind::SeveralLeads, IssueKind::ConflictingClauses, IssueKind::PrecedenceConflict] {
        assert!(result.issues.iter().all(|issue| issue.kind != kind), "{kind:?}");
    }
    let row = result.rows.iter().find(|row| row.duty.as_str() == FAILURE).unwrap();
    assert_eq!(row.lead().unwrap().as_str(), "institution");
}

#[test]
fn a_memorandum_ranked_below_what_it_amends_is_a_conflict_of_precedence() {
    let issues = issues(&with_paper(json!({ "kind": "memorandum", "amends": "c1", "precedence": 2 })));
    assert!(issues.iter().any(|issue| issue.kind == IssueKind::PrecedenceConflict));
}

#[test]
fn a_lower_ranked_paper_gives_way_and_the_difference_is_told_as_settled() {
    let file = with_paper(json!({ "kind": "sla", "precedence": 2 }));
    let result = analyzed(&file);
    assert!(of(&result.issues, IssueKind::SeveralLeads, FAILURE).is_empty());
    let found = of(&result.issues, IssueKind::ConflictingClauses, FAILURE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::Low);
    let row = result.rows.iter().find(|row| row.duty.as_str() == FAILURE).unwrap();
    assert_eq!(row.lead().unwrap().as_str(), "app");
}

#[test]
fn papers_of_one_rank_that_differ_are_told_as_lead_and_as_precedence() {
    for paper in [json!({ "kind": "sla", "precedence": 1 }), json!({ "kind": "terms" })] {
        let issues = issues(&with_paper(paper));
        assert_eq!(of(&issues, IssueKind::SeveralLeads, FAILURE).len(), 1);
        assert!(issues.iter().any(|issue| issue.kind == IssueKind::PrecedenceConflict));
    }
}

#[test]
fn contracts_of_different_vendors_never_outrank_each_other() {
    let mut file = two(json!([said(FAILURE, "all", "app")]), json!([said(FAILURE, "all", "net")]));
    file["contracts"][1]["precedence"] = json!(2);
    assert_eq!(of(&issues(&file), IssueKind::SeveralLeads, FAILURE).len(), 1);
}

#[test]
fn a_clause_in_any_paper_of_a_vendor_counts_and_the_better_rank_decides_on_its_strength() {
    let held = |first: Value, second: Value| {
        let mut file = two(json!([]), json!([]));
        file["contracts"][0]["clauses"] = json!([{ "clause": "safety-clauses", "state": first }]);
        file["contracts"].as_array_mut().unwrap().push(json!({
            "id": "paper", "between": ["app", "institution"], "precedence": 2,
            "clauses": [{ "clause": "safety-clauses", "state": second }]
        }));
        let issues = issues(&file);
        let of = |kind| {
            issues.iter().any(|i| {
                i.kind == kind
                    && i.contract_clauses.iter().any(|c| c.as_str() == "safety-clauses")
                    && i.parties.iter().any(|p| p.as_str() == "app")
            })
        };
        (of(IssueKind::ClauseMissing), of(IssueKind::ClauseWeak))
    };
    assert_eq!(held(json!("absent"), json!("present")), (false, false));
    assert_eq!(held(json!("present"), json!("weak")), (false, false));
    assert_eq!(held(json!("weak"), json!("present")), (false, true));
    assert_eq!(held(json!("absent"), json!("absent")), (true, false));
    assert_eq!(held(json!(null), json!("")), (true, false), "a blank state counts as not there");
}

/// A clinic that sends records to another hospital over a carrier's line.
fn provision() -> Value {
    json!({
        "schema": "azukari.arrangement/1", "institution": { "name": "架空診療所" }, "settings": ["network"],
        "cases": ["4.3.1"], "documents": ["medical-records"],
        "parties": [
            { "id": "peer", "name": "架空中央病院", "role": "medical-institution", "engaged_by": "institution" },
            { "id": "net", "name": "N社", "role": "network", "engaged_by": "institution" }
        ],
        "contracts": [
            { "id": "line", "between": ["institution", "net"], "clauses": [{ "clause": "secrecy-with-penalty", "state": "present" }],
              "assignments": [said("incident.explain-to-patients", "all", "institution")] },
            { "id": "agreement", "between": ["institution", "peer"],
              "assignments": [said("incident.explain-to-patients", "all", "peer")] }
        ],
        "flows": [{ "from": "institution", "to": "peer", "relation": "provision", "via": "net" }]
    })
}

#[test]
fn a_recipient_of_a_provision_answers_for_itself_after_arrival() {
    let result = analyzed(&provision());
    let duty = "incident.explain-to-patients";
    assert!(of(&result.issues, IssueKind::PatientDutyDelegated, duty).is_empty());
    assert!(of(&result.issues, IssueKind::SeveralLeads, duty).is_empty());
    assert!(result.issues.iter().all(|i| i.parties.iter().all(|p| p.as_str() != "peer")), "it is nobody's vendor");
    let completion =
        result.issues.iter().filter(|i| i.contract_clauses.iter().any(|c| c.as_str() == "completion-of-provision"));
    assert_eq!(completion.count(), 1, "the carrier in between has to agree when provision is complete");
    let mut entrusted = provision();
    entrusted["flows"][0]["relation"] = json!("entrustment");
    assert_eq!(of(&issues(&entrusted), IssueKind::PatientDutyDelegated, duty).len(), 1);
}

#[test]
fn the_sender_stays_responsible_until_arrival() {
    let mut file = provision();
    file["contracts"][0]["assignments"] = json!([]);
    assert_eq!(of(&issues(&file), IssueKind::NoLead, "incident.explain-to-patients").len(), 1);
}

#[test]
fn terms_nobody_can_negotiate_are_accepted_made_up_for_or_done_without() {
    let mut file = two(json!([]), json!([]));
    for contract in file["contracts"].as_array_mut().unwrap() {
        contract["negotiable"] = json!(false);
        contract["clauses"] = json!([{ "clause": "safety-clauses", "state": "present" }]);
    }
    for issue in issues(&file).iter().filter(|i| i.kind == IssueKind::ClauseMissing) {
        assert_eq!(issue.ways, [WayOut::Accept, WayOut::OwnMeasure, WayOut::Reject]);
        assert!(!issue.message(&CATALOGUE, Lang::Ja).contains("覚書"), "{}", issue.message(&CATALOGUE, Lang::Ja));
    }
}

#[test]
fn strength_decides_on_severity() {
    let mut file = two(json!([]), json!([]));
    file["contracts"][0]["clauses"] = json!([{ "clause": "incident-notice", "state": "present" }]);
    let issues = issues(&file);
    let of = |clause: &str| {
        let missing = |i: &&Issue| i.kind == IssueKind::ClauseMissing && i.contract_clauses[0].as_str() == clause;
        issues.iter().filter(missing).find(|i| i.parties[0].as_str() == "app").unwrap().severity
    };
    assert_eq!(of("secrecy-with-penalty"), Severity::High, "must");
    assert_eq!(of("supervision-terms"), Severity::Medium, "should");
    assert_eq!(of("foreign-demand-notice"), Severity::Low, "may");
}

#[test]
fn media_and_paper_duties_apply_to_media_and_paper_alone() {
    let media = |settings: Value| {
        let mut file = two(json!([]), json!([]));
        file["settings"] = settings;
        let result = analyzed(&file);
        let has = |duty: &str| result.rows.iter().any(|row| row.duty.as_str() == duty);
        (has("normal.media-handover"), has("normal.vpn-patching"))
    };
    assert_eq!(media(json!(["network"])), (false, true));
    assert_eq!(media(json!(["paper"])), (true, false));
    assert_eq!(media(json!(["network", "removable"])), (true, true));
    assert_eq!(media(json!(null)), (true, true), "a blank takes no duty away");
    assert_eq!(media(json!([])), (true, true));
}

#[test]
fn a_duty_of_one_case_applies_where_the_case_is_named_or_shown() {
    let temporary = |cases: Value, role: &str| {
        let mut file = two(json!([]), json!([]));
        file["cases"] = cases;
        file["parties"][1]["role"] = json!(role);
        analyzed(&file).rows.iter().any(|row| row.duty.as_str() == "normal.temporary-holding")
    };
    assert!(!temporary(json!(["4.3.4"]), "network"));
    assert!(temporary(json!(["4.3.3"]), "network"));
    assert!(temporary(json!(["4.3.4"]), "testing"), "a testing firm shows the case");
    assert!(temporary(json!(null), "network"), "a blank takes no duty away");
}

#[test]
fn a_disclosure_is_held_against_the_contract() {
    let file = two(json!([said(FAILURE, "application", "app")]), json!([]));
    let disclosure = common::from_json(json!({
        "schema": "azukari.disclosure/1", "vendor": { "name": "A", "jurisdiction": "JP" }, "service": { "name": "S" },
        "boundary": [{ "duty": FAILURE, "owner": "customer", "scope": "application" }]
    }));
    let arrangement = arrangement(&file);
    let party: LocalId = "app".parse().unwrap();
    let disclosures = [(party, &disclosure)];
    let issues = analyze(&CATALOGUE, &arrangement, Beside { disclosures: &disclosures, answers: None }).issues;
    let found = of(&issues, IssueKind::DisclosureContradictsContract, FAILURE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].scope, Some(Scope::Application));
}

#[test]
fn leads_that_are_not_confirmed_and_leads_that_dispute_are_told_apart() {
    let file = two(json!([said(FAILURE, "application", "app")]), json!([said(FAILURE, "network", "net")]));
    let arrangement = arrangement(&file);
    let answer = |party: &str, scope, answer| PartyAnswer {
        party: party.parse().unwrap(),
        duty: FAILURE.parse().unwrap(),
        scope,
        answer,
    };
    let severities = |answers: &[PartyAnswer]| -> Vec<Severity> {
        let beside = Beside { disclosures: &[], answers: Some(answers) };
        let issues = analyze(&CATALOGUE, &arrangement, beside).issues;
        of(&issues, IssueKind::Unconfirmed, FAILURE).iter().map(|issue| issue.severity).collect()
    };
    assert_eq!(severities(&[]), [Severity::Low, Severity::Low]);
    let confirmed = answer("app", Scope::Application, Confirmation::Confirmed);
    let disputed = answer("net", Scope::Network, Confirmation::Disputed);
    assert_eq!(severities(&[confirmed, disputed]), [Severity::Medium]);
}

#[test]
fn the_scope_test_has_four_outcomes() {
    let words =
        ["medical-records", "medical-records.past-retention", "billing-papers", "phr-own-measurements", "who-knows"];
    let found = scope_test(&CATALOGUE, &words.map(str::to_owned));
    let outcomes: Vec<DocumentOutcome> = found.iter().map(|scope| scope.outcome).collect();
    use DocumentOutcome::*;
    assert_eq!(outcomes, [Applies, StillApplies, TreatedAlike, DoesNotApply, Applies]);
    assert_eq!(found[1].clauses[0].as_str(), "5.1:3.4.b");
    assert!(found[4].name.is_none(), "what nobody knows is treated as in scope");
    for number in 1..=18 {
        let key = format!("5.1:3.2.{number}");
        assert!(CATALOGUE.documents.iter().any(|d| d.clauses[0].as_str() == key), "{key}");
    }
}

#[test]
fn proposals_fill_empty_rows_and_leave_others_alone() {
    let file = two(json!([said(FAILURE, "application", "app")]), json!([]));
    let proposed = propose(&CATALOGUE, &arrangement(&file));
    let of = |duty: &str, scope| proposed.iter().find(|p| p.duty.as_str() == duty && p.scope == scope);
    assert!(of(FAILURE, Scope::Application).is_none(), "a row with a lead is left alone");
    assert_eq!(of(FAILURE, Scope::Network).unwrap().lead.as_ref().unwrap().as_str(), "net");
    let explain = of("incident.explain-to-patients", Scope::All).unwrap();
    assert_eq!(explain.lead.as_ref().unwrap().as_str(), "institution");
    assert_eq!(explain.basis, Basis::Text);
    assert!(of("exit.return-data", Scope::All).unwrap().lead.is_none(), "two vendors could be meant");
    assert!(proposed.iter().all(|p| !p.clauses.is_empty()));
    for proposal in &CATALOGUE.proposals {
        for duty in &proposal.duties {
            let duty = CATALOGUE.duty(duty.as_str()).unwrap();
            assert!(!duty.patient_facing || proposal.lead == domain::catalogue::Actor::Institution, "{}", duty.id);
        }
    }
}

#[test]
fn a_circle_of_amendments_and_of_engagements_ends() {
    let mut file = two(json!([said(FAILURE, "all", "app")]), json!([]));
    file["contracts"][0]["amends"] = json!("c2");
    file["contracts"][1]["amends"] = json!("c1");
    file["parties"][0]["engaged_by"] = json!("net");
    file["parties"][1]["engaged_by"] = json!("app");
    file["contracts"][0]["between"] = json!(["institution"]);
    let issues = issues(&file);
    assert!(issues.iter().any(|issue| issue.kind == IssueKind::PrecedenceConflict));
}
