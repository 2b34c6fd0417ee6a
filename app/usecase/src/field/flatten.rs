//! A disclosure as fields.

use domain::disclosure::Disclosure;
use serde_json::Value;

use super::Fields;

/// The fields of a disclosure; assembling them gives an equal one, but for its number.
pub fn flatten(disclosure: &Disclosure) -> Fields {
    let mut fields = Fields::new();
    if let Ok(Value::Object(mut file)) = serde_json::to_value(disclosure) {
        for set_by_publishing in ["schema", "version", "supersedes"] {
            file.remove(set_by_publishing);
        }
        if let Some(answers) = file.remove("answers") {
            walk("answer", answers, &mut fields);
        }
        for (name, value) in file {
            walk(&name, value, &mut fields);
        }
    }
    fields
}

fn walk(name: &str, value: Value, fields: &mut Fields) {
    let text = match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                walk(&format!("{name}.{key}"), value, fields);
            }
            return;
        }
        Value::Array(entries) if entries.is_empty() => {
            fields.insert(format!("{name}.none"), vec!["yes".to_owned()]);
            return;
        }
        Value::Array(entries) => {
            for (at, entry) in entries.into_iter().enumerate() {
                match entry {
                    Value::Object(_) => walk(&format!("{name}.{at}"), entry, fields),
                    word => fields.entry(name.to_owned()).or_default().push(plain(word)),
                }
            }
            return;
        }
        single => plain(single),
    };
    fields.insert(name.to_owned(), vec![text]);
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
