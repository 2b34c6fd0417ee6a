//! The guideline as data (基準カタログ): loaded from `catalogue/*.toml`, checked as a whole, read-only afterwards.
//!
//! [`Catalogue::bundled`] is what the binary carries; [`Catalogue::load`] takes files from anywhere, so that a further
//! edition or law is data alone.

mod check;
mod check_responsibility;
mod consistency;
mod entry;
mod listing;
mod preset;
mod responsibility;

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use sha2::{Digest, Sha256};

pub use consistency::{Consistency, Fact, ListName};
pub use entry::*;
pub use listing::Listing;
pub use preset::{Preset, PresetCondition, PresetOverride};
pub use responsibility::*;

use crate::obligation::Calendar;
use crate::text::*;
use crate::word::*;

/// The files the crate carries: name and content.
pub const BUNDLED_FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/catalogue_files.rs"));

/// The whole catalogue. Every reference in it resolves.
#[derive(Debug)]
pub struct Catalogue {
    /// Editions, oldest first.
    pub editions: Vec<Edition>,
    /// The project's own copy of the clause list.
    pub clauses: Vec<Clause>,
    /// Settings.
    pub settings: Vec<Setting>,
    /// Criteria, in the order of the files.
    pub criteria: Vec<Criterion>,
    /// Sections of the form, in its order.
    pub sections: Vec<Section>,
    /// Questions, in the order of the form.
    pub questions: Vec<Question>,
    /// Foreign laws.
    pub laws: Vec<Law>,
    /// The severity table, first match first.
    pub severities: Vec<SeverityRule>,
    /// Certification schemes.
    pub schemes: Vec<Scheme>,
    /// Duties.
    pub duties: Vec<Duty>,
    /// Contract clauses.
    pub contract_clauses: Vec<ContractClause>,
    /// Obligations.
    pub obligations: Vec<Obligation>,
    /// Operating rules.
    pub operating_rules: Vec<OperatingRule>,
    /// Clauses set aside.
    pub set_aside: Vec<SetAside>,
    /// The cases of 4.3.
    pub cases: Vec<Case>,
    /// What the roles of parties mean.
    pub roles: Vec<Role>,
    /// Kinds of documents.
    pub documents: Vec<Document>,
    /// Holes with an issue kind of their own.
    pub boundary_rules: Vec<BoundaryRule>,
    /// How grave issues are, gravest first.
    pub issue_severities: Vec<IssueSeverity>,
    /// The splits the guideline gives.
    pub proposals: Vec<Proposal>,
    /// The national holidays.
    pub calendar: Calendar,
    clause_words: BTreeMap<ContractClauseId, Vec<String>>,
    /// What cannot all be true, or has to be looked at.
    pub consistency: Vec<Consistency>,
    /// Policies and overrides ready for use.
    pub presets: Vec<Preset>,
    messages: BTreeMap<String, Text>,
    words: BTreeMap<String, BTreeMap<String, Text>>,
    index: Index,
    digest: String,
}

#[derive(Debug, Default)]
struct Index {
    edition: HashMap<EditionId, usize>,
    clause: HashMap<ClauseKey, usize>,
    setting: HashMap<SettingId, usize>,
    criterion: HashMap<CriterionId, usize>,
    question: HashMap<QuestionId, usize>,
    scheme: HashMap<SchemeId, usize>,
    duty: HashMap<DutyId, usize>,
    contract_clause: HashMap<ContractClauseId, usize>,
}

/// What is wrong with a catalogue: every problem found, each naming its file or entry.
#[derive(Debug, thiserror::Error)]
#[error("the catalogue cannot be used:\n{}", .0.join("\n"))]
pub struct InvalidCatalogue(pub Vec<String>);

impl Catalogue {
    /// The catalogue the binary carries.
    ///
    /// # Errors
    /// When a file of the crate is broken; the tests of the crate rule that out for a release.
    pub fn bundled() -> Result<Self, InvalidCatalogue> {
        Self::load(BUNDLED_FILES.iter().copied())
    }

