//! Reading files that come from outside: a checked tree first, then typed documents, with every problem and its place.
//!
//! serde stops at the first error and keeps the last of two equal keys; a person who fills in a form of this length
//! needs all problems at once. So bytes become a [`tree::Tree`] (limits, duplicate keys), and the tree becomes a
//! document through [`Read`], which collects problems and goes on.

mod record;
mod tree;

use std::fmt::Write as _;

use jiff::civil::Date;

pub use record::Fields;
pub(crate) use record::readable;
pub use tree::{Tree, parse};

use crate::catalogue::Catalogue;
use crate::message::{Message, Part};
use crate::text::*;
use crate::word::Word;

/// The most bytes a file may have: 8 MiB.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// The most entries a list may have.
pub const LONGEST_LIST: usize = 2_000;
/// The most values a file may hold; bounds the memory a hostile file can take.
pub const MOST_VALUES: usize = 600_000;
/// How deep owners may be nested.
pub const DEEPEST_OWNERS: usize = 32;
/// How many owners there may be in all.
pub const MOST_OWNERS: usize = 10_000;
/// How many problems are kept; the rest is counted.
pub const MOST_PROBLEMS: usize = 100;

/// A problem of a file and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// A JSON Pointer (RFC 6901); `/` for the file as a whole.
    pub pointer: String,
    /// What is wrong.
    pub message: Message,
}

/// Why a file was refused: all its problems, the first [`MOST_PROBLEMS`] of them kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems {
    /// The problems kept, in the order of the file.
    pub kept: Vec<Problem>,
    /// How many there were in all.
    pub total: usize,
}

impl Problems {
    /// The problems as lines, each beginning with its pointer; a last line with their number where some were left off.
    pub fn lines(&self, catalogue: &Catalogue, lang: Lang) -> Vec<String> {
        let mut lines: Vec<String> =
            self.kept.iter().map(|p| format!("{}: {}", p.pointer, p.message.render(catalogue, lang))).collect();
        if self.total > self.kept.len() {
            lines.push(Message::problems_in_all(self.kept.len(), self.total).render(catalogue, lang));
        }
        lines
    }

    fn add(&mut self, pointer: String, message: Message) {
        self.total += 1;
        if self.kept.len() < MOST_PROBLEMS {
            self.kept.push(Problem { pointer, message });
        }
    }
}

/// A step from a value to one inside it.
#[derive(Clone, Debug)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// Into a list.
    Index(usize),
}

/// Where the reader is, and what it found wrong.
#[derive(Debug)]
pub struct Cursor<'a> {
    /// What the words of the file are held against.
    pub catalogue: &'a Catalogue,
    path: Vec<Step>,
    problems: Problems,
    owner_depth: usize,
    owners: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the root.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Cursor { catalogue, path: Vec::new(), problems: Problems::default(), owner_depth: 0, owners: 0 }
    }

    /// Notes a problem here.
    pub fn problem(&mut self, message: Message) {
        let pointer = pointer(&self.path);
        self.problems.add(pointer, message);
    }

    /// Whether a further problem would be kept, so that it is worth wording well.
    pub(crate) fn keeps_problems(&self) -> bool {
        self.problems.total < MOST_PROBLEMS
    }

    /// Counts a problem that would not be kept.
    pub(crate) fn count_problem(&mut self) {
        self.problems.total += 1;
    }

    /// Notes a problem at a place below.
    pub fn problem_at(&mut self, steps: &[Step], message: Message) {
        let mut path = self.path.clone();
        path.extend_from_slice(steps);
        self.problems.add(pointer(&path), message);
    }

    /// Reads below a key.
    pub fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Reads an owner, counting depth and number.
    pub(crate) fn owner<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.owners += 1;
        if self.owners == MOST_OWNERS + 1 {
            self.problem(Message::owners_too_many(MOST_OWNERS));
        }
        if self.owner_depth == DEEPEST_OWNERS {
            self.problem(Message::owners_too_deep(DEEPEST_OWNERS));
            return None;
        }
        if self.owners > MOST_OWNERS {
            return None;
        }
        self.owner_depth += 1;
        let value = read(self);
        self.owner_depth -= 1;
        value
    }

    /// The problems found, if any.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Problems> {
        match value {
            Some(value) if self.problems.total == 0 => Ok(value),
            _ => Err(self.problems),
        }
    }
}

/// A path as a JSON Pointer; `/` for the root, so that every line begins with a slash.
fn pointer(path: &[Step]) -> String {
    if path.is_empty() {
        return "/".to_owned();
    }
    let mut out = String::new();
    for step in path {
        match step {
            Step::Key(key) => {
                let shown = shortened(key).replace('~', "~0").replace('/', "~1");
                let _ = write!(out, "/{shown}");
            }
            Step::Index(at) => {
                let _ = write!(out, "/{at}");
            }
        }
    }
    out
}

