//! Which of several contracts prevails where they differ: an amendment before what it amends, then the lower rank.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::facts::Facts;
use crate::text::*;

/// What contracts say on one point, and what is left of it.
#[derive(Debug)]
pub(super) struct Prevailing<V> {
    /// What still holds: value and contract.
    pub kept: Vec<(V, usize)>,
    /// Contracts whose word gives way to a better rank, with the contract that prevails.
    pub settled: Vec<(usize, usize)>,
    /// Contracts that differ while nothing decides between them.
    pub open: BTreeSet<usize>,
}

/// Chains of amendments, looked up once per arrangement.
#[derive(Debug)]
pub(super) struct Amendments {
    /// For each contract, the position of the one it amends.
    amends: Vec<Option<usize>>,
    /// Contracts that amend something that is not there, or each other in a circle.
    pub astray: Vec<usize>,
}

impl Amendments {
    pub fn new(facts: &Facts<'_>) -> Self {
        let at: HashMap<&LocalId, usize> = facts.contracts.iter().enumerate().map(|(at, c)| (&c.id, at)).collect();
        let mut amends: Vec<Option<usize>> =
            facts.contracts.iter().map(|c| at.get(c.amends.as_ref()?).copied()).collect();
        let lost = |(at, target): (usize, &Option<usize>)| {
            (facts.contracts[at].amends.is_some() && target.is_none()).then_some(at)
        };
        let mut astray: Vec<usize> = amends.iter().enumerate().filter_map(lost).collect();
        // The number of the walk that came by first; a walk that meets itself has found a circle.
        let mut walk = vec![0usize; amends.len()];
        for start in 0..amends.len() {
            let mut here = start;
            while walk[here] == 0 {
                walk[here] = start + 1;
                match amends[here] {
                    Some(next) if walk[next] == start + 1 => {
                        astray.push(here);
                        amends[here] = None;
                    }
                    Some(next) => here = next,
                    None => {}
                }
            }
        }
        astray.sort_unstable();
        Amendments { amends, astray }
    }

    /// What prevails among the contracts of one vendor. `said` is what each contract says; one may say several things.
    pub fn prevailing<V: Clone + Eq + std::hash::Hash>(&self, facts: &Facts<'_>, said: &[(V, usize)]) -> Prevailing<V> {
        let mut found = Prevailing { kept: said.to_vec(), settled: Vec::new(), open: BTreeSet::new() };
        if distinct(said) < 2 {
            return found;
        }
        let rank = |contract: usize| facts.contracts[contract].precedence;
        // For each contract amended by one that speaks here: the amendment.
        let mut amended: HashMap<usize, usize> = HashMap::new();
        for &(_, contract) in said {
            let mut here = contract;
            while let Some(below) = self.amends[here] {
                if amended.insert(below, contract).is_some() {
                    break;
                }
                here = below;
            }
        }
        found.kept.retain(|(value, contract)| match amended.get(contract) {
            None => true,
            Some(amendment) => {
                let outranks = matches!((rank(*contract), rank(*amendment)), (Some(a), Some(b)) if a < b);
                let differs = said.iter().any(|(other, at)| at == amendment && other != value);
                if outranks && differs {
                    found.open.extend([*contract, *amendment]);
                }
                outranks && differs
            }
        });
        if distinct(&found.kept) < 2 || !found.open.is_empty() {
            return found;
        }
        let ranks: Option<Vec<u32>> = found.kept.iter().map(|(_, contract)| rank(*contract)).collect();
        let best = ranks.and_then(|ranks| ranks.into_iter().min());
        let (first, rest): (Vec<_>, Vec<_>) =
            found.kept.iter().cloned().partition(|(_, contract)| best.is_none() || rank(*contract) == best);
        if let Some((_, winner)) = first.first().cloned() {
            found.settled = rest
                .iter()
                .filter(|(value, _)| !first.iter().any(|(kept, _)| kept == value))
                .map(|(_, contract)| (*contract, winner))
                .collect();
        }
        let contracts: BTreeSet<usize> = first.iter().map(|(_, contract)| *contract).collect();
        if distinct(&first) > 1 && contracts.len() > 1 {
            found.open = contracts;
        }
        found.kept = first;
        found
    }
}

fn distinct<V: Eq + std::hash::Hash>(said: &[(V, usize)]) -> usize {
    said.iter().map(|(value, _)| value).collect::<HashSet<_>>().len()
}