    /// A catalogue from files, given as name and content. The order of the files decides the order of entries.
    ///
    /// # Errors
    /// All problems at once: TOML that cannot be read, ids used twice, references that lead nowhere, missing wording.
    pub fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, InvalidCatalogue> {
        let mut all = CatalogueFile::default();
        let mut problems = Vec::new();
        let mut hash = Sha256::new();
        for (name, content) in files {
            hash.update((content.len() as u64).to_be_bytes());
            hash.update(content);
            match toml::from_str::<CatalogueFile>(content) {
                Ok(file) => all.absorb(name, file, &mut problems),
                Err(error) => problems.push(format!("{name}: {error}")),
            }
        }
        for criterion in &mut all.criterion {
            match criterion.shared_note.as_ref().map(|key| (key, all.note.get(key))) {
                Some((_, Some(note))) => criterion.note = Some(note.clone()),
                Some((key, None)) => problems.push(format!("criterion {}: note {key} does not exist", criterion.id)),
                None => {}
            }
        }
        let digest = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let index = Index {
            edition: indexed(&all.edition, |e| e.id.clone(), "edition", &mut problems),
            clause: indexed(&all.clause, |c| c.key.clone(), "clause", &mut problems),
            setting: indexed(&all.setting, |s| s.id.clone(), "setting", &mut problems),
            criterion: indexed(&all.criterion, |c| c.id.clone(), "criterion", &mut problems),
            question: indexed(&all.question, |q| q.id.clone(), "question", &mut problems),
            scheme: indexed(&all.scheme, |s| s.id.clone(), "scheme", &mut problems),
            duty: indexed(&all.duty, |d| d.id.clone(), "duty", &mut problems),
            contract_clause: indexed(&all.contract_clause, |c| c.id.clone(), "contract clause", &mut problems),
        };
        let order: HashMap<&SectionId, usize> = all.section.iter().enumerate().map(|(at, s)| (&s.id, at)).collect();
        let mut questions = std::mem::take(&mut all.question);
        questions.sort_by_key(|q| order.get(&q.section).copied().unwrap_or(usize::MAX));
        let index =
            Index { question: questions.iter().enumerate().map(|(at, q)| (q.id.clone(), at)).collect(), ..index };
        let catalogue = Catalogue {
            editions: all.edition,
            clauses: all.clause,
            settings: all.setting,
            criteria: all.criterion,
            sections: all.section,
            questions,
            laws: all.law,
            severities: all.severity,
            schemes: all.scheme,
            duties: all.duty,
            contract_clauses: all.contract_clause,
            obligations: all.obligation,
            operating_rules: all.operating_rule,
            set_aside: all.set_aside,
            cases: all.case,
            roles: all.role,
            documents: all.document,
            boundary_rules: all.boundary_rule,
            issue_severities: all.issue_severity,
            proposals: all.proposal,
            clause_words: all.clause_words.into_iter().map(|entry| (entry.clause, entry.words)).collect(),
            calendar: all.calendar.unwrap_or_else(|| {
                problems.push("calendar: there is none".to_owned());
                Calendar::empty()
            }),
            consistency: all.consistency,
            presets: all.preset,
            messages: all.message,
            words: all.word,
            index,
            digest,
        };
        check::check(&catalogue, &mut problems);
        if problems.is_empty() { Ok(catalogue) } else { Err(InvalidCatalogue(problems)) }
    }

