//! Who does something: the vendor itself or one of its subprocessors.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::message::Message;
use crate::read::{Cursor, Read, Tree, shortened, wrong_type};
use crate::text::{ID_PATTERN, LocalId};

/// The vendor, or a subprocessor by its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The vendor itself.
    Vendor,
    /// A subprocessor.
    Subprocessor(LocalId),
}

impl Actor {
    /// The word or id, as the files write it.
    pub fn as_str(&self) -> &str {
        match self {
            Actor::Vendor => "vendor",
            Actor::Subprocessor(id) => id.as_str(),
        }
    }
}

/// Who holds a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyHolder {
    /// The institution.
    Institution,
    /// The vendor.
    Vendor,
    /// A third party.
    ThirdParty,
    /// There is no key.
    None,
    /// A subprocessor.
    Subprocessor(LocalId),
}

impl KeyHolder {
    /// The words with a fixed meaning.
    const WORDS: [(&'static str, KeyHolder); 4] = [
        ("institution", KeyHolder::Institution),
        ("vendor", KeyHolder::Vendor),
        ("third-party", KeyHolder::ThirdParty),
        ("none", KeyHolder::None),
    ];

    /// The word or id, as the files write it.
    pub fn as_str(&self) -> &str {
        match self {
            KeyHolder::Subprocessor(id) => id.as_str(),
            word => Self::WORDS.iter().find(|(_, holder)| holder == word).map_or("", |(text, _)| text),
        }
    }
}

/// Words that no subprocessor may take for its id.
pub(super) const RESERVED: [&str; 4] = ["institution", "vendor", "third-party", "none"];

fn id(tree: Tree, at: &mut Cursor) -> Option<LocalId> {
    match tree {
        Tree::Text(text) => text.parse().ok().or_else(|| {
            at.problem(Message::not_an_id(shortened(&text)));
            None
        }),
        other => wrong_type("text", &other, at),
    }
}

impl Read for Actor {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        if matches!(&tree, Tree::Text(text) if text == "vendor") {
            return Some(Actor::Vendor);
        }
        id(tree, at).map(Actor::Subprocessor)
    }
}

impl Read for KeyHolder {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        if let Tree::Text(text) = &tree
            && let Some((_, holder)) = KeyHolder::WORDS.into_iter().find(|(word, _)| word == text)
        {
            return Some(holder);
        }
        id(tree, at).map(KeyHolder::Subprocessor)
    }
}

macro_rules! as_text {
    ($($name:ident: $doc:literal),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": ID_PATTERN, "description": $doc })
            }
        }
    )*};
}
as_text! {
    Actor: "`vendor` or the id of a subprocessor",
    KeyHolder: "`institution`, `vendor`, `third-party`, `none` or the id of a subprocessor"
}
