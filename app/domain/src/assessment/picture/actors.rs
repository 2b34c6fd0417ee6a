//! The table "actor, role, certified, what it does, access from abroad, subject to foreign law".

use std::collections::{BTreeMap, BTreeSet};

use super::super::exposure::Exposures;
use super::super::facts::Facts;
use crate::disclosure::Actor;
use crate::read::Country;
use crate::text::*;
use crate::word::*;

/// A row of the table: the vendor or a subprocessor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRow {
    /// Its id path.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What it is engaged for, in the disclosure's own word; none for the vendor or where it is not stated.
    pub role: Option<String>,
    /// Who engages it: the name; none for the vendor.
    pub engaged_by: Option<String>,
    /// Where it is founded; several where statements differ, none where it is not stated.
    pub seats: Vec<Country>,
    /// The schemes of which it holds a certificate that is valid on the day.
    pub certified: Vec<SchemeId>,
    /// The id paths of the sites it runs.
    pub runs: Vec<String>,
    /// The ways in which it opens data from elsewhere, each once.
    pub opens: Vec<ReachMode>,
    /// The countries abroad from which it opens data.
    pub access_from_abroad: Vec<Country>,
    /// The foreign laws along whose paths it stands, each with its gravest severity.
    pub subject_to: Vec<(LawId, Severity)>,
}

pub(super) fn of(facts: &Facts<'_>, exposures: &Exposures) -> Vec<ActorRow> {
    let disclosure = &facts.disclosure;
    let mut laws: BTreeMap<&str, BTreeMap<&LawId, Severity>> = BTreeMap::new();
    for exposure in &exposures.list {
        let Some(last) = exposure.path.last() else { continue };
        // `access/CN.vendor` belongs to who opens the data; a place belongs to nobody.
        let actor = match last.strip_prefix("access/").and_then(|access| access.split_once('.')) {
            Some((_, actor)) => actor,
            None => last.trim_start_matches("subprocessors/"),
        };
        let highest = laws.entry(actor).or_default().entry(&exposure.law).or_insert(exposure.severity);
        *highest = (*highest).max(exposure.severity);
    }
    let mut certified: BTreeMap<&str, BTreeSet<&SchemeId>> = BTreeMap::new();
    for (_, certificate) in facts.certificates() {
        if let (Some(holder), Some(scheme)) = (&certificate.holder, &certificate.scheme)
            && facts.is_there(&certificate.dating)
        {
            certified.entry(holder.as_str()).or_default().insert(scheme);
        }
    }
    let mut runs: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, site) in facts.sites() {
        if let Some(operator) = &site.operator {
            runs.entry(operator.as_str()).or_default().push(path);
        }
    }
    let mut opens: BTreeMap<&str, (BTreeSet<ReachMode>, BTreeSet<Country>)> = BTreeMap::new();
    for (_, access) in facts.accesses() {
        if let Some(by) = &access.by {
            let entry = opens.entry(by.as_str()).or_default();
            entry.0.insert(ReachMode::from(access.mode));
            entry.1.extend(access.country.filter(|country| *country != Country::JAPAN));
        }
    }
    let row = |id: &str, path: String, seat: Option<Country>| ActorRow {
        name: facts.name_of(id),
        role: None,
        engaged_by: None,
        seats: facts.countries(&path, "jurisdiction", seat),
        certified: certified.get(id).into_iter().flatten().map(|scheme| (*scheme).clone()).collect(),
        runs: runs.get(id).cloned().unwrap_or_default(),
        opens: opens.get(id).map_or_else(Vec::new, |(modes, _)| modes.iter().copied().collect()),
        access_from_abroad: opens.get(id).map_or_else(Vec::new, |(_, countries)| countries.iter().copied().collect()),
        subject_to: laws.get(id).into_iter().flatten().map(|(law, severity)| ((*law).clone(), *severity)).collect(),
        path,
    };
    let mut rows = vec![row("vendor", "vendor".to_owned(), Some(disclosure.vendor.jurisdiction))];
    let mut subprocessors: Vec<_> =
        disclosure.subprocessors.iter().flatten().filter(|s| facts.is_there(&s.dating)).collect();
    subprocessors.sort_by(|a, b| (&a.id, &a.name).cmp(&(&b.id, &b.name)));
    for subprocessor in subprocessors {
        let id = subprocessor.id.as_ref().map_or("-", LocalId::as_str);
        let engaged_by = subprocessor.sub_of.as_ref().map_or("vendor", Actor::as_str);
        rows.push(ActorRow {
            name: subprocessor.name.clone().unwrap_or_else(|| id.to_owned()),
            role: subprocessor.role.clone(),
            engaged_by: Some(facts.name_of(engaged_by)),
            ..row(id, format!("subprocessors/{id}"), subprocessor.jurisdiction)
        });
    }
    rows
}
