//! Which duties and clauses apply: the conditions are data, the facts come from the arrangement. What is not stated
//! never takes a duty away; it then applies with a word on what is missing.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{PartyFacts, role_of};
use crate::arrangement::{Arrangement, names};
use crate::catalogue::{Applies, Catalogue, Duty, Several};
use crate::text::*;
use crate::word::*;

/// Whether something applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applying {
    /// It does.
    Yes,
    /// It may: the named fact of the arrangement is not stated.
    Unstated(Fact),
    /// It does not.
    No,
}

impl Applying {
    fn and(self, other: Applying) -> Applying {
        match (self, other) {
            (Applying::No, _) | (_, Applying::No) => Applying::No,
            (Applying::Unstated(fact), _) | (_, Applying::Unstated(fact)) => Applying::Unstated(fact),
            _ => Applying::Yes,
        }
    }

    fn known(holds: bool) -> Applying {
        if holds { Applying::Yes } else { Applying::No }
    }
}

/// What the analysis asks of an arrangement.
#[derive(Debug)]
pub(super) struct Applicability {
    settings: Option<BTreeSet<Medium>>,
    /// The cases of the catalogue that are named or shown.
    cases: BTreeSet<CaseId>,
    cases_stated: bool,
    documents: Option<Vec<DocumentId>>,
    vendors: usize,
    direct: usize,
    provision: Applying,
}

impl Applicability {
    pub fn new(catalogue: &Catalogue, arrangement: &Arrangement, parties: &BTreeMap<&LocalId, PartyFacts<'_>>) -> Self {
        let settings: Option<BTreeSet<Medium>> =
            arrangement.settings.as_ref().filter(|list| !list.is_empty()).map(|list| list.iter().copied().collect());
        let provision = match &arrangement.flows {
            None => Applying::Unstated(Fact::Flows),
            Some(flows) if flows.iter().any(|f| f.relation == Some(Relation::Provision)) => Applying::Yes,
            Some(flows) if flows.iter().any(|f| f.relation.is_none()) => Applying::Unstated(Fact::Flows),
            Some(_) => Applying::No,
        };
        let shown = |case: &&crate::catalogue::Case| {
            arrangement.cases.iter().flatten().any(|named| names(named, case.id.as_str()))
                || parties.values().any(|party| party.role.is_some_and(|role| case.roles.contains(&role)))
                || settings.iter().flatten().any(|medium| case.settings.contains(medium))
                || (case.provision && provision == Applying::Yes)
        };
        let vendors = || parties.values().filter(|party| !party.recipient);
        Applicability {
            cases: catalogue.cases.iter().filter(shown).map(|case| case.id.clone()).collect(),
            cases_stated: arrangement.cases.is_some(),
            documents: arrangement
                .documents
                .as_ref()
                .filter(|list| !list.is_empty())
                .map(|list| list.iter().filter_map(|word| super::documents::kind_of(word).parse().ok()).collect()),
            vendors: vendors().count(),
            direct: vendors().filter(|party| party.prime == party.id).count(),
            settings,
            provision,
        }
    }

    /// Whether there are as many vendors as that.
    pub fn several(&self, several: Option<Several>) -> bool {
        match several {
            None => true,
            Some(Several::Several) => self.vendors > 1,
            Some(Several::SeveralDirect) => self.direct > 1,
        }
    }

    /// Whether a place in the guideline concerns the media of this arrangement: appendix 1 removable media, 2 paper.
    pub fn concerns(&self, key: &ClauseKey) -> bool {
        let medium = match key.as_str() {
            key if key.starts_with("5.1:A1") => Medium::Removable,
            key if key.starts_with("5.1:A2") => Medium::Paper,
            _ => return true,
        };
        self.settings.as_ref().is_none_or(|settings| settings.contains(&medium))
    }

    /// Whether the parts of a system can be at stake in this arrangement.
    pub fn relevant(&self, scope: Scope) -> bool {
        let kept_on = |media: &[Medium]| self.settings.as_ref().is_none_or(|s| s.iter().any(|m| media.contains(m)));
        match scope {
            Scope::All => true,
            Scope::Media => kept_on(&[Medium::Removable, Medium::Paper]),
            Scope::Application | Scope::Platform | Scope::Infrastructure | Scope::Network | Scope::Terminal => {
                kept_on(&[Medium::Network])
            }
        }
    }

    /// The parts by which a duty has to be led here; the whole where it is not split. Empty: it does not apply.
    pub fn scopes_of(&self, duty: &Duty) -> Vec<Scope> {
        if duty.scopes.is_empty() {
            return vec![Scope::All];
        }
        duty.scopes.iter().copied().filter(|scope| self.relevant(*scope)).collect()
    }

    /// Whether a duty applies.
    pub fn duty(&self, duty: &Duty) -> Applying {
        Applying::known(!self.scopes_of(duty).is_empty())
            .and(self.settings_among(&duty.applies, self.settings.as_ref()))
            .and(self.common(&duty.applies))
    }

    /// Whether an obligation applies.
    pub fn obligation(&self, applies: &Applies) -> Applying {
        self.settings_among(applies, self.settings.as_ref()).and(self.common(applies))
    }

    /// Whether one of the cases applies; of none, any does.
    pub fn cases(&self, cases: &[CaseId]) -> Applying {
        match cases {
            [] => Applying::Yes,
            cases if cases.iter().any(|case| self.cases.contains(case)) => Applying::Yes,
            _ if !self.cases_stated => Applying::Unstated(Fact::Cases),
            _ => Applying::No,
        }
    }

    /// Whether a clause is asked of a party.
    pub fn clause(&self, applies: &Applies, party: &PartyFacts<'_>, catalogue: &Catalogue) -> Applying {
        let role = match party.role {
            _ if applies.roles.is_empty() => Applying::Yes,
            None => Applying::Unstated(Fact::Role),
            Some(role) => Applying::known(applies.roles.contains(&role)),
        };
        let own: Option<BTreeSet<Medium>> = self.settings.as_ref().map(|settings| {
            let media = party.role.map_or(&[][..], |role| &role_of(catalogue, role).media);
            let own: BTreeSet<Medium> = settings.iter().copied().filter(|medium| media.contains(medium)).collect();
            if own.is_empty() { settings.clone() } else { own }
        });
        role.and(self.settings_among(applies, own.as_ref())).and(self.common(applies))
    }

    fn settings_among(&self, applies: &Applies, settings: Option<&BTreeSet<Medium>>) -> Applying {
        match settings {
            _ if applies.settings.is_empty() => Applying::Yes,
            None => Applying::Unstated(Fact::Settings),
            Some(settings) => Applying::known(applies.settings.iter().any(|medium| settings.contains(medium))),
        }
    }

    fn common(&self, applies: &Applies) -> Applying {
        let cases = self.cases(&applies.cases);
        let documents = match (&applies.documents[..], &self.documents) {
            ([], _) => Applying::Yes,
            (_, None) => Applying::Unstated(Fact::Documents),
            (wanted, Some(documents)) => Applying::known(documents.iter().any(|document| wanted.contains(document))),
        };
        let provision = if applies.provision { self.provision } else { Applying::Yes };
        cases.and(documents).and(provision).and(Applying::known(self.several(applies.vendors)))
    }
}
