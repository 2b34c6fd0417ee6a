//! The result as plain text: what is wrong, gravest first and kind by kind; then the matrix.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Boundary, Issue, Row, scope_test};
use crate::arrangement::{Arrangement, INSTITUTION};
use crate::catalogue::Catalogue;
use crate::message::{Message, Part};
use crate::text::*;
use crate::word::*;

/// The result for a person to read.
pub fn text(boundary: &Boundary, arrangement: &Arrangement, catalogue: &Catalogue, lang: Lang) -> String {
    let names: BTreeMap<&str, &str> = arrangement
        .parties
        .iter()
        .flatten()
        .filter_map(|party| Some((party.id.as_str(), party.name.as_deref()?)))
        .chain([(INSTITUTION, arrangement.institution.name.as_str())])
        .collect();
    let mut printer = Printer { out: String::new(), catalogue, lang, names };
    printer.head(boundary, arrangement);
    for severity in [Severity::High, Severity::Medium, Severity::Low] {
        printer.issues(boundary, severity);
    }
    printer.matrix(&boundary.rows);
    printer.documents(arrangement);
    printer.out
}

struct Printer<'a> {
    out: String,
    catalogue: &'a Catalogue,
    lang: Lang,
    names: BTreeMap<&'a str, &'a str>,
}