/// A text as shown in a message: 60 characters at most, control characters made visible.
pub fn shortened(text: &str) -> String {
    let mut out: String = text.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        out.push('…');
    }
    out
}

/// Reads a whole document from bytes.
///
/// # Errors
/// All problems at once, each with its place.
pub fn document<T: Read>(bytes: &[u8], catalogue: &Catalogue) -> Result<T, Problems> {
    let mut cursor = Cursor::new(catalogue);
    let value = parse(bytes, &mut cursor).and_then(|tree| T::read(tree, &mut cursor));
    cursor.finish(value)
}

/// Something that can be read from a tree. `None` means that a problem was noted.
pub trait Read: Sized {
    /// Reads it.
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self>;

    /// Whether a tree stands for an absent fact: null and the empty text do.
    fn is_absent(tree: &Tree) -> bool {
        matches!(tree, Tree::Null) || matches!(tree, Tree::Text(text) if text.is_empty())
    }
}

/// Notes that another type was expected.
pub(crate) fn wrong_type<T>(expected: &'static str, found: &Tree, at: &mut Cursor) -> Option<T> {
    at.problem(Message::wrong_type(Part::Word("json", expected), Part::Word("json", found.kind())));
    None
}

/// A text of one line. Control characters are refused.
impl Read for String {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(text) => checked_text(text, at, |_| false),
            other => wrong_type("text", &other, at),
        }
    }
}

/// A text that may run over several lines, as people write answers: line feeds are kept, other control characters refused.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Prose(pub String);

impl Read for Prose {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(text) => checked_text(text, at, |c| c == '\n').map(Prose),
            other => wrong_type("text", &other, at),
        }
    }
}

fn checked_text(text: String, at: &mut Cursor, allowed: fn(char) -> bool) -> Option<String> {
    match text.chars().find(|c| c.is_control() && !allowed(*c)) {
        None => Some(text),
        Some(c) => {
            at.problem(Message::control_character(format!("U+{:04X}", c as u32)));
            None
        }
    }
}

impl Read for bool {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Bool(value) => Some(value),
            other => wrong_type("bool", &other, at),
        }
    }
}

/// A whole number from 0 to 4294967295.
impl Read for u32 {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Number(number) => number.as_u64().and_then(|n| u32::try_from(n).ok()).or_else(|| {
                at.problem(Message::out_of_range(number.to_string(), 0usize, u32::MAX as usize));
                None
            }),
            other => wrong_type("number", &other, at),
        }
    }
}

impl<W: Word> Read for W {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(text) => W::from_word(&text).or_else(|| {
                let words: Vec<&str> = W::ALL.iter().map(|word| word.word()).collect();
                at.problem(Message::unknown_word(shortened(&text), words.join(" ")));
                None
            }),
            other => wrong_type("text", &other, at),
        }
    }
}

/// A calendar date, `YYYY-MM-DD` and nothing else.
impl Read for Date {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(text) => date(&text).or_else(|| {
                at.problem(Message::not_a_date(shortened(&text)));
                None
            }),
            other => wrong_type("text", &other, at),
        }
    }
}

/// A date written as `YYYY-MM-DD`.
pub fn date(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    if shape { text.parse().ok() } else { None }
}

/// A country by its ISO 3166-1 alpha-2 code, in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Japan.
    pub const JAPAN: Country = Country(*b"JP");

    /// The country with a code.
    pub fn from_code(code: &str) -> Option<Country> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        let known = bytes.iter().all(u8::is_ascii_uppercase) && rust_iso3166::from_alpha2(code).is_some();
        known.then_some(Country(bytes))
    }

    /// Its code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Country> for Part {
    fn from(country: Country) -> Self {
        Part::Country(country.code().to_owned())
    }
}

impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl schemars::JsonSchema for Country {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Country".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2 code"
        })
    }
}

impl Read for Country {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(text) => Country::from_code(&text).or_else(|| {
                at.problem(Message::not_a_country(shortened(&text)));
                None
            }),
            other => wrong_type("text", &other, at),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::List(entries) => {
                let count = entries.len();
                let read: Vec<T> = entries
                    .into_iter()
                    .enumerate()
                    .filter_map(|(index, entry)| at.within(Step::Index(index), |at| T::read(entry, at)))
                    .collect();
                (read.len() == count).then_some(read)
            }
            other => wrong_type("list", &other, at),
        }
    }

    fn is_absent(tree: &Tree) -> bool {
        matches!(tree, Tree::Null)
    }
}

macro_rules! read_ids {
    ($($name:ident)*) => {$(
        impl Read for $name {
            fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
                match tree {
                    Tree::Text(text) => text.parse().ok().or_else(|| {
                        at.problem(Message::not_an_id(shortened(&text)));
                        None
                    }),
                    other => wrong_type("text", &other, at),
                }
            }
        }
    )*};
}
read_ids! { LocalId DutyId ContractClauseId CriterionId }
