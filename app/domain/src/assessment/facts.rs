//! The facts as they stand on the day: contested ones silent, those of other plans and other times left out, in an
//! order of their own, so that the order of a file changes nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use serde_json::Value;

use super::Frame;
use super::finding::Planned;
use super::range::Range;
use crate::catalogue::{Question, YesNo};
use crate::disclosure::*;
use crate::message::Message;
use crate::read::Country;
use crate::text::*;
use crate::word::*;

/// A disclosure seen from a frame.
pub(super) struct Facts<'a> {
    pub frame: Frame<'a>,
    /// The disclosure without what is contested.
    pub disclosure: Cow<'a, Disclosure>,
    /// Facts about which statements differ.
    pub contested: Vec<Contested>,
    /// Claims about something that is not in the disclosure.
    pub about_nothing: Vec<String>,
    contested_paths: HashSet<String>,
}

/// A fact about which statements differ.
#[derive(Clone, Debug)]
pub(super) struct Contested {
    /// Its id path.
    pub path: String,
    /// Two of the statements that differ.
    pub says: (String, String),
    /// All of them.
    pub all: Vec<String>,
    /// Who made the second.
    pub by: String,
}

/// Whether a dated fact holds on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// It does.
    Now,
    /// It does, but for a part or an option only.
    InPart,
    /// It is planned.
    Planned(Option<Date>),
    /// It begins later.
    NotYet(Date),
    /// It has ended.
    Ended(Date),
    /// It belongs to another plan.
    OtherPlan,
}

/// What an answer comes to.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub range: Range,
    pub message: Message,
    pub planned: Option<Planned>,
    pub grade: Grade,
}

impl<'a> Facts<'a> {
    pub fn new(frame: Frame<'a>, disclosure: &'a Disclosure) -> Self {
        let (contested, about_nothing) = contested(disclosure);
        let contested_paths: HashSet<String> = contested.iter().map(|c| c.path.clone()).collect();
        let disclosure = match without(disclosure, &contested_paths, frame.catalogue) {
            Some(reduced) => Cow::Owned(reduced),
            None => Cow::Borrowed(disclosure),
        };
        Facts { frame, disclosure, contested, about_nothing, contested_paths }
    }

    /// Whether statements about a fact differ.
    pub fn is_contested(&self, path: &str) -> bool {
        self.contested_paths.contains(path)
    }

    /// Whether statements about a field of a thing differ.
    pub fn is_contested_at(&self, path: &str, field: &str) -> bool {
        !self.contested.is_empty() && self.is_contested(&format!("{path}/{field}"))
    }

    /// The countries a field names: what is stated, and where statements differ all that are named, each once, in order.
    pub fn countries(&self, path: &str, field: &str, stated: impl IntoIterator<Item = Country>) -> Vec<Country> {
        let mut countries: Vec<Country> = stated.into_iter().collect();
        if self.is_contested_at(path, field) {
            let fact = format!("{path}/{field}");
            let said = self.contested.iter().filter(|c| c.path == fact).flat_map(|c| &c.all);
            countries.extend(said.filter_map(|code| Country::from_code(code)));
        }
        countries.sort();
        countries.dedup();
        countries
    }

    /// The subprocessors that run a site: who is stated, and where statements differ all that are named.
    pub fn operators(&self, path: &str, stated: Option<&Actor>) -> Vec<LocalId> {
        let mut operators = Vec::new();
        if let Some(Actor::Subprocessor(id)) = stated {
            operators.push(id.clone());
        }
        if self.is_contested_at(path, "operator") {
            let fact = format!("{path}/operator");
            let said = self.contested.iter().filter(|c| c.path == fact).flat_map(|c| &c.all);
            operators.extend(said.filter_map(|id| id.parse::<LocalId>().ok()));
            operators.sort();
            operators.dedup();
        }
        operators
    }

    /// What is said of a silent fact: that statements on it differ, or that it is missing.
    pub fn silence(&self, path: &str, missing: Message) -> Message {
        if self.is_contested(path) { Message::fact_contested(path) } else { missing }
    }

