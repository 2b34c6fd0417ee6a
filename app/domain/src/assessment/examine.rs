//! The certificate register (issue C.4, `rules.md` §4): for each certificate five separate outcomes, and what its expiry
//! does to an assessment.

use jiff::civil::Date;

use super::facts::{Facts, Holds};
use super::{Frame, assess};
use crate::catalogue::{Catalogue, Edition, Scheme, SchemeCovers, StatementNeeded};
use crate::disclosure::{Actor, Certification, Disclosure};
use crate::message::{Message, Part};
use crate::policy::Policy;
use crate::text::*;
use crate::word::*;

/// A certificate and what can be said of it, each point apart.
#[derive(Clone, Debug)]
pub struct Examined<'c> {
    /// Its id path, as `certifications/isms`.
    pub place: String,
    /// The certificate; what statements differ on is taken out.
    pub certificate: Certification,
    /// The scheme; none where the certificate names none.
    pub scheme: Option<&'c Scheme>,
    /// The criteria for which the edition accepts the scheme.
    pub accepted_for: Vec<CriterionId>,
    /// Whose it is.
    pub holder: HolderIs,
    /// Whether its scope covers this service.
    pub scope: ScopeIs,
    /// Whether the statement or report is on file.
    pub statement: StatementIs,
    /// Whether it is valid on the as-of date.
    pub on_the_day: ValidIs,
    /// Whether it is valid to the end of the contract; none where no end is given.
    pub to_the_end: Option<LastsIs>,
}

/// Whose a certificate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolderIs {
    /// The vendor's own.
    Vendor,
    /// A named supplier's: id and name.
    Supplier(LocalId, String),
    /// Not stated.
    NotStated,
}

/// Whether a scope covers the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeIs {
    /// It covers it by its own statement.
    ThisService,
    /// It is about a whole organisation, services included.
    WholeOrganisation,
    /// It is about another service.
    OtherService,
    /// Not stated.
    NotStated,
}

/// Whether the published statement or report is on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementIs {
    /// The scheme has none that is needed.
    NotNeeded,
    /// On file.
    OnFile,
    /// Only listed.
    Missing,
    /// Not stated.
    NotStated,
}

/// Whether a certificate is valid on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValidIs {
    /// Valid, to this last day.
    Until(Date),
    /// Valid from this day on.
    NotYet(Date),
    /// Ended on this day.
    Expired(Date),
    /// Planned, perhaps for a day.
    Planned(Option<Date>),
    /// Its dates are not stated.
    NotStated,
}

/// Whether a certificate lasts to the end of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastsIs {
    /// It does.
    Lasts,
    /// It ends before, on this day.
    EndsBefore(Date),
    /// Its last day is not stated.
    NotStated,
}

/// Examines every certificate of a disclosure, each apart from the others, in an order of its own.
pub fn examine<'c>(
    catalogue: &'c Catalogue,
    edition: &'c Edition,
    disclosure: &Disclosure,
    as_of: Date,
    contract_end: Option<Date>,
) -> Vec<Examined<'c>> {
    let facts = Facts::new(Frame { catalogue, edition, policy: &Policy::DEFAULT, plan: None, as_of }, disclosure);
    let listed = facts.certificates();
    listed
        .into_iter()
        .map(|(place, certificate)| {
            let scheme = certificate.scheme.as_ref().and_then(|id| catalogue.scheme(id.as_str()));
            Examined {
                place,
                scheme,
                accepted_for: scheme.map_or_else(Vec::new, |scheme| accepted_for(catalogue, scheme, edition)),
                holder: match &certificate.holder {
                    Some(Actor::Vendor) => HolderIs::Vendor,
                    Some(Actor::Subprocessor(id)) => HolderIs::Supplier(id.clone(), facts.actor_name(id.as_str())),
                    None => HolderIs::NotStated,
                },
                scope: scope(certificate, scheme),
                statement: match (scheme.map(|scheme| scheme.statement), certificate.statement_on_file) {
                    (Some(StatementNeeded::NotNeeded) | None, _) => StatementIs::NotNeeded,
                    (Some(StatementNeeded::Needed), Some(true)) => StatementIs::OnFile,
                    (Some(StatementNeeded::Needed), Some(false)) => StatementIs::Missing,
                    (Some(StatementNeeded::Needed), None) => StatementIs::NotStated,
                },
                on_the_day: valid(&facts, certificate),
                to_the_end: contract_end.map(|end| match certificate.dating.valid_until {
                    Some(until) if until < end => LastsIs::EndsBefore(until),
                    Some(_) => LastsIs::Lasts,
                    None => LastsIs::NotStated,
                }),
                certificate: certificate.clone(),
            }
        })
        .collect()
}

fn accepted_for(catalogue: &Catalogue, scheme: &Scheme, edition: &Edition) -> Vec<CriterionId> {
    let criteria = catalogue.criteria.iter().filter(|criterion| catalogue.accepts(scheme, &criterion.id, edition));
    criteria.map(|criterion| criterion.id.clone()).collect()
}

fn scope(certificate: &Certification, scheme: Option<&Scheme>) -> ScopeIs {
    match certificate.covers.as_ref().and_then(|covers| covers.service) {
        _ if scheme.is_some_and(|scheme| scheme.covers == SchemeCovers::Organisation) => ScopeIs::WholeOrganisation,
        Some(Stated::Yes) => ScopeIs::ThisService,
        Some(Stated::No) => ScopeIs::OtherService,
        Some(Stated::NotStated) | None => ScopeIs::NotStated,
    }
}

