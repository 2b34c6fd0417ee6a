//! What a reader has to be warned of, by kind (`files.md`).

use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{Facts, answer_path};
use super::finding::Finding;
use crate::catalogue::{SchemeCovers, StatementNeeded};
use crate::disclosure::{Actor, Complete, Dating};
use crate::message::{Message, Part};
use crate::text::QuestionId;
use crate::word::*;

/// A warning, with the places it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// What it is about.
    pub kind: WarningKind,
    /// The warning as a sentence.
    pub message: Message,
    /// The facts it is about, as id paths.
    pub places: Vec<String>,
}

/// All warnings, by kind, then by place.
pub(super) fn warnings(facts: &Facts<'_>, findings: &[Finding]) -> Vec<Warning> {
    let mut list = List { warnings: Vec::new() };
    list.differing(facts);
    list.certificates(facts);
    list.dates(facts);
    list.lists(facts);
    list.contradictions(facts, findings);
    list.editions(facts);
    let mut warnings = list.warnings;
    warnings.sort_by(|a, b| (a.kind, &a.places, a.message.key()).cmp(&(b.kind, &b.places, b.message.key())));
    warnings.dedup();
    warnings
}

struct List {
    warnings: Vec<Warning>,
}

impl List {
    fn add(&mut self, kind: WarningKind, message: Message, places: impl IntoIterator<Item = impl Into<String>>) {
        let places = places.into_iter().map(Into::into).collect();
        self.warnings.push(Warning { kind, message, places });
    }

    fn differing(&mut self, facts: &Facts<'_>) {
        for contested in &facts.contested {
            let (first, second) = contested.says.clone();
            let by = if contested.by.is_empty() { "?".to_owned() } else { contested.by.clone() };
            let message = Message::warn_conflict(contested.path.as_str(), first, second, by);
            let places = [contested.path.clone(), format!("claims/{}", contested.path)];
            self.add(WarningKind::Conflict, message, places);
        }
        for path in &facts.about_nothing {
            let message = Message::warn_claim_about_nothing(path.as_str());
            self.add(WarningKind::Contradiction, message, [format!("claims/{path}")]);
        }
    }

    /// The five messages about certificates are five different things (`rules.md` §4).
    fn certificates(&mut self, facts: &Facts<'_>) {
        let today = facts.frame.as_of;
        for (path, certificate) in facts.certificates() {
            let Some(id) = &certificate.scheme else { continue };
            let Some(scheme) = facts.frame.catalogue.scheme(id.as_str()) else { continue };
            let places = || [path.clone()];
            if let Some(Actor::Subprocessor(holder)) = &certificate.holder {
                let supplier = facts.actor_name(holder.as_str());
                self.add(WarningKind::SuppliersCertificate, Message::warn_supplier(id, supplier), places());
            }
            if let Some(from) = certificate.dating.valid_from.filter(|date| *date > today) {
                self.add(WarningKind::NotYetValid, Message::warn_not_yet(id, from), places());
            }
            if let Some(until) = certificate.dating.valid_until.filter(|date| *date < today) {
                self.add(WarningKind::Expired, Message::warn_expired(id, until), places());
            }
            if scheme.covers != SchemeCovers::Organisation
                && certificate.covers.as_ref().and_then(|covers| covers.service) == Some(Stated::No)
            {
                self.add(WarningKind::OtherService, Message::warn_other_service(id), places());
            }
            if scheme.statement == StatementNeeded::Needed && certificate.statement_on_file != Some(true) {
                self.add(WarningKind::ListedWithoutStatement, Message::warn_no_statement(id), places());
            }
        }
    }

    fn dates(&mut self, facts: &Facts<'_>) {
        let disclosure = &facts.disclosure;
        let today = facts.frame.as_of;
        let months = facts.frame.policy.stale_months();
        let stale = |date: Date| date.checked_add(i64::from(months).months()).is_ok_and(|until| until < today);
        if let Some(date) = disclosure.as_of {
            if stale(date) {
                self.add(WarningKind::StaleAsOf, Message::warn_stale(date, u64::from(months)), ["as_of"]);
            }
            if date > today {
                self.add(WarningKind::Contradiction, Message::warn_future_as_of(date), ["as_of"]);
            }
        }
        for (id, answer) in disclosure.answers.iter().flat_map(|answers| &answers.0) {
            let path = answer_path(id);
            match (answer.state, answer.dating.planned_for) {
                (Some(AnswerState::Planned), None) => {
                    self.add(WarningKind::PlannedWithoutDate, Message::warn_planned_without_date(id), [path.clone()]);
                }
                (Some(AnswerState::Planned), Some(date)) if date < today => {
                    self.add(WarningKind::PlannedDatePassed, Message::warn_planned_passed(id, date), [path.clone()]);
                }
                _ => {}
            }
            self.dated(facts, &answer.dating, Part::Question(id.clone()), &path, stale);
        }
        let plain = |path: &str| Part::Plain(path.to_owned());
        for (path, dating) in facts.dated_facts() {
            self.dated(facts, dating, plain(&path), &path, stale);
            self.planned_fact(dating, plain(&path), &path, today);
        }
        for (path, certificate) in facts.certificates() {
            let what = certificate.scheme.as_ref().map_or_else(|| plain(&path), Part::from);
            self.planned_fact(&certificate.dating, what, &path, today);
            if let Some(date) = certificate.dating.as_of.filter(|date| stale(*date)) {
                self.add(WarningKind::StaleAsOf, Message::warn_stale(date, u64::from(months)), [path]);
            }
        }
    }