    /// Whether a fact holds on the day and for the plan.
    pub fn holds(&self, dating: &Dating) -> Holds {
        let today = self.frame.as_of;
        let mut in_part = matches!(dating.extent, Some(Extent::Part | Extent::Option));
        if let Some(plans) = &dating.plans {
            match self.frame.plan {
                Some(chosen) if !plans.contains(chosen) => return Holds::OtherPlan,
                Some(_) => {}
                None => in_part = true,
            }
        }
        match dating {
            Dating { planned_for: Some(date), .. } if *date > today => Holds::Planned(Some(*date)),
            Dating { valid_from: Some(date), .. } if *date > today => Holds::NotYet(*date),
            Dating { valid_until: Some(date), .. } if *date < today => Holds::Ended(*date),
            _ if in_part => Holds::InPart,
            _ => Holds::Now,
        }
    }

    /// Whether a fact is there now, in whole or in part.
    pub fn is_there(&self, dating: &Dating) -> bool {
        matches!(self.holds(dating), Holds::Now | Holds::InPart)
    }

    /// The sites that stand on the day, by name.
    pub fn sites(&self) -> Vec<(String, &Site)> {
        named(self.disclosure.sites.iter().flatten(), |_, site| (site_path(site), &site.dating), self)
    }

    /// The accesses that exist on the day.
    pub fn accesses(&self) -> Vec<(String, &Access)> {
        named(self.disclosure.access.iter().flatten(), |_, access| (access_path(access), &access.dating), self)
    }

    /// The keys that exist on the day.
    pub fn keys(&self) -> Vec<(String, &Key)> {
        named(self.disclosure.keys.iter().flatten(), |_, key| (key_path(key), &key.dating), self)
    }

    /// Sites, accesses, subprocessors and keys of any day, with their dates, ordered by path.
    pub fn dated_facts(&self) -> Vec<(String, &Dating)> {
        let disclosure = &self.disclosure;
        let sites = disclosure.sites.iter().flatten().map(|site| (site_path(site), &site.dating));
        let access = disclosure.access.iter().flatten().map(|access| (access_path(access), &access.dating));
        let keys = disclosure.keys.iter().flatten().map(|key| (key_path(key), &key.dating));
        let subprocessors = disclosure.subprocessors.iter().flatten().map(|subprocessor| {
            let id = subprocessor.id.as_ref().map_or("-", LocalId::as_str);
            (format!("subprocessors/{id}"), &subprocessor.dating)
        });
        sites.chain(access).chain(keys).chain(subprocessors).collect()
    }

    /// What a yes/no question comes to.
    pub fn answered(&self, id: &QuestionId) -> Answered {
        let path = answer_path(id);
        let silent = |message| Answered { range: Range::SILENT, message, planned: None, grade: Grade::SelfDeclared };
        if self.is_contested(&path) || self.is_contested(&format!("{path}/state")) {
            return silent(Message::contested(id));
        }
        let question = self.frame.catalogue.question(id.as_str());
        let (Some(answer), Some(question)) = (self.disclosure.answer(id.as_str()), question) else {
            return silent(Message::silent(id));
        };
        let Some(state) = answer.state else { return silent(Message::silent(id)) };
        let planned = |date: Option<Date>| Answered {
            range: Range::BAD,
            message: date.map_or_else(|| Message::planned(id), |date| Message::planned_for(id, date)),
            planned: Some(Planned { date }),
            grade: answer.grade(),
        };
        match (state, self.holds(&answer.dating)) {
            (AnswerState::NotStated, _) => silent(Message::silent(id)),
            (AnswerState::NotApplicable, _) => silent(Message::said_not_applicable(id)),
            (AnswerState::Planned, _) => planned(answer.dating.planned_for),
            (_, Holds::Planned(date)) => planned(date),
            (_, Holds::NotYet(_) | Holds::Ended(_)) => silent(Message::answer_out_of_time(id)),
            (_, Holds::OtherPlan) => silent(Message::silent(id)),
            (AnswerState::Yes | AnswerState::No, holds) => {
                let good = is_good(question, state);
                let (range, message) = match (good, holds) {
                    (false, _) => (Range::BAD, Message::answered_badly(id, state)),
                    (true, Holds::InPart) => {
                        let extent = answer.dating.extent.unwrap_or(Extent::Option);
                        (Range::PARTLY, Message::answered_partly(id, state, extent))
                    }
                    (true, _) => (Range::GOOD, Message::answered_well(id, state, answer.grade())),
                };
                Answered { range, message, planned: None, grade: answer.grade() }
            }
        }
    }

