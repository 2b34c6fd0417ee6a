//! What a certificate is worth (`rules.md` §4): holder, scope, statement, validity are judged apart.

use super::facts::{Facts, Holds};
use super::finding::{Judgement, Planned};
use super::range::{Level, Range};
use crate::catalogue::{AuditStandsIn, Scheme, SchemeCovers, StatementNeeded, SupplierCounts};
use crate::disclosure::{Actor, Certification, ExternalAudit};
use crate::message::Message;
use crate::text::{CriterionId, QuestionId};
use crate::word::*;

/// What is said of one certificate for one criterion, the gravest point first.
pub(super) struct Weighed {
    pub range: Range,
    pub message: Message,
    pub planned: Option<Planned>,
}

impl Facts<'_> {
    /// The certificates of the disclosure, each with its id path, in an order of their own.
    pub fn certificates(&self) -> Vec<(String, &Certification)> {
        let mut list: Vec<(String, &Certification)> = self
            .disclosure
            .certifications
            .iter()
            .flatten()
            .map(|certificate| {
                let scheme = certificate.scheme.as_ref().map_or("-", |scheme| scheme.as_str());
                (format!("certifications/{scheme}"), certificate)
            })
            .collect();
        list.sort_by_cached_key(|(path, c)| (path.clone(), serde_json::to_string(c).unwrap_or_default()));
        list
    }

    /// Judges whether one of the accepted certificates holds, or an audit that stands in for it.
    pub fn certificate(
        &self,
        criterion: &CriterionId,
        question: &QuestionId,
        audit: AuditStandsIn,
        supplier: SupplierCounts,
    ) -> Judgement {
        let mut best: Option<Judgement> = None;
        for (path, certificate) in self.certificates() {
            let Some(scheme) = certificate.scheme.as_ref().and_then(|id| self.frame.catalogue.scheme(id.as_str()))
            else {
                continue;
            };
            if self.frame.catalogue.accepts(scheme, criterion, self.frame.edition) {
                let weighed = self.weigh(certificate, scheme, supplier);
                let mut one = Judgement::new(weighed.range, path, weighed.message);
                one.planned = weighed.planned;
                one.grade = if certificate.number.is_some() || certificate.statement_on_file == Some(true) {
                    Grade::Attested
                } else {
                    Grade::SelfDeclared
                };
                best = Some(match best {
                    None => one,
                    Some(so_far) => either(so_far, one),
                });
            }
        }
        let held = self.against_answer(best, question);
        let stands_in = match audit {
            AuditStandsIn::Yes => true,
            AuditStandsIn::No => false,
            AuditStandsIn::ByReading => self.frame.policy.audit_stands_for_f(),
        };
        let mut best = held;
        if stands_in {
            let mut audits: Vec<&ExternalAudit> = self.disclosure.external_audits.iter().flatten().collect();
            audits.sort_by_cached_key(|audit| serde_json::to_string(audit).unwrap_or_default());
            for audit in audits {
                best = either(best, self.audit(audit));
            }
        }
        best
    }

    /// Holds what the list of certificates shows against the answer whether one is held.
    fn against_answer(&self, shown: Option<Judgement>, question: &QuestionId) -> Judgement {
        let answer = self.answered(question);
        let fact = format!("answers/{question}");
        let listed = self.disclosure.certifications.is_some();
        // A list of nothing that holds today says as much as an empty one.
        let none_held = listed && !self.disclosure.certifications.iter().flatten().any(|c| self.is_there(&c.dating));
        match (shown, answer.range) {
            // A denial beside a certificate that may count: two statements that differ.
            (Some(shown), Range::BAD) if shown.range.high > Level::Bad && answer.planned.is_none() => {
                let range = Range { low: Level::Bad, high: shown.range.high };
                let other = Judgement::new(Range::SILENT, fact, Message::held_contradicted(question));
                shown.join(other, range)
            }
            (Some(shown), _) => shown,
            (None, Range::SILENT) if none_held => {
                Judgement::new(Range::BAD, "certifications", Message::certificate_none())
            }
            (None, Range::SILENT) if listed => Judgement::new(Range::SILENT, fact, answer.message),
            (None, Range::SILENT) => Judgement::new(Range::SILENT, "certifications", Message::certificates_silent()),
            (None, Range::BAD) => {
                Judgement { planned: answer.planned, ..Judgement::new(Range::BAD, fact, answer.message) }
            }
            (None, said) if none_held => {
                Judgement::new(Range { low: Level::Bad, high: said.high }, fact, Message::held_contradicted(question))
            }
            (None, said) => {
                Judgement { grade: answer.grade, ..Judgement::new(said, fact, Message::held_by_word(question)) }
            }
        }
    }

    /// Weighs one certificate of an accepted scheme. What is not stated spans from the worst to the best it could be.
    pub fn weigh(&self, certificate: &Certification, scheme: &Scheme, supplier: SupplierCounts) -> Weighed {
        let id = &scheme.id;
        let known = |range, message| Weighed { range, message, planned: None };
        let dating = &certificate.dating;
        if let Holds::Planned(date) = self.holds(dating) {
            return Weighed {
                range: Range::BAD,
                message: Message::certificate_planned(id),
                planned: Some(Planned { date }),
            };
        }
        if self.holds(dating) == Holds::OtherPlan {
            return known(Range::BAD, Message::certificate_part(id));
        }
        if let Some(date) = dating.valid_from.filter(|date| *date > self.frame.as_of) {
            return known(Range::BAD, Message::certificate_not_yet(id, date));
        }
        if let Some(date) = dating.valid_until.filter(|date| *date < self.frame.as_of) {
            return known(Range::BAD, Message::certificate_expired(id, date));
        }
        let service = certificate.covers.as_ref().and_then(|covers| covers.service);
        let needs_scope = scheme.covers != SchemeCovers::Organisation;
        if needs_scope && service == Some(Stated::No) {
            return known(Range::BAD, Message::certificate_other_service(id));
        }
        let mut range = Range::GOOD;
        let mut message = match dating.valid_until {
            Some(date) => Message::certificate_counts(id, date),
            None => Message::certificate_unclear(id, Message::what_dates()),
        };
        if dating.valid_until.is_none() {
            range = range.and(Range::SILENT);
        }
        match certificate.statement_on_file {
            _ if scheme.statement == StatementNeeded::NotNeeded => {}
            Some(true) => {}
            Some(false) => {
                range = range.and(Range::PARTLY);
                message = Message::certificate_no_statement(id);
            }
            None => {
                range = range.and(Range { low: Level::Partly, high: Level::Good });
                message = Message::certificate_unclear(id, Message::what_statement());
            }
        }
        if needs_scope && !matches!(service, Some(Stated::Yes)) {
            range = range.and(Range::SILENT);
            message = Message::certificate_unclear(id, Message::what_covers());
        }
        if self.holds(dating) == Holds::InPart {
            range = range.and(Range::PARTLY);
            message = Message::certificate_part(id);
        }
        let counts_at_most = match supplier {
            SupplierCounts::Partly => Level::Partly,
            SupplierCounts::Never => Level::Bad,
        };
        match &certificate.holder {
            Some(Actor::Vendor) => {}
            Some(Actor::Subprocessor(holder)) => {
                range = range.at_most(counts_at_most);
                message = Message::certificate_supplier(id, self.actor_name(holder.as_str()));
            }
            None => {
                range = Range { low: range.low.min(counts_at_most), high: range.high };
                message = Message::certificate_unclear(id, Message::what_holder());
            }
        }
        known(range, message)
    }

    /// Weighs an external audit: its result has to show equal ability; its date alone does not.
    fn audit(&self, audit: &ExternalAudit) -> Judgement {
        let auditor = audit.auditor.clone().unwrap_or_else(|| "?".to_owned());
        let path = format!("external_audits/{}", audit.qualification.map_or("-", |q| q.word()));
        let fails = |why: Message| {
            Judgement::new(Range::BAD, path.clone(), Message::audit_does_not_count(auditor.clone(), why))
        };
        if audit.qualification == Some(Qualification::Other) {
            return fails(Message::why_qualification());
        }
        if audit.independent == Some(false) {
            return fails(Message::why_not_independent());
        }
        if audit.date.is_some_and(|date| date > self.frame.as_of) {
            return fails(Message::why_future());
        }
        let mut range = Range::GOOD;
        let mut unclear: Option<Message> = None;
        let mut silent = |range: &mut Range, what: Message| {
            *range = range.and(Range::SILENT);
            unclear.get_or_insert(what);
        };
        match audit.result {
            Some(AuditResult::EqualAbility) => {}
            Some(AuditResult::Exceptions) => range = range.and(Range::PARTLY),
            Some(AuditResult::NotStated) | None => silent(&mut range, Message::what_result()),
        }
        if audit.qualification.is_none() {
            silent(&mut range, Message::what_qualification());
        }
        if audit.independent.is_none() {
            silent(&mut range, Message::what_independent());
        }
        if audit.date.is_none() {
            silent(&mut range, Message::what_dates());
        }
        match &audit.holder {
            Some(Actor::Vendor) => {}
            Some(Actor::Subprocessor(_)) => range = range.at_most(Level::Partly),
            None => silent(&mut range, Message::what_holder()),
        }
        let message = match (unclear, audit.date) {
            (Some(what), _) => Message::audit_unclear(auditor, what),
            (None, Some(date)) if range == Range::GOOD => Message::audit_counts(auditor, date),
            (None, _) => Message::audit_exceptions(auditor),
        };
        Judgement { grade: Grade::Attested, ..Judgement::new(range, path, message) }
    }

    /// The name of a subprocessor, or its id.
    pub fn actor_name(&self, id: &str) -> String {
        let subprocessors = self.disclosure.subprocessors.iter().flatten();
        let found = subprocessors.into_iter().find(|s| s.id.as_ref().is_some_and(|own| own.as_str() == id));
        found.and_then(|s| s.name.clone()).unwrap_or_else(|| id.to_owned())
    }

    /// The name of the vendor or of a subprocessor.
    pub fn name_of(&self, actor: &str) -> String {
        if actor == "vendor" { self.disclosure.vendor.name.clone() } else { self.actor_name(actor) }
    }
}

/// Joins two judgements of which one suffices. What decides speaks first; a plan beside something that counts is of no
/// moment.
fn either(one: Judgement, other: Judgement) -> Judgement {
    let range = one.range.or(other.range);
    let weight = |j: &Judgement| (j.range.low, j.range.high);
    let (mut first, second) = if weight(&other) > weight(&one) { (other, one) } else { (one, other) };
    first.planned = first.planned.or(second.planned).filter(|_| range == Range::BAD);
    first.reasons.extend(second.reasons);
    Judgement { range, ..first }
}
