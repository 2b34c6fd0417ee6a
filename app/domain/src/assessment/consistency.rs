//! Holding the rules of `consistency.toml` against the facts.

use super::facts::{Facts, answer_path, stores};
use crate::catalogue::{Fact, ListName, YesNo};
use crate::disclosure::{Actor, Answer, AnswerValue, KeyHolder};
use crate::read::{Country, Prose, date};
use crate::text::QuestionId;
use crate::word::*;

impl Facts<'_> {
    /// The places of the facts of a rule, where all of them hold. Contested facts are silent and make nothing fire.
    pub fn all_hold(&self, when: &[Fact]) -> Option<Vec<String>> {
        let mut places = Vec::new();
        for fact in when {
            let of_fact = self.places_of(fact);
            if of_fact.is_empty() {
                return None;
            }
            places.extend(of_fact);
        }
        places.dedup();
        Some(places)
    }

    /// The places where a fact holds; empty where it does not.
    fn places_of(&self, fact: &Fact) -> Vec<String> {
        let one = |holds: bool, place: &str| if holds { vec![place.to_owned()] } else { Vec::new() };
        let disclosure = &self.disclosure;
        match fact {
            Fact::Answer { question, is } => one(self.plain_answer(question) == Some(*is), &answer_path(question)),
            Fact::Answered { questions } => self.answers_where(questions, |_, answer| {
                let empty = matches!(&answer.value, Some(AnswerValue::Text(text)) if text.0.trim().is_empty());
                (answer.value.is_some() && !empty) || answer.state == Some(AnswerState::Yes)
            }),
            Fact::NumberAtMost { question, most } => {
                self.answers_where(std::slice::from_ref(question), |_, answer| match &answer.value {
                    Some(AnswerValue::Number(number)) => number.as_f64().is_some_and(|value| value <= *most as f64),
                    _ => false,
                })
            }
            Fact::DateAfterToday { questions } => self.answers_where(questions, |_, answer| match &answer.value {
                Some(AnswerValue::Text(text)) => date(&text.0).is_some_and(|date| date > self.frame.as_of),
                _ => false,
            }),
            Fact::Says { questions, state, words } => self.answers_where(questions, |_, answer| {
                state.is_none_or(|state| answer.state == Some(state)) && says(answer, words)
            }),
            Fact::Listed { list } => one(self.count(*list).is_some_and(|count| count > 0), list_path(*list)),
            Fact::NoneListed { list } => one(self.count(*list) == Some(0), list_path(*list)),
            Fact::Unlisted { list } => one(self.count(*list).is_none_or(|count| count == 0), list_path(*list)),
            Fact::SiteAbroad => self.sites_where(|site| {
                site.country.is_some_and(|country| country != Country::JAPAN) && stores(site) != Some(false)
            }),
            Fact::SiteWith { roles } => {
                self.sites_where(|site| site.roles.iter().flatten().any(|role| roles.contains(role)))
            }
            Fact::NoBackupSite => {
                let has = self.sites_where(|site| {
                    let role =
                        |role: &SiteRole| matches!(role, SiteRole::Backup | SiteRole::Replica | SiteRole::Archive);
                    site.roles.as_ref().is_none_or(|roles| roles.iter().any(role))
                        || site.data.as_ref().is_none_or(|kinds| kinds.contains(&DataKind::Backups))
                });
                one(has.is_empty() && disclosure.sites.is_some() && self.is_complete(|c| c.sites), "sites")
            }
            Fact::OperatorSilent => self.sites_where(|site| site.operator.is_none()),
            Fact::RunsSiteWithoutEstablishment => {
                let vendor = &disclosure.vendor;
                let Some(establishments) = &vendor.establishments else { return Vec::new() };
                let mut places = self.sites_where(|site| {
                    site.operator == Some(Actor::Vendor)
                        && site.country.is_some_and(|c| c != vendor.jurisdiction && !establishments.contains(&c))
                });
                if !places.is_empty() {
                    places.push("vendor/establishments".to_owned());
                }
                places
            }
            Fact::NothingKept => one(disclosure.service.media.as_ref().is_some_and(Vec::is_empty), "service/media"),
            Fact::MediumMissing { medium } => {
                let media = disclosure.service.media.as_ref();
                one(media.is_some_and(|media| !media.contains(medium)), "service/media")
            }
            Fact::Handles { kinds } => {
                let mut handled = disclosure.service.data.iter().flatten().filter_map(|entry| entry.kind);
                let mut places = one(handled.any(|kind| kinds.contains(&kind)), "service/data");
                places.extend(self.sites_where(|site| site.data.iter().flatten().any(|kind| kinds.contains(kind))));
                places
            }
            Fact::TermsUnequal => disclosure
                .subprocessors
                .iter()
                .flatten()
                .filter(|s| self.is_there(&s.dating) && s.terms_equal == Some(false))
                .map(|s| format!("subprocessors/{}/terms_equal", s.id.as_ref().map_or("-", |id| id.as_str())))
                .collect(),
            Fact::Key { holders, plaintext } => self
                .keys()
                .into_iter()
                .filter(|(_, key)| {
                    key.holder.as_ref().map(KeyHolder::as_str).is_some_and(|own| holders.iter().any(|h| h == own))
                        && key.plaintext_access.is_some_and(|own| plaintext.contains(&own))
                })
                .map(|(path, _)| path)
                .collect(),
            Fact::RoutineAccessToPatients { by } => self
                .accesses()
                .into_iter()
                .filter(|(_, access)| {
                    let own = access.by.as_ref().map(Actor::as_str);
                    let patients = |kind: &DataKind| self.holds_patients(*kind) == Some(true);
                    access.mode == Some(AccessMode::Routine)
                        && by.as_deref().is_none_or(|by| own == Some(by))
                        && access.data.iter().flatten().any(patients)
                })
                .map(|(path, _)| path)
                .collect(),
            Fact::OwnCertificate { schemes } => self
                .certificates()
                .into_iter()
                .filter(|(_, c)| {
                    c.scheme.as_ref().is_some_and(|id| schemes.contains(id))
                        && c.holder == Some(Actor::Vendor)
                        && self.is_there(&c.dating)
                })
                .map(|(path, _)| path)
                .collect(),
            Fact::NoOwnCertificate { schemes } => {
                let own = self.certificates().into_iter().any(|(_, c)| {
                    c.scheme.as_ref().is_none_or(|id| schemes.contains(id))
                        && !matches!(c.holder, Some(Actor::Subprocessor(_)))
                });
                one(disclosure.certifications.is_some() && !own, "certifications")
            }
            Fact::EvidenceUnlisted => {
                let Some(documents) = &disclosure.documents else { return Vec::new() };
                self.answers_where(&[], |_, answer| {
                    answer
                        .evidence
                        .iter()
                        .flatten()
                        .filter_map(|evidence| evidence.document.as_ref())
                        .any(|document| !documents.iter().any(|known| known.id.as_ref() == Some(document)))
                })
            }
        }
    }

    /// The places of answers that hold on the day, to some questions or to any.
    fn answers_where(&self, questions: &[QuestionId], is: impl Fn(&QuestionId, &Answer) -> bool) -> Vec<String> {
        let all = self.disclosure.answers.iter().flat_map(|answers| &answers.0);
        all.filter(|(id, _)| questions.is_empty() || questions.contains(id))
            .filter(|(id, answer)| self.is_there(&answer.dating) && is(id, answer))
            .map(|(id, _)| answer_path(id))
            .collect()
    }

    fn sites_where(&self, is: impl Fn(&crate::disclosure::Site) -> bool) -> Vec<String> {
        self.sites().into_iter().filter(|(_, site)| is(site)).map(|(path, _)| path).collect()
    }

    /// How many entries a list has; none where it is not stated.
    fn count(&self, list: ListName) -> Option<usize> {
        let disclosure = &self.disclosure;
        match list {
            ListName::Subprocessors => {
                let there = |s: &&crate::disclosure::Subprocessor| self.is_there(&s.dating);
                disclosure.subprocessors.as_ref().map(|list| list.iter().filter(there).count())
            }
            ListName::Keys => disclosure.keys.as_ref().map(Vec::len),
            ListName::AnswersTo => disclosure.answers_to.as_ref().map(Vec::len),
        }
    }
}

fn list_path(list: ListName) -> &'static str {
    match list {
        ListName::Subprocessors => "subprocessors",
        ListName::Keys => "keys",
        ListName::AnswersTo => "answers_to",
    }
}

/// Whether the words of an answer hold one of these, which the catalogue keeps in lower case.
fn says(answer: &Answer, words: &[String]) -> bool {
    let holds = |text: &Prose| {
        let text = text.0.to_lowercase();
        words.iter().any(|word| text.contains(word.as_str()))
    };
    let value = match &answer.value {
        Some(AnswerValue::Text(text)) => holds(text),
        Some(AnswerValue::List(list)) => list.iter().any(holds),
        Some(AnswerValue::Number(_)) | None => false,
    };
    value || [&answer.scope, &answer.exception, &answer.reason].into_iter().flatten().any(holds)
}

impl From<YesNo> for AnswerState {
    fn from(answer: YesNo) -> Self {
        match answer {
            YesNo::Yes => AnswerState::Yes,
            YesNo::No => AnswerState::No,
        }
    }
}