    /// A plain yes or no that stands, for questions that open others.
    pub fn plain_answer(&self, id: &QuestionId) -> Option<YesNo> {
        if self.is_contested(&answer_path(id)) {
            return None;
        }
        let answer = self.disclosure.answer(id.as_str())?;
        if !self.is_there(&answer.dating) {
            return None;
        }
        match answer.state? {
            AnswerState::Yes => Some(YesNo::Yes),
            AnswerState::No => Some(YesNo::No),
            _ => None,
        }
    }

    /// Whether a list counts as whole.
    pub fn is_complete(&self, list: fn(&Complete) -> Option<Stated>) -> bool {
        self.disclosure.complete.as_ref().and_then(list) == Some(Stated::Yes)
    }

    /// Whether media, or the place of a site that holds something, are not stated: then nothing can be concluded.
    pub fn setting_is_unclear(&self) -> bool {
        match &self.disclosure.service.media {
            None => true,
            Some(media) if media.is_empty() => false,
            Some(_) => {
                let sites = self.sites();
                let mut storing = sites.iter().filter(|(_, site)| stores(site) != Some(false)).peekable();
                storing.peek().is_none() || storing.any(|(_, site)| site.place.is_none())
            }
        }
    }

    /// How well a dated fact is shown.
    pub fn grade_of(&self, dating: &Dating) -> Grade {
        if dating.stated_by.is_some() {
            Grade::SecondHand
        } else if dating.source.as_ref().is_some_and(|source| source.document.is_some()) {
            Grade::Documented
        } else {
            Grade::SelfDeclared
        }
    }
}

/// Whether an answer is the good one.
fn is_good(question: &Question, state: AnswerState) -> bool {
    matches!(
        (question.good, state),
        (Some(YesNo::Yes), AnswerState::Yes) | (Some(YesNo::No), AnswerState::No) | (None, _)
    )
}

/// The id path of an answer.
pub(super) fn answer_path(id: &QuestionId) -> String {
    format!("answers/{id}")
}

fn access_path(access: &Access) -> String {
    let from = access.country.as_ref().map_or("-", Country::code);
    format!("access/{from}.{}", access.by.as_ref().map_or("-", Actor::as_str))
}

fn key_path(key: &Key) -> String {
    let layer = key.layer.map_or("-", |layer| layer.word());
    format!("keys/{layer}.{}", key.holder.as_ref().map_or("-", KeyHolder::as_str))
}

fn site_path(site: &Site) -> String {
    match (&site.id, &site.name) {
        (Some(id), _) => format!("sites/{id}"),
        (None, Some(name)) => format!("sites/{name}"),
        (None, None) => "sites/-".to_owned(),
    }
}

/// How a site is called in sentences.
pub(super) fn site_name(site: &Site) -> String {
    site.name.clone().or_else(|| site.id.as_ref().map(ToString::to_string)).unwrap_or_else(|| "?".to_owned())
}

/// Whether a site holds data for good; none where its roles are not stated.
pub(super) fn stores(site: &Site) -> Option<bool> {
    let roles = site.roles.as_ref()?;
    Some(roles.iter().any(|role| !matches!(role, SiteRole::Processing | SiteRole::Relay)))
}

/// The facts of a list that are there on the day, each with its id path, ordered by path and content.
fn named<'f, T: serde::Serialize + 'f>(
    list: impl Iterator<Item = &'f T>,
    name: impl Fn(usize, &'f T) -> (String, &'f Dating),
    facts: &Facts<'_>,
) -> Vec<(String, &'f T)> {
    let mut entries: Vec<(String, &T)> = list
        .enumerate()
        .filter_map(|(at, entry)| {
            let (path, dating) = name(at, entry);
            facts.is_there(dating).then_some((path, entry))
        })
        .collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    if entries.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        entries.sort_by_cached_key(|(path, entry)| (path.clone(), serde_json::to_string(entry).unwrap_or_default()));
    }
    entries
}

