//! A disclosure as fields.

use domain::{catalogue::Catalogue, disclosure::Disclosure, word::QuestionKind};
use serde_json::Value;

use super::{Fields, assemble::DATES, name::date_parts};

/// The fields of a disclosure; assembling them gives an equal one, but for its number.
pub fn flatten(disclosure: &Disclosure, catalogue: &Catalogue) -> Fields {
    let mut walk = Walk { fields: Fields::new(), catalogue };
    if let Ok(Value::Object(mut file)) = serde_json::to_value(disclosure) {
        for set_by_publishing in ["schema", "version", "supersedes"] {
            file.remove(set_by_publishing);
        }
        if let Some(answers) = file.remove("answers") {
            walk.down("answer", answers);
        }
        for (name, value) in file {
            walk.down(&name, value);
        }
    }
    walk.fields
}

struct Walk<'a> {
    fields: Fields,
    catalogue: &'a Catalogue,
}

impl Walk<'_> {
    fn down(&mut self, name: &str, value: Value) {
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    self.down(&format!("{name}.{key}"), value);
                }
            }
            Value::Array(entries) if entries.is_empty() => {
                self.fields.insert(format!("{name}.none"), vec!["yes".to_owned()]);
            }
            Value::Array(entries) => {
                for (at, entry) in entries.into_iter().enumerate() {
                    match entry {
                        Value::Object(_) => self.down(&format!("{name}.{at}"), entry),
                        // An answer of one word in a list is not an answer of one word.
                        word if name.ends_with(".value") => self.single(&format!("{name}.{at}"), plain(word)),
                        word => self.fields.entry(name.to_owned()).or_default().push(plain(word)),
                    }
                }
            }
            single => self.single(name, plain(single)),
        }
    }

    fn single(&mut self, name: &str, text: String) {
        let date = if self.is_date(name) { domain::read::date(&text) } else { None };
        match date {
            Some(date) => {
                let parts = [date.year().to_string(), date.month().to_string(), date.day().to_string()];
                self.fields.extend(date_parts(name).into_iter().zip(parts.map(|part| vec![part])));
            }
            None => {
                self.fields.insert(name.to_owned(), vec![text]);
            }
        }
    }

    fn is_date(&self, name: &str) -> bool {
        let mut steps = name.split('.');
        let (first, second, last) = (steps.next(), steps.next(), name.rsplit('.').next().unwrap_or(name));
        if DATES.contains(&last) {
            return true;
        }
        let question = second.filter(|_| first == Some("answer") && last == "value");
        question.and_then(|id| self.catalogue.question(id)).is_some_and(|question| question.kind == QuestionKind::Date)
    }
}

fn plain(value: Value) -> String {
    match value {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
