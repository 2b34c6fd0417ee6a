//! Exposure to foreign law (国外法適用の可能性, `rules.md` §6): along which paths may a foreign law reach the data.
//!
//! The work is linear in companies, owners, sites and accesses: what a company reaches is kept as a slice of one shared
//! list (subprocessors and those below them stand together in it) and as masks of kinds of data.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::facts::Facts;
use crate::catalogue::{Article, Law, Link, MitigationKind, ReachMode, SeverityRule, Trigger};
use crate::disclosure::{Actor, Disclosure, Owner, Share, Subprocessor};
use crate::read::Country;
use crate::text::*;
use crate::word::*;

/// A path by which a foreign law may reach data.
#[derive(Clone, Debug)]
pub struct Exposure {
    /// The law.
    pub law: LawId,
    /// Which of its articles, by its place in the catalogue.
    pub article: usize,
    /// From the company, people or place under the law to the one that comes at the data, as id paths.
    pub path: Path,
    /// What is reached.
    pub reaches: Reaches,
    /// How the first of the path is bound to the law.
    pub link: Link,
    /// How the last of the path comes at the data.
    pub mode: ReachMode,
    /// How grave it is, by the project's own table.
    pub severity: Severity,
    /// Which row of the table decided.
    pub severity_rule: usize,
}

/// Id paths, shared by all exposures along them.
pub type Path = Arc<[Arc<str>]>;

/// The sites an exposure reaches: a slice of the shared list, and further ones.
#[derive(Clone, Debug)]
pub struct Reaches {
    shared: Arc<[String]>,
    from: usize,
    to: usize,
    further: Arc<[usize]>,
}

impl Reaches {
    /// The id paths of the sites, in alphabetical order.
    pub fn sites(&self) -> Vec<&str> {
        let slice = self.shared[self.from..self.to].iter();
        let mut sites: Vec<&str> =
            slice.chain(self.further.iter().map(|at| &self.shared[*at])).map(String::as_str).collect();
        sites.sort_unstable();
        sites.dedup();
        sites
    }

    /// Whether nothing is reached.
    pub fn is_empty(&self) -> bool {
        self.from == self.to && self.further.is_empty()
    }
}

/// All exposures, and what kept them from being complete.
#[derive(Clone, Debug, Default)]
pub struct Exposures {
    /// The exposures, by who comes at the data: vendor, subprocessors, people, places; each in an order of its own.
    pub list: Vec<Exposure>,
    /// Foreign jurisdictions whose law the table does not hold.
    pub unknown_laws: Vec<Country>,
    /// Companies of whose owners one has no stated jurisdiction, by id path.
    pub unclear_owners: Vec<String>,
}

/// The exposures of a disclosure, for those who need nothing else of an assessment.
pub fn exposures(frame: super::Frame<'_>, disclosure: &Disclosure) -> Exposures {
    of(&Facts::new(frame, disclosure))
}

/// A set of kinds of data.
type Kinds = u16;
const ALL_KINDS: Kinds = (1 << DataKind::ALL.len()) - 1;

fn kinds(list: Option<&Vec<DataKind>>) -> Kinds {
    list.map_or(ALL_KINDS, |list| list.iter().fold(0, |set, kind| set | 1 << *kind as u16))
}

/// What somebody comes at.
#[derive(Clone)]
struct Reached {
    reaches: Reaches,
    kinds: Kinds,
    mode: ReachMode,
}

struct Tracer<'a> {
    facts: &'a Facts<'a>,
    laws: HashMap<&'a str, Vec<&'a Law>>,
    /// Id paths of sites, those of a subprocessor and of all below it standing together.
    shared: Arc<[String]>,
    site_kinds: Vec<Kinds>,
    nothing: Arc<[usize]>,
    /// Kinds whose plaintext only the institution can obtain.
    sealed: Kinds,
    /// Kinds that hold, or may hold, patient information.
    with_patients: Kinds,
    by_mask: HashMap<Kinds, Arc<[usize]>>,
    found: Exposures,
}

