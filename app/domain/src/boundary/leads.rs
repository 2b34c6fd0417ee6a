//! Issues of the matrix: duties nobody leads, several lead, or somebody leads who cannot be held to it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::applies::Applying;
use super::facts::{Facts, listed};
use super::issue::{Draft, Issue};
use super::precedence::Amendments;
use super::rows::Worked;
use crate::arrangement::INSTITUTION;
use crate::catalogue::{BoundaryRule, Per};
use crate::message::Message;
use crate::text::*;
use crate::word::*;

/// Issues of the rows, each by itself.
pub(super) fn issues(facts: &Facts<'_>, rows: &[Worked<'_>], out: &mut Vec<Issue>) {
    for worked in rows {
        match worked.row.leads.len() {
            0 => no_lead(facts, worked, out),
            1 => {}
            _ => several_leads(facts, worked, out),
        }
        delegated(facts, worked, out);
        without_clause(facts, worked, out);
        conflicting(facts, worked, out);
    }
    holes_of_their_own_kind(facts, rows, out);
}

fn named(worked: &Worked<'_>) -> Message {
    let text = &worked.duty.text;
    match worked.row.scope {
        Scope::All => Message::issue_duty(text),
        scope => Message::issue_duty_part(text, scope),
    }
}

/// What to say of a duty that applies only because something is not stated.
fn unstated(applies: Applying) -> Option<Message> {
    match applies {
        Applying::Unstated(fact) => Some(Message::issue_unstated(fact)),
        _ => None,
    }
}

fn no_lead(facts: &Facts<'_>, worked: &Worked<'_>, out: &mut Vec<Issue>) {
    if worked.row.applies == Applying::No {
        return;
    }
    let (row, duty) = (&worked.row, worked.duty);
    let what = match (duty.patient_facing, worked.in_part) {
        (true, _) => Message::issue_no_lead_patient(named(worked)),
        (false, true) => Message::issue_no_lead_in_part(named(worked)),
        (false, false) => Message::issue_no_lead(named(worked)),
    };
    let mut draft = Draft::new(IssueKind::NoLead, what).duty(duty, row.scope);
    let mentions: BTreeMap<usize, Option<&str>> = worked.mentions.iter().map(|e| (e.contract, e.place())).collect();
    if !mentions.is_empty() && !worked.in_part {
        let named = mentions.iter().map(|(at, place)| facts.contract_named(*at, *place).into());
        draft = draft.because(Message::issue_no_lead_mentions(listed(named)));
    }
    let candidates = if duty.patient_facing { Vec::new() } else { facts.vendors_of(row.scope) };
    draft = draft
        .because(Message::issue_duty_help(&duty.help))
        .parties(candidates.iter().map(|party| party.id))
        .contracts(candidates.iter().flat_map(|party| party.direct.iter().copied()));
    if let Some(message) = unstated(row.applies) {
        draft = draft.because(message);
    }
    let fixed = !candidates.is_empty()
        && candidates
            .iter()
            .all(|p| !p.direct.is_empty() && p.direct.iter().all(|at| facts.contracts[*at].negotiable == Some(false)));
    let way = if duty.patient_facing {
        (vec![WayOut::Correct], Message::issue_way_institution())
    } else if fixed {
        (vec![WayOut::OwnMeasure, WayOut::Accept, WayOut::Reject], Message::issue_way_lead_fixed())
    } else {
        (vec![WayOut::Amend, WayOut::OwnMeasure], Message::issue_way_lead())
    };
    out.push(draft.way(&way.0, way.1).finish(facts));
}

fn several_leads(facts: &Facts<'_>, worked: &Worked<'_>, out: &mut Vec<Issue>) {
    let leads = &worked.row.leads;
    let what = Message::issue_several_leads(named(worked), facts.names(leads.iter().map(|lead| &lead.party)));
    let contracts = contracts_of(worked, leads.iter().map(|lead| &lead.party));
    let places = listed(contracts.iter().map(|(at, place)| facts.contract_named(*at, *place).into()));
    let draft = Draft::new(IssueKind::SeveralLeads, what)
        .duty(worked.duty, worked.row.scope)
        .parties(leads.iter().map(|lead| &lead.party))
        .contracts(contracts.keys().copied())
        .because(Message::issue_several_leads_where(places))
        .because(Message::issue_several_leads_because())
        .way(&[WayOut::Amend], Message::issue_way_one_lead());
    out.push(draft.finish(facts));
}

