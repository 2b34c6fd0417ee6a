//! The rows of the responsibility matrix: who does what in which part, over all contracts with the institution.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::applies::Applying;
use super::facts::Facts;
use super::precedence::Amendments;
use crate::arrangement::{Assignment, INSTITUTION};
use crate::catalogue::Duty;
use crate::text::*;
use crate::word::*;

/// A party that leads a row, and what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The party.
    pub party: LocalId,
    /// The contracts that name it.
    pub contracts: Vec<LocalId>,
    /// Whether a clause that names it stands in a contract that binds it. The institution needs none.
    pub clause: bool,
}

/// A place in a contract, as 「c1」 and 「第15条」.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The contract.
    pub contract: LocalId,
    /// Where in it.
    pub place: String,
}

/// A row of the responsibility matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The duty.
    pub duty: DutyId,
    /// When it is owed.
    pub phase: Phase,
    /// The part of the system.
    pub scope: Scope,
    /// Whether it applies, as far as the arrangement says.
    pub applies: Applying,
    /// Who leads: exactly one where all is well. Recipients of a provision, who answer for themselves, stand apart.
    pub leads: Vec<Lead>,
    /// Recipients of a provision that are named as leads.
    pub recipients: Vec<LocalId>,
    /// Who performs.
    pub performs: Vec<LocalId>,
    /// Who supports.
    pub support: Vec<LocalId>,
    /// Who is informed.
    pub informed: Vec<LocalId>,
    /// Where it stands.
    pub places: Vec<Place>,
}

impl Row {
    /// The lead, where there is exactly one.
    pub fn lead(&self) -> Option<&LocalId> {
        match (&self.leads[..], &self.recipients[..]) {
            ([one], _) => Some(&one.party),
            ([], [one]) => Some(one),
            _ => None,
        }
    }
}

/// A row with what the issues need to know of it.
#[derive(Debug)]
pub(super) struct Worked<'a> {
    pub row: Row,
    pub duty: &'a Duty,
    /// Contracts with the institution that speak of the row.
    pub mentions: Vec<Entry<'a>>,
    /// For each lead named there, the contracts that name it, with the place.
    pub named: BTreeMap<&'a LocalId, BTreeMap<usize, Option<&'a str>>>,
    /// Whether a single scope is led while the whole is not.
    pub in_part: bool,
    pub settled: Vec<(usize, usize)>,
    pub open: BTreeSet<usize>,
}

/// An assignment and its contract.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub contract: usize,
    pub said: &'a Assignment,
    pub scope: Scope,
}

impl<'a> Entry<'a> {
    pub fn place(&self) -> Option<&'a str> {
        self.said.reference.as_deref().map(str::trim).filter(|place| !place.is_empty())
    }
}

/// All rows, in the order of the catalogue; then, for duties that do not apply here but are assigned, theirs.
pub(super) fn rows<'a>(facts: &Facts<'a>, amendments: &Amendments) -> Vec<Worked<'a>> {
    let mut said: HashMap<&DutyId, Vec<Entry<'a>>> = HashMap::new();
    for (at, contract) in facts.contracts.iter().enumerate() {
        for assignment in contract.assignments.iter().flatten() {
            if let Some(duty) = &assignment.duty {
                let scope = assignment.scope.unwrap_or(Scope::All);
                said.entry(duty).or_default().push(Entry { contract: at, said: assignment, scope });
            }
        }
    }
    let mut found = Vec::new();
    for duty in &facts.catalogue.duties {
        let applies = facts.applicability.duty(duty);
        let mut entries = said.remove(&duty.id).unwrap_or_default();
        entries.sort_unstable_by_key(|e| (e.contract, e.scope, e.said.lead.as_ref(), e.place()));
        if applies == Applying::No && entries.is_empty() {
            continue;
        }
        found.extend(split(facts, duty, entries).into_iter().map(|(scope, entries, in_part)| {
            let mut worked = work(facts, amendments, duty, scope, entries);
            worked.row.applies = applies;
            worked.in_part = in_part;
            worked
        }));
    }
    found
}

/// The rows a duty falls into: scope, what speaks of it, and whether single scopes alone are led.
fn split<'a>(facts: &Facts<'a>, duty: &Duty, entries: Vec<Entry<'a>>) -> Vec<(Scope, Vec<Entry<'a>>, bool)> {
    let (general, special): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| e.scope == Scope::All);
    if special.is_empty() {
        return vec![(Scope::All, general, false)];
    }
    let mut by_scope: BTreeMap<Scope, Vec<Entry>> = BTreeMap::new();
    for entry in special {
        by_scope.entry(entry.scope).or_default().push(entry);
    }
    let led = |entries: &[Entry]| entries.iter().any(|e| facts.with_institution[e.contract] && e.said.lead.is_some());
    let needed = facts.applicability.scopes_of(duty);
    let whole = duty.scopes.is_empty();
    let parts =
        [Scope::Application, Scope::Platform, Scope::Infrastructure, Scope::Network, Scope::Terminal, Scope::Media];
    let covered = |by_scope: &BTreeMap<Scope, Vec<Entry>>| {
        parts
            .iter()
            .filter(|scope| facts.applicability.relevant(**scope))
            .all(|scope| by_scope.get(scope).is_some_and(|entries| led(entries)))
    };
    let the_whole = whole && (!general.is_empty() || !covered(&by_scope));
    if !whole {
        for scope in needed {
            by_scope.entry(scope).or_default();
        }
    }
    // What is said of the whole holds for a part too, unless the same vendor's contracts say something of that part.
    for (_, entries) in by_scope.iter_mut() {
        let spoken: BTreeSet<&LocalId> = entries.iter().flat_map(|e| facts.counterparties(e.contract)).collect();
        entries.extend(general.iter().filter(|e| !facts.counterparties(e.contract).any(|id| spoken.contains(id))));
    }
    let mut rows: Vec<_> = by_scope.into_iter().map(|(scope, entries)| (scope, entries, false)).collect();
    if the_whole {
        let in_part = !led(&general);
        rows.push((Scope::All, general, in_part));
    }
    rows
}

