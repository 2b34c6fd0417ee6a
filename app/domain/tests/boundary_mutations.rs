//! Mutations: forty clean arrangements, twenty-three ways to spoil one; every one is found with its kind and place.

mod common;

use common::arrangements::*;
use domain::boundary::Issue;
use domain::word::*;
use serde_json::{Value, json};

const CLEAN: usize = 40;

/// What a mutation leads to: kind, duty, party, contract, contract clause, as far as they can be named.
#[derive(Debug, Default)]
struct Expected {
    kind: Option<IssueKind>,
    duty: Option<String>,
    party: Option<String>,
    contract: Option<String>,
    clause: Option<&'static str>,
}

impl Expected {
    fn new(kind: IssueKind) -> Self {
        Expected { kind: Some(kind), ..Expected::default() }
    }
    fn duty(mut self, duty: &str) -> Self {
        self.duty = Some(duty.to_owned());
        self
    }
    fn party(mut self, party: &str) -> Self {
        self.party = Some(party.to_owned());
        self
    }
    fn contract(mut self, contract: &str) -> Self {
        self.contract = Some(contract.to_owned());
        self
    }
    fn clause(mut self, clause: &'static str) -> Self {
        self.clause = Some(clause);
        self
    }
    fn found_in(&self, issues: &[Issue]) -> bool {
        issues.iter().any(|issue| {
            self.kind == Some(issue.kind)
                && self.duty.as_ref().is_none_or(|d| issue.duty.as_ref().is_some_and(|found| found.as_str() == d))
                && self.party.as_ref().is_none_or(|p| issue.parties.iter().any(|found| found.as_str() == p))
                && self.contract.as_ref().is_none_or(|c| issue.contracts.iter().any(|found| found.as_str() == c))
                && self.clause.is_none_or(|c| issue.contract_clauses.iter().any(|found| found.as_str() == c))
        })
    }
}

/// Spoils an arrangement and says what has to be found; none where the arrangement has nothing to spoil that way.
type Mutation = fn(&mut Value, usize) -> Option<Expected>;

const MUTATIONS: &[(&str, Mutation)] = &[
    ("drop a lead", drop_lead),
    ("blank a lead", blank_lead),
    ("drop every lead of a duty toward patients", drop_patient_lead),
    ("add a lead in the same scope", add_lead),
    ("let another vendor's contract claim the same part", claim_elsewhere),
    ("take the place of a lead away", drop_reference),
    ("drop a clause", drop_clause),
    ("record a clause as absent", clause_absent),
    ("weaken a clause", weaken_clause),
    ("delegate a duty toward patients", delegate),
    ("drop the exit terms", drop_exit_terms),
    ("name a party that nobody lists", unknown_lead),
    ("engage a party without a contract", no_contract),
    ("contradict the order of precedence", contradict_precedence),
    ("let two papers differ without an order", no_order),
    ("amend a contract that is not there", amend_nothing),
    ("record a clause twice, differently", clause_twice),
    ("exempt cyber-attacks", exempt_attacks),
    ("take the duty to cooperate out of a contract", no_cooperation),
    ("take the news of vulnerabilities out of a contract", no_information),
    ("let nobody isolate faults", no_isolation),
    ("let nobody set the scope of an investigation", no_scope_setter),
    ("take equal terms for subcontractors out", no_equal_terms),
    ("put a subcontractor on lesser terms", lesser_terms),
    ("leave a contract unsigned", unsigned),
];

