//! Following the paths: who is bound by which law, and what they come at.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::facts::{Facts, Holds};
use super::tree::Tree;
use super::{ALL_KINDS, Exposure, Exposures, Kinds, Path, Reaches, kinds};
use crate::catalogue::{Article, Law, MitigationKind, SeverityRule, Trigger};
use crate::disclosure::{Actor, Key, KeyHolder, Owner, Share};
use crate::read::Country;
use crate::text::*;
use crate::word::*;

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
pub(in super::super) fn of(facts: &Facts<'_>) -> Exposures {
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

/// Kinds of data that only the institution can read: encrypted at rest, for the whole service, with a key that the
/// institution holds, that leaves nobody else plaintext and of which nobody who could be compelled holds a copy. A kind of
/// which another entry says that the vendor can obtain plaintext is not among them.
fn sealed_kinds(facts: &Facts<'_>) -> Kinds {
    let keys = facts.keys();
    let at_rest = || keys.iter().filter(|(_, key)| !matches!(key.layer, None | Some(KeyLayer::Transport)));
    let seals = |key: &Key| {
        facts.holds(&key.dating) == Holds::Now
            && key.holder == Some(KeyHolder::Institution)
            && matches!(key.plaintext_access, Some(PlaintextAccess::InstitutionOnly | PlaintextAccess::Nobody))
            && matches!(key.escrow, Some(Escrow::None | Escrow::Institution))
    };
    let opens = |key: &Key| key.plaintext_access == Some(PlaintextAccess::Vendor);
    let sealed = at_rest().filter(|(_, key)| seals(key)).fold(0, |set, (_, key)| set | covered(key));
    let open = at_rest().filter(|(_, key)| opens(key)).fold(0, |set, (_, key)| set | covered(key));
    sealed & !open
}

/// The kinds a key covers. Encryption of backups leaves the running data as they are.
fn covered(key: &Key) -> Kinds {
    let stated = kinds(key.data.as_ref());
    if key.layer == Some(KeyLayer::Backup) { stated & (1 << DataKind::Backups as u16) } else { stated }
}

/// How somebody is bound to the law of a country.
#[derive(Clone, Copy)]
struct Bound {
    country: Country,
    link: Link,
    state: bool,
    contested: bool,
}

/// A company as the law sees it.
struct Company<'a> {
    path: String,
    /// Where it is founded, by anybody's statement.
    seats: Vec<Country>,
    /// Where else it is established, by anybody's statement.
    establishments: Vec<Country>,
    owners: &'a [Owner],
}

impl<'a> Company<'a> {
    fn new(
        facts: &Facts<'_>,
        path: String,
        seat: Option<Country>,
        establishments: Option<&Vec<Country>>,
        owners: Option<&'a Vec<Owner>>,
    ) -> Self {
        let seats = facts.countries(&path, "jurisdiction", seat);
        let establishments = facts.countries(&path, "establishments", establishments.into_iter().flatten().copied());
        Company { path, seats, establishments, owners: owners.map_or(&[], Vec::as_slice) }
    }
}

impl<'a> Tracer<'a> {
    fn vendor(&mut self) {
        let vendor = &self.facts.disclosure.vendor;
        let all =
            Reaches { shared: self.shared.clone(), from: 0, to: self.shared.len(), further: self.nothing.clone() };
        let kinds = self.site_kinds.iter().fold(0, |set, kinds| set | kinds);
        let kinds = if self.site_kinds.is_empty() { ALL_KINDS } else { kinds };
        let reached = vec![Reached { reaches: all, kinds, mode: ReachMode::Fetch }];
        let (seat, owners) = (Some(vendor.jurisdiction), vendor.owners.as_ref());
        let company = Company::new(self.facts, "vendor".to_owned(), seat, vendor.establishments.as_ref(), owners);
        self.company(&company, &reached);
    }