    /// SHA-256 over all files, in hexadecimal: names the catalogue an assessment was made with.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The edition with an id.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.index.edition.get(id).map(|at| &self.editions[*at])
    }

    /// The newest edition loaded.
    pub fn newest_edition(&self) -> Option<&Edition> {
        self.editions.last()
    }

    /// The clause with a key.
    pub fn clause(&self, key: &str) -> Option<&Clause> {
        self.index.clause.get(key).map(|at| &self.clauses[*at])
    }

    /// The setting with an id.
    pub fn setting(&self, id: &str) -> Option<&Setting> {
        self.index.setting.get(id).map(|at| &self.settings[*at])
    }

    /// The criterion with an id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.index.criterion.get(id).map(|at| &self.criteria[*at])
    }

    /// The question with an id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.index.question.get(id).map(|at| &self.questions[*at])
    }

    /// The certification scheme with an id.
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.index.scheme.get(id).map(|at| &self.schemes[*at])
    }

    /// The duty with an id.
    pub fn duty(&self, id: &str) -> Option<&Duty> {
        self.index.duty.get(id).map(|at| &self.duties[*at])
    }

    /// Where a duty stands in the catalogue; unknown ones come last.
    pub fn duty_position(&self, id: &DutyId) -> usize {
        self.index.duty.get(id).copied().unwrap_or(usize::MAX)
    }

    /// The contract clause with an id.
    pub fn contract_clause(&self, id: &str) -> Option<&ContractClause> {
        self.index.contract_clause.get(id).map(|at| &self.contract_clauses[*at])
    }

    /// Where a contract clause stands in the catalogue; unknown ones come last.
    pub fn contract_clause_position(&self, id: &ContractClauseId) -> usize {
        self.index.contract_clause.get(id).copied().unwrap_or(usize::MAX)
    }

    /// The words by which an article is likely to answer a contract clause.
    pub fn clause_words(&self, id: &ContractClauseId) -> &[String] {
        self.clause_words.get(id).map_or(&[], Vec::as_slice)
    }

    /// The case of 4.3 with a number.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.id.as_str() == id)
    }

    /// The kind of document with an id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id.as_str() == id)
    }

    /// The settings in which a criterion applies.
    pub fn settings_of(&self, criterion: &CriterionId) -> impl Iterator<Item = &Setting> {
        self.settings.iter().filter(move |setting| setting.criteria.contains(criterion))
    }

    /// A criterion's keys in an edition, main key first: its own, else its base's. Empty: not part of that edition.
    pub fn clauses_in<'a>(&'a self, criterion: &'a Criterion, edition: &'a Edition) -> &'a [ClauseKey] {
        self.ancestry(edition)
            .find_map(|e| e.clauses.get(&criterion.id).or_else(|| criterion.clauses.get(&e.id)))
            .map_or(&[], Vec::as_slice)
    }

    /// A criterion's gate in an edition.
    pub fn gate_in(&self, criterion: &Criterion, edition: &Edition) -> Gate {
        self.ancestry(edition).find_map(|e| e.gates.get(&criterion.id)).copied().unwrap_or(criterion.gate)
    }

    /// Whether a scheme is accepted for a criterion in an edition.
    pub fn accepts(&self, scheme: &Scheme, criterion: &CriterionId, edition: &Edition) -> bool {
        self.ancestry(edition)
            .find_map(|e| scheme.accepted.get(&e.id))
            .is_some_and(|criteria| criteria.contains(criterion))
    }

    /// Where a person finds a clause in an edition: its own places, else those of the edition's base.
    pub fn places_in<'a>(&'a self, key: &str, edition: &'a Edition) -> &'a [String] {
        let Some(clause) = self.clause(key) else { return &[] };
        self.ancestry(edition).find_map(|e| clause.places.get(&e.id)).map_or(&[], Vec::as_slice)
    }

    /// An edition, then its base, and so on.
    pub fn ancestry<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = &'a Edition> {
        std::iter::successors(Some(edition), |e| self.edition(e.base.as_ref()?.as_str())).take(self.editions.len())
    }

    /// The wording pattern of a message.
    pub fn message(&self, key: &str) -> Option<&Text> {
        self.messages.get(key)
    }

    /// The keys of all message patterns.
    pub fn message_keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// The wording of a word of a list, such as `("topic", "location")`.
    pub fn word(&self, list: &str, word: &str) -> Option<&Text> {
        self.words.get(list)?.get(word)
    }

    /// The wording of a typed word in one language; the word itself should it be missing, which the tests rule out.
    pub fn word_of<W: Word>(&self, value: W, lang: Lang) -> &str {
        self.word(W::LIST, value.word()).map_or(value.word(), |text| text.get(lang))
    }

    /// The words of a list, in alphabetical order, with their wording.
    pub fn word_list(&self, list: &str) -> impl Iterator<Item = (&str, &Text)> {
        self.words.get(list).into_iter().flatten().map(|(word, text)| (word.as_str(), text))
    }
}

fn indexed<T, K: Hash + Eq + std::fmt::Display + Clone>(
    entries: &[T],
    key: impl Fn(&T) -> K,
    what: &str,
    problems: &mut Vec<String>,
) -> HashMap<K, usize> {
    let mut map = HashMap::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let id = key(entry);
        if map.insert(id.clone(), at).is_some() {
            problems.push(format!("{what} {id}: stands twice"));
        }
    }
    map
}

impl CatalogueFile {
    fn absorb(&mut self, name: &str, file: CatalogueFile, problems: &mut Vec<String>) {
        self.edition.extend(file.edition);
        self.clause.extend(file.clause);
        self.setting.extend(file.setting);
        self.criterion.extend(file.criterion);
        self.section.extend(file.section);
        self.question.extend(file.question);
        self.law.extend(file.law);
        self.severity.extend(file.severity);
        self.scheme.extend(file.scheme);
        self.duty.extend(file.duty);
        self.contract_clause.extend(file.contract_clause);
        self.obligation.extend(file.obligation);
        self.operating_rule.extend(file.operating_rule);
        self.set_aside.extend(file.set_aside);
        self.case.extend(file.case);
        self.role.extend(file.role);
        self.document.extend(file.document);
        self.boundary_rule.extend(file.boundary_rule);
        self.issue_severity.extend(file.issue_severity);
        self.proposal.extend(file.proposal);
        self.clause_words.extend(file.clause_words);
        if let Some(calendar) = file.calendar
            && self.calendar.replace(calendar).is_some()
        {
            problems.push(format!("{name}: the calendar stands twice"));
        }
        self.consistency.extend(file.consistency);
        self.preset.extend(file.preset);
        for (key, text) in file.message {
            if self.message.insert(key.clone(), text).is_some() {
                problems.push(format!("{name}: message {key} stands twice"));
            }
        }
        for (key, text) in file.note {
            if self.note.insert(key.clone(), text).is_some() {
                problems.push(format!("{name}: note {key} stands twice"));
            }
        }
        for (list, words) in file.word {
            let known = self.word.entry(list.clone()).or_default();
            for (word, text) in words {
                if known.insert(word.clone(), text).is_some() {
                    problems.push(format!("{name}: word {list}.{word} stands twice"));
                }
            }
        }
    }
}
