//! The catalogue as other programs read it (`azukari catalogue --format json`), and as plain text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::*;

/// The whole catalogue as JSON.
#[derive(Serialize)]
pub struct Listing<'a> {
    editions: Vec<EditionEntry<'a>>,
    settings: &'a [Setting],
    criteria: Vec<CriterionEntry<'a>>,
    questions: Vec<QuestionEntry<'a>>,
    laws: &'a [Law],
    severity_rules: &'a [SeverityRule],
    schemes: &'a [Scheme],
    duties: &'a [Duty],
    contract_clauses: &'a [ContractClause],
    obligations: &'a [Obligation],
    operating_rules: &'a [OperatingRule],
    set_aside: &'a [SetAside],
    sections: &'a [Section],
    consistency: &'a [Consistency],
    presets: &'a [Preset],
}

#[derive(Serialize)]
struct EditionEntry<'a> {
    id: &'a EditionId,
    base: &'a Option<EditionId>,
    published: &'a str,
    text: &'a Text,
    note: &'a Text,
}

#[derive(Serialize)]
struct CriterionEntry<'a> {
    id: &'a CriterionId,
    gate: Gate,
    tier: Tier,
    stage: Stage,
    topic: &'a str,
    basis: Basis,
    text: &'a Text,
    evidence: &'a Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secure: Option<&'a Text>,
    clauses: BTreeMap<&'a EditionId, &'a [ClauseKey]>,
    settings: Vec<&'a SettingId>,
    questions: Vec<&'a QuestionId>,
}

#[derive(Serialize)]
struct QuestionEntry<'a> {
    id: &'a QuestionId,
    section: &'a SectionId,
    form_number: &'a str,
    text: &'a Text,
    help: &'a Text,
    kind: QuestionKind,
    good: Option<YesNo>,
    clauses: &'a [ClauseKey],
    opened_by: &'a Option<Opening>,
    /// Whether it can stop a selection or leave it undetermined.
    decides: bool,
}

impl Catalogue {
    /// The whole catalogue, for printing as JSON.
    pub fn listing(&self) -> Listing<'_> {
        Listing {
            editions: self
                .editions
                .iter()
                .map(|e| EditionEntry {
                    id: &e.id,
                    base: &e.base,
                    published: &e.published,
                    text: &e.text,
                    note: &e.note,
                })
                .collect(),
            settings: &self.settings,
            criteria: self.criteria.iter().map(|criterion| self.criterion_entry(criterion)).collect(),
            questions: self.questions.iter().map(|question| self.question_entry(question)).collect(),
            laws: &self.laws,
            severity_rules: &self.severities,
            schemes: &self.schemes,
            duties: &self.duties,
            contract_clauses: &self.contract_clauses,
            obligations: &self.obligations,
            operating_rules: &self.operating_rules,
            set_aside: &self.set_aside,
            sections: &self.sections,
            consistency: &self.consistency,
            presets: &self.presets,
        }
    }

    fn criterion_entry<'a>(&'a self, criterion: &'a Criterion) -> CriterionEntry<'a> {
        let clauses = self.editions.iter().map(|edition| (&edition.id, self.clauses_in(criterion, edition)));
        CriterionEntry {
            id: &criterion.id,
            gate: criterion.gate,
            tier: Criterion::tier(criterion.gate),
            stage: Criterion::stage(criterion.gate),
            topic: &criterion.topic,
            basis: criterion.basis,
            text: &criterion.text,
            evidence: &criterion.evidence,
            note: criterion.note.as_ref(),
            secure: criterion.secure.as_ref(),
            clauses: clauses.filter(|(_, keys)| !keys.is_empty()).collect(),
            settings: self.settings_of(&criterion.id).map(|setting| &setting.id).collect(),
            questions: criterion.rule.questions(),
        }
    }

    fn question_entry<'a>(&'a self, question: &'a Question) -> QuestionEntry<'a> {
        QuestionEntry {
            id: &question.id,
            section: &question.section,
            form_number: &question.form_number,
            text: &question.text,
            help: &question.help,
            kind: question.kind,
            good: question.good,
            clauses: &question.clauses,
            opened_by: &question.opened_by,
            decides: self.decides(&question.id),
        }
    }

    /// Whether a question can stop a selection or leave it undetermined: one of the questions that decide.
    pub fn decides(&self, question: &QuestionId) -> bool {
        self.criteria.iter().any(|criterion| {
            matches!(criterion.gate, Gate::Condition | Gate::MustKnow) && criterion.rule.questions().contains(&question)
        })
    }

    /// The catalogue as plain text: criteria by setting, each with gate, places in the newest edition, and questions.
    pub fn plain_text(&self, lang: Lang) -> String {
        let mut out = String::new();
        for edition in &self.editions {
            let _ = writeln!(out, "{} ({})  {}", edition.text.get(lang), edition.published, edition.note.get(lang));
        }
        for setting in &self.settings {
            let _ = writeln!(out, "\n■ {}", setting.text.get(lang));
            for criterion in setting.criteria.iter().filter_map(|id| self.criterion(id.as_str())) {
                let places = self.newest_edition().map_or_else(Vec::new, |edition| {
                    let keys = self.clauses_in(criterion, edition);
                    keys.iter().flat_map(|key| self.places_in(key.as_str(), edition)).map(String::as_str).collect()
                });
                let gate = self.word_of(criterion.gate, lang);
                let (id, text) = (&criterion.id, criterion.text.get(lang));
                let _ = writeln!(out, "  [{gate}] {text}  ({id})  {}", places.join(" / "));
                for question in criterion.rule.questions().into_iter().filter_map(|id| self.question(id.as_str())) {
                    let _ = writeln!(out, "      {}  {}", question.form_number, question.text.get(lang));
                }
            }
        }
        out
    }
}