fn work<'a>(
    facts: &Facts<'a>,
    amendments: &Amendments,
    duty: &'a Duty,
    scope: Scope,
    entries: Vec<Entry<'a>>,
) -> Worked<'a> {
    let (own, below): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| facts.with_institution[e.contract]);
    let known = |id: &&LocalId| facts.knows(id);
    let mut said: Vec<(&LocalId, usize)> =
        own.iter().filter_map(|e| Some((e.said.lead.as_ref().filter(known)?, e.contract))).collect();
    said.sort_unstable();
    said.dedup();
    let (kept, settled, open) = prevailing(facts, amendments, &said);
    let mut leads: BTreeMap<&LocalId, BTreeSet<usize>> = BTreeMap::new();
    for (party, contract) in kept {
        leads.entry(party).or_default().insert(contract);
    }
    let is_recipient = |party: &LocalId| facts.parties.get(party).is_some_and(|p| p.recipient);
    let recipients: Vec<LocalId> = leads.keys().filter(|id| is_recipient(id)).map(|id| (*id).clone()).collect();
    leads.retain(|party, _| !is_recipient(party));
    let backed: BTreeSet<&LocalId> = own
        .iter()
        .filter(|e| e.place().is_some())
        .filter_map(|e| e.said.lead.as_ref().filter(|lead| facts.binds(e.contract, lead)))
        .collect();
    let leads = leads
        .into_iter()
        .map(|(party, contracts)| Lead {
            clause: party.as_str() == INSTITUTION || backed.contains(party),
            contracts: facts.contract_ids(contracts),
            party: party.clone(),
        })
        .collect();
    let gathered = |pick: fn(&'a Assignment) -> Option<&'a Vec<LocalId>>| -> BTreeSet<&'a LocalId> {
        own.iter().chain(&below).flat_map(|e| pick(e.said).into_iter().flatten()).filter(known).collect()
    };
    let mut performs = gathered(|said| said.performs.as_ref());
    // Toward the institution, whoever leads in a contract between vendors performs.
    performs.extend(below.iter().filter_map(|e| e.said.lead.as_ref().filter(known)));
    let owned = |ids: BTreeSet<&LocalId>| ids.into_iter().cloned().collect();
    let places: BTreeSet<Place> = own
        .iter()
        .filter_map(|e| {
            let contract = facts.contracts[e.contract].id.clone();
            Some(Place { contract, place: e.place()?.to_owned() })
        })
        .collect();
    let row = Row {
        duty: duty.id.clone(),
        phase: duty.phase,
        scope,
        applies: Applying::Yes,
        leads,
        recipients,
        performs: owned(performs),
        support: owned(gathered(|said| said.support.as_ref())),
        informed: owned(gathered(|said| said.informed.as_ref())),
        places: places.into_iter().collect(),
    };
    let mut named: BTreeMap<&LocalId, BTreeMap<usize, Option<&str>>> = BTreeMap::new();
    for entry in &own {
        if let Some(lead) = &entry.said.lead {
            named.entry(lead).or_default().insert(entry.contract, entry.place());
        }
    }
    Worked { row, duty, mentions: own, named, in_part: false, settled, open }
}

type Said<'a> = (&'a LocalId, usize);

/// What prevails within each vendor's contracts. Contracts of different vendors never outrank each other.
fn prevailing<'a>(
    facts: &Facts<'a>,
    amendments: &Amendments,
    said: &[Said<'a>],
) -> (Vec<Said<'a>>, Vec<(usize, usize)>, BTreeSet<usize>) {
    let leads: BTreeSet<&LocalId> = said.iter().map(|(lead, _)| *lead).collect();
    if leads.len() < 2 {
        return (said.to_vec(), Vec::new(), BTreeSet::new());
    }
    let mut by_vendor: BTreeMap<&LocalId, Vec<Said>> = BTreeMap::new();
    for entry in said {
        for vendor in facts.counterparties(entry.1) {
            by_vendor.entry(vendor).or_default().push(*entry);
        }
    }
    let mut lost: BTreeSet<Said> = BTreeSet::new();
    let (mut settled, mut open) = (Vec::new(), BTreeSet::new());
    for entries in by_vendor.values() {
        let found = amendments.prevailing(facts, entries);
        let kept: BTreeSet<&Said> = found.kept.iter().collect();
        lost.extend(entries.iter().filter(|entry| !kept.contains(entry)));
        settled.extend(found.settled);
        open.extend(found.open);
    }
    settled.sort_unstable();
    settled.dedup();
    (said.iter().filter(|entry| !lost.contains(entry)).copied().collect(), settled, open)
}
