//! Fields as a disclosure.
//!
//! The fields become a JSON file, and the file is read as any file from outside: one set of rules, one set of messages.
//! Each problem's pointer is led back to the field it came from.

use std::collections::BTreeMap;

use domain::{
    catalogue::Catalogue,
    disclosure::{self, Disclosure},
    message::Message,
    read::{Country, Problem},
    text::Lang,
    word::QuestionKind,
};
use serde_json::{Map, Value};

use super::{
    Fields,
    date::{parts_to_date, read_date},
    name::{PARTS, is_position},
};
use crate::identity::half_width;

/// A problem of a draft, at a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldProblem {
    /// The name of the field, or the beginning of the names of several.
    pub field: String,
    /// What is wrong.
    pub message: Message,
}

impl FieldProblem {
    /// The problem as a sentence.
    pub fn text(&self, catalogue: &Catalogue, lang: Lang) -> String {
        self.message.render(catalogue, lang)
    }
}

/// What fields come to.
#[derive(Clone, Debug)]
pub struct Assembled {
    /// The disclosure, or everything that keeps the fields from being one.
    pub disclosure: Result<Disclosure, Vec<FieldProblem>>,
    /// How many problems there are in all; only the first hundred are kept.
    pub problems: usize,
}

/// Reads fields as a disclosure, with every problem at once.
pub fn assemble(fields: &Fields, catalogue: &Catalogue) -> Assembled {
    let mut root = Node::default();
    for (name, typed) in fields {
        root.insert(&name.split('.').collect::<Vec<_>>(), typed);
    }
    let mut builder = Builder { catalogue, places: BTreeMap::new(), dates: BTreeMap::new() };
    let mut file = Map::new();
    file.insert("schema".to_owned(), Value::from(disclosure::SCHEMA));
    // What has to be stated of both is asked for, even where nothing is.
    for needed in ["vendor", "service"] {
        file.insert(needed.to_owned(), Value::Object(Map::new()));
    }
    for (step, node) in root.below {
        // Answers are named in the singular, so that a field reads as a sentence does.
        let (key, context) =
            if step == "answer" { ("answers", Context::Answers) } else { (step.as_str(), Context::Facts) };
        if let Some(value) = builder.value(&format!("/{key}"), &step, key, node, context) {
            file.insert(key.to_owned(), value);
        }
    }
    let bytes = Value::Object(file).to_string();
    match Disclosure::read(bytes.as_bytes(), catalogue) {
        Ok(disclosure) => Assembled { disclosure: Ok(disclosure), problems: 0 },
        Err(problems) => Assembled {
            problems: problems.total,
            disclosure: Err(problems.kept.into_iter().map(|problem| builder.led_back(problem)).collect()),
        },
    }
}

/// What was typed at a name, and below it.
#[derive(Debug, Default)]
struct Node {
    typed: Vec<String>,
    below: BTreeMap<String, Node>,
}

impl Node {
    fn insert(&mut self, steps: &[&str], typed: &[String]) {
        match steps.split_first() {
            // Deep enough for the deepest owners; deeper names are refused when they are posted.
            Some((first, rest)) => self.below.entry((*first).to_owned()).or_default().insert(rest, typed),
            None => self.typed = typed.iter().map(|text| tidy(text)).filter(|text| !text.is_empty()).collect(),
        }
    }

    /// Whether nothing is stated here or below.
    fn is_blank(&self) -> bool {
        self.typed.is_empty() && self.below.values().all(Node::is_blank)
    }
}

/// A text without what browsers and people add around it: their line ends, blanks at both ends.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// What a key means depends on where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Context {
    /// Among the facts.
    Facts,
    /// Where questions stand.
    Answers,
    /// In the answer to a question of a kind.
    Answer(Option<QuestionKind>),
}

struct Builder<'a> {
    catalogue: &'a Catalogue,
    /// Pointer → field, for every value that was made.
    places: BTreeMap<String, String>,
    /// Pointer → what is wrong with a date of three fields.
    dates: BTreeMap<String, Message>,
}