/// Traces all exposures.
pub(super) fn of(facts: &Facts<'_>) -> Exposures {
    let mut laws: HashMap<&str, Vec<&Law>> = HashMap::new();
    for law in &facts.frame.catalogue.laws {
        for code in &law.jurisdictions {
            laws.entry(code).or_default().push(law);
        }
    }
    let tree = Tree::new(facts);
    let mut tracer = Tracer {
        facts,
        laws,
        shared: tree.shared.iter().map(|(path, _)| path.clone()).collect(),
        site_kinds: tree.shared.iter().map(|(_, kinds)| *kinds).collect(),
        nothing: Arc::new([]),
        sealed: sealed_kinds(facts),
        with_patients: DataKind::ALL
            .iter()
            .filter(|kind| facts.holds_patients(**kind) != Some(false))
            .fold(0, |set, kind| set | 1 << *kind as u16),
        by_mask: HashMap::new(),
        found: Exposures::default(),
    };
    tracer.vendor();
    tracer.subprocessors(&tree);
    tracer.people();
    tracer.territory();
    let mut found = tracer.found;
    found.unknown_laws.sort();
    found.unknown_laws.dedup();
    found.unclear_owners.sort();
    found.unclear_owners.dedup();
    found
}

/// Kinds of data that only the institution can read: encrypted at rest with a key that leaves nobody else plaintext
/// and of which nobody who could be compelled holds a copy.
fn sealed_kinds(facts: &Facts<'_>) -> Kinds {
    facts
        .keys()
        .into_iter()
        .filter(|(_, key)| {
            matches!(key.plaintext_access, Some(PlaintextAccess::InstitutionOnly | PlaintextAccess::Nobody))
                && matches!(key.escrow, Some(Escrow::None | Escrow::Institution))
                && matches!(key.layer, Some(layer) if layer != KeyLayer::Transport)
        })
        .fold(0, |set, (_, key)| set | kinds(key.data.as_ref()))
}

/// Sites in the order of the tree of subprocessors, so that what one reaches through those below is one slice.
struct Tree<'a> {
    shared: Vec<(String, Kinds)>,
    /// For each subprocessor: where its slice begins and ends, and the kinds in it.
    slices: Vec<(usize, usize, Kinds)>,
    subprocessors: Vec<&'a Subprocessor>,
}

impl<'a> Tree<'a> {
    fn new(facts: &'a Facts<'_>) -> Tree<'a> {
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
            let entry = (path, kinds(site.data.as_ref()));
            match &site.operator {
                Some(Actor::Subprocessor(id)) if index.contains_key(id) => operated[index[id]].push(entry),
                _ => shared.push(entry),
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

/// A company as the law sees it.
struct Company<'a> {
    path: String,
    jurisdiction: Option<Country>,
    establishments: &'a [Country],
    owners: &'a [Owner],
}

impl<'a> Tracer<'a> {
    fn vendor(&mut self) {
        let vendor = &self.facts.disclosure.vendor;
        let all =
            Reaches { shared: self.shared.clone(), from: 0, to: self.shared.len(), further: self.nothing.clone() };
        let kinds = self.site_kinds.iter().fold(0, |set, kinds| set | kinds);
        let kinds = if self.site_kinds.is_empty() { ALL_KINDS } else { kinds };
        let reached = vec![Reached { reaches: all, kinds, mode: ReachMode::Fetch }];
        let company = Company {
            path: "vendor".to_owned(),
            jurisdiction: Some(vendor.jurisdiction),
            establishments: vendor.establishments.as_deref().unwrap_or_default(),
            owners: vendor.owners.as_deref().unwrap_or_default(),
        };
        self.company(&company, &reached);
    }

    fn subprocessors(&mut self, tree: &Tree<'_>) {
        let mut opened: HashMap<&str, Vec<(ReachMode, Kinds)>> = HashMap::new();
        let facts = self.facts;
        for access in facts.disclosure.access.iter().flatten().filter(|access| facts.is_there(&access.dating)) {
            if let Some(Actor::Subprocessor(id)) = &access.by {
                opened.entry(id.as_str()).or_default().push((reach_mode(access.mode), kinds(access.data.as_ref())));
            }
        }
        for (at, subprocessor) in tree.subprocessors.iter().enumerate() {
            let (from, to, run) = tree.slices[at];
            let mut reached = Vec::new();
            if from < to {
                let reaches = Reaches { shared: self.shared.clone(), from, to, further: self.nothing.clone() };
                reached.push(Reached { reaches, kinds: run, mode: ReachMode::Operate });
            }
            let id = subprocessor.id.as_ref().map_or("-", LocalId::as_str);
            if let Some(opens) = opened.get(id) {
                self.opened(opens, &mut reached);
            }
            if reached.is_empty() {
                continue;
            }
            let company = Company {
                path: format!("subprocessors/{id}"),
                jurisdiction: subprocessor.jurisdiction,
                establishments: subprocessor.establishments.as_deref().unwrap_or_default(),
                owners: subprocessor.owners.as_deref().unwrap_or_default(),
            };
            self.company(&company, &reached);
        }
    }