    fn dated(&mut self, facts: &Facts<'_>, dating: &Dating, what: Part, path: &str, stale: impl Fn(Date) -> bool) {
        let today = facts.frame.as_of;
        let months = u64::from(facts.frame.policy.stale_months());
        if let Some(date) = dating.as_of.filter(|date| stale(*date)) {
            self.add(WarningKind::StaleAsOf, Message::warn_stale(date, months), [path]);
        }
        if let Some(until) = dating.valid_until.filter(|date| *date < today) {
            self.add(WarningKind::Expired, Message::warn_expired(what.clone(), until), [path]);
        }
        if let Some(from) = dating.valid_from.filter(|date| *date > today) {
            self.add(WarningKind::NotYetValid, Message::warn_not_yet(what, from), [path]);
        }
    }

    fn planned_fact(&mut self, dating: &Dating, what: Part, path: &str, today: Date) {
        if let Some(date) = dating.planned_for.filter(|date| *date < today) {
            self.add(WarningKind::PlannedDatePassed, Message::warn_planned_passed(what, date), [path]);
        }
    }

    fn lists(&mut self, facts: &Facts<'_>) {
        type Whole = (&'static str, fn(&Complete) -> Option<Stated>);
        let lists: [Whole; 4] = [
            ("sites", |c| c.sites),
            ("subprocessors", |c| c.subprocessors),
            ("owners", |c| c.owners),
            ("access", |c| c.access),
        ];
        for (name, list) in lists {
            if !facts.is_complete(list) {
                let message = Message::warn_incomplete(Part::Word("list", name));
                self.add(WarningKind::IncompleteList, message, [format!("complete/{name}")]);
            }
        }
        if facts.frame.plan.is_none() && super::depends_on_plan(&facts.disclosure) {
            self.add(WarningKind::IncompleteList, Message::warn_no_plan_chosen(), ["service/plans"]);
        }
        if facts.setting_is_unclear() {
            self.add(WarningKind::IncompleteList, Message::warn_setting_unclear(), ["service/media", "sites"]);
        }
    }

    fn contradictions(&mut self, facts: &Facts<'_>, findings: &[Finding]) {
        let catalogue = facts.frame.catalogue;
        for rule in &catalogue.consistency {
            if let Some(places) = facts.all_hold(&rule.when) {
                self.add(rule.kind, Message::warn_inconsistent(&rule.text), places);
            }
        }
        // An answer that says yes beside a fact that says no.
        for finding in findings {
            let Some(criterion) = catalogue.criterion(finding.criterion.as_str()) else { continue };
            let deniable = matches!(
                criterion.rule,
                crate::catalogue::Rule::DomesticLaw { .. } | crate::catalogue::Rule::Certificate { .. }
            );
            for question in criterion.rule.questions().into_iter().filter(|_| deniable) {
                self.against_fact(facts, finding, question);
            }
        }
    }

    fn against_fact(&mut self, facts: &Facts<'_>, finding: &Finding, question: &QuestionId) {
        use super::range::{Level, Range};
        let answer = facts.answered(question);
        // What speaks for the finding is not what contradicts the answer.
        let speaks_for = ["finding.site-in-japan", "finding.certificate-counts"];
        let by_facts = finding
            .reasons
            .iter()
            .filter(|reason| !reason.fact.starts_with("answers/") && !speaks_for.contains(&reason.rule.key()));
        let facts_say_no = answer.range == Range::GOOD && finding.range.low == Level::Bad;
        let held_contradicted = finding.reasons.iter().any(|reason| reason.rule.key() == "finding.held-contradicted");
        let fact_is_bad = finding.range == Range::BAD;
        if held_contradicted || (facts_say_no && fact_is_bad) {
            let mut places = vec![answer_path(question)];
            places.extend(by_facts.map(|reason| reason.fact.clone()).take(3));
            if places.len() == 1 {
                places.push("certifications".to_owned());
            }
            self.add(WarningKind::Contradiction, Message::warn_fact_contradicts(question), places);
        }
    }

    /// Answers to an edition older than any loaded.
    fn editions(&mut self, facts: &Facts<'_>) {
        let number = |text: &str| -> Option<Vec<u32>> { text.split('.').map(|part| part.parse().ok()).collect() };
        let oldest = facts.frame.catalogue.editions.iter().filter_map(|e| number(e.id.as_str())).min();
        for entry in facts.disclosure.answers_to.iter().flatten() {
            let ours = entry.guideline.as_deref().is_none_or(|guideline| guideline == "mhlw");
            if let (true, Some(edition)) = (ours, &entry.edition)
                && let (Some(stated), Some(oldest)) = (number(edition), &oldest)
                && stated < *oldest
            {
                self.add(WarningKind::OutdatedGuideline, Message::warn_outdated(edition.as_str()), ["answers_to"]);
            }
        }
    }
}