/// The contracts that name any of the leads, with the place.
fn contracts_of<'a, 'l>(
    worked: &Worked<'a>,
    leads: impl IntoIterator<Item = &'l LocalId>,
) -> BTreeMap<usize, Option<&'a str>> {
    leads.into_iter().filter_map(|lead| worked.named.get(lead)).flatten().map(|(at, place)| (*at, *place)).collect()
}

fn delegated(facts: &Facts<'_>, worked: &Worked<'_>, out: &mut Vec<Issue>) {
    if !worked.duty.patient_facing {
        return;
    }
    for lead in worked.row.leads.iter().filter(|lead| lead.party.as_str() != INSTITUTION) {
        let what = Message::issue_delegated(named(worked), facts.name(&lead.party));
        let draft = Draft::new(IssueKind::PatientDutyDelegated, what)
            .duty(worked.duty, worked.row.scope)
            .parties([&lead.party])
            .contracts(contracts_of(worked, [&lead.party]).into_keys())
            .because(Message::issue_delegated_because())
            .way(&[WayOut::Amend], Message::issue_way_delegated());
        out.push(draft.finish(facts));
    }
}

fn without_clause(facts: &Facts<'_>, worked: &Worked<'_>, out: &mut Vec<Issue>) {
    for lead in worked.row.leads.iter().filter(|lead| !lead.clause) {
        let contracts = contracts_of(worked, [&lead.party]);
        let bound = contracts.keys().any(|at| facts.binds(*at, &lead.party));
        let (named, party) = (named(worked), facts.name(&lead.party));
        let places = facts.contracts_named(contracts.keys().copied());
        let what = match bound {
            true => Message::issue_lead_without_clause(named, party, places),
            false => Message::issue_lead_not_bound(named, party, places),
        };
        let own = facts.parties.get(&lead.party).into_iter().flat_map(|party| party.direct.iter().copied());
        let draft = Draft::new(IssueKind::LeadWithoutClause, what)
            .duty(worked.duty, worked.row.scope)
            .parties([&lead.party])
            .contracts(contracts.into_keys().chain(own))
            .because(Message::issue_lead_without_clause_because());
        out.push(draft.finish(facts));
    }
}

/// Contracts that say different things: settled by an order of precedence, open, or each naming the other's vendor.
fn conflicting(facts: &Facts<'_>, worked: &Worked<'_>, out: &mut Vec<Issue>) {
    let mut leads_of: HashMap<usize, BTreeSet<&LocalId>> = HashMap::new();
    for (lead, contracts) in worked.named.iter().filter(|(lead, _)| facts.knows(lead)) {
        for at in contracts.keys() {
            leads_of.entry(*at).or_default().insert(lead);
        }
    }
    let draft = |what: Message, contracts: Vec<usize>| {
        let leads: BTreeSet<&LocalId> = contracts.iter().filter_map(|at| leads_of.get(at)).flatten().copied().collect();
        Draft::new(IssueKind::ConflictingClauses, what)
            .duty(worked.duty, worked.row.scope)
            .parties(leads)
            .contracts(contracts)
    };
    for (loser, winner) in &worked.settled {
        let (loser_named, winner_named) = (facts.contract_named(*loser, None), facts.contract_named(*winner, None));
        let what = Message::issue_conflict_settled(named(worked), loser_named, winner_named);
        let draft = draft(what, vec![*loser, *winner]).settled(true);
        out.push(draft.way(&[WayOut::Amend, WayOut::Accept], Message::issue_way_align()).finish(facts));
    }
    if !worked.open.is_empty() {
        let what = Message::issue_conflict_open(named(worked), facts.contracts_named(worked.open.iter().copied()));
        let draft = draft(what, worked.open.iter().copied().collect()).because(Message::issue_conflict_because());
        out.push(draft.way(&[WayOut::Amend], Message::issue_way_align()).finish(facts));
        return;
    }
    let leads = &worked.row.leads;
    if leads.len() < 2 {
        return;
    }
    let others = || leads.iter().map(|lead| &lead.party).filter(|party| party.as_str() != INSTITUTION);
    let elsewhere: BTreeSet<usize> = others()
        .flat_map(|lead| worked.named.get(lead).into_iter().flat_map(|found| found.keys()).map(move |at| (*at, lead)))
        .filter(|(at, lead)| !facts.binds(*at, lead))
        .map(|(at, _)| at)
        .collect();
    if !elsewhere.is_empty() {
        let what = Message::issue_conflict_elsewhere(named(worked), facts.contracts_named(elsewhere.iter().copied()));
        let contracts = contracts_of(worked, leads.iter().map(|lead| &lead.party));
        let draft = draft(what, contracts.into_keys().collect()).because(Message::issue_conflict_because());
        out.push(draft.way(&[WayOut::Amend], Message::issue_way_align()).finish(facts));
    }
}

