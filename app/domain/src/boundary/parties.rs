//! Issues of the parties: who is not listed, who has no contract, whose subcontractors are on lesser terms.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, listed};
use super::issue::{Draft, Issue};
use crate::catalogue::BoundaryRule;
use crate::message::Message;
use crate::text::*;
use crate::word::*;

/// Adds the issues of the parties.
pub(super) fn issues(facts: &Facts<'_>, out: &mut Vec<Issue>) {
    unknown(facts, out);
    for party in facts.direct_vendors().filter(|party| party.direct.is_empty()) {
        let supervise = facts.catalogue.duty("normal.supervise-vendor");
        let keys = supervise.map_or(&[][..], |duty| &duty.clauses[..1]);
        let draft =
            Draft::new(IssueKind::PartyWithoutContract, Message::issue_party_without_contract(facts.name(party.id)))
                .parties([party.id])
                .keys(keys)
                .lesson(supervise.and_then(|duty| duty.lesson.as_ref()))
                .because(Message::issue_party_without_contract_because())
                .way(&[WayOut::Amend, WayOut::Correct, WayOut::Reject], Message::issue_way_contract());
        out.push(draft.finish(facts));
    }
    unsigned(facts, out);
    governing_law(facts, out);
}

/// Every id that names nobody, once, with the contracts that use it.
fn unknown(facts: &Facts<'_>, out: &mut Vec<Issue>) {
    let mut found: BTreeMap<&LocalId, BTreeSet<usize>> = BTreeMap::new();
    let arrangement = facts.arrangement;
    for party in arrangement.parties.iter().flatten() {
        found.extend(party.engaged_by.iter().map(|id| (id, BTreeSet::new())));
    }
    for flow in arrangement.flows.iter().flatten() {
        found.extend([&flow.from, &flow.to, &flow.via].into_iter().flatten().map(|id| (id, BTreeSet::new())));
    }
    for (at, contract) in facts.contracts.iter().enumerate() {
        let assigned = contract.assignments.iter().flatten().flat_map(|said| {
            let lists = [&said.performs, &said.support, &said.informed];
            said.lead.iter().chain(lists.into_iter().flatten().flatten())
        });
        for id in contract.between.iter().chain(assigned) {
            found.entry(id).or_default().insert(at);
        }
    }
    for (id, contracts) in found.into_iter().filter(|(id, _)| !facts.knows(id)) {
        let what = match contracts.is_empty() {
            true => Message::issue_unknown_party(id.as_str()),
            false => Message::issue_unknown_party_in(id.as_str(), facts.contracts_named(contracts.iter().copied())),
        };
        let draft = Draft::new(IssueKind::UnknownParty, what)
            .parties([id])
            .contracts(contracts)
            .because(Message::issue_unknown_party_because())
            .way(&[WayOut::Correct], Message::issue_way_list_party());
        out.push(draft.finish(facts));
    }
}

/// A contract without a date of signature, where others have one: what it assigns is not agreed yet.
fn unsigned(facts: &Facts<'_>, out: &mut Vec<Issue>) {
    if facts.contracts.iter().all(|contract| contract.signed.is_none()) {
        return;
    }
    for (at, contract) in facts.contracts.iter().enumerate().filter(|(_, contract)| contract.signed.is_none()) {
        let assigns = contract.assignments.iter().flatten().any(|said| said.lead.is_some());
        if !(assigns && facts.with_institution[at]) {
            continue;
        }
        let draft = Draft::new(IssueKind::Unconfirmed, Message::issue_unsigned(facts.contract_named(at, None)))
            .parties(facts.counterparties(at))
            .contracts([at])
            .settled(true)
            .way(&[WayOut::Correct, WayOut::Ask], Message::issue_way_sign());
        out.push(draft.finish(facts));
    }
}

