//! An arrangement as the analysis looks at it: who is who, who is bound by what, and what applies.
//!
//! Everything is ordered by id, so that the order of a file changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::applies::Applicability;
use crate::arrangement::{Arrangement, Contract, INSTITUTION};
use crate::catalogue::{Catalogue, Role};
use crate::message::{Message, Part};
use crate::text::*;
use crate::word::*;

/// A party besides the institution.
#[derive(Debug)]
pub(super) struct PartyFacts<'a> {
    pub id: &'a LocalId,
    pub name: Option<&'a str>,
    pub role: Option<PartyRole>,
    /// The contracts it has with the institution, by position in [`Facts::contracts`].
    pub direct: Vec<usize>,
    /// The party through which the institution reaches it; itself where it is engaged directly.
    pub prime: &'a LocalId,
    /// Whether records only pass to it as a third party's, so that it answers for itself from their arrival on.
    pub recipient: bool,
}

/// An arrangement, indexed.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub catalogue: &'a Catalogue,
    pub arrangement: &'a Arrangement,
    pub contracts: Vec<&'a Contract>,
    pub parties: BTreeMap<&'a LocalId, PartyFacts<'a>>,
    /// For each contract: whether the institution is a party to it.
    pub with_institution: Vec<bool>,
    pub applicability: Applicability,
}

impl<'a> Facts<'a> {
    pub fn new(catalogue: &'a Catalogue, arrangement: &'a Arrangement) -> Self {
        let mut contracts: Vec<&Contract> = arrangement.contracts.iter().flatten().collect();
        contracts.sort_by(|a, b| a.id.cmp(&b.id));
        let with_institution: Vec<bool> =
            contracts.iter().map(|c| c.between.iter().any(|id| id.as_str() == INSTITUTION)).collect();
        let mut direct: HashMap<&LocalId, BTreeSet<usize>> = HashMap::new();
        for (at, contract) in contracts.iter().enumerate().filter(|(at, _)| with_institution[*at]) {
            for id in &contract.between {
                direct.entry(id).or_default().insert(at);
            }
        }
        let listed: BTreeMap<&LocalId, _> = arrangement
            .parties
            .iter()
            .flatten()
            .filter(|party| party.id.as_str() != INSTITUTION)
            .map(|party| (&party.id, party))
            .collect();
        let recipients = recipients(arrangement);
        let mut primes: HashMap<&LocalId, &LocalId> = HashMap::new();
        for id in listed.keys() {
            prime(id, &listed, &direct, &mut primes);
        }
        let parties: BTreeMap<&LocalId, PartyFacts<'a>> = listed
            .iter()
            .map(|(id, party)| {
                let facts = PartyFacts {
                    id,
                    name: party.name.as_deref(),
                    role: party.role,
                    direct: direct.get(id).into_iter().flatten().copied().collect(),
                    prime: primes.get(id).copied().unwrap_or(id),
                    recipient: recipients.contains(id),
                };
                (*id, facts)
            })
            .collect();
        let applicability = Applicability::new(catalogue, arrangement, &parties);
        Facts { catalogue, arrangement, contracts, parties, with_institution, applicability }
    }

    /// Whether an id is the institution's or a listed party's.
    pub fn knows(&self, id: &LocalId) -> bool {
        id.as_str() == INSTITUTION || self.parties.contains_key(id)
    }

