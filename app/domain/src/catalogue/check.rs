//! Whether a catalogue holds together: every reference resolves, every wording is there in both languages.

use std::collections::{HashMap, HashSet};

use super::*;

/// The most keys one entry may cite: an entry that cites more says nothing in particular.
const MOST_KEYS: usize = 15;

/// Adds every problem of a catalogue to the list.
pub(super) fn check(catalogue: &Catalogue, problems: &mut Vec<String>) {
    let mut check = Check { catalogue, problems };
    check.editions();
    check.criteria();
    check.questions();
    check.settings();
    check.schemes();
    check.laws();
    check.consistency();
    check.presets();
    check.responsibility();
    check.boundaries();
    check.wording();
}

pub(super) struct Check<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) problems: &'a mut Vec<String>,
}

impl Check<'_> {
    pub(super) fn problem(&mut self, what: String) {
        self.problems.push(what);
    }

    pub(super) fn keys(&mut self, owner: &str, keys: &[ClauseKey]) {
        if keys.is_empty() {
            self.problem(format!("{owner}: cites no clause"));
        }
        if keys.len() > MOST_KEYS {
            self.problem(format!("{owner}: cites {} clauses, {MOST_KEYS} at most", keys.len()));
        }
        let mut seen = HashSet::new();
        for key in keys {
            if self.catalogue.clause(key.as_str()).is_none() {
                self.problem(format!("{owner}: clause {key} does not exist"));
            }
            if !seen.insert(key) {
                self.problem(format!("{owner}: clause {key} stands twice"));
            }
        }
    }

    pub(super) fn text(&mut self, owner: &str, text: &Text) {
        if text.ja.trim().is_empty() || text.en.trim().is_empty() {
            self.problem(format!("{owner}: wording is missing in a language"));
        } else if text.ja == text.en && text.ja.chars().any(|c| c.is_alphabetic() && c.is_lowercase()) {
            self.problem(format!("{owner}: the wording is the same in both languages"));
        }
    }

    fn editions(&mut self) {
        let catalogue = self.catalogue;
        let mut seen: HashSet<&EditionId> = HashSet::new();
        for edition in &catalogue.editions {
            let owner = format!("edition {}", edition.id);
            self.text(&owner, &edition.text);
            self.text(&owner, &edition.note);
            if let Some(base) = &edition.base
                && !seen.contains(base)
            {
                self.problem(format!("{owner}: its base {base} does not stand before it"));
            }
            seen.insert(&edition.id);
            for (criterion, keys) in &edition.clauses {
                if catalogue.criterion(criterion.as_str()).is_none() {
                    self.problem(format!("{owner}: criterion {criterion} does not exist"));
                }
                if !keys.is_empty() {
                    self.keys(&owner, keys);
                }
            }
            for criterion in edition.gates.keys() {
                if catalogue.criterion(criterion.as_str()).is_none() {
                    self.problem(format!("{owner}: criterion {criterion} does not exist"));
                }
            }
            self.main_keys(edition);
        }
    }

    /// No two findings share their main key, and a person finds every key of an edition in it.
    fn main_keys(&mut self, edition: &Edition) {
        let catalogue = self.catalogue;
        let mut main: HashMap<&ClauseKey, &CriterionId> = HashMap::new();
        for criterion in &catalogue.criteria {
            let keys = catalogue.clauses_in(criterion, edition);
            if let Some(key) = keys.first()
                && let Some(other) = main.insert(key, &criterion.id)
            {
                self.problem(format!("edition {}: {key} is the main key of {other} and {}", edition.id, criterion.id));
            }
            for key in keys {
                if catalogue.clause(key.as_str()).is_some() && catalogue.places_in(key.as_str(), edition).is_empty() {
                    let (id, criterion) = (&edition.id, &criterion.id);
                    self.problem(format!("criterion {criterion}: {key} has no place in edition {id}"));
                }
            }
        }
    }

    fn criteria(&mut self) {
        let catalogue = self.catalogue;
        for criterion in &catalogue.criteria {
            let owner = format!("criterion {}", criterion.id);
            self.text(&owner, &criterion.text);
            self.text(&owner, &criterion.evidence);
            match (&criterion.note, criterion.basis) {
                (None, Basis::Reading | Basis::Disputed) => {
                    self.problem(format!("{owner}: a reading needs a note"));
                }
                (Some(note), _) => self.text(&owner, note),
                (None, Basis::Text) => {}
            }
            if catalogue.word("topic", &criterion.topic).is_none() {
                self.problem(format!("{owner}: topic {} does not exist", criterion.topic));
            }
            if criterion.clauses.is_empty() {
                self.problem(format!("{owner}: belongs to no edition"));
            }
            for (edition, keys) in &criterion.clauses {
                if catalogue.edition(edition.as_str()).is_none() {
                    self.problem(format!("{owner}: edition {edition} does not exist"));
                }
                self.keys(&owner, keys);
                for key in keys {
                    self.belongs(&owner, key, edition);
                }
            }
            let contract = criterion.gate == Gate::Contract;
            if contract != criterion.secure.is_some() {
                self.problem(format!("{owner}: `secure` is for the contract gate, and needed there"));
            }
            if let Some(secure) = &criterion.secure {
                self.text(&owner, secure);
            }
            if contract != matches!(criterion.rule, Rule::Acceptance { .. } | Rule::Institution) {
                self.problem(format!(
                    "{owner}: the contract gate and the rules acceptance and institution go together"
                ));
            }
            for question in criterion.rule.questions() {
                match catalogue.question(question.as_str()) {
                    None => self.problem(format!("{owner}: question {question} does not exist")),
                    Some(q) if q.kind != QuestionKind::YesNo || q.good.is_none() => {
                        self.problem(format!(
                            "{owner}: question {question} cannot decide: not a yes/no with a good answer"
                        ));
                    }
                    Some(_) => {}
                }
            }
            if criterion.rule.questions().len() > 3 {
                self.problem(format!("{owner}: more than three deciding questions"));
            }
            if let Some(when) = &criterion.when {
                self.opening(&owner, when);
            }
            if catalogue.settings_of(&criterion.id).next().is_none() {
                self.problem(format!("{owner}: applies in no setting"));
            }
        }
    }

    /// A key stands for an edition whose text has it, or for later ones whose own words the sources lack.
    fn belongs(&mut self, owner: &str, key: &ClauseKey, edition: &EditionId) {
        if let Some(clause) = self.catalogue.clause(key.as_str())
            && !clause.carried_over
            && !clause.editions.contains(edition)
        {
            self.problem(format!("{owner}: {key} is not in edition {edition}"));
        }
    }

    fn opening(&mut self, owner: &str, opening: &Opening) {
        let question = self.catalogue.question(opening.question.as_str());
        if question.is_none_or(|q| q.kind != QuestionKind::YesNo) {
            self.problem(format!("{owner}: {} is not a yes/no question", opening.question));
        }
    }

    fn questions(&mut self) {
        let catalogue = self.catalogue;
        for question in &catalogue.questions {
            let owner = format!("question {}", question.id);
            self.text(&owner, &question.text);
            self.text(&owner, &question.help);
            self.keys(&owner, &question.clauses);
            if !catalogue.sections.iter().any(|s| s.id == question.section) {
                self.problem(format!("{owner}: section {} does not exist", question.section));
            }
            if let Some(opening) = &question.opened_by {
                self.opening(&owner, opening);
                if opening.question == question.id {
                    self.problem(format!("{owner}: opens itself"));
                }
            }
            if question.good.is_some() && question.kind != QuestionKind::YesNo {
                self.problem(format!("{owner}: only a yes/no question has a good answer"));
            }
            if (question.kind == QuestionKind::Choice) == question.choices.is_empty() {
                self.problem(format!("{owner}: a choice has choices, and nothing else has"));
            }
            for (word, text) in &question.choices {
                self.text(&format!("{owner}, choice {word}"), text);
            }
            if let Some(unit) = &question.unit {
                self.text(&owner, unit);
            }
        }
        for section in &catalogue.sections {
            self.text(&format!("section {}", section.id), &section.text);
        }
    }

    fn settings(&mut self) {
        let catalogue = self.catalogue;
        for setting in &catalogue.settings {
            let owner = format!("setting {}", setting.id);
            self.text(&owner, &setting.text);
            self.text(&owner, &setting.help);
            self.keys(&owner, &setting.source);
            let mut seen = HashSet::new();
            for criterion in &setting.criteria {
                if catalogue.criterion(criterion.as_str()).is_none() {
                    self.problem(format!("{owner}: criterion {criterion} does not exist"));
                }
                if !seen.insert(criterion) {
                    self.problem(format!("{owner}: criterion {criterion} stands twice"));
                }
            }
        }
    }

    fn schemes(&mut self) {
        let catalogue = self.catalogue;
        for scheme in &catalogue.schemes {
            let owner = format!("scheme {}", scheme.id);
            self.text(&owner, &scheme.text);
            self.text(&owner, &scheme.shows);
            for text in scheme.issuer.iter().chain(&scheme.renewal) {
                self.text(&owner, text);
            }
            self.source(&owner, &scheme.source);
            for criterion in scheme.accepted.values().flatten() {
                if catalogue.criterion(criterion.as_str()).is_none() {
                    self.problem(format!("{owner}: criterion {criterion} does not exist"));
                }
            }
        }
    }

    fn laws(&mut self) {
        let catalogue = self.catalogue;
        for law in &catalogue.laws {
            let owner = format!("law {}", law.id);
            self.text(&owner, &law.text);
            if law.article.is_empty() || law.jurisdictions.is_empty() {
                self.problem(format!("{owner}: needs an article and a jurisdiction"));
            }
            for code in &law.jurisdictions {
                if rust_iso3166::from_alpha2(code).is_none() {
                    self.problem(format!("{owner}: {code} is not a country"));
                }
            }
            if let Some(note) = &law.status_note {
                self.text(&owner, note);
            }
            for article in &law.article {
                self.text(&owner, &article.text);
                self.text(&owner, &article.reach);
                if article.article.trim().is_empty() || article.source.trim().is_empty() {
                    self.problem(format!("{owner}: an article needs its number and its source"));
                }
                for mitigation in &article.mitigations {
                    self.text(&owner, &mitigation.text);
                }
            }
        }
        let mut seen = HashSet::new();
        for rule in &catalogue.severities {
            self.text(&format!("severity rule {}", rule.id), &rule.reason);
            if !seen.insert(&rule.id) {
                self.problem(format!("severity rule {}: stands twice", rule.id));
            }
        }
        let catch_all = catalogue.severities.last().is_some_and(|rule| {
            rule.status.is_empty()
                && rule.effect.is_empty()
                && rule.link.is_empty()
                && rule.reach.is_empty()
                && rule.state.is_none()
                && rule.sealed.is_none()
                && rule.adequacy.is_none()
                && rule.patient.is_none()
        });
        if !catch_all {
            self.problem("severity table: its last row has to hold always".to_owned());
        }
    }

    fn consistency(&mut self) {
        let catalogue = self.catalogue;
        let mut seen = HashSet::new();
        for rule in &catalogue.consistency {
            let owner = format!("consistency {}", rule.id);
            if !seen.insert(&rule.id) {
                self.problem(format!("{owner}: stands twice"));
            }
            self.text(&owner, &rule.text);
            self.source(&owner, &rule.source);
            if rule.when.is_empty() {
                self.problem(format!("{owner}: holds always"));
            }
            for fact in &rule.when {
                if let Fact::Answer { question, .. } = fact
                    && catalogue.question(question.as_str()).is_none_or(|q| q.kind != QuestionKind::YesNo)
                {
                    self.problem(format!("{owner}: {question} is not a yes/no question"));
                }
                if let Fact::Says { words, .. } = fact
                    && words.iter().any(|word| word.is_empty() || word.to_lowercase() != *word)
                {
                    self.problem(format!("{owner}: words are looked for in lower case"));
                }
                for question in fact.questions() {
                    if catalogue.question(question.as_str()).is_none() {
                        self.problem(format!("{owner}: question {question} does not exist"));
                    }
                }
                for scheme in fact.schemes() {
                    if catalogue.scheme(scheme.as_str()).is_none() {
                        self.problem(format!("{owner}: scheme {scheme} does not exist"));
                    }
                }
            }
        }
    }

    /// A source names clauses that exist, or lines of source documents.
    fn source(&mut self, owner: &str, source: &str) {
        for part in source.split("; ") {
            let line = part.split_once(':').is_some_and(|(seed, _)| seed.len() == 3 && seed.starts_with("00"));
            if !line && !part.starts_with("forms.md") && self.catalogue.clause(part).is_none() {
                self.problem(format!("{owner}: the source {part} does not exist"));
            }
        }
    }

    fn presets(&mut self) {
        let catalogue = self.catalogue;
        let mut seen = HashSet::new();
        for preset in &catalogue.presets {
            let owner = format!("preset {}", preset.id);
            if !seen.insert(&preset.id) {
                self.problem(format!("{owner}: stands twice"));
            }
            self.text(&owner, &preset.text);
            self.text(&owner, &preset.help);
            self.source(&owner, &preset.source);
            for condition in preset.by_override.iter().flat_map(|by| &by.conditions) {
                self.text(&owner, &condition.text);
                self.source(&owner, &condition.source);
            }
            if let Some(by) = &preset.by_override
                && catalogue.criterion(by.criterion.as_str()).is_none()
            {
                self.problem(format!("{owner}: criterion {} does not exist", by.criterion));
            }
        }
    }

    fn responsibility(&mut self) {
        let catalogue = self.catalogue;
        let mut seen = HashSet::new();
        let mut once = |owner: String, problems: &mut Vec<String>| {
            if !seen.insert(owner.clone()) {
                problems.push(format!("{owner}: stands twice"));
            }
            owner
        };
        for duty in &catalogue.duties {
            let owner = once(format!("duty {}", duty.id), self.problems);
            self.text(&owner, &duty.text);
            self.text(&owner, &duty.help);
            self.keys(&owner, &duty.clauses);
        }
        for clause in &catalogue.contract_clauses {
            let owner = once(format!("contract clause {}", clause.id), self.problems);
            self.text(&owner, &clause.text);
            self.text(&owner, &clause.help);
            self.keys(&owner, &clause.clauses);
        }
        for obligation in &catalogue.obligations {
            let owner = once(format!("obligation {}", obligation.id), self.problems);
            self.text(&owner, &obligation.text);
            self.keys(&owner, &obligation.clauses);
        }
        for rule in &catalogue.operating_rules {
            let owner = once(format!("operating rule {}", rule.id), self.problems);
            self.text(&owner, &rule.text);
            self.keys(&owner, &rule.clauses);
        }
        for aside in &catalogue.set_aside {
            let owner = once(format!("set aside {}", aside.clause), self.problems);
            self.text(&owner, &aside.reason);
            if catalogue.clause(aside.clause.as_str()).is_none() {
                self.problem(format!("{owner}: does not exist"));
            }
        }
    }

    fn wording(&mut self) {
        let catalogue = self.catalogue;
        for (key, text) in &catalogue.messages {
            self.text(&format!("message {key}"), text);
        }
        for (list, words) in &catalogue.words {
            for (word, text) in words {
                self.text(&format!("word {list}.{word}"), text);
            }
        }
        for (list, words) in crate::word::LISTS {
            for word in *words {
                if catalogue.word(list, word).is_none() {
                    self.problem(format!("word {list}.{word}: has no wording"));
                }
            }
        }
    }
}

impl Rule {
    /// The yes/no questions a rule looks at.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Rule::Answers { questions, .. } | Rule::KeyEscrow { questions } => questions.iter().collect(),
            Rule::Acceptance { question }
            | Rule::PlaceOfStorage { question }
            | Rule::DomesticLaw { question }
            | Rule::ForeignLaw { question }
            | Rule::Certificate { question, .. }
            | Rule::KeyAvailability { question } => vec![question],
            Rule::Institution | Rule::OwnPlace { .. } | Rule::SitesStated => Vec::new(),
        }
    }
}