/// Contracts of one vendor under different laws, none of which amends or outranks the other.
fn governing_law(facts: &Facts<'_>, out: &mut Vec<Issue>) {
    let mut seen = BTreeSet::new();
    for vendor in facts.direct_vendors() {
        let stated = vendor.direct.iter().filter(|at| facts.contracts[**at].governing_law.is_some());
        let contracts: BTreeSet<usize> = stated.copied().collect();
        let laws: BTreeSet<_> = contracts.iter().filter_map(|at| facts.contracts[*at].governing_law).collect();
        let ranks: BTreeSet<_> = contracts.iter().map(|at| facts.contracts[*at].precedence).collect();
        let ranked = ranks.len() == contracts.len() && !ranks.contains(&None);
        if laws.len() < 2 || ranked || !seen.insert(contracts.clone()) {
            continue;
        }
        let named = facts.contracts_named(contracts.iter().copied());
        let draft = Draft::new(IssueKind::ConflictingClauses, Message::issue_laws_differ(facts.name(vendor.id), named))
            .parties([vendor.id])
            .contracts(contracts)
            .because(Message::issue_conflict_because())
            .way(&[WayOut::Amend], Message::issue_way_align());
        out.push(draft.finish(facts));
    }
}

/// Prime vendors with subcontractors: whether they have to hold them to equal terms, and whether a subcontractor's
/// contract, where it is recorded, falls short of what the prime owes. The subcontractor itself owes the institution
/// nothing, so no clause of its own toward the institution is asked for.
pub(super) fn unequal(
    facts: &Facts<'_>,
    rule: &BoundaryRule,
    held: &BTreeMap<&LocalId, BTreeSet<&ContractClauseId>>,
    out: &mut Vec<Issue>,
) {
    let mut subs: BTreeMap<&LocalId, Vec<&LocalId>> = BTreeMap::new();
    for party in facts.parties.values().filter(|party| party.prime != party.id) {
        subs.entry(party.prime).or_default().push(party.id);
    }
    let nothing = BTreeSet::new();
    for (prime, subs) in &subs {
        let Some(vendor) = facts.parties.get(prime).filter(|prime| !prime.direct.is_empty()) else { continue };
        let strong = held.get(prime).unwrap_or(&nothing);
        if rule.contract_clauses.iter().any(|clause| !strong.contains(clause)) {
            let what = Message::issue_sub_terms(facts.name(prime), facts.names(subs.iter().copied()));
            let mut draft = Draft::new(rule.kind, what)
                .parties(subs.iter().copied().chain([*prime]))
                .contracts(vendor.direct.iter().copied());
            for clause in rule.contract_clauses.iter().filter_map(|id| facts.catalogue.contract_clause(id.as_str())) {
                draft = draft.clause(clause);
            }
            out.push(draft.keys(&rule.clauses).because(Message::issue_sub_terms_because()).finish(facts));
        }
        compare(facts, rule, prime, strong, out);
    }
}

/// Contracts below a prime vendor that record a clause as weak or absent which the prime owes the institution.
fn compare(
    facts: &Facts<'_>,
    rule: &BoundaryRule,
    prime: &LocalId,
    strong: &BTreeSet<&ContractClauseId>,
    out: &mut Vec<Issue>,
) {
    let below = |at: &usize| {
        !facts.with_institution[*at]
            && facts.counterparties(*at).all(|id| facts.parties.get(id).is_some_and(|party| party.prime == prime))
    };
    for at in (0..facts.contracts.len()).filter(below) {
        let entries = || facts.contracts[at].clauses.iter().flatten();
        let present: BTreeSet<&ContractClauseId> = entries()
            .filter(|entry| entry.state == Some(ClauseState::Present))
            .filter_map(|entry| entry.clause.as_ref())
            .collect();
        let lesser: BTreeSet<&ContractClauseId> = entries()
            .filter_map(|entry| entry.clause.as_ref())
            .filter(|clause| rule.compared.contains(clause) && strong.contains(clause) && !present.contains(clause))
            .collect();
        if lesser.is_empty() {
            continue;
        }
        let clauses = || lesser.iter().filter_map(|id| facts.catalogue.contract_clause(id.as_str()));
        let named = listed(clauses().map(|clause| (&clause.text).into()));
        let subs: Vec<&LocalId> = facts.counterparties(at).filter(|id| *id != prime).collect();
        let what = Message::issue_sub_terms_lesser(facts.contract_named(at, None), facts.names(subs), named);
        let mut draft = Draft::new(rule.kind, what).parties(facts.counterparties(at)).contracts([at]);
        for clause in clauses() {
            draft = draft.clause(clause);
        }
        out.push(draft.keys(&rule.clauses).because(Message::issue_sub_terms_because()).finish(facts));
    }
}