#[test]
fn every_mutation_of_every_clean_arrangement_is_found() {
    assert!(MUTATIONS.len() >= 20);
    let mut done = vec![0; MUTATIONS.len()];
    for seed in 0..CLEAN {
        let clean = clean(seed);
        assert!(issues(&clean).is_empty(), "seed {seed}");
        for (at, (name, mutate)) in MUTATIONS.iter().enumerate() {
            let mut spoiled = clean.clone();
            let Some(expected) = mutate(&mut spoiled, seed) else { continue };
            let issues = issues(&spoiled);
            assert!(expected.found_in(&issues), "seed {seed}, {name}: {expected:?}\nfound {:#?}", shown(&issues));
            done[at] += 1;
        }
    }
    for ((name, _), count) in MUTATIONS.iter().zip(done) {
        assert!(count >= 4, "{name} was tried {count} times only");
    }
}

fn contracts(file: &mut Value) -> &mut Vec<Value> {
    file["contracts"].as_array_mut().unwrap()
}

/// The main contracts, which hold the assignments, by position.
fn mains(file: &Value) -> Vec<usize> {
    let list = file["contracts"].as_array().unwrap();
    (0..list.len()).filter(|at| list[*at]["id"].as_str().unwrap().ends_with("-main")).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// An assignment that is led by a vendor and applies: main contract, position.
fn vendor_lead(file: &Value, seed: usize) -> (usize, usize) {
    let issues_of = |contract: usize, at: usize| {
        let mut without = file.clone();
        without["contracts"][contract]["assignments"].as_array_mut().unwrap().remove(at);
        !issues(&without).is_empty()
    };
    let found: Vec<(usize, usize)> = mains(file)
        .into_iter()
        .flat_map(|contract| {
            let list = file["contracts"][contract]["assignments"].as_array().unwrap();
            let led = |at: &usize| list[*at]["lead"] != json!("institution");
            (0..list.len()).filter(led).map(move |at| (contract, at)).collect::<Vec<_>>()
        })
        .collect();
    let start = seed * 7;
    let place = (0..found.len()).map(|step| found[(start + step) % found.len()]).find(|(c, a)| issues_of(*c, *a));
    place.expect("every shape has duties that apply")
}

fn drop_lead(file: &mut Value, seed: usize) -> Option<Expected> {
    let (contract, at) = vendor_lead(file, seed);
    let gone = contracts(file)[contract]["assignments"].as_array_mut().unwrap().remove(at);
    Some(Expected::new(IssueKind::NoLead).duty(&text(&gone["duty"])))
}

fn blank_lead(file: &mut Value, seed: usize) -> Option<Expected> {
    let (contract, at) = vendor_lead(file, seed + 1);
    let said = &mut contracts(file)[contract]["assignments"][at];
    said["lead"] = json!("");
    Some(Expected::new(IssueKind::NoLead).duty(&text(&said["duty"])))
}

fn drop_patient_lead(file: &mut Value, _: usize) -> Option<Expected> {
    for contract in contracts(file) {
        if let Some(list) = contract["assignments"].as_array_mut() {
            list.retain(|said| said["duty"] != json!("incident.explain-to-patients"));
        }
    }
    Some(Expected::new(IssueKind::NoLead).duty("incident.explain-to-patients"))
}

fn add_lead(file: &mut Value, seed: usize) -> Option<Expected> {
    let (contract, at) = vendor_lead(file, seed + 2);
    let mut said = contracts(file)[contract]["assignments"][at].clone();
    let lead = text(&said["lead"]);
    said["lead"] = json!("institution");
    let duty = text(&said["duty"]);
    contracts(file)[contract]["assignments"].as_array_mut().unwrap().push(said);
    Some(Expected::new(IssueKind::SeveralLeads).duty(&duty).party(&lead).party("institution"))
}

fn claim_elsewhere(file: &mut Value, seed: usize) -> Option<Expected> {
    let (contract, at) = vendor_lead(file, seed + 3);
    let other = mains(file).into_iter().find(|other| *other != contract)?;
    let mut said = contracts(file)[contract]["assignments"][at].clone();
    let claims = contracts(file)[other]["between"][1].clone();
    let id = text(&contracts(file)[other]["id"]);
    said["lead"] = claims.clone();
    let duty = text(&said["duty"]);
    contracts(file)[other]["assignments"].as_array_mut().unwrap().push(said);
    Some(Expected::new(IssueKind::SeveralLeads).duty(&duty).party(&text(&claims)).contract(&id))
}

fn drop_reference(file: &mut Value, seed: usize) -> Option<Expected> {
    let (contract, at) = vendor_lead(file, seed + 4);
    let said = &mut contracts(file)[contract]["assignments"][at];
    said.as_object_mut().unwrap().remove("ref");
    let (duty, lead) = (text(&said["duty"]), text(&said["lead"]));
    Some(Expected::new(IssueKind::LeadWithoutClause).duty(&duty).party(&lead))
}

/// Changes every record of a clause that one vendor's contracts have.
fn change_clause(file: &mut Value, vendor: &str, clause: &str, change: impl Fn(&mut Vec<Value>, usize)) -> bool {
    let mut changed = false;
    for contract in contracts(file) {
        let own = contract["between"].as_array().unwrap().contains(&json!(vendor));
        let Some(list) = contract["clauses"].as_array_mut().filter(|_| own) else { continue };
        if let Some(at) =
            list.iter().position(|entry| entry["clause"] == json!(clause) && entry["state"] == json!("present"))
        {
            change(list, at);
            changed = true;
        }
    }
    changed
}

fn a_vendor(file: &Value, seed: usize) -> String {
    let mains = mains(file);
    text(&file["contracts"][mains[seed % mains.len()]]["between"][1])
}

/// Clauses asked of every vendor, whatever its role.
const EVERYWHERE: [&str; 5] = [
    "secrecy-with-penalty",
    "safety-clauses",
    "loss-borne-by-party-at-fault",
    "boundary-in-writing",
    "incident-notice",
];

fn drop_clause(file: &mut Value, seed: usize) -> Option<Expected> {
    let (vendor, clause) = (a_vendor(file, seed), EVERYWHERE[seed % EVERYWHERE.len()]);
    change_clause(file, &vendor, clause, |list, at| drop(list.remove(at)));
    Some(Expected::new(IssueKind::ClauseMissing).party(&vendor).clause(clause))
}

fn clause_absent(file: &mut Value, seed: usize) -> Option<Expected> {
    let (vendor, clause) = (a_vendor(file, seed), EVERYWHERE[(seed + 1) % EVERYWHERE.len()]);
    change_clause(file, &vendor, clause, |list, at| list[at]["state"] = json!("absent"));
    Some(Expected::new(IssueKind::ClauseMissing).party(&vendor).clause(clause))
}

fn weaken_clause(file: &mut Value, seed: usize) -> Option<Expected> {
    let (vendor, clause) = (a_vendor(file, seed), EVERYWHERE[(seed + 2) % EVERYWHERE.len()]);
    change_clause(file, &vendor, clause, |list, at| list[at]["state"] = json!("weak"));
    Some(Expected::new(IssueKind::ClauseWeak).party(&vendor).clause(clause))
}

fn delegate(file: &mut Value, _: usize) -> Option<Expected> {
    for contract in contracts(file) {
        let (vendor, id) = (contract["between"][1].clone(), text(&contract["id"]));
        for said in contract["assignments"].as_array_mut().into_iter().flatten() {
            if said["duty"] == json!("normal.explain-to-patients") {
                said["lead"] = vendor.clone();
                return Some(
                    Expected::new(IssueKind::PatientDutyDelegated)
                        .duty("normal.explain-to-patients")
                        .party(&text(&vendor))
                        .contract(&id),
                );
            }
        }
    }
    None
}

fn drop_exit_terms(file: &mut Value, _: usize) -> Option<Expected> {
    let clause = if file["settings"] == json!(["network"]) { "return-and-erasure" } else { "media-disposal" };
    let holds = ["application", "custody", "integrator", "medical-institution"];
    let vendor = file["parties"].as_array().unwrap().iter().find(|party| {
        party["engaged_by"] == json!("institution") && holds.contains(&party["role"].as_str().unwrap())
    })?;
    let (vendor, custody) = (text(&vendor["id"]), vendor["role"] == json!("custody"));
    let clause = if custody { clause } else { "return-and-erasure" };
    change_clause(file, &vendor, clause, |list, at| drop(list.remove(at)));
    Some(Expected::new(IssueKind::NoExitTerms).party(&vendor).clause(clause))
}

fn unknown_lead(file: &mut Value, seed: usize) -> Option<Expected> {
    let (contract, at) = vendor_lead(file, seed + 5);
    contracts(file)[contract]["assignments"][at]["lead"] = json!("ghost");
    let id = text(&contracts(file)[contract]["id"]);
    Some(Expected::new(IssueKind::UnknownParty).party("ghost").contract(&id))
}

fn no_contract(file: &mut Value, _: usize) -> Option<Expected> {
    let party =
        json!({ "id": "stranger", "name": "架空の相手", "role": "incident-response", "engaged_by": "institution" });
    file["parties"].as_array_mut().unwrap().push(party);
    Some(Expected::new(IssueKind::PartyWithoutContract).party("stranger"))
}

/// A paper between the same parties as the main contract that names another lead.
fn second_paper(file: &mut Value, seed: usize, paper: Value) -> (String, String) {
    let (contract, at) = vendor_lead(file, seed + 6);
    let mut said = contracts(file)[contract]["assignments"][at].clone();
    let duty = text(&said["duty"]);
    said["lead"] = json!("institution");
    let main = contracts(file)[contract].clone();
    let mut paper = paper;
    paper["id"] = json!("paper");
    paper["between"] = main["between"].clone();
    paper["signed"] = json!("2026-06-01");
    paper["assignments"] = json!([said]);
    if paper["amends"] == json!(true) {
        paper["amends"] = main["id"].clone();
    }
    contracts(file).push(paper);
    (duty, text(&main["id"]))
}

fn contradict_precedence(file: &mut Value, seed: usize) -> Option<Expected> {
    let (_, main) = second_paper(file, seed, json!({ "kind": "memorandum", "amends": true, "precedence": 9 }));
    Some(Expected::new(IssueKind::PrecedenceConflict).contract("paper").contract(&main))
}

fn no_order(file: &mut Value, seed: usize) -> Option<Expected> {
    let (duty, _) = second_paper(file, seed, json!({ "kind": "sla", "precedence": 1 }));
    Some(Expected::new(IssueKind::ConflictingClauses).duty(&duty).contract("paper"))
}

fn amend_nothing(file: &mut Value, seed: usize) -> Option<Expected> {
    let at = mains(file)[seed % mains(file).len()];
    contracts(file)[at]["amends"] = json!("lost");
    let id = text(&contracts(file)[at]["id"]);
    Some(Expected::new(IssueKind::PrecedenceConflict).contract(&id))
}

fn clause_twice(file: &mut Value, seed: usize) -> Option<Expected> {
    let (vendor, clause) = (a_vendor(file, seed), EVERYWHERE[seed % EVERYWHERE.len()]);
    change_clause(file, &vendor, clause, |list, at| {
        let mut other = list[at].clone();
        other["state"] = json!("weak");
        list.push(other);
    });
    Some(Expected::new(IssueKind::ConflictingClauses).party(&vendor).clause(clause))
}

fn exempt_attacks(file: &mut Value, seed: usize) -> Option<Expected> {
    let at = mains(file)[seed % mains(file).len()];
    contracts(file)[at]["liability"] = json!({ "exclusions": ["天災地変", "第三者によるサイバー攻撃"] });
    let id = text(&contracts(file)[at]["id"]);
    Some(Expected::new(IssueKind::CyberAttackExempted).contract(&id))
}

/// The direct vendors of a network set-up; none where there is only one.
fn several(file: &Value) -> Option<Vec<String>> {
    let vendors: Vec<String> = mains(file).into_iter().map(|at| text(&file["contracts"][at]["between"][1])).collect();
    let network = file["settings"].as_array().unwrap().contains(&json!("network"));
    (vendors.len() > 1 && network).then_some(vendors)
}

fn no_cooperation(file: &mut Value, seed: usize) -> Option<Expected> {
    let vendors = several(file)?;
    let vendor = vendors.iter().filter(|id| *id != "tapes").nth(seed % (vendors.len() - 1))?;
    change_clause(file, vendor, "cooperation-in-investigation", |list, at| drop(list.remove(at)));
    Some(Expected::new(IssueKind::NoCooperationDuty).party(vendor).clause("cooperation-in-investigation"))
}

fn no_information(file: &mut Value, _: usize) -> Option<Expected> {
    let runs = ["application", "network", "integrator"];
    let vendor =
        file["parties"].as_array().unwrap().iter().find(|party| {
            party["engaged_by"] == json!("institution") && runs.contains(&party["role"].as_str().unwrap())
        })?;
    let vendor = text(&vendor["id"]);
    change_clause(file, &vendor, "vulnerability-news", |list, at| drop(list.remove(at)));
    Some(Expected::new(IssueKind::NoInformationDuty).party(&vendor).clause("vulnerability-news"))
}

fn drop_duty(file: &mut Value, duty: &str) {
    for contract in contracts(file) {
        if let Some(list) = contract["assignments"].as_array_mut() {
            list.retain(|said| said["duty"] != json!(duty));
        }
    }
}

fn no_isolation(file: &mut Value, _: usize) -> Option<Expected> {
    several(file)?;
    drop_duty(file, "incident.fault-isolation");
    Some(Expected::new(IssueKind::NoFaultIsolation).duty("incident.fault-isolation"))
}

fn no_scope_setter(file: &mut Value, _: usize) -> Option<Expected> {
    several(file)?;
    drop_duty(file, "incident.investigation-scope");
    Some(Expected::new(IssueKind::NoScopeSetter).duty("incident.investigation-scope"))
}

/// A prime vendor with its subcontractor.
fn prime(file: &Value) -> Option<(String, String)> {
    let direct = |id: &Value| mains(file).into_iter().any(|at| file["contracts"][at]["between"][1] == *id);
    let parties = file["parties"].as_array().unwrap();
    let sub = parties.iter().find(|party| direct(&party["engaged_by"]))?;
    Some((text(&sub["engaged_by"]), text(&sub["id"])))
}

fn no_equal_terms(file: &mut Value, _: usize) -> Option<Expected> {
    let (prime, sub) = prime(file)?;
    change_clause(file, &prime, "equal-terms-for-subcontractors", |list, at| list[at]["state"] = json!("weak"));
    Some(Expected::new(IssueKind::SubTermsUnequal).party(&prime).party(&sub).clause("equal-terms-for-subcontractors"))
}

fn lesser_terms(file: &mut Value, _: usize) -> Option<Expected> {
    let (prime, sub) = prime(file)?;
    contracts(file).push(json!({
        "id": "below", "between": [prime, sub], "kind": "contract", "signed": "2026-04-01",
        "clauses": [{ "clause": "secrecy-with-penalty", "state": "absent" }]
    }));
    Some(Expected::new(IssueKind::SubTermsUnequal).party(&sub).contract("below").clause("secrecy-with-penalty"))
}

fn unsigned(file: &mut Value, seed: usize) -> Option<Expected> {
    let (at, _) = vendor_lead(file, seed);
    if contracts(file).len() < 2 {
        return None;
    }
    contracts(file)[at].as_object_mut().unwrap().remove("signed");
    let id = text(&contracts(file)[at]["id"]);
    Some(Expected::new(IssueKind::Unconfirmed).contract(&id))
}
