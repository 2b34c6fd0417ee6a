//! What is typed about one thing of an arrangement, as the change it stands for.
//!
//! The names of the fields are the keys of the file, and what is typed is read by the file's own reader: one set of
//! rules, one set of errors. Only the spelling of people is made plain before: dates, full-width digits, yes and no.

use domain::{
    arrangement::{Arrangement, Assignment, Change, ClauseEntry, Contract, Frame, INSTITUTION, Party},
    catalogue::Catalogue,
    message::Message,
    read::Problems,
    text::{DutyId, LocalId},
    word::{Scope, Word as _},
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{field::read_date, identity::half_width};

/// Name and value, in the order of the form.
pub type Pairs = [(String, String)];

/// What is wrong with what was typed: the name of the field, and the words.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedProblem {
    /// The name of the field; empty for the form as a whole.
    pub field: String,
    /// What is wrong.
    pub message: Message,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Text,
    Number,
    YesNo,
    Day,
    /// Several of a choice: the name repeats.
    Several,
    /// Several texts, a line each.
    Lines,
}

use Kind::{Day, Lines, Number, Several, Text, YesNo};

/// The parts of a date.
const DAY: [&str; 3] = ["year", "month", "day"];

const PARTY: &[(&str, Kind)] = &[("name", Text), ("role", Text), ("engaged_by", Text)];
const FRAME: &[(&str, Kind)] = &[
    ("institution.name", Text),
    ("institution.kind", Text),
    ("institution.beds", Number),
    ("institution.public", YesNo),
    ("settings", Several),
    ("cases", Several),
    ("documents", Several),
];
const CONTRACT: &[(&str, Kind)] = &[
    ("between", Several),
    ("kind", Text),
    ("precedence", Number),
    ("amends", Text),
    ("negotiable", YesNo),
    ("signed", Day),
    ("ends", Day),
    ("renewal", Text),
    ("notice_days", Number),
    ("governing_law", Text),
    ("court", Text),
    ("unilateral_change", Text),
    ("liability.cap", Text),
    ("liability.exclusions", Lines),
    ("liability.insurance", Text),
];
const ASSIGNMENT: &[(&str, Kind)] =
    &[("lead", Text), ("performs", Several), ("support", Several), ("informed", Several), ("ref", Text)];
const CLAUSE: &[(&str, Kind)] = &[("state", Text), ("ref", Text), ("quote", Text)];

/// A part of an arrangement that has a form of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is entrusted, and by whom.
    Frame,
    /// A party; a new one without an id.
    Party(Option<LocalId>),
    /// A contract's sides, dates and terms; a new one without an id.
    Contract(Option<LocalId>),
    /// What a contract says of the clauses of the catalogue: fields `clause.ID.state`, `.ref`, `.quote`.
    Clauses(LocalId),
    /// Who does what about a duty and scope, by a contract.
    Assignment(LocalId, DutyId, Scope),
}

impl Part {
    /// What stands there now, as the form shows it; nothing where there is no such part.
    pub fn values(&self, arrangement: &Arrangement) -> Option<Vec<(String, String)>> {
        match self {
            Part::Frame => Some(values(&arrangement.frame(), FRAME, "")),
            Part::Party(None) => Some(vec![("engaged_by".to_owned(), INSTITUTION.to_owned())]),
            Part::Party(Some(id)) => Some(values(arrangement.party(id.as_str())?, PARTY, "")),
            Part::Contract(None) => Some(vec![("between".to_owned(), INSTITUTION.to_owned())]),
            Part::Contract(Some(id)) => Some(values(arrangement.contract(id.as_str())?, CONTRACT, "")),
            Part::Clauses(id) => {
                let entries = arrangement.contract(id.as_str())?.clauses.iter().flatten();
                let named = entries.filter_map(|entry| Some((entry.clause.as_ref()?, entry)));
                Some(named.flat_map(|(clause, entry)| values(entry, CLAUSE, &format!("clause.{clause}."))).collect())
            }
            Part::Assignment(id, duty, scope) => {
                let mut assignments = arrangement.contract(id.as_str())?.assignments.iter().flatten();
                let here =
                    |one: &&Assignment| one.duty.as_ref() == Some(duty) && one.scope.unwrap_or(Scope::All) == *scope;
                Some(assignments.find(here).map(|one| values(one, ASSIGNMENT, "")).unwrap_or_default())
            }
        }
    }

