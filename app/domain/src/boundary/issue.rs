//! An issue: what is wrong, where, what happens if it stays so, and the ways out.

use std::collections::BTreeSet;

use super::facts::Facts;
use crate::catalogue::{Catalogue, ContractClause, Duty, IssueSeverity};
use crate::message::Message;
use crate::text::*;
use crate::word::*;

/// Something wrong with the boundaries of an arrangement.
#[derive(Clone, Debug)]
pub struct Issue {
    /// What is wrong.
    pub kind: IssueKind,
    /// The duty it is about.
    pub duty: Option<DutyId>,
    /// The part of the system.
    pub scope: Option<Scope>,
    /// The parties it is about.
    pub parties: Vec<LocalId>,
    /// The contracts it is about.
    pub contracts: Vec<LocalId>,
    /// The contract clauses it is about.
    pub contract_clauses: Vec<ContractClauseId>,
    /// The clauses of the guideline.
    pub clause_keys: Vec<ClauseKey>,
    /// A lesson of the Handa hospital, as `001:134`.
    pub lesson: Option<String>,
    /// How grave it is.
    pub severity: Severity,
    /// Why it is as grave as that.
    pub reason: Text,
    /// What is wrong and where, in a sentence.
    pub what: Message,
    /// What happens if it stays so; what to settle.
    pub because: Vec<Message>,
    /// What can be done. Terms that nobody can negotiate are accepted, made up for, or done without.
    pub ways: Vec<WayOut>,
    /// The ways out, in a sentence.
    pub way: Message,
    rank: usize,
}

impl Issue {
    /// The issue in sentences: what is wrong and where, what happens if it stays so, the ways out.
    pub fn message(&self, catalogue: &Catalogue, lang: Lang) -> String {
        joined([self.told(catalogue, lang, true), self.way.render(catalogue, lang)], lang)
    }

    /// The issue without the ways out; without what follows from it, too, where that was just told.
    pub(super) fn told(&self, catalogue: &Catalogue, lang: Lang, because: bool) -> String {
        let because = self.because.iter().filter(|_| because);
        joined(std::iter::once(&self.what).chain(because).map(|part| part.render(catalogue, lang)), lang)
    }
}

fn joined(sentences: impl IntoIterator<Item = String>, lang: Lang) -> String {
    let sentences: Vec<String> = sentences.into_iter().collect();
    sentences.join(match lang {
        Lang::Ja => "",
        Lang::En => " ",
    })
}

/// An issue being put together.
#[derive(Debug)]
pub(super) struct Draft {
    kind: IssueKind,
    duty: Option<(DutyId, Scope)>,
    parties: BTreeSet<LocalId>,
    contracts: BTreeSet<usize>,
    contract_clauses: BTreeSet<ContractClauseId>,
    clause_keys: Vec<ClauseKey>,
    lesson: Option<String>,
    strength: Strength,
    phase: Option<Phase>,
    patient_facing: bool,
    settled: bool,
    what: Message,
    because: Vec<Message>,
    way: Option<(Vec<WayOut>, Message)>,
}

impl Draft {
    pub fn new(kind: IssueKind, what: Message) -> Self {
        Draft {
            kind,
            duty: None,
            parties: BTreeSet::new(),
            contracts: BTreeSet::new(),
            contract_clauses: BTreeSet::new(),
            clause_keys: Vec::new(),
            lesson: None,
            strength: Strength::Must,
            phase: None,
            patient_facing: false,
            settled: false,
            what,
            because: Vec::new(),
            way: None,
        }
    }

    pub fn duty(mut self, duty: &Duty, scope: Scope) -> Self {
        self.duty = Some((duty.id.clone(), scope));
        self.strength = duty.strength;
        self.phase = Some(duty.phase);
        self.patient_facing = duty.patient_facing;
        self.clause_keys.extend(duty.clauses.iter().cloned());
        self.lesson = self.lesson.or_else(|| duty.lesson.clone());
        self
    }

    pub fn clause(mut self, clause: &ContractClause) -> Self {
        self.contract_clauses.insert(clause.id.clone());
        self.strength = clause.strength;
        self.clause_keys.extend(clause.clauses.iter().cloned());
        self
    }

    /// A clause that would fill a hole, without its strength and places.
    pub fn clause_to_fill(mut self, clause: &ContractClauseId) -> Self {
        self.contract_clauses.insert(clause.clone());
        self
    }

