//! Two languages, and ids as types.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A language of the screens. Japanese comes first everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 日本語
    #[default]
    Ja,
    /// English
    En,
}

impl Lang {
    /// Both, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];

    /// The BCP 47 tag, as in `<html lang>` and `--lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// The language a tag names, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}

/// A wording in both languages. Neither may be empty (checked when the catalogue is loaded).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// 日本語
    pub ja: String,
    /// English
    pub en: String,
}

impl Text {
    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// A text that is not an id: lower-case letters, digits, hyphens, with dots between parts.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{0}\" is not an id: lower-case letters, digits and hyphens, with dots between parts, 64 characters at most")]
pub struct InvalidId(pub String);

/// Whether a text is an id as `files.md` defines it: lower-case kebab with dots between parts, 1 to 64 characters.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.split('.').all(|part| {
            !part.is_empty()
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}

/// [`is_id`] as a regular expression, for the JSON Schemas.
pub const ID_PATTERN: &str = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$";

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as written in files and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                if is_id(&text) { Ok(Self(text.into())) } else { Err(InvalidId(text)) }
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::try_from(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": ID_PATTERN, "maxLength": 64 })
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A criterion of the catalogue (選定基準); stable, never reused.
    CriterionId
    /// A question of the disclosure form.
    QuestionId
    /// A section of the disclosure form.
    SectionId
    /// An edition of the guideline, such as `5.2`.
    EditionId
    /// A setting: how and with whom records are kept.
    SettingId
    /// A law of the exposure table.
    LawId
    /// A certification scheme.
    SchemeId
    /// A duty of the responsibility matrix.
    DutyId
    /// A clause a contract should have.
    ContractClauseId
    /// Something that falls due.
    ObligationId
    /// A row of the institution's own operating rules.
    OperatingRuleId
    /// A case of chapter 4.3, such as `4.3.4`.
    CaseId
    /// A kind of document, such as `medical-records`.
    DocumentId
    /// An id that a disclosure gives to its own site, subprocessor, document or plan.
    LocalId
}

/// The key of a clause as `clauses.tsv` writes it, such as `8.3.C2.9.f` or `5.1:8.1.2.A.2`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct ClauseKey(Arc<str>);

impl ClauseKey {
    /// The key as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ClauseKey {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for ClauseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for ClauseKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_are_lower_case_kebab_with_dots_between_parts() {
        for good in ["a", "tokyo-1", "incident.cause-investigation", "5.2"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "Tokyo", "-a", "a-", "a..b", "a b", "東京", "a_b"] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
