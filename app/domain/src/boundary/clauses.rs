//! Issues of the clauses: what each vendor's contracts with the institution have to say, and what they say.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::applies::Applying;
use super::facts::{Facts, PartyFacts, listed};
use super::issue::{Draft, Issue};
use super::precedence::Amendments;
use crate::arrangement::Contract;
use crate::catalogue::{BoundaryRule, ContractClause, Per};
use crate::message::Message;
use crate::text::*;
use crate::word::*;

/// What a vendor's contracts hold of one clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// It is there.
    Present,
    /// It is there, but weak.
    Weak,
    /// It is not there.
    Missing,
}

/// What contracts say of a clause: state, contract, place.
type Said<'a> = (ClauseState, usize, Option<&'a str>);
/// What contracts say, by clause.
type Stated<'a> = HashMap<&'a ContractClauseId, Vec<Said<'a>>>;

/// A vendor with what its contracts hold of the clauses asked of it.
struct Checked<'f, 'a> {
    vendor: &'f PartyFacts<'a>,
    held: BTreeMap<&'a ContractClauseId, (Held, Applying)>,
    /// Whether any clause is recorded at all.
    recorded: bool,
}

/// Adds the issues of the clauses; contracts between which nothing decides go to `open`.
pub(super) fn issues(
    facts: &Facts<'_>,
    amendments: &Amendments,
    open: &mut BTreeSet<BTreeSet<usize>>,
    out: &mut Vec<Issue>,
) {
    let mut all = Vec::new();
    let recorded: Vec<Stated> = (0..facts.contracts.len()).map(|at| stated(facts, at)).collect();
    for vendor in facts.direct_vendors().filter(|vendor| !vendor.direct.is_empty()) {
        let mut stated = Stated::new();
        for (clause, said) in vendor.direct.iter().flat_map(|at| &recorded[*at]) {
            stated.entry(clause).or_default().extend(said);
        }
        let mut checked = Checked { vendor, held: BTreeMap::new(), recorded: !stated.is_empty() };
        for clause in &facts.catalogue.contract_clauses {
            let said = stated.get(&clause.id).map_or(&[][..], Vec::as_slice);
            let held = weigh(facts, amendments, clause, vendor, said, open, out);
            let applies = facts.applicability.clause(&clause.applies, vendor, facts.catalogue);
            if applies == Applying::No {
                continue;
            }
            if held == Held::Weak {
                weak(facts, clause, vendor, said, out);
            }
            checked.held.insert(&clause.id, (held, applies));
        }
        missing(facts, &checked, out);
        all.push(checked);
    }
    for rule in facts.catalogue.boundary_rules.iter().filter(|rule| facts.applicability.several(rule.vendors)) {
        match rule.kind {
            IssueKind::SubTermsUnequal => super::parties::unequal(facts, rule, &held_of(&all), out),
            IssueKind::CyberAttackExempted => exempted(facts, rule, &all, out),
            _ => lacking(facts, rule, &all, out),
        }
    }
}

/// For each vendor that was checked, whether a clause is there and strong.
fn held_of<'a>(all: &[Checked<'_, 'a>]) -> BTreeMap<&'a LocalId, BTreeSet<&'a ContractClauseId>> {
    let strong = |checked: &Checked<'_, 'a>| {
        let present = checked.held.iter().filter(|(_, (held, _))| *held == Held::Present);
        present.map(|(clause, _)| *clause).collect()
    };
    all.iter().map(|checked| (checked.vendor.id, strong(checked))).collect()
}

/// What one contract says; of several records that say the same, the first place is kept.
fn stated<'a>(facts: &Facts<'a>, contract: usize) -> Stated<'a> {
    let mut stated = Stated::new();
    for entry in facts.contracts[contract].clauses.iter().flatten() {
        if let Some(clause) = &entry.clause {
            let state = entry.state.unwrap_or(ClauseState::Absent);
            stated.entry(clause).or_default().push((state, contract, entry.reference.as_deref()));
        }
    }
    for said in stated.values_mut() {
        said.sort_unstable();
        said.dedup_by_key(|(state, ..)| *state);
    }
    stated
}