    fn subprocessors(&mut self, tree: &Tree<'_>) {
        let mut opened: HashMap<&str, Vec<(ReachMode, Kinds)>> = HashMap::new();
        let facts = self.facts;
        for access in facts.disclosure.access.iter().flatten().filter(|access| facts.is_there(&access.dating)) {
            if let Some(Actor::Subprocessor(id)) = &access.by {
                opened
                    .entry(id.as_str())
                    .or_default()
                    .push((ReachMode::from(access.mode), kinds(access.data.as_ref())));
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
            let company = Company::new(
                facts,
                format!("subprocessors/{id}"),
                subprocessor.jurisdiction,
                subprocessor.establishments.as_ref(),
                subprocessor.owners.as_ref(),
            );
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
        let of_company = [Trigger::Company, Trigger::CompanyOrPeople];
        for country in &company.seats {
            let contested = self.facts.is_contested_at(&company.path, "jurisdiction");
            let bound = Bound { country: *country, link: Link::Seat, state: false, contested };
            self.law_of(bound, &of_company, &path, reached);
        }
        for country in company.establishments.iter().filter(|country| !company.seats.contains(country)) {
            let contested = self.facts.is_contested_at(&company.path, "establishments");
            let bound = Bound { country: *country, link: Link::Establishment, state: false, contested };
            self.law_of(bound, &of_company, &path, reached);
        }
        let mut chain = vec![own];
        for owner in in_order(company.owners) {
            self.owner(owner, Link::Control, &mut chain, reached);
        }
    }

    /// An owner and its own owners: control passes along links over half or marked as control.
    fn owner(&mut self, owner: &Owner, above: Link, chain: &mut Vec<Arc<str>>, reached: &[Reached]) {
        let name = owner.name.as_deref().unwrap_or("-");
        let path = format!("{}/owners/{name}", chain.last().map_or("", |path| path));
        let link = match link_of(owner) {
            Link::Minority if ["share", "control"].iter().any(|field| self.facts.is_contested_at(&path, field)) => {
                Link::ControlNotStated
            }
            link => link,
        };
        let link = weaker(above, link);
        let countries = self.facts.countries(&path, "jurisdiction", owner.jurisdiction);
        let contested = self.facts.is_contested_at(&path, "jurisdiction");
        chain.push(path.into());
        if countries.is_empty() {
            self.found.unclear_owners.extend(chain.last().map(ToString::to_string));
        }
        for country in countries.into_iter().filter(|country| *country != Country::JAPAN) {
            let path: Path = chain.iter().rev().cloned().collect();
            let bound = Bound { country, link, state: owner.kind == Some(OwnerKind::State), contested };
            self.law_of(bound, &[Trigger::Company, Trigger::CompanyOrPeople], &path, reached);
        }
        for further in in_order(owner.owners.as_deref().unwrap_or_default()) {
            self.owner(further, link, chain, reached);
        }
        chain.pop();
    }

    /// People at work in a country who open data from there, whoever employs them. Their nationality is never asked.
    fn people(&mut self) {
        let facts = self.facts;
        let accesses = facts.disclosure.access.iter().flatten().enumerate();
        let mut found = Vec::new();
        for (at, access) in accesses.filter(|(_, access)| facts.is_there(&access.dating)) {
            let entry = format!("access/{at}");
            let by = access.by.as_ref().map_or("-", Actor::as_str);
            let contested = facts.is_contested_at(&entry, "country");
            for country in facts.countries(&entry, "country", access.country) {
                let path = format!("access/{}.{by}", country.code());
                found.push((path, country, contested, ReachMode::from(access.mode), kinds(access.data.as_ref())));
            }
        }
        found.sort();
        for (path, country, contested, mode, kinds) in found {
            let mut reached = Vec::new();
            self.opened(&[(mode, kinds)], &mut reached);
            let bound = Bound { country, link: Link::People, state: false, contested };
            self.law_of(bound, &[Trigger::CompanyOrPeople], &alone(&path), &reached);
        }
    }

    /// Data and keys kept in a country.
    fn territory(&mut self) {
        let position: HashMap<String, usize> =
            self.shared.iter().enumerate().map(|(at, path)| (path.clone(), at)).collect();
        let mut by_country: BTreeMap<(Country, bool), (Vec<usize>, Kinds)> = BTreeMap::new();
        for (path, site) in self.facts.sites() {
            let contested = self.facts.is_contested_at(&path, "country");
            for country in self.facts.countries(&path, "country", site.country) {
                if let Some(at) = position.get(&path) {
                    let entry = by_country.entry((country, contested)).or_default();
                    entry.0.push(*at);
                    entry.1 |= kinds(site.data.as_ref());
                }
            }
        }
        for ((country, contested), (sites, kinds)) in by_country {
            let reaches = Reaches { shared: self.shared.clone(), from: 0, to: 0, further: sites.into() };
            let path = format!("sites/*/country/{}", country.code());
            let reached = [Reached { reaches, kinds, mode: ReachMode::Kept }];
            let bound = Bound { country, link: Link::Territory, state: false, contested };
            self.law_of(bound, &[Trigger::DataInTerritory], &alone(&path), &reached);
        }
        for (path, key) in self.facts.keys() {
            if let Some(country) = key.country {
                let mask = kinds(key.data.as_ref());
                let bound = Bound { country, link: Link::Territory, state: false, contested: false };
                let further = self.sites_with(mask);
                let reaches = Reaches { shared: self.shared.clone(), from: 0, to: 0, further };
                let reached = [Reached { reaches, kinds: mask, mode: ReachMode::Kept }];
                self.law_of(bound, &[Trigger::KeyInTerritory], &alone(&path), &reached);
            }
        }
    }

    fn law_of(&mut self, bound: Bound, triggers: &[Trigger], path: &Path, reached: &[Reached]) {
        if bound.country == Country::JAPAN {
            return;
        }
        let Some(laws) = self.laws.get(bound.country.code()).cloned() else {
            self.found.unknown_laws.push(bound.country);
            return;
        };
        for law in laws {
            for (at, article) in law.article.iter().enumerate().filter(|(_, a)| triggers.contains(&a.trigger)) {
                for one in reached {
                    let (severity, severity_rule) = self.severity(law, article, bound, one);
                    self.found.list.push(Exposure {
                        law: law.id.clone(),
                        article: at,
                        path: path.clone(),
                        reaches: one.reaches.clone(),
                        country: bound.country,
                        link: bound.link,
                        state: bound.state,
                        contested: bound.contested,
                        mode: one.mode,
                        severity,
                        severity_rule,
                    });
                }
            }
        }
    }

    fn severity(&self, law: &Law, article: &Article, bound: Bound, reached: &Reached) -> (Severity, usize) {
        let with_patients = reached.kinds & self.with_patients;
        let patient = with_patients != 0;
        let sealed = with_patients & !self.sealed == 0
            && article.mitigations.iter().any(|m| m.kind == MitigationKind::InstitutionKeys);
        let adequacy = article.mitigations.iter().any(|m| m.kind == MitigationKind::Adequacy);
        let holds = |rule: &SeverityRule| {
            (rule.status.is_empty() || rule.status.contains(&law.status))
                && (rule.effect.is_empty() || rule.effect.contains(&article.effect))
                && (rule.link.is_empty() || rule.link.contains(&bound.link))
                && (rule.reach.is_empty() || rule.reach.contains(&reached.mode))
                && rule.state.is_none_or(|wanted| wanted == bound.state)
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
