//! Whether the entries of [`super::responsibility`] hold together.

use std::collections::HashSet;

use super::check::Check;
use super::*;

impl Check<'_> {
    /// Cases, roles, documents, holes and severities resolve and are whole.
    pub(super) fn boundaries(&mut self) {
        let catalogue = self.catalogue;
        for case in &catalogue.cases {
            let owner = format!("case {}", case.id);
            self.text(&owner, &case.text);
            self.keys(&owner, &case.clauses);
        }
        for role in PartyRole::ALL {
            if catalogue.roles.iter().filter(|r| r.id == *role).count() != 1 {
                self.problem(format!("role {}: stands not exactly once", role.word()));
            }
        }
        for document in &catalogue.documents {
            let owner = format!("document {}", document.id);
            self.text(&owner, &document.text);
            self.keys(&owner, &document.clauses);
            if let Some(note) = &document.note {
                self.text(&owner, note);
            }
        }
        let cases = catalogue.cases.iter().map(|case| case.id.as_str());
        let documents = catalogue.documents.iter().map(|document| document.id.as_str());
        for (what, ids) in [("case", cases.collect::<Vec<_>>()), ("document", documents.collect())] {
            let mut seen = HashSet::new();
            for id in ids.into_iter().filter(|id| !seen.insert(*id)) {
                self.problem(format!("{what} {id}: stands twice"));
            }
        }
        for duty in &catalogue.duties {
            self.applies(&format!("duty {}", duty.id), &duty.applies);
        }
        for clause in &catalogue.contract_clauses {
            self.applies(&format!("contract clause {}", clause.id), &clause.applies);
        }
        for rule in &catalogue.boundary_rules {
            let owner = format!("boundary rule {}", rule.kind.word());
            self.keys(&owner, &rule.clauses);
            self.contract_clauses(&owner, rule.contract_clauses.iter().chain(&rule.compared));
            self.duties(&owner, &rule.duties);
        }
        for proposal in &catalogue.proposals {
            let owner = format!("proposal for {}", proposal.duties.first().map_or("nothing", DutyId::as_str));
            self.keys(&owner, &proposal.clauses);
            self.duties(&owner, &proposal.duties);
            self.cases(&owner, &proposal.cases);
        }
        let clauses = &catalogue.contract_clauses;
        for clause in clauses.iter().filter(|clause| catalogue.clause_words(&clause.id).is_empty()) {
            self.problem(format!("contract clause {}: has no words to find it by", clause.id));
        }
        self.contract_clauses("clause words", catalogue.clause_words.keys());
        for obligation in &catalogue.obligations {
            let owner = format!("obligation {}", obligation.id);
            self.applies(&owner, &obligation.applies);
            if (obligation.rhythm == Rhythm::Deadline) != obligation.deadline.is_some() {
                self.problem(format!("{owner}: a deadline has a date, and nothing else has"));
            }
        }
        for (day, name) in &catalogue.calendar.holidays {
            self.text(&format!("holiday {day}"), name);
        }
        for row in &catalogue.issue_severities {
            self.text("issue severity", &row.reason);
            if !row.clauses.is_empty() {
                self.keys("issue severity", &row.clauses);
            }
        }
        let holds_always = |row: &IssueSeverity| {
            row.kind.is_empty()
                && row.strength.is_empty()
                && row.phase.is_empty()
                && row.patient_facing.is_none()
                && row.settled.is_none()
        };
        if !catalogue.issue_severities.last().is_some_and(holds_always) {
            self.problem("issue severity: its last row has to hold always".to_owned());
        }
        if catalogue.issue_severities.windows(2).any(|rows| rows[0].severity < rows[1].severity) {
            self.problem("issue severity: rows do not stand gravest first".to_owned());
        }
    }

    fn applies(&mut self, owner: &str, applies: &Applies) {
        self.cases(owner, &applies.cases);
        for document in &applies.documents {
            if self.catalogue.document(document.as_str()).is_none() {
                self.problem(format!("{owner}: document {document} does not exist"));
            }
        }
    }

    fn cases(&mut self, owner: &str, cases: &[CaseId]) {
        for case in cases {
            if self.catalogue.case(case.as_str()).is_none() {
                self.problem(format!("{owner}: case {case} does not exist"));
            }
        }
    }

    fn duties(&mut self, owner: &str, duties: &[DutyId]) {
        for duty in duties {
            if self.catalogue.duty(duty.as_str()).is_none() {
                self.problem(format!("{owner}: duty {duty} does not exist"));
            }
        }
    }

    fn contract_clauses<'a>(&mut self, owner: &str, clauses: impl Iterator<Item = &'a ContractClauseId>) {
        for clause in clauses {
            if self.catalogue.contract_clause(clause.as_str()).is_none() {
                self.problem(format!("{owner}: contract clause {clause} does not exist"));
            }
        }
    }
}