    /// What is opened from elsewhere: one for each way of opening.
    fn opened(&mut self, opens: &[(ReachMode, Kinds)], reached: &mut Vec<Reached>) {
        for mode in [ReachMode::Routine, ReachMode::Emergency, ReachMode::PossibleUnused] {
            let mask = opens.iter().filter(|(own, _)| *own == mode).fold(0, |set, (_, kinds)| set | kinds);
            if mask == 0 {
                continue;
            }
            let further = self.sites_with(mask);
            let reaches = Reaches { shared: self.shared.clone(), from: 0, to: 0, further };
            reached.push(Reached { reaches, kinds: mask, mode });
        }
    }

    fn sites_with(&mut self, mask: Kinds) -> Arc<[usize]> {
        let site_kinds = &self.site_kinds;
        self.by_mask
            .entry(mask)
            .or_insert_with(|| (0..site_kinds.len()).filter(|at| site_kinds[*at] & mask != 0).collect())
            .clone()
    }

    /// Every law that binds a company by seat, establishment or ownership.
    fn company(&mut self, company: &Company<'_>, reached: &[Reached]) {
        let own: Arc<str> = company.path.as_str().into();
        let path: Path = Arc::new([own.clone()]);
        if let Some(jurisdiction) = company.jurisdiction {
            self.bound(jurisdiction, Link::Seat, &path, reached);
        }
        let mut establishments = company.establishments.to_vec();
        establishments.sort();
        for country in establishments {
            self.bound(country, Link::Establishment, &path, reached);
        }
        let mut chain = vec![own];
        for owner in in_order(company.owners) {
            self.owner(owner, Link::Control, &mut chain, reached);
        }
    }

    /// An owner and its own owners: control passes along links over half or marked as control.
    fn owner(&mut self, owner: &Owner, above: Link, chain: &mut Vec<Arc<str>>, reached: &[Reached]) {
        let link = weaker(above, link_of(owner));
        let name = owner.name.as_deref().unwrap_or("-");
        let path = format!("{}/owners/{name}", chain.last().map_or("", |path| path));
        chain.push(path.into());
        match owner.jurisdiction {
            Some(country) => {
                let shown = match (link, owner.kind) {
                    (Link::Control, Some(OwnerKind::State)) => Link::StateControl,
                    (link, _) => link,
                };
                if country != Country::JAPAN {
                    let path: Path = chain.iter().rev().cloned().collect();
                    self.bound(country, shown, &path, reached);
                }
            }
            None => self.found.unclear_owners.extend(chain.last().map(ToString::to_string)),
        }
        for further in in_order(owner.owners.as_deref().unwrap_or_default()) {
            self.owner(further, link, chain, reached);
        }
        chain.pop();
    }

    fn bound(&mut self, country: Country, link: Link, path: &Path, reached: &[Reached]) {
        self.law_of(country, &[Trigger::Company, Trigger::CompanyOrPeople], link, path, reached);
    }

    /// People at work in a country who open data from there, whoever employs them. Their nationality is never asked.
    fn people(&mut self) {
        for (path, access) in self.facts.accesses() {
            let Some(country) = access.country else { continue };
            let mut reached = Vec::new();
            self.opened(&[(reach_mode(access.mode), kinds(access.data.as_ref()))], &mut reached);
            self.law_of(country, &[Trigger::CompanyOrPeople], Link::People, &alone(&path), &reached);
        }
    }

    /// Data and keys kept in a country.
    fn territory(&mut self) {
        let position: HashMap<String, usize> =
            self.shared.iter().enumerate().map(|(at, path)| (path.clone(), at)).collect();
        let mut by_country: BTreeMap<Country, (Vec<usize>, Kinds)> = BTreeMap::new();
        for (path, site) in self.facts.sites() {
            if let (Some(country), Some(at)) = (site.country, position.get(&path)) {
                let entry = by_country.entry(country).or_default();
                entry.0.push(*at);
                entry.1 |= kinds(site.data.as_ref());
            }
        }
        for (country, (sites, kinds)) in by_country {
            let reaches = Reaches { shared: self.shared.clone(), from: 0, to: 0, further: sites.into() };
            let path = format!("sites/*/country/{}", country.code());
            let reached = [Reached { reaches, kinds, mode: ReachMode::Kept }];
            self.law_of(country, &[Trigger::DataInTerritory], Link::Territory, &alone(&path), &reached);
        }
        for (path, key) in self.facts.keys() {
            if let Some(country) = key.country {
                let mask = kinds(key.data.as_ref());
                let further = self.sites_with(mask);
                let reaches = Reaches { shared: self.shared.clone(), from: 0, to: 0, further };
                let reached = [Reached { reaches, kinds: mask, mode: ReachMode::Kept }];
                self.law_of(country, &[Trigger::KeyInTerritory], Link::Territory, &alone(&path), &reached);
            }
        }
    }

