//! What each subprocessor runs, itself or through those below it.

use std::collections::HashMap;

use super::super::facts::Facts;
use super::{Kinds, kinds};
use crate::disclosure::{Actor, Subprocessor};
use crate::text::LocalId;

/// Sites in the order of the tree of subprocessors, so that what one reaches through those below is one slice.
pub(super) struct Tree<'a> {
    /// Id paths of sites with the kinds of data they hold.
    pub shared: Vec<(String, Kinds)>,
    /// For each subprocessor: where its slice begins and ends, and the kinds in it.
    pub slices: Vec<(usize, usize, Kinds)>,
    /// The subprocessors of the day, by id.
    pub subprocessors: Vec<&'a Subprocessor>,
}

impl<'a> Tree<'a> {
    pub fn new(facts: &'a Facts<'_>) -> Tree<'a> {
        let mut subprocessors: Vec<&Subprocessor> =
            facts.disclosure.subprocessors.iter().flatten().filter(|s| facts.is_there(&s.dating)).collect();
        subprocessors.sort_by(|a, b| (&a.id, &a.name).cmp(&(&b.id, &b.name)));
        let index: HashMap<&LocalId, usize> =
            subprocessors.iter().enumerate().filter_map(|(at, s)| Some((s.id.as_ref()?, at))).collect();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); subprocessors.len()];
        let mut roots = Vec::new();
        for (at, subprocessor) in subprocessors.iter().enumerate() {
            match &subprocessor.sub_of {
                Some(Actor::Subprocessor(id)) if index.contains_key(id) => children[index[id]].push(at),
                _ => roots.push(at),
            }
        }
        let mut operated: Vec<Vec<(String, Kinds)>> = vec![Vec::new(); subprocessors.len()];
        let mut shared = Vec::new();
        for (path, site) in facts.sites() {
            // Where statements on the operator differ, the site stands with everyone named; reaching it twice is reaching it.
            let held = kinds(site.data.as_ref());
            let operators = facts.operators(&path, site.operator.as_ref());
            let subprocessors: Vec<usize> = operators.iter().filter_map(|id| index.get(id).copied()).collect();
            for at in &subprocessors {
                operated[*at].push((path.clone(), held));
            }
            if subprocessors.is_empty() {
                shared.push((path, held));
            }
        }
        let mut slices = vec![(0, 0, 0); subprocessors.len()];
        let mut stack: Vec<(usize, bool)> = roots.into_iter().rev().map(|at| (at, false)).collect();
        while let Some((at, done)) = stack.pop() {
            if done {
                let below = children[at].iter().fold(0, |set, child| set | slices[*child].2);
                slices[at].1 = shared.len();
                slices[at].2 |= below;
            } else {
                slices[at].0 = shared.len();
                slices[at].2 = operated[at].iter().fold(0, |set, (_, kinds)| set | kinds);
                shared.append(&mut operated[at]);
                stack.push((at, true));
                stack.extend(children[at].iter().rev().map(|child| (*child, false)));
            }
        }
        Tree { shared, slices, subprocessors }
    }
}