impl Builder<'_> {
    /// The value of a node; none where nothing is stated.
    fn value(&mut self, pointer: &str, field: &str, key: &str, node: Node, context: Context) -> Option<Value> {
        if node.is_blank() {
            return None;
        }
        self.places.insert(pointer.to_owned(), field.to_owned());
        // A text where a group is expected stays a text, so that it is reported and not dropped.
        if node.below.is_empty() || !node.typed.is_empty() {
            return Some(self.single(key, node.typed, context));
        }
        if is_date(key, context) && node.below.keys().all(|part| PARTS.contains(&part.as_str())) {
            return Some(self.three_parts(pointer, &node));
        }
        let below = |step: &str| match context {
            Context::Answers => Context::Answer(self.catalogue.question(step).map(|question| question.kind)),
            other => other,
        };
        if node.below.keys().all(|step| is_position(step) || step == "none") {
            let mut entries: Vec<(u32, String, Node)> = node
                .below
                .into_iter()
                .filter(|(_, node)| !node.is_blank())
                .filter_map(|(step, node)| Some((step.parse().ok()?, step, node)))
                .collect();
            entries.sort_by_key(|(position, ..)| *position);
            // The words of a list are words, whatever kind of answer the question wants.
            let context = if key == "value" { Context::Facts } else { context };
            let list = entries.into_iter().enumerate().filter_map(|(at, (_, step, node))| {
                self.value(&format!("{pointer}/{at}"), &format!("{field}.{step}"), key, node, context)
            });
            return Some(Value::Array(list.collect()));
        }
        let about = node.below.get("about").and_then(|about| about.typed.last().cloned());
        let mut object = Map::new();
        for (step, node) in node.below {
            let (key, context) = match &about {
                // What a claim says is read as the fact is that it is about.
                Some(about) if step == "says" => self.fact(about),
                _ => (step.clone(), below(&step)),
            };
            if let Some(value) =
                self.value(&format!("{pointer}/{step}"), &format!("{field}.{step}"), &key, node, context)
            {
                object.insert(step, value);
            }
        }
        Some(Value::Object(object))
    }

    /// The key and context of the fact that an id path names.
    fn fact(&self, path: &str) -> (String, Context) {
        let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
        match steps.as_slice() {
            ["answers", question, "value"] => {
                ("value".to_owned(), Context::Answer(self.catalogue.question(question).map(|question| question.kind)))
            }
            [.., last] if !WORDS.contains(last) => ((*last).to_owned(), Context::Facts),
            _ => ("says".to_owned(), Context::Facts),
        }
    }

    /// The value of a name without names below it.
    fn single(&self, key: &str, mut typed: Vec<String>, context: Context) -> Value {
        if key == "establishments" {
            let countries = typed.iter().flat_map(|text| text.split([',', '、', '，', '\n'])).map(str::trim);
            return countries.filter(|text| !text.is_empty()).map(|text| self.country(text)).collect();
        }
        if WORDS.contains(&key) || (key == "value" && typed.len() > 1) {
            return Value::from(typed);
        }
        // Of a hidden default and what was chosen, the last one posted counts.
        let text = typed.pop().unwrap_or_default();
        if is_date(key, context) {
            return read_date(&text).map_or(text.into(), |date| date.to_string().into());
        }
        if COUNTRIES.contains(&key) {
            return self.country(&text).into();
        }
        if YES_NO.contains(&key) {
            return match text.as_str() {
                "yes" => Value::Bool(true),
                "no" => Value::Bool(false),
                _ => text.into(),
            };
        }
        if key == "share" || (key == "value" && context == Context::Answer(Some(QuestionKind::Number))) {
            let plain: String = text.chars().map(half_width).filter(|c| !matches!(c, ',' | ' ' | '%')).collect();
            return match plain.parse::<serde_json::Number>() {
                Ok(number) => Value::Number(number),
                Err(_) => text.into(),
            };
        }
        text.into()
    }

    /// The code of a country named by its code in any width and case, or by its name; else what was typed.
    fn country(&self, text: &str) -> String {
        let code: String = text.chars().map(half_width).collect::<String>().trim().to_uppercase();
        let names = |words: &domain::text::Text| {
            [Lang::Ja, Lang::En].into_iter().any(|lang| words.get(lang).to_uppercase() == code)
        };
        let named = self.catalogue.word_list("country").find(|(_, words)| names(words));
        match named {
            Some((known, _)) => known.to_owned(),
            None if Country::from_code(&code).is_some() => code,
            None => text.to_owned(),
        }
    }

    /// A date from three fields; where they are no date, what was typed, so that it is reported.
    fn three_parts(&mut self, pointer: &str, node: &Node) -> Value {
        let part = |name: &str| node.below.get(name).and_then(|node| node.typed.last()).map_or("", String::as_str);
        let parts = PARTS.map(part);
        match parts_to_date(parts) {
            Ok(date) => date.to_string().into(),
            Err(message) => {
                self.dates.insert(pointer.to_owned(), message);
                parts.join("-").into()
            }
        }
    }

    /// A problem with the field it came from.
    fn led_back(&self, mut problem: Problem) -> FieldProblem {
        if let Some(message) = self.dates.get(&problem.pointer) {
            problem.message = message.clone();
        }
        let mut known = problem.pointer.as_str();
        let mut rest = Vec::new();
        loop {
            if let Some(field) = self.places.get(known) {
                rest.push(field.as_str());
                rest.reverse();
                return FieldProblem { field: rest.join("."), message: problem.message };
            }
            match known.rsplit_once('/') {
                Some((before, step)) if !before.is_empty() => {
                    rest.push(step);
                    known = before;
                }
                Some((_, step)) => {
                    rest.push(if step == "answers" { "answer" } else { step });
                    rest.reverse();
                    return FieldProblem { field: rest.join("."), message: problem.message };
                }
                None => return FieldProblem { field: problem.pointer.clone(), message: problem.message },
            }
        }
    }
}

/// Keys that are yes or no.
const YES_NO: [&str; 6] = ["independent", "listed", "patient", "public", "statement_on_file", "terms_equal"];
/// Keys that are dates.
pub(super) const DATES: [&str; 6] = ["as_of", "date", "on", "planned_for", "valid_from", "valid_until"];
/// Keys that are countries.
const COUNTRIES: [&str; 2] = ["country", "jurisdiction"];
/// Keys that are lists of words.
const WORDS: [&str; 5] = ["data", "establishments", "media", "plans", "roles"];

fn is_date(key: &str, context: Context) -> bool {
    DATES.contains(&key) || (key == "value" && context == Context::Answer(Some(QuestionKind::Date)))
}