    pub fn parties<'i>(mut self, parties: impl IntoIterator<Item = &'i LocalId>) -> Self {
        self.parties.extend(parties.into_iter().cloned());
        self
    }

    pub fn contracts(mut self, contracts: impl IntoIterator<Item = usize>) -> Self {
        self.contracts.extend(contracts);
        self
    }

    /// The guideline's places, before those of a duty or clause.
    pub fn keys(mut self, keys: &[ClauseKey]) -> Self {
        self.clause_keys.splice(0..0, keys.iter().cloned());
        self
    }

    pub fn lesson(mut self, lesson: Option<&String>) -> Self {
        self.lesson = lesson.cloned().or(self.lesson);
        self
    }

    pub fn settled(mut self, settled: bool) -> Self {
        self.settled = settled;
        self
    }

    pub fn because(mut self, message: Message) -> Self {
        self.because.push(message);
        self
    }

    /// The ways out that are this issue's own.
    pub fn way(mut self, ways: &[WayOut], message: Message) -> Self {
        self.way = Some((ways.to_vec(), message));
        self
    }

    pub fn finish(self, facts: &Facts<'_>) -> Issue {
        let (rank, severity) = self.severity(facts.catalogue);
        let fixed = |at: &usize| facts.contracts[*at].negotiable == Some(false);
        let (ways, way) = self.way.unwrap_or_else(|| (vec![WayOut::Amend, WayOut::Accept], Message::issue_way_amend()));
        let nobody_negotiates = !self.contracts.is_empty() && self.contracts.iter().all(fixed);
        let (ways, way) = if nobody_negotiates && ways.contains(&WayOut::Amend) {
            (vec![WayOut::Accept, WayOut::OwnMeasure, WayOut::Reject], Message::issue_way_fixed())
        } else {
            (ways, way)
        };
        let mut seen = BTreeSet::new();
        let all_media = !self.clause_keys.iter().any(|key| facts.applicability.concerns(key));
        let cited = |key: &ClauseKey| seen.insert(key.clone()) && (all_media || facts.applicability.concerns(key));
        Issue {
            kind: self.kind,
            scope: self.duty.as_ref().map(|(_, scope)| *scope),
            duty: self.duty.map(|(duty, _)| duty),
            parties: self.parties.into_iter().collect(),
            contracts: facts.contract_ids(self.contracts),
            contract_clauses: self.contract_clauses.into_iter().collect(),
            clause_keys: if self.clause_keys.is_empty() {
                severity.clauses.clone()
            } else {
                self.clause_keys.into_iter().filter(cited).collect()
            },
            lesson: self.lesson,
            severity: severity.severity,
            reason: severity.reason.clone(),
            what: self.what,
            because: self.because,
            ways,
            way,
            rank,
        }
    }

    /// The first row of the severity table that fits; its last row always does (checked when the catalogue is loaded).
    fn severity<'c>(&self, catalogue: &'c Catalogue) -> (usize, &'c IssueSeverity) {
        let fits = |row: &IssueSeverity| {
            (row.kind.is_empty() || row.kind.contains(&self.kind))
                && (row.strength.is_empty() || row.strength.contains(&self.strength))
                && (row.phase.is_empty() || self.phase.is_some_and(|phase| row.phase.contains(&phase)))
                && row.patient_facing.is_none_or(|wanted| wanted == self.patient_facing)
                && row.settled.is_none_or(|wanted| wanted == self.settled)
        };
        let rows = &catalogue.issue_severities;
        let at = rows.iter().position(fits).unwrap_or(rows.len() - 1);
        (at, &rows[at])
    }
}

/// Gravest first, then in the order of the severity table and of the catalogue; the order of the file plays no part.
pub(super) fn sort(issues: &mut [Issue], catalogue: &Catalogue) {
    issues.sort_by_cached_key(|issue| {
        let duty = issue.duty.as_ref().map_or(usize::MAX, |duty| catalogue.duty_position(duty));
        let clause = issue.contract_clauses.first().map(|clause| catalogue.contract_clause_position(clause));
        let place =
            (issue.scope, issue.parties.clone(), clause, issue.contracts.clone(), issue.contract_clauses.clone());
        (std::cmp::Reverse(issue.severity), issue.rank, issue.kind, duty, place)
    });
}