/// What holds of one clause over all of a vendor's contracts. A paper that merely lacks it takes nothing away from one
/// that has it; where one has it strong and another weak, the order of precedence decides.
fn weigh(
    facts: &Facts<'_>,
    amendments: &Amendments,
    clause: &ContractClause,
    vendor: &PartyFacts<'_>,
    said: &[Said<'_>],
    open: &mut BTreeSet<BTreeSet<usize>>,
    out: &mut Vec<Issue>,
) -> Held {
    let mut by_contract: BTreeMap<usize, BTreeSet<ClauseState>> = BTreeMap::new();
    for (state, at, _) in said {
        by_contract.entry(*at).or_default().insert(*state);
    }
    let conflict = |contracts: Vec<usize>, what: Message| {
        Draft::new(IssueKind::ConflictingClauses, what)
            .clause(clause)
            .parties([vendor.id])
            .contracts(contracts)
            .because(Message::issue_conflict_because())
            .way(&[WayOut::Correct, WayOut::Amend], Message::issue_way_align())
            .finish(facts)
    };
    let mut holding: Vec<(ClauseState, usize)> = Vec::new();
    for (at, states) in &by_contract {
        if states.len() > 1 {
            let what = Message::issue_clause_twice(&clause.text, facts.contract_named(*at, None));
            out.push(conflict(vec![*at], what));
        }
        // Of several records for one contract, the worst counts.
        if let Some(state) = states.iter().max().filter(|state| **state != ClauseState::Absent) {
            holding.push((*state, *at));
        }
    }
    let prevailing = amendments.prevailing(facts, &holding);
    if !prevailing.open.is_empty() {
        let contracts = facts.contracts_named(prevailing.open.iter().copied());
        out.push(conflict(
            prevailing.open.iter().copied().collect(),
            Message::issue_clause_conflict(&clause.text, contracts),
        ));
        open.insert(prevailing.open);
    }
    match prevailing.kept.iter().map(|(state, _)| *state).max() {
        None => Held::Missing,
        Some(ClauseState::Weak) => Held::Weak,
        Some(_) => Held::Present,
    }
}

fn weak(facts: &Facts<'_>, clause: &ContractClause, vendor: &PartyFacts<'_>, said: &[Said<'_>], out: &mut Vec<Issue>) {
    let weak = said.iter().filter(|(state, ..)| *state == ClauseState::Weak);
    let places: BTreeMap<usize, Option<&str>> = weak.map(|(_, at, place)| (*at, *place)).collect();
    let named = listed(places.iter().map(|(at, place)| facts.contract_named(*at, *place).into()));
    let what = Message::issue_clause_weak(facts.name(vendor.id), named, &clause.text);
    let draft = Draft::new(IssueKind::ClauseWeak, what)
        .clause(clause)
        .parties([vendor.id])
        .contracts(places.keys().copied())
        .because(Message::issue_clause_help(&clause.help));
    out.push(draft.finish(facts));
}

/// A vendor's missing clauses: each by itself, or by strength where no clause of its contracts was recorded at all.
fn missing(facts: &Facts<'_>, checked: &Checked<'_, '_>, out: &mut Vec<Issue>) {
    let catalogue = facts.catalogue;
    let missing = || {
        let clauses = catalogue.contract_clauses.iter();
        clauses.filter_map(|clause| match checked.held.get(&clause.id) {
            Some((Held::Missing, applies)) => Some((clause, *applies)),
            _ => None,
        })
    };
    let vendor = checked.vendor;
    let contracts = || facts.contracts_named(vendor.direct.iter().copied());
    if checked.recorded {
        for (clause, applies) in missing() {
            let what = Message::issue_clause_missing(facts.name(vendor.id), contracts(), &clause.text);
            let mut draft = Draft::new(IssueKind::ClauseMissing, what)
                .clause(clause)
                .parties([vendor.id])
                .contracts(vendor.direct.iter().copied())
                .because(Message::issue_clause_missing_because(clause.strength))
                .because(Message::issue_clause_help(&clause.help));
            if let Applying::Unstated(fact) = applies {
                draft = draft.because(Message::issue_unstated(fact));
            }
            out.push(draft.finish(facts));
        }
        return;
    }
    for strength in [Strength::Must, Strength::Should, Strength::May] {
        let clauses: Vec<&ContractClause> =
            missing().map(|(clause, _)| clause).filter(|clause| clause.strength == strength).collect();
        if clauses.is_empty() {
            continue;
        }
        let what = Message::issue_clauses_unrecorded(facts.name(vendor.id), contracts(), clauses.len(), strength);
        let mut draft = Draft::new(IssueKind::ClauseMissing, what)
            .parties([vendor.id])
            .contracts(vendor.direct.iter().copied())
            .because(Message::issue_clause_missing_because(strength));
        for clause in clauses {
            draft = draft.clause(clause);
        }
        out.push(draft.finish(facts));
    }
}

/// Vendors whose contracts lack the clauses of a rule; where one contract suffices, all of them.
fn lacking(facts: &Facts<'_>, rule: &BoundaryRule, all: &[Checked<'_, '_>], out: &mut Vec<Issue>) {
    let asked = |checked: &&Checked| rule.contract_clauses.iter().any(|clause| checked.held.contains_key(clause));
    let lacks = |checked: &&Checked| {
        rule.contract_clauses.iter().any(|clause| matches!(checked.held.get(clause), Some((Held::Missing, _))))
    };
    let asked: Vec<&Checked> = all.iter().filter(asked).collect();
    let lacking: Vec<&Checked> = asked.iter().copied().filter(lacks).collect();
    let groups: Vec<Vec<&Checked>> = match rule.per {
        Per::Vendor => lacking.into_iter().map(|checked| vec![checked]).collect(),
        // Where the duty has no lead either, that has been told, with the clause that would fill it.
        Per::Arrangement if out.iter().any(|issue| issue.kind == rule.kind) => Vec::new(),
        Per::Arrangement if !asked.is_empty() && lacking.len() == asked.len() => vec![lacking],
        Per::Arrangement => Vec::new(),
    };
    for group in groups {
        let clauses: BTreeSet<&ContractClauseId> = rule
            .contract_clauses
            .iter()
            .filter(|clause| group.iter().any(|c| matches!(c.held.get(clause), Some((Held::Missing, _)))))
            .collect();
        let vendors = || group.iter().map(|checked| checked.vendor);
        let contracts: BTreeSet<usize> = vendors().flat_map(|vendor| vendor.direct.iter().copied()).collect();
        let named = facts.contracts_named(contracts.iter().copied());
        let what = Message::issue_special_clause(rule.kind, facts.names(vendors().map(|vendor| vendor.id)), named);
        let mut draft = Draft::new(rule.kind, what).parties(vendors().map(|vendor| vendor.id)).contracts(contracts);
        for clause in clauses.into_iter().filter_map(|id| facts.catalogue.contract_clause(id.as_str())) {
            draft = draft.clause(clause);
        }
        let draft = draft.keys(&rule.clauses).lesson(rule.lesson.as_ref()).because(consequence(rule.kind));
        out.push(draft.finish(facts));
    }
}

/// What happens if a hole with a kind of its own stays.
pub(super) fn consequence(kind: IssueKind) -> Message {
    match kind {
        IssueKind::NoScopeSetter => Message::issue_because_no_scope_setter(),
        IssueKind::NoFaultIsolation => Message::issue_because_no_fault_isolation(),
        IssueKind::NoCooperationDuty => Message::issue_because_no_cooperation_duty(),
        IssueKind::NoInformationDuty => Message::issue_because_no_information_duty(),
        IssueKind::NoExitTerms => Message::issue_because_no_exit_terms(),
        IssueKind::CyberAttackExempted => Message::issue_because_cyber_attack_exempted(),
        _ => Message::issue_conflict_because(),
    }
}

/// Contracts that free a vendor from liability because there was an attack.
fn exempted(facts: &Facts<'_>, rule: &BoundaryRule, all: &[Checked<'_, '_>], out: &mut Vec<Issue>) {
    let words: HashSet<String> = rule.words.iter().map(|word| word.to_lowercase()).collect();
    let excludes = |contract: &Contract| {
        let exclusions = contract.liability.iter().flat_map(|liability| liability.exclusions.iter().flatten());
        exclusions.map(|text| text.0.to_lowercase()).any(|text| words.iter().any(|word| text.contains(word.as_str())))
    };
    let excluded: Vec<bool> = facts.contracts.iter().map(|contract| excludes(contract)).collect();
    for checked in all {
        let vendor = checked.vendor;
        let weak = rule.contract_clauses.iter().any(|c| matches!(checked.held.get(c), Some((Held::Weak, _))));
        let mut contracts: BTreeSet<usize> = vendor.direct.iter().copied().filter(|at| excluded[*at]).collect();
        if contracts.is_empty() && weak {
            contracts.extend(&vendor.direct);
        }
        if contracts.is_empty() {
            continue;
        }
        let named = facts.contracts_named(contracts.iter().copied());
        let what = Message::issue_cyber_attack_exempted(facts.name(vendor.id), named);
        let mut draft = Draft::new(rule.kind, what).parties([vendor.id]).contracts(contracts);
        for clause in rule.contract_clauses.iter().filter_map(|id| facts.catalogue.contract_clause(id.as_str())) {
            draft = draft.clause(clause);
        }
        out.push(draft.keys(&rule.clauses).because(consequence(rule.kind)).finish(facts));
    }
}
