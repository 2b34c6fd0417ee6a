//! Ids as types, so that a service's id cannot stand where a case's belongs.

use std::{fmt, str::FromStr};

use uuid::Uuid;

use crate::StoreError;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidRecordId;
            fn from_str(text: &str) -> Result<Self, InvalidRecordId> {
                // One spelling per id: an address with capitals or braces names nothing.
                let id = Uuid::parse_str(text).map_err(|_| InvalidRecordId)?;
                if id.hyphenated().to_string() == text { Ok(Self(id)) } else { Err(InvalidRecordId) }
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

/// A text that is no id of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the id of a record")]
pub struct InvalidRecordId;

ids! {
    /// An arrangement (委託構成).
    ArrangementId
    /// A version of an arrangement.
    ArrangementVersionId
    /// A selection case (選定案件).
    CaseId
    /// A published disclosure version.
    DisclosureVersionId
    /// An evidence file.
    EvidenceId
    /// An institution's request to see an evidence file.
    EvidenceRequestId
    /// An organisation.
    OrganisationId
    /// A person.
    PersonId
    /// A policy (評価方針).
    PolicyId
    /// A fixed version of a policy.
    PolicyVersionId
    /// A vendor's service.
    VendorServiceId
}

/// Where a stored value stands, for the error when it cannot be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    pub table: &'static str,
    pub column: &'static str,
    pub row: &'a str,
}

impl Cell<'_> {
    /// The error that says so.
    pub(crate) fn unreadable(self) -> StoreError {
        StoreError::Inconsistent { table: self.table, column: self.column, row: self.row.to_owned() }
    }

    /// The value of a stored text.
    pub(crate) fn parse<T: FromStr>(self, text: &str) -> Result<T, StoreError> {
        text.parse().map_err(|_| self.unreadable())
    }

    /// The value a stored word stands for.
    pub(crate) fn word<W: domain::word::Word>(self, text: &str) -> Result<W, StoreError> {
        W::from_word(text).ok_or_else(|| self.unreadable())
    }

    /// A stored moment.
    pub(crate) fn time(self, ms: i64) -> Result<jiff::Timestamp, StoreError> {
        jiff::Timestamp::from_millisecond(ms).map_err(|_| self.unreadable())
    }

    /// A stored number that is never negative.
    pub(crate) fn count(self, number: i64) -> Result<u32, StoreError> {
        number.try_into().map_err(|_| self.unreadable())
    }

    /// A stored JSON value.
    pub(crate) fn json<T: serde::de::DeserializeOwned>(self, text: &str) -> Result<T, StoreError> {
        serde_json::from_str(text).map_err(|_| self.unreadable())
    }
}

/// A value as the JSON text that is stored; what is stored here always has one.
pub(crate) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{InvalidRecordId, PersonId};

    #[test]
    fn an_id_has_one_spelling() {
        let text = "0192f0c1-2345-7abc-8def-0123456789ab";
        assert_eq!(text.parse::<PersonId>().unwrap().to_string(), text);
        assert_eq!(text.to_uppercase().parse::<PersonId>(), Err(InvalidRecordId));
        assert_eq!(text.replace('-', "").parse::<PersonId>(), Err(InvalidRecordId));
    }
}
