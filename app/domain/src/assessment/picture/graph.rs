//! Companies, sites and laws as a graph, in columns from the law on the left to the sites on the right.

use std::collections::{BTreeMap, BTreeSet};

use super::super::exposure::{Exposure, Exposures};
use super::super::facts::{Facts, site_name};
use crate::disclosure::Actor;
use crate::read::Country;
use crate::text::*;
use crate::word::*;

/// The most exposures and sites together that are drawn; beyond, the text alone is readable.
const MOST: usize = 300;

/// A graph with its layout. The same facts give the same graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    /// The nodes, by column, then from the top.
    pub nodes: Vec<Node>,
    /// The edges, by their ends.
    pub edges: Vec<Edge>,
    /// How many columns there are.
    pub columns: usize,
    /// How many nodes the fullest column has.
    pub rows: usize,
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its id path; for a law `laws/<id>`.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// Its name; empty for laws, places and people, which have their words in the catalogue.
    pub label: String,
    /// The country it stands in or under.
    pub country: Option<Country>,
    /// The column, from 0 on the left.
    pub column: usize,
    /// The place within the column, from 0 at the top.
    pub row: usize,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// A foreign law.
    Law,
    /// An owner.
    Owner,
    /// An owner that is a state.
    State,
    /// The vendor.
    Vendor,
    /// A subprocessor.
    Subprocessor,
    /// People at work in a country.
    People,
    /// A country where data or keys are kept.
    Place,
    /// A site.
    Site,
}

/// An edge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The node it begins at, by its place in the list.
    pub from: usize,
    /// The node it ends at.
    pub to: usize,
    /// What it says.
    pub kind: EdgeKind,
}

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// The law binds it: how, and the gravest severity of the exposures that begin so.
    Binds(Link, Severity),
    /// It owns it.
    Owns,
    /// It entrusts it.
    Entrusts,
    /// It comes at the site so.
    Reaches(ReachMode),
}

#[derive(Default)]
struct Draft {
    nodes: BTreeMap<String, (NodeKind, String, Option<Country>, usize)>,
    edges: BTreeMap<(String, String), EdgeKind>,
}

impl Draft {
    fn node(&mut self, id: &str, kind: NodeKind, label: String, country: Option<Country>, column: usize) {
        let entry = self.nodes.entry(id.to_owned()).or_insert((kind, label, country, column));
        entry.3 = entry.3.min(column);
    }

    /// Of several edges between the same nodes the gravest stays.
    fn edge(&mut self, from: &str, to: &str, kind: EdgeKind) {
        let known = self.edges.entry((from.to_owned(), to.to_owned())).or_insert(kind);
        *known = match (*known, kind) {
            (EdgeKind::Binds(link, one), EdgeKind::Binds(_, other)) if one >= other => EdgeKind::Binds(link, one),
            (EdgeKind::Reaches(one), EdgeKind::Reaches(other)) => EdgeKind::Reaches(one.min(other)),
            (_, kind) => kind,
        };
    }
}

pub(super) fn of(facts: &Facts<'_>, exposures: &Exposures) -> Option<Graph> {
    let sites = facts.sites();
    let subprocessors: Vec<_> =
        facts.disclosure.subprocessors.iter().flatten().filter(|s| facts.is_there(&s.dating)).collect();
    if exposures.list.len() + sites.len() + subprocessors.len() > MOST {
        return None;
    }
    // Columns: laws, owners by their distance from the company, the vendor, subprocessors by their depth, sites.
    let longest = exposures.list.iter().map(|exposure| exposure.path.len()).max().unwrap_or(1);
    let vendor_column = longest;
    let above: BTreeMap<&str, &str> = subprocessors
        .iter()
        .filter_map(|s| Some((s.id.as_ref()?.as_str(), s.sub_of.as_ref().map_or("vendor", Actor::as_str))))
        .collect();
    let depth = |id: &str| {
        let mut depth = 1;
        let mut here = id;
        // The reader refuses circles; the bound keeps a disclosure made otherwise from going round.
        while let Some(next) = above.get(here).filter(|next| **next != "vendor" && depth <= above.len()) {
            depth += 1;
            here = next;
        }
        depth
    };
    let site_column = vendor_column + 1 + above.keys().map(|id| depth(id)).max().unwrap_or(0);
    let mut draft = Draft::default();
    let vendor = &facts.disclosure.vendor;
    draft.node("vendor", NodeKind::Vendor, vendor.name.clone(), Some(vendor.jurisdiction), vendor_column);
    for subprocessor in &subprocessors {
        let Some(id) = subprocessor.id.as_ref().map(LocalId::as_str) else { continue };
        let path = format!("subprocessors/{id}");
        let column = vendor_column + depth(id);
        draft.node(&path, NodeKind::Subprocessor, facts.name_of(id), subprocessor.jurisdiction, column);
        draft.edge(&actor_path(above.get(id).copied().unwrap_or("vendor")), &path, EdgeKind::Entrusts);
    }
    for (path, site) in &sites {
        draft.node(path, NodeKind::Site, site_name(site), site.country, site_column);
        if let Some(operator) = &site.operator {
            draft.edge(&actor_path(operator.as_str()), path, EdgeKind::Reaches(ReachMode::Operate));
        }
    }
    for exposure in &exposures.list {
        path_of(&mut draft, exposure, vendor_column);
    }
    Some(laid_out(draft, site_column + 1))
}

