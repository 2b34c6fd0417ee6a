//! Exposure to foreign law (国外法適用の可能性, `rules.md` §6): along which paths may a foreign law reach the data.
//!
//! The work is linear in companies, owners, sites and accesses: what a company reaches is kept as a slice of one shared
//! list (subprocessors and those below them stand together in it) and as masks of kinds of data.
//!
//! **Differing statements.** A country about which statements differ (seat, establishments, an owner's or site's country)
//! is not stated for a finding; here every country that somebody named counts as possible, and the exposure says so
//! ([`Exposure::contested`]). Without this a claim would make an exposure vanish.

mod trace;
mod tree;

use std::sync::Arc;

pub(super) use trace::of;

use super::facts::Facts;
use crate::catalogue::{Article, Catalogue, Law, SeverityRule};
use crate::disclosure::Disclosure;
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
    /// The country whose law it is.
    pub country: Country,
    /// How the first of the path is bound to the law.
    pub link: Link,
    /// Whether the first of the path is a state.
    pub state: bool,
    /// Whether the country rests on one of several statements that differ.
    pub contested: bool,
    /// How the last of the path comes at the data.
    pub mode: ReachMode,
    /// How grave it is, by the project's own table.
    pub severity: Severity,
    /// Which row of the table decided.
    pub severity_rule: usize,
}

/// Id paths, shared by all exposures along them.
pub type Path = Arc<[Arc<str>]>;

impl Exposure {
    /// The law and the article.
    pub fn cited<'c>(&self, catalogue: &'c Catalogue) -> Option<(&'c Law, &'c Article)> {
        let law = catalogue.laws.iter().find(|law| law.id == self.law)?;
        Some((law, law.article.get(self.article)?))
    }

    /// The row of the severity table that decided.
    pub fn rule<'c>(&self, catalogue: &'c Catalogue) -> Option<&'c SeverityRule> {
        catalogue.severities.get(self.severity_rule)
    }

    /// A name that stays as long as law, article, path and the way of coming at the data stay: an institution's
    /// judgement hangs on it, and lapses when one of them changes. Owners of one company that bear the same name share it.
    pub fn key(&self, catalogue: &Catalogue) -> String {
        let article = self.cited(catalogue).map_or("-", |(_, article)| article.article.as_str());
        format!("{}|{article}|{}|{}", self.law, self.path.join("<"), self.mode.word())
    }
}

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

/// The exposures of a disclosure, for those who need nothing else of an assessment. Where the frame names no plan, facts
/// of every plan count.
pub fn exposures(frame: super::Frame<'_>, disclosure: &Disclosure) -> Exposures {
    of(&Facts::new(frame, disclosure))
}

/// A set of kinds of data.
type Kinds = u16;
const ALL_KINDS: Kinds = (1 << DataKind::ALL.len()) - 1;

fn kinds(list: Option<&Vec<DataKind>>) -> Kinds {
    list.map_or(ALL_KINDS, |list| list.iter().fold(0, |set, kind| set | 1 << *kind as u16))
}