fn valid(facts: &Facts<'_>, certificate: &Certification) -> ValidIs {
    match (facts.holds(&certificate.dating), certificate.dating.valid_until) {
        (Holds::Planned(date), _) => ValidIs::Planned(date),
        (Holds::NotYet(from), _) => ValidIs::NotYet(from),
        (Holds::Ended(until), _) => ValidIs::Expired(until),
        (_, Some(until)) => ValidIs::Until(until),
        (_, None) => ValidIs::NotStated,
    }
}

impl Examined<'_> {
    /// What has to be said of it, one message for each point that is not in order: not yet valid, expired, another's,
    /// about another service, listed without its statement, ending before the contract.
    pub fn messages(&self) -> Vec<Message> {
        let what = || match &self.certificate.scheme {
            Some(id) => Part::from(id),
            None => Part::from(self.place.as_str()),
        };
        let mut messages = Vec::new();
        match self.on_the_day {
            ValidIs::NotYet(from) => messages.push(Message::warn_not_yet(what(), from)),
            ValidIs::Expired(until) => messages.push(Message::warn_expired(what(), until)),
            ValidIs::Planned(Some(date)) if self.certificate.dating.planned_for.is_some() => {
                messages.push(Message::certificate_planned_for(what(), date));
            }
            ValidIs::Planned(_) => messages.push(Message::certificate_planned(what())),
            ValidIs::NotStated => messages.push(Message::certificate_unclear(what(), Message::what_dates())),
            ValidIs::Until(_) => {}
        }
        match &self.holder {
            HolderIs::Supplier(_, name) => messages.push(Message::warn_supplier(what(), name.as_str())),
            HolderIs::NotStated => messages.push(Message::certificate_unclear(what(), Message::what_holder())),
            HolderIs::Vendor => {}
        }
        match self.scope {
            ScopeIs::OtherService => messages.push(Message::warn_other_service(what())),
            ScopeIs::NotStated => messages.push(Message::certificate_unclear(what(), Message::what_covers())),
            ScopeIs::ThisService | ScopeIs::WholeOrganisation => {}
        }
        if matches!(self.statement, StatementIs::Missing | StatementIs::NotStated) {
            messages.push(Message::warn_no_statement(what()));
        }
        if let Some(LastsIs::EndsBefore(date)) = self.to_the_end {
            messages.push(Message::certificate_ends_before(what(), date));
        }
        messages
    }

    /// Whether nothing speaks against it: the vendor's own, about this service, shown, valid on the day.
    pub fn is_in_order(&self) -> bool {
        self.holder == HolderIs::Vendor
            && matches!(self.scope, ScopeIs::ThisService | ScopeIs::WholeOrganisation)
            && matches!(self.statement, StatementIs::NotNeeded | StatementIs::OnFile)
            && matches!(self.on_the_day, ValidIs::Until(_))
    }
}

/// What the expiry of one certificate does to an assessment.
#[derive(Clone, Debug)]
pub struct ExpiryEffect {
    /// Its id path.
    pub place: String,
    /// The scheme.
    pub scheme: SchemeId,
    /// Its last day.
    pub valid_until: Date,
    /// The conclusion as things stand.
    pub conclusion_before: Conclusion,
    /// The conclusion as if it had ended the day before, all else the same.
    pub conclusion_after: Conclusion,
    /// The criteria whose finding changes: before, after.
    pub changes: Vec<(CriterionId, Conformity, Conformity)>,
}

/// What each certificate's expiry would do, soonest first. Each is looked at alone, all else as it is on the day;
/// certificates that no criterion of the edition accepts change nothing. Certificates not valid on the day are left out.
pub fn expiry_effects(
    catalogue: &Catalogue,
    edition: &Edition,
    policy: &Policy,
    disclosure: &Disclosure,
    as_of: Date,
) -> Vec<ExpiryEffect> {
    let frame = Frame { catalogue, edition, policy, plan: None, as_of };
    let Ok(yesterday) = as_of.yesterday() else { return Vec::new() };
    let before = assess(frame, disclosure);
    let listed = disclosure.certifications.as_deref().unwrap_or_default();
    let mut effects: Vec<ExpiryEffect> = listed
        .iter()
        .enumerate()
        .filter_map(|(at, certificate)| {
            let scheme = catalogue.scheme(certificate.scheme.as_ref()?.as_str())?;
            let until = certificate.dating.valid_until.filter(|until| *until >= as_of)?;
            if certificate.dating.valid_from.is_some_and(|from| from > as_of)
                || certificate.dating.planned_for.is_some_and(|date| date > as_of)
            {
                return None;
            }
            let mut effect = ExpiryEffect {
                place: format!("certifications/{}", scheme.id),
                scheme: scheme.id.clone(),
                valid_until: until,
                conclusion_before: before.conclusion,
                conclusion_after: before.conclusion,
                changes: Vec::new(),
            };
            if !accepted_for(catalogue, scheme, edition).is_empty() {
                let mut changed = disclosure.clone();
                let expired = changed.certifications.as_mut().and_then(|list| list.get_mut(at))?;
                expired.dating.valid_until = Some(yesterday);
                let after = assess(frame, &changed);
                effect.conclusion_after = after.conclusion;
                effect.changes = before
                    .findings
                    .iter()
                    .zip(&after.findings)
                    .filter(|(one, other)| one.conformity != other.conformity)
                    .map(|(one, other)| (one.criterion.clone(), one.conformity, other.conformity))
                    .collect();
            }
            Some(effect)
        })
        .collect();
    effects.sort_by(|a, b| (a.valid_until, &a.place).cmp(&(b.valid_until, &b.place)));
    effects
}