fn actor_path(id: &str) -> String {
    if id == "vendor" { id.to_owned() } else { format!("subprocessors/{id}") }
}

/// The nodes and edges of one exposure.
fn path_of(draft: &mut Draft, exposure: &Exposure, vendor_column: usize) {
    let law = format!("laws/{}", exposure.law);
    draft.node(&law, NodeKind::Law, String::new(), None, 0);
    let Some((first, last)) = exposure.path.first().zip(exposure.path.last()) else { return };
    draft.edge(&law, first, EdgeKind::Binds(exposure.link, exposure.severity));
    let company = draft.nodes.get(last.as_ref()).map_or(vendor_column, |(.., column)| *column);
    for (at, step) in exposure.path.iter().enumerate() {
        let kind = match step.as_ref() {
            step if step.starts_with("access/") => NodeKind::People,
            step if step.starts_with("sites/*/") || step.starts_with("keys/") => NodeKind::Place,
            _ if at == 0 && exposure.state => NodeKind::State,
            _ => NodeKind::Owner,
        };
        let name = step.rsplit("/owners/").next().unwrap_or_default();
        let label = if matches!(kind, NodeKind::Owner | NodeKind::State) { name.to_owned() } else { String::new() };
        let country = (at == 0).then_some(exposure.country);
        let column = company.saturating_sub(exposure.path.len() - 1 - at).max(1);
        draft.node(step, kind, label, country, column);
    }
    for pair in exposure.path.windows(2) {
        draft.edge(&pair[0], &pair[1], EdgeKind::Owns);
    }
    for site in exposure.reaches.sites() {
        draft.edge(last, site, EdgeKind::Reaches(exposure.mode));
    }
}

/// Puts nodes into rows: sites by id path, everything left of them near the middle of what it leads to.
fn laid_out(draft: Draft, columns: usize) -> Graph {
    let mut by_column: Vec<Vec<&String>> = vec![Vec::new(); columns];
    for (id, (.., column)) in &draft.nodes {
        by_column[(*column).min(columns - 1)].push(id);
    }
    let mut row_of: BTreeMap<&String, usize> = BTreeMap::new();
    for column in by_column.iter_mut().rev() {
        let middle = |id: &String| {
            let rows: Vec<usize> = draft
                .edges
                .keys()
                .filter(|(from, _)| from == id)
                .filter_map(|(_, to)| row_of.get(to).copied())
                .collect();
            // In thousandths, so that order needs no fractions; what leads nowhere stands last.
            if rows.is_empty() { usize::MAX } else { rows.iter().sum::<usize>() * 1000 / rows.len() }
        };
        column.sort_by_cached_key(|id| (middle(id), (*id).clone()));
        for (row, id) in column.iter().enumerate() {
            row_of.insert(id, row);
        }
    }
    let mut nodes = Vec::with_capacity(draft.nodes.len());
    let mut index: BTreeMap<&String, usize> = BTreeMap::new();
    for (at, column) in by_column.iter().enumerate() {
        for (row, id) in column.iter().enumerate() {
            let Some((kind, label, country, _)) = draft.nodes.get(*id) else { continue };
            index.insert(id, nodes.len());
            let (id, label) = ((*id).clone(), label.clone());
            nodes.push(Node { id, kind: *kind, label, country: *country, column: at, row });
        }
    }
    let ends = |from: &String, to: &String| Some((*index.get(from)?, *index.get(to)?));
    let edges: BTreeSet<Edge> = draft
        .edges
        .iter()
        .filter_map(|((from, to), kind)| ends(from, to).map(|(from, to)| Edge { from, to, kind: *kind }))
        .collect();
    let rows = by_column.iter().map(Vec::len).max().unwrap_or(0);
    Graph { nodes, edges: edges.into_iter().collect(), columns, rows }
}
