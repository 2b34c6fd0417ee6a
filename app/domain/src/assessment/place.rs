//! Where records are kept (`rules.md` §5): place of storage, domestic law, region and country.

use std::collections::BTreeSet;

use super::facts::{Facts, site_name, stores};
use super::finding::Judgement;
use super::range::Range;
use crate::disclosure::Site;
use crate::message::{Message, Part};
use crate::read::Country;
use crate::text::QuestionId;
use crate::word::*;

/// The kinds that hold patient information unless the disclosure says otherwise.
const PATIENT_KINDS: [DataKind; 7] = [
    DataKind::Records,
    DataKind::Images,
    DataKind::Registration,
    DataKind::Prescriptions,
    DataKind::AudioVideo,
    DataKind::Billing,
    DataKind::Backups,
];

impl Facts<'_> {
    /// Whether a kind of data holds entrusted patient information; none where that is not known.
    pub fn holds_patients(&self, kind: DataKind) -> Option<bool> {
        let stated = self.disclosure.service.data.iter().flatten().find(|entry| entry.kind == Some(kind));
        match (stated.and_then(|entry| entry.patient), kind) {
            (Some(patient), _) => Some(patient),
            (None, kind) if PATIENT_KINDS.contains(&kind) => Some(true),
            (None, DataKind::TelemetryCookies | DataKind::Anonymised) => Some(false),
            (None, _) => None,
        }
    }

    /// Whether a site keeps entrusted patient information; none where that is not known.
    pub fn keeps_patients(&self, site: &Site) -> Option<bool> {
        let keeps = stores(site);
        let patients = match &site.data {
            None => None,
            Some(kinds) if kinds.iter().any(|kind| self.holds_patients(*kind) == Some(true)) => Some(true),
            Some(kinds) if kinds.iter().all(|kind| self.holds_patients(*kind) == Some(false)) => Some(false),
            Some(_) => None,
        };
        match (keeps, patients) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    /// What is missing before the list of sites can be relied on, as a silent judgement.
    fn sites_missing(&self) -> Option<Judgement> {
        let message = match &self.disclosure.sites {
            None => Message::sites_silent(),
            Some(sites) if sites.is_empty() => Message::sites_none(),
            Some(_) if !self.is_complete(|complete| complete.sites) => Message::sites_incomplete(),
            Some(_) => return None,
        };
        let fact = if self.disclosure.sites.as_ref().is_some_and(|sites| !sites.is_empty()) {
            "complete/sites"
        } else {
            "sites"
        };
        Some(Judgement::new(Range::SILENT, fact, message))
    }

    /// Holds a judgement from facts against a question that can deny it.
    pub fn deniable(&self, judgement: Judgement, question: &QuestionId) -> Judgement {
        let answer = self.answered(question);
        if answer.range == Range::GOOD || answer.range == Range::SILENT {
            return judgement;
        }
        let range = judgement.range.and(answer.range);
        let mut denied = Judgement::new(answer.range, format!("answers/{question}"), answer.message);
        denied.planned = answer.planned;
        judgement.join(denied, range)
    }

    /// Whether the place of every site that keeps records is known (5.1:8.1.2.A.2).
    pub fn place_of_storage(&self, question: &QuestionId) -> Judgement {
        let mut judgement: Option<Judgement> = None;
        if self.disclosure.service.media.is_none() {
            add(&mut judgement, Judgement::new(Range::SILENT, "service/media", Message::media_silent()));
        }
        if let Some(missing) = self.sites_missing() {
            add(&mut judgement, missing);
        }
        for (path, site) in self.sites().into_iter().filter(|(_, site)| stores(site) != Some(false)) {
            let silent = |field: &str, missing: Message| {
                let fact = format!("{path}/{field}");
                let message = self.silence(&fact, missing);
                Judgement::new(Range::SILENT, fact, message)
            };
            let one = match site.place {
                Some(place) => {
                    let message = Message::site_place(site_name(site), place);
                    Judgement {
                        grade: self.grade_of(&site.dating),
                        ..Judgement::new(Range::GOOD, format!("{path}/place"), message)
                    }
                }
                None => silent("place", Message::site_place_silent(site_name(site))),
            };
            add(&mut judgement, one);
        }
        let judgement = judgement.unwrap_or_else(no_storing_site);
        self.deniable(judgement, question)
    }

    /// Whether every site that keeps records stands at one of the places named (case 1).
    pub fn own_place(&self, allowed: &[Place]) -> Judgement {
        let mut judgement = self.sites_missing();
        for (path, site) in self.sites().into_iter().filter(|(_, site)| stores(site) != Some(false)) {
            let silent = |field: &str, missing: Message| {
                let fact = format!("{path}/{field}");
                let message = self.silence(&fact, missing);
                Judgement::new(Range::SILENT, fact, message)
            };
            let fact = format!("{path}/place");
            let one = match site.place {
                Some(place) if allowed.contains(&place) => {
                    Judgement::new(Range::GOOD, fact, Message::place_own(site_name(site), place))
                }
                Some(place) => Judgement::new(Range::BAD, fact, Message::place_not_own(site_name(site), place)),
                None => silent("place", Message::site_place_silent(site_name(site))),
            };
            add(&mut judgement, one);
        }
        judgement.unwrap_or_else(no_storing_site)
    }

    /// Whether every site that keeps entrusted patient information stands in Japan (C2.8).
    pub fn domestic_law(&self, question: &QuestionId) -> Judgement {
        let mut judgement = self.sites_missing();
        let mut kept: BTreeSet<DataKind> = BTreeSet::new();
        let mut any = false;
        for (path, site) in self.sites() {
            let silent = |field: &str, missing: Message| {
                let fact = format!("{path}/{field}");
                let message = self.silence(&fact, missing);
                Judgement::new(Range::SILENT, fact, message)
            };
            let keeps = self.keeps_patients(site);
            if keeps == Some(false) {
                continue;
            }
            any = true;
            kept.extend(site.data.iter().flatten().copied());
            let name = site_name(site);
            let fact = format!("{path}/country");
            let roles = || Part::List(site.roles.iter().flatten().map(|role| Part::from(*role)).collect());
            let one = match (site.country, keeps) {
                (Some(Country::JAPAN), Some(_)) => {
                    Judgement::new(Range::GOOD, fact, Message::site_in_japan(name, roles()))
                }
                (Some(Country::JAPAN), None) => {
                    Judgement::new(Range::GOOD, fact, Message::site_in_japan(name, roles()))
                }
                (Some(country), Some(_)) => {
                    Judgement::new(Range::BAD, fact, Message::site_abroad(name, roles(), country))
                }
                (Some(_), None) => {
                    let fact = if site.roles.is_none() { format!("{path}/roles") } else { format!("{path}/data") };
                    Judgement::new(Range::SILENT, fact, Message::site_data_silent(name))
                }
                (None, _) => silent("country", Message::site_country_silent(name)),
            };
            add(&mut judgement, Judgement { grade: self.grade_of(&site.dating), ..one });
        }
        // A kind that the service handles, holds patients, and is kept nowhere we were told of.
        let unstated = self.sites().iter().any(|(_, site)| site.data.is_none() && stores(site) != Some(false));
        for entry in self.disclosure.service.data.iter().flatten() {
            if let Some(kind) = entry.kind
                && self.holds_patients(kind) == Some(true)
                && !kept.contains(&kind)
                && any
                && !unstated
            {
                let fact = format!("service/data/{}", kind.word());
                add(&mut judgement, Judgement::new(Range::SILENT, fact, Message::kind_without_site(kind)));
            }
        }
        let judgement = judgement.unwrap_or_else(no_storing_site);
        self.deniable(judgement, question)
    }

    /// Whether country and region of every site are stated (C2.9.h). A country that the policy does not accept is a
    /// concern to judge, not a shortfall.
    pub fn sites_stated(&self) -> Judgement {
        let mut judgement = self.sites_missing();
        for (path, site) in self.sites() {
            let silent = |field: &str, missing: Message| {
                let fact = format!("{path}/{field}");
                let message = self.silence(&fact, missing);
                Judgement::new(Range::SILENT, fact, message)
            };
            let name = site_name(site);
            let one = match (site.country, &site.region) {
                (None, _) => silent("country", Message::site_country_silent(name)),
                (Some(country), None) => silent("region", Message::site_region_silent(name, country)),
                (Some(country), Some(region)) if self.frame.policy.accepts(country) => {
                    let message = Message::site_stated(name, country, region.as_str());
                    Judgement::new(Range::GOOD, format!("{path}/country"), message)
                }
                (Some(country), Some(_)) => {
                    let message = Message::country_to_judge(name, country);
                    Judgement { concern: true, ..Judgement::new(Range::GOOD, format!("{path}/country"), message) }
                }
            };
            add(&mut judgement, Judgement { grade: self.grade_of(&site.dating), ..one });
        }
        judgement.unwrap_or_else(no_storing_site)
    }
}

/// Adds a judgement that has to hold too.
pub(super) fn add(whole: &mut Option<Judgement>, one: Judgement) {
    *whole = Some(match whole.take() {
        None => one,
        Some(so_far) => {
            let range = so_far.range.and(one.range);
            so_far.join(one, range)
        }
    });
}

fn no_storing_site() -> Judgement {
    Judgement::new(Range::SILENT, "sites", Message::no_storing_site())
}