    /// The change that what was typed stands for. A new party or contract gets an id.
    ///
    /// # Errors
    /// Everything that cannot be read, by field.
    pub fn change(
        &self,
        arrangement: &Arrangement,
        typed: &Pairs,
        catalogue: &Catalogue,
    ) -> Result<Change, Vec<TypedProblem>> {
        match self {
            Part::Frame => {
                let mut whole = object(typed, FRAME, "");
                fill(&mut whole, "institution", || Value::Object(Map::new()));
                Frame::read(&whole, catalogue).map(Change::Frame).map_err(by_field)
            }
            Part::Party(id) => {
                let stem = text(typed, "role").filter(|role| !role.is_empty()).unwrap_or("party");
                let taken = |id: &str| arrangement.party(id).is_some() || id == INSTITUTION;
                let mut whole = object(typed, PARTY, "");
                set(&mut whole, "id", Value::from(known_or(id.as_ref(), stem, taken)));
                Party::read(&whole, catalogue).map(Change::Party).map_err(by_field)
            }
            Part::Contract(id) => {
                let mut whole = object(typed, CONTRACT, "");
                let taken = |id: &str| arrangement.contract(id).is_some();
                set(&mut whole, "id", Value::from(known_or(id.as_ref(), "contract", taken)));
                // Nobody ticked: the reader says that a contract has sides.
                fill(&mut whole, "between", || Value::Array(Vec::new()));
                Contract::read(&whole, catalogue).map(Change::Contract).map_err(by_field)
            }
            Part::Clauses(id) => clauses(typed, catalogue).map(|entries| Change::Clauses(id.clone(), entries)),
            Part::Assignment(id, duty, scope) => {
                let mut whole = object(typed, ASSIGNMENT, "");
                set(&mut whole, "duty", Value::from(duty.as_str()));
                set(&mut whole, "scope", Value::from(scope.word()));
                let read = Assignment::read(&whole, catalogue);
                read.map(|assignment| Change::Assignment(id.clone(), assignment)).map_err(by_field)
            }
        }
    }

    /// The change that leaves it out, where it can be.
    pub fn removal(&self) -> Option<Change> {
        match self {
            Part::Party(Some(id)) => Some(Change::WithoutParty(id.clone())),
            Part::Contract(Some(id)) => Some(Change::WithoutContract(id.clone())),
            _ => None,
        }
    }
}

fn clauses(typed: &Pairs, catalogue: &Catalogue) -> Result<Vec<ClauseEntry>, Vec<TypedProblem>> {
    let known = catalogue.contract_clauses.iter().map(|clause| clause.id.as_str());
    let asked: Vec<&str> =
        known.filter(|id| typed.iter().any(|(name, _)| *name == format!("clause.{id}.state"))).collect();
    let mut entries = Vec::with_capacity(asked.len());
    let mut problems = Vec::new();
    for id in asked {
        let before = format!("clause.{id}.");
        let mut whole = object(typed, CLAUSE, &before);
        set(&mut whole, "clause", Value::from(id));
        match ClauseEntry::read(&whole, catalogue) {
            Ok(entry) => entries.push(entry),
            Err(found) => problems.extend(
                by_field(found).into_iter().map(|one| TypedProblem { field: format!("{before}{}", one.field), ..one }),
            ),
        }
    }
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

/// Problems by the name of the field, from those by JSON Pointer.
pub fn by_field(problems: Problems) -> Vec<TypedProblem> {
    let field = |pointer: &str| {
        let steps = pointer.trim_start_matches('/').split('/').filter(|step| step.parse::<usize>().is_err());
        steps.collect::<Vec<_>>().join(".")
    };
    let kept = problems.kept.into_iter();
    kept.map(|problem| TypedProblem { field: field(&problem.pointer), message: problem.message }).collect()
}

fn text<'t>(typed: &'t Pairs, name: &str) -> Option<&'t str> {
    typed.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim())
}