/// Which facts are contested by claims, and which claims are about nothing.
fn contested(disclosure: &Disclosure) -> (Vec<Contested>, Vec<String>) {
    let claims: Vec<&Claim> = disclosure.claims.iter().flatten().collect();
    if claims.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let whole = serde_json::to_value(disclosure).unwrap_or_default();
    let mut by_path: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut about_nothing = Vec::new();
    for claim in claims {
        let (Some(about), Some(says)) = (&claim.about, &claim.says) else { continue };
        let path = about.trim_matches('/').to_owned();
        let by = claim.stated_by.clone().unwrap_or_default();
        by_path.entry(path).or_default().push((says.text(), by));
    }
    let mut list = Vec::new();
    for (path, mut said) in by_path {
        let value = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let own: Vec<String> = match find(&whole, &path) {
            Some(Value::Object(answer)) if path.starts_with("answers/") => {
                answer.get("state").map(value).into_iter().collect()
            }
            // A list of words: a claim speaks of one of them.
            Some(Value::Array(list)) if !list.iter().any(|entry| entry.is_object() || entry.is_array()) => {
                if said.iter().all(|(says, _)| list.iter().any(|entry| value(entry) == *says)) {
                    continue;
                }
                list.iter().map(value).collect()
            }
            Some(Value::Object(_) | Value::Array(_)) | None => {
                if !parent_exists(&whole, &path) {
                    about_nothing.push(path);
                    continue;
                }
                Vec::new()
            }
            Some(other) => vec![value(other)],
        };
        said.sort();
        let is_list = find(&whole, &path).is_some_and(Value::is_array);
        let first = match own.as_slice() {
            [] if is_list => "[]".to_owned(),
            [] => said[0].0.clone(),
            own => own.join(" "),
        };
        let all: Vec<String> = own.into_iter().chain(said.iter().map(|(says, _)| says.clone())).collect();
        if let Some((other, by)) = said.into_iter().find(|(says, _)| *says != first) {
            list.push(Contested { path, says: (first, other), all, by });
        }
    }
    about_nothing.sort();
    (list, about_nothing)
}

fn step<'v>(value: &'v Value, part: &str) -> Option<&'v Value> {
    match value {
        Value::Object(fields) => fields.get(part),
        Value::Array(entries) => entries
            .iter()
            .find(|entry| {
                ["id", "scheme", "name"].iter().any(|key| entry.get(key).and_then(Value::as_str) == Some(part))
            })
            .or_else(|| entries.get(part.parse::<usize>().ok()?)),
        _ => None,
    }
}

fn find<'v>(whole: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').try_fold(whole, step)
}

/// Whether the thing a path is about is there, though it says nothing on the point.
fn parent_exists(whole: &Value, path: &str) -> bool {
    match path.rsplit_once('/') {
        Some(("answers", _)) => true,
        Some((parent, _)) => find(whole, parent).is_some_and(Value::is_object),
        None => false,
    }
}

/// The disclosure with contested facts taken out; none where nothing is contested. What has to be there stays.
fn without(
    disclosure: &Disclosure,
    paths: &HashSet<String>,
    catalogue: &crate::catalogue::Catalogue,
) -> Option<Disclosure> {
    if paths.is_empty() {
        return None;
    }
    let mut whole = serde_json::to_value(disclosure).ok()?;
    for path in paths {
        let Some((parent, field)) = path.rsplit_once('/') else { continue };
        let required = matches!(path.as_str(), "vendor/name" | "vendor/jurisdiction" | "service/name");
        let pointer = json_pointer(&whole, parent);
        if let (false, Some(pointer)) = (required, pointer)
            && let Some(Value::Object(fields)) = whole.pointer_mut(&pointer)
        {
            fields.remove(field);
        }
    }
    let bytes = serde_json::to_vec(&whole).ok()?;
    Disclosure::read(&bytes, catalogue).ok()
}

fn json_pointer(whole: &Value, path: &str) -> Option<String> {
    let mut here = whole;
    let mut pointer = String::new();
    for part in path.split('/') {
        let next = step(here, part)?;
        let key = match here {
            Value::Array(entries) => entries.iter().position(|entry| std::ptr::eq(entry, next))?.to_string(),
            _ => part.replace('~', "~0"),
        };
        pointer.push('/');
        pointer.push_str(&key);
        here = next;
    }
    Some(pointer)
}
