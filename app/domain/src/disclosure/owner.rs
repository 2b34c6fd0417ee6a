//! Owners of companies, to any depth the reader allows.

use schemars::JsonSchema;
use serde::Serialize;

use crate::message::Message;
use crate::read::{Country, Cursor, Read, Tree, readable, wrong_type};
use crate::word::*;

/// An owner of a company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<OwnerKind>,
    /// The country under whose law it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Country>,
    /// Its share of the company it owns, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Whether it controls the company whatever its share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control: Option<Stated>,
    /// Whether it is listed on an exchange.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed: Option<bool>,
    /// Its own owners.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owners: Option<Vec<Owner>>,
}

mod owner_fields {
    use super::*;
    /// The fields of an owner, read inside the counters that bound the tree of owners.
    #[derive(Debug)]
    pub(super) struct Plain {
        pub name: Option<String>,
        pub kind: Option<OwnerKind>,
        pub jurisdiction: Option<Country>,
        pub share: Option<Share>,
        pub control: Option<Stated>,
        pub listed: Option<bool>,
        pub owners: Option<Vec<Owner>>,
    }
    readable!(Plain [] { name, kind, jurisdiction, share, control, listed, owners });
}

impl Read for Owner {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        at.owner(|at| owner_fields::Plain::read(tree, at)).map(|p| Owner {
            name: p.name,
            kind: p.kind,
            jurisdiction: p.jurisdiction,
            share: p.share,
            control: p.control,
            listed: p.listed,
            owners: p.owners,
        })
    }
}

/// A share in per cent, from 0 to 100 with at most four decimals; kept in ten-thousandths of a per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u32);

impl Share {
    const WHOLE: u32 = 10_000;

    /// A share of so many ten-thousandths of a per cent, if it is at most 100 per cent.
    pub fn from_ten_thousandths(parts: u32) -> Option<Share> {
        (parts <= 100 * Self::WHOLE).then_some(Share(parts))
    }

    /// Whether it is more than half.
    pub fn is_majority(self) -> bool {
        self.0 > 50 * Self::WHOLE
    }

    fn from_number(number: &serde_json::Number) -> Option<Share> {
        let text = number.to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        if decimals.len() > 4 || whole.len() > 3 {
            return None;
        }
        let decimals: u32 = format!("{decimals:0<4}").parse().ok()?;
        Share::from_ten_thousandths(whole.parse::<u32>().ok()?.checked_mul(Self::WHOLE)?.checked_add(decimals)?)
    }
}

impl Serialize for Share {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(Self::WHOLE) {
            serializer.serialize_u32(self.0 / Self::WHOLE)
        } else {
            serializer.serialize_f64(f64::from(self.0) / f64::from(Self::WHOLE))
        }
    }
}

impl JsonSchema for Share {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Share".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": 100, "description": "per cent" })
    }
}

impl Read for Share {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Number(number) => Share::from_number(&number).or_else(|| {
                at.problem(Message::out_of_range(number.to_string(), 0usize, 100usize));
                None
            }),
            other => wrong_type("number", &other, at),
        }
    }
}