/// One issue for every group of contracts between which nothing decides, and for every amendment that leads astray.
pub(super) fn precedence(
    facts: &Facts<'_>,
    amendments: &Amendments,
    open: BTreeSet<BTreeSet<usize>>,
    out: &mut Vec<Issue>,
) {
    for contracts in open {
        let what = Message::issue_precedence(facts.contracts_named(contracts.iter().copied()));
        push_precedence(facts, what, contracts, out);
    }
    for at in &amendments.astray {
        let missing = facts.contracts[*at].amends.as_ref().map_or("", |id| id.as_str());
        let what = match facts.contracts.iter().any(|c| c.id.as_str() == missing) {
            true => Message::issue_amends_in_circle(facts.contract_named(*at, None)),
            false => Message::issue_amends_nothing(facts.contract_named(*at, None), missing),
        };
        push_precedence(facts, what, BTreeSet::from([*at]), out);
    }
}

fn push_precedence(facts: &Facts<'_>, what: Message, contracts: BTreeSet<usize>, out: &mut Vec<Issue>) {
    let parties: BTreeSet<&LocalId> = contracts.iter().flat_map(|at| facts.counterparties(*at)).collect();
    let draft = Draft::new(IssueKind::PrecedenceConflict, what)
        .parties(parties)
        .contracts(contracts)
        .because(Message::issue_precedence_because())
        .way(&[WayOut::Amend], Message::issue_way_precedence());
    out.push(draft.finish(facts));
}

/// Holes that have a kind of their own besides `no-lead`: all the duties of the rule are without a lead.
fn holes_of_their_own_kind(facts: &Facts<'_>, rows: &[Worked<'_>], out: &mut Vec<Issue>) {
    let hole = |worked: &&Worked| worked.row.leads.is_empty() && worked.row.applies != Applying::No;
    for rule in facts.catalogue.boundary_rules.iter().filter(|rule| facts.applicability.several(rule.vendors)) {
        let holes: Vec<&Worked> =
            rows.iter().filter(hole).filter(|worked| rule.duties.contains(&worked.duty.id)).collect();
        let all = |duty: &DutyId| holes.iter().any(|worked| worked.duty.id == *duty);
        if rule.duties.is_empty() || !rule.duties.iter().all(all) {
            continue;
        }
        for worked in holes.iter().filter(|worked| worked.duty.id == rule.duties[0]) {
            out.push(special_hole(facts, rule, worked));
        }
    }
}

fn special_hole(facts: &Facts<'_>, rule: &BoundaryRule, worked: &Worked<'_>) -> Issue {
    let vendors = facts.vendors_of(worked.row.scope);
    let draft = Draft::new(rule.kind, Message::issue_special_hole(named(worked)));
    let draft = match rule.per {
        Per::Arrangement => rule.contract_clauses.iter().fold(draft, Draft::clause_to_fill),
        Per::Vendor => draft,
    };
    draft
        .duty(worked.duty, worked.row.scope)
        .keys(&rule.clauses)
        .lesson(rule.lesson.as_ref())
        .parties(vendors.iter().map(|party| party.id))
        .contracts(vendors.iter().flat_map(|party| party.direct.iter().copied()))
        .because(super::clauses::consequence(rule.kind))
        .finish(facts)
}