    /// The parties that the institution entrusts itself, in the order of their ids.
    pub fn direct_vendors(&self) -> impl Iterator<Item = &PartyFacts<'a>> {
        self.parties.values().filter(|party| !party.recipient && party.prime == party.id)
    }

    /// The direct vendors to whom a part of the system belongs by their role; for the whole, all of them.
    pub fn vendors_of(&self, scope: Scope) -> Vec<&PartyFacts<'a>> {
        let owns = |party: &&PartyFacts| {
            scope == Scope::All || party.role.is_some_and(|role| role_of(self.catalogue, role).scopes.contains(&scope))
        };
        let mut found: Vec<_> = self.direct_vendors().filter(owns).collect();
        if found.is_empty() {
            found = self.direct_vendors().collect();
        }
        found
    }

    /// Whether a contract binds a party toward the institution: as a party to it, or through its prime vendor.
    pub fn binds(&self, contract: usize, party: &LocalId) -> bool {
        let between = &self.contracts[contract].between;
        self.with_institution[contract]
            && (between.contains(party)
                || self.parties.get(party).is_some_and(|facts| facts.prime != party && between.contains(facts.prime)))
    }

    /// The parties to a contract besides the institution.
    pub fn counterparties(&self, contract: usize) -> impl Iterator<Item = &'a LocalId> {
        self.contracts[contract].between.iter().filter(|id| id.as_str() != INSTITUTION)
    }

    /// A party's name for a sentence.
    pub fn name(&self, id: &LocalId) -> String {
        if id.as_str() == INSTITUTION {
            return self.arrangement.institution.name.clone();
        }
        self.parties.get(id).and_then(|party| party.name).map_or_else(|| id.to_string(), ToOwned::to_owned)
    }

    /// Names of parties, joined.
    pub fn names<'i>(&self, ids: impl IntoIterator<Item = &'i LocalId>) -> Part {
        listed(ids.into_iter().map(|id| Part::Plain(self.name(id))))
    }

    /// A contract for a sentence: 「覚書（m1）」, with the place in it where there is one.
    pub fn contract_named(&self, contract: usize, place: Option<&str>) -> Message {
        let contract = self.contracts[contract];
        let kind = contract.kind.unwrap_or(ContractKind::Contract);
        match place {
            Some(place) => Message::issue_contract_at(kind, contract.id.as_str(), place),
            None => Message::issue_contract(kind, contract.id.as_str()),
        }
    }

    /// Contracts for a sentence.
    pub fn contracts_named(&self, contracts: impl IntoIterator<Item = usize>) -> Part {
        listed(contracts.into_iter().map(|at| self.contract_named(at, None).into()))
    }

    /// The ids of contracts, in order.
    pub fn contract_ids(&self, contracts: impl IntoIterator<Item = usize>) -> Vec<LocalId> {
        contracts.into_iter().collect::<BTreeSet<_>>().into_iter().map(|at| self.contracts[at].id.clone()).collect()
    }
}

/// How many parties or contracts a sentence names before it counts the rest.
const MOST_NAMED: usize = 6;

/// Names for a sentence: the first few, then how many more there are.
pub(super) fn listed(names: impl Iterator<Item = Part>) -> Part {
    let mut names: Vec<Part> = names.collect();
    if names.len() > MOST_NAMED {
        let rest = names.len() - MOST_NAMED;
        names.truncate(MOST_NAMED);
        names.push(Message::issue_more(rest).into());
    }
    Part::List(names)
}

/// What a role means. The catalogue has every role once (checked when it is loaded).
pub(super) fn role_of(catalogue: &Catalogue, role: PartyRole) -> &Role {
    static NONE: Role = Role { id: PartyRole::Integrator, media: Vec::new(), scopes: Vec::new() };
    catalogue.roles.iter().find(|known| known.id == role).unwrap_or(&NONE)
}

/// Follows `engaged_by` upwards to the party that the institution reaches itself. Each party is looked at once; a
/// circle, or a link to nobody, ends at the party where it is found.
fn prime<'a>(
    start: &'a LocalId,
    listed: &BTreeMap<&'a LocalId, &'a crate::arrangement::Party>,
    direct: &HashMap<&LocalId, BTreeSet<usize>>,
    primes: &mut HashMap<&'a LocalId, &'a LocalId>,
) {
    let mut path = vec![start];
    let mut seen: BTreeSet<&LocalId> = BTreeSet::from([start]);
    let found = loop {
        let here = path[path.len() - 1];
        if let Some(known) = primes.get(here) {
            break *known;
        }
        if direct.contains_key(here) {
            break here;
        }
        match listed.get(here).and_then(|party| party.engaged_by.as_ref()) {
            Some(above) if above.as_str() == INSTITUTION => break here,
            Some(above) if listed.contains_key(above) && seen.insert(above) => path.push(above),
            _ => break here,
        }
    };
    for party in path {
        primes.insert(party, found);
    }
}

/// The parties that records reach only as a provision to a third party.
fn recipients(arrangement: &Arrangement) -> BTreeSet<&LocalId> {
    let flows = || arrangement.flows.iter().flatten();
    let provided = flows().filter(|flow| flow.relation == Some(Relation::Provision));
    let mut found: BTreeSet<&LocalId> = provided.filter_map(|flow| flow.to.as_ref()).collect();
    for flow in flows() {
        if flow.relation != Some(Relation::Provision)
            && let Some(to) = &flow.to
        {
            found.remove(to);
        }
        if let Some(via) = &flow.via {
            found.remove(via);
        }
    }
    found
}
