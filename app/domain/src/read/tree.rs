//! Bytes to a checked tree: limits, duplicate keys, UTF-8; nothing is kept twice and nothing is dropped in silence.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Cursor, LONGEST_LIST, MOST_BYTES, MOST_VALUES, Step, shortened};
use crate::message::Message;

/// A JSON value whose keys are unique and in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// null
    Null,
    /// true or false
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// An object.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The word for its type, in `[word.json]`.
    pub fn kind(&self) -> &'static str {
        match self {
            Tree::Null => "null",
            Tree::Bool(_) => "bool",
            Tree::Number(_) => "number",
            Tree::Text(_) => "text",
            Tree::List(_) => "list",
            Tree::Object(_) => "object",
        }
    }
}

/// Parses bytes into a tree. Problems of shape (duplicate keys, long lists) are noted and reading goes on; what is not
/// JSON at all ends it. Nesting is bounded by serde_json at 128 levels.
pub fn parse(bytes: &[u8], at: &mut Cursor) -> Option<Tree> {
    if bytes.len() > MOST_BYTES {
        at.problem(Message::too_large(MOST_BYTES / 1024 / 1024));
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            at.problem(Message::broken_utf8(error.valid_up_to()));
            return None;
        }
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut state = State { at, values: 0, stopped_at: Vec::new() };
    let tree = Node(&mut state).deserialize(&mut deserializer);
    let State { stopped_at, values, .. } = state;
    let result = tree.and_then(|tree| deserializer.end().map(|()| tree));
    match result {
        Ok(tree) => Some(tree),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let message = if values > MOST_VALUES {
                Message::too_many_values(MOST_VALUES)
            } else if error.to_string().starts_with("recursion limit") {
                Message::too_deep(line, column)
            } else {
                Message::not_json(line, column)
            };
            let steps: Vec<Step> = stopped_at.into_iter().rev().take(40).collect();
            at.problem_at(&steps, message);
            None
        }
    }
}

struct State<'c, 'a> {
    at: &'c mut Cursor<'a>,
    values: usize,
    /// The path to the value at which parsing stopped, innermost first.
    stopped_at: Vec<Step>,
}

struct Node<'s, 'c, 'a>(&'s mut State<'c, 'a>);

impl<'de> DeserializeSeed<'de> for Node<'_, '_, '_> {
    type Value = Tree;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        self.0.values += 1;
        if self.0.values > MOST_VALUES {
            return Err(serde::de::Error::custom("too many values"));
        }
        deserializer.deserialize_any(self)
    }
}

impl State<'_, '_> {
    /// Runs a read below a step; where it fails for good, the step joins the path to the failure.
    fn below<T, E>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.at.path.push(step);
        let result = read(self);
        let step = self.at.path.pop();
        if result.is_err() {
            self.stopped_at.extend(step);
        }
        result
    }
}

impl<'de> Visitor<'de> for Node<'_, '_, '_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(value.into()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value.into()))
    }
    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Tree, E> {
        serde_json::Number::from_f64(value).map(Tree::Number).ok_or_else(|| E::custom("not a number"))
    }
    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }
    fn visit_string<E>(self, text: String) -> Result<Tree, E> {
        Ok(Tree::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let state = self.0;
        let mut entries = Vec::new();
        loop {
            if entries.len() == LONGEST_LIST {
                if seq.next_element::<IgnoredAny>()?.is_some() {
                    state.at.problem(Message::list_too_long(LONGEST_LIST));
                    while seq.next_element::<IgnoredAny>()?.is_some() {}
                }
                return Ok(Tree::List(entries));
            }
            let step = Step::Index(entries.len());
            match state.below(step, |state| seq.next_element_seed(Node(state)))? {
                Some(entry) => entries.push(entry),
                None => return Ok(Tree::List(entries)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let state = self.0;
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = state.below(Step::Key(key.clone()), |state| map.next_value_seed(Node(state)))?;
            if seen.insert(key.clone()) {
                entries.push((key, value));
            } else {
                state.at.problem_at(&[Step::Key(key.clone())], Message::duplicate_key(shortened(&key)));
            }
        }
        Ok(Tree::Object(entries))
    }
}