impl Printer<'_> {
    fn say(&self, message: Message) -> String {
        message.render(self.catalogue, self.lang)
    }

    fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.out, "{:indent$}{text}", "");
    }

    fn head(&mut self, boundary: &Boundary, arrangement: &Arrangement) {
        let parties = arrangement.parties.as_ref().map_or(0, Vec::len);
        let contracts = arrangement.contracts.as_ref().map_or(0, Vec::len);
        let frame = Message::boundary_frame(arrangement.institution.name.as_str(), parties, contracts);
        self.line(0, &self.say(frame));
        if boundary.issues.is_empty() {
            return self.line(0, &self.say(Message::boundary_none()));
        }
        let of = |severity| boundary.issues.iter().filter(|issue| issue.severity == severity).count();
        let summary = Message::boundary_summary(of(Severity::High), of(Severity::Medium), of(Severity::Low));
        self.line(0, &self.say(summary));
        let mut counts: BTreeMap<IssueKind, usize> = BTreeMap::new();
        for issue in &boundary.issues {
            *counts.entry(issue.kind).or_default() += 1;
        }
        let counts: Vec<String> =
            counts.into_iter().map(|(kind, count)| self.say(Message::boundary_count(kind, count))).collect();
        let separator = match self.lang {
            Lang::Ja => "・",
            Lang::En => "; ",
        };
        self.line(0, &counts.join(separator));
    }

    /// The issues of a severity, kind by kind; what several issues say alike is said once.
    fn issues(&mut self, boundary: &Boundary, severity: Severity) {
        let mut told: BTreeSet<(&DutyId, Option<Scope>)> = BTreeSet::new();
        for issue in boundary.issues.iter().filter(|issue| issue.severity > severity) {
            told.extend(issue.duty.as_ref().map(|duty| (duty, issue.scope)));
        }
        let mut of_duty: BTreeMap<(&DutyId, Option<Scope>), Vec<&Issue>> = BTreeMap::new();
        for issue in &boundary.issues {
            if let Some(duty) = &issue.duty {
                of_duty.entry((duty, issue.scope)).or_default().push(issue);
            }
        }
        let mut heading = None;
        let mut before: Option<&Issue> = None;
        for issue in boundary.issues.iter().filter(|issue| issue.severity == severity) {
            let on_duty = issue.duty.as_ref().map(|duty| (duty, issue.scope));
            if on_duty.is_some_and(|duty| !told.insert(duty)) {
                continue;
            }
            if let Some(last) = before.filter(|last| last.kind != issue.kind || last.way != issue.way) {
                self.way(last);
            }
            if heading.is_none() {
                let text = self.say(Message::boundary_severity(severity));
                let _ = write!(self.out, "\n■ {text}\n");
            }
            if heading != Some(issue.kind) {
                self.line(0, &format!("[{}]", self.catalogue.word_of(issue.kind, self.lang)));
                heading = Some(issue.kind);
            }
            let again = before.is_some_and(|last| last.kind == issue.kind && last.because == issue.because);
            self.line(2, &format!("- {}", issue.told(self.catalogue, self.lang, !again)));
            let mut others: Vec<Part> = Vec::new();
            for other in on_duty.and_then(|duty| of_duty.get(&duty)).into_iter().flatten() {
                let kind = Part::from(other.kind);
                if other.kind != issue.kind && !others.contains(&kind) {
                    others.push(kind);
                }
            }
            if !others.is_empty() {
                self.line(4, &self.say(Message::boundary_also(Part::List(others))));
            }
            let same_place = again && before.is_some_and(|last| last.clause_keys == issue.clause_keys);
            if !same_place {
                self.places(issue);
            }
            before = Some(issue);
        }
        if let Some(last) = before {
            self.way(last);
        }
    }

    /// Where the guideline says so.
    fn places(&mut self, issue: &Issue) {
        let keys: Vec<&str> = issue.clause_keys.iter().map(ClauseKey::as_str).collect();
        if !keys.is_empty() {
            self.line(4, &self.say(Message::boundary_basis(keys.join(" "))));
        }
        if let Some(lesson) = &issue.lesson {
            self.line(4, &self.say(Message::boundary_lesson(lesson.as_str())));
        }
    }

    /// The ways out, once for all issues of a kind that share them.
    fn way(&mut self, issue: &Issue) {
        let way = issue.way.render(self.catalogue, self.lang);
        self.line(2, &format!("→ {way}"));
    }

    fn matrix(&mut self, rows: &[Row]) {
        let text = self.say(Message::boundary_matrix());
        let _ = write!(self.out, "\n■ {text}\n");
        let mut phase = None;
        for row in rows {
            if phase != Some(row.phase) {
                self.line(0, &format!("[{}]", self.catalogue.word_of(row.phase, self.lang)));
                phase = Some(row.phase);
            }
            let duty = self.catalogue.duty(row.duty.as_str()).map_or(row.duty.as_str(), |d| d.text.get(self.lang));
            let scope = self.catalogue.word_of(row.scope, self.lang);
            let named = match row.scope {
                Scope::All => duty.to_owned(),
                _ => format!("{duty} [{scope}]"),
            };
            self.line(2, &named);
            let cells = self.cells(row);
            self.line(6, &cells);
        }
    }

    fn cells(&self, row: &Row) -> String {
        let parties = |ids: &[LocalId]| Part::List(ids.iter().map(|id| self.name(id).into()).collect());
        let mut cells = vec![match &row.leads[..] {
            [] => self.say(Message::boundary_no_lead()),
            [lead] if lead.clause => self.say(Message::boundary_lead(self.name(&lead.party))),
            [lead] => self.say(Message::boundary_lead_bare(self.name(&lead.party))),
            leads => {
                let ids: Vec<LocalId> = leads.iter().map(|lead| lead.party.clone()).collect();
                self.say(Message::boundary_leads(parties(&ids)))
            }
        }];
        let others = [
            (&row.performs, Message::boundary_performs(parties(&row.performs))),
            (&row.support, Message::boundary_support(parties(&row.support))),
            (&row.informed, Message::boundary_informed(parties(&row.informed))),
        ];
        cells.extend(others.into_iter().filter(|(ids, _)| !ids.is_empty()).map(|(_, message)| self.say(message)));
        cells.extend(row.places.iter().map(|place| format!("{} {}", place.contract, place.place)));
        cells.join(match self.lang {
            Lang::Ja => "・",
            Lang::En => "; ",
        })
    }

    fn name(&self, id: &LocalId) -> String {
        self.names.get(id.as_str()).map_or_else(|| id.to_string(), |name| (*name).to_owned())
    }

    fn documents(&mut self, arrangement: &Arrangement) {
        let documents = arrangement.documents.as_deref().unwrap_or_default();
        if documents.is_empty() {
            return;
        }
        let text = self.say(Message::boundary_documents());
        let _ = write!(self.out, "\n■ {text}\n");
        for scope in scope_test(self.catalogue, documents) {
            let name = scope.name.as_ref().map_or(scope.document.as_str(), |name| name.get(self.lang));
            let outcome = self.catalogue.word_of(scope.outcome, self.lang);
            let note = scope.note.as_ref().map_or("", |note| note.get(self.lang));
            let keys: Vec<&str> = scope.clauses.iter().map(ClauseKey::as_str).collect();
            self.line(2, format!("{name}: {outcome} {note} ({})", keys.join(" ")).as_str());
        }
    }
}