fn object(typed: &Pairs, fields: &[(&str, Kind)], before: &str) -> Value {
    let mut whole = Map::new();
    for (name, kind) in fields {
        let Some(value) = value(typed, &format!("{before}{name}"), *kind) else { continue };
        match name.split_once('.') {
            None => whole.insert((*name).to_owned(), value),
            Some((outer, inner)) => {
                let entry = whole.entry(outer).or_insert_with(|| Value::Object(Map::new()));
                entry.as_object_mut().and_then(|entry| entry.insert(inner.to_owned(), value))
            }
        };
    }
    Value::Object(whole)
}

/// What was typed under a name, as the file has it; nothing where nothing was typed.
fn value(typed: &Pairs, name: &str, kind: Kind) -> Option<Value> {
    let one = || text(typed, name).filter(|text| !text.is_empty());
    match kind {
        Text => one().map(Value::from),
        Number => one().map(|text| {
            let digits: String = text.chars().map(half_width).filter(|c| *c != ',').collect();
            digits.parse::<u64>().map_or_else(|_| Value::from(text), Value::from)
        }),
        YesNo => one().map(|text| match text {
            "yes" => Value::from(true),
            "no" => Value::from(false),
            other => Value::from(other),
        }),
        Day => {
            let [year, month, day] = DAY.map(|part| text(typed, &format!("{name}.{part}")));
            let parts = [year.unwrap_or(""), month.unwrap_or(""), day.unwrap_or("")];
            let whole = parts.iter().any(|part| !part.is_empty()).then(|| parts.join("-"));
            let read = || {
                let [year, month, day] = parts;
                read_date(&format!("{}年{month}月{day}日", year.trim_end_matches('年')))
            };
            whole.map(|typed| read().map_or(typed, |date| date.to_string())).map(Value::from)
        }
        Several => {
            let ticked = typed.iter().filter(|(known, value)| known == name && !value.is_empty());
            let ticked: Vec<Value> = ticked.map(|(_, value)| Value::from(value.as_str())).collect();
            (!ticked.is_empty()).then_some(Value::Array(ticked))
        }
        Lines => one().map(|text| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            Value::Array(lines.map(Value::from).collect())
        }),
    }
}

/// What is stated, as the form shows it.
fn values(stated: &impl Serialize, fields: &[(&str, Kind)], before: &str) -> Vec<(String, String)> {
    let whole = serde_json::to_value(stated).unwrap_or_default();
    let mut list = Vec::new();
    for (name, kind) in fields {
        let Some(value) = whole.pointer(&format!("/{}", name.replace('.', "/"))) else { continue };
        let name = format!("{before}{name}");
        match (kind, value) {
            (Lines, Value::Array(lines)) => {
                let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                list.push((name, lines.join("\n")));
            }
            (_, Value::Array(several)) => {
                list.extend(several.iter().filter_map(Value::as_str).map(|one| (name.clone(), one.to_owned())));
            }
            (Day, Value::String(day)) => {
                let parts = day.split('-').map(|part| part.trim_start_matches('0').to_owned());
                list.extend(DAY.iter().zip(parts).map(|(part, text)| (format!("{name}.{part}"), text)));
            }
            (_, Value::Bool(yes)) => list.push((name, if *yes { "yes" } else { "no" }.to_owned())),
            (_, Value::String(text)) => list.push((name, text.clone())),
            (_, other) => list.push((name, other.to_string())),
        }
    }
    list
}

fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

fn fill(object: &mut Value, name: &str, value: impl Fn() -> Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.entry(name).or_insert_with(value);
    }
}

/// An id there is, or the first of `stem`, `stem-2`, `stem-3` … that is not taken.
fn known_or(id: Option<&LocalId>, stem: &str, taken: impl Fn(&str) -> bool) -> String {
    if let Some(id) = id {
        return id.as_str().to_owned();
    }
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}