    fn law_of(&mut self, country: Country, triggers: &[Trigger], link: Link, path: &Path, reached: &[Reached]) {
        if country == Country::JAPAN {
            return;
        }
        let Some(laws) = self.laws.get(country.code()).cloned() else {
            self.found.unknown_laws.push(country);
            return;
        };
        for law in laws {
            for (at, article) in law.article.iter().enumerate().filter(|(_, a)| triggers.contains(&a.trigger)) {
                for one in reached {
                    let (severity, severity_rule) = self.severity(law, article, link, one);
                    self.found.list.push(Exposure {
                        law: law.id.clone(),
                        article: at,
                        path: path.clone(),
                        reaches: one.reaches.clone(),
                        link,
                        mode: one.mode,
                        severity,
                        severity_rule,
                    });
                }
            }
        }
    }

    fn severity(&self, law: &Law, article: &Article, link: Link, reached: &Reached) -> (Severity, usize) {
        let with_patients = reached.kinds & self.with_patients;
        let patient = with_patients != 0;
        let sealed = with_patients & !self.sealed == 0
            && article.mitigations.iter().any(|m| m.kind == MitigationKind::InstitutionKeys);
        let adequacy = article.mitigations.iter().any(|m| m.kind == MitigationKind::Adequacy);
        let holds = |rule: &SeverityRule| {
            (rule.status.is_empty() || rule.status.contains(&law.status))
                && (rule.effect.is_empty() || rule.effect.contains(&article.effect))
                && (rule.link.is_empty() || rule.link.contains(&link))
                && (rule.reach.is_empty() || rule.reach.contains(&reached.mode))
                && rule.sealed.is_none_or(|wanted| wanted == sealed)
                && rule.adequacy.is_none_or(|wanted| wanted == adequacy)
                && rule.patient.is_none_or(|wanted| wanted == patient)
        };
        let rules = &self.facts.frame.catalogue.severities;
        rules.iter().position(holds).map_or((Severity::High, 0), |at| (rules[at].severity, at))
    }
}

/// A path of one step.
fn alone(step: &str) -> Path {
    Arc::new([step.into()])
}

/// Owners in an order of their own, so that the order of the file changes nothing.
fn in_order(owners: &[Owner]) -> Vec<&Owner> {
    let key = |owner: &Owner| (owner.jurisdiction, owner.share, owner.control, owner.kind);
    let whole = |owner: &Owner| serde_json::to_string(owner).unwrap_or_default();
    let mut sorted: Vec<&Owner> = owners.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| key(a).cmp(&key(b))).then_with(|| whole(a).cmp(&whole(b))));
    sorted
}

/// An access whose way is not stated counts as a matter of course.
fn reach_mode(mode: Option<AccessMode>) -> ReachMode {
    match mode {
        Some(AccessMode::Emergency) => ReachMode::Emergency,
        Some(AccessMode::PossibleUnused) => ReachMode::PossibleUnused,
        Some(AccessMode::Routine) | None => ReachMode::Routine,
    }
}

/// How an owner is bound to the company it owns.
fn link_of(owner: &Owner) -> Link {
    let majority = owner.share.map(Share::is_majority);
    match (majority, owner.control) {
        (Some(true), _) | (_, Some(Stated::Yes)) => Link::Control,
        (Some(false), _) | (None, Some(Stated::No)) => Link::Minority,
        (None, Some(Stated::NotStated) | None) => Link::ControlNotStated,
    }
}

/// The weaker of two links of a chain.
fn weaker(above: Link, own: Link) -> Link {
    let rank = |link| match link {
        Link::Minority => 0,
        Link::ControlNotStated => 1,
        _ => 2,
    };
    if rank(above) <= rank(own) { above } else { own }
}
