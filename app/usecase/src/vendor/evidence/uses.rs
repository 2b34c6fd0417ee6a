//! The documents of a draft, and what in it rests on them.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use crate::field::{Fields, day, positions};

/// How many days before its last day a certificate is said to expire.
pub const NOTICE_DAYS: i32 = 90;

/// A document of a draft with what rests on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentUse {
    /// Its id.
    pub id: String,
    /// Its title; the id where it has none.
    pub title: String,
    /// The certificates that it shows.
    pub certificates: Vec<CertificateUse>,
    /// How many answers name it as evidence.
    pub answers: usize,
}

/// A certificate of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateUse {
    /// Its place in the list of the draft.
    pub position: u32,
    /// The scheme, as a word of the format.
    pub scheme: String,
    /// The name of one that is not in the list of schemes.
    pub name: String,
    /// Who holds it: `vendor` or the id of a subprocessor.
    pub holder: String,
    /// What it covers.
    pub scope: String,
    /// The document that shows it.
    pub document: String,
    /// Where in the document.
    pub place: String,
    /// Its last day.
    pub valid_until: Option<Date>,
}

impl DocumentUse {
    /// The day on which the first of its certificates ends.
    pub fn expires(&self) -> Option<Date> {
        self.certificates.iter().filter_map(|certificate| certificate.valid_until).min()
    }

    /// Whether a certificate has ended or soon will.
    pub fn is_expiring(&self, today: Date) -> bool {
        let soon = today.checked_add(NOTICE_DAYS.days()).unwrap_or(today);
        self.expires().is_some_and(|day| day <= soon)
    }
}

/// The documents of a draft, in its order. What has no id cannot be named, and is left out.
pub(super) fn documents(fields: &Fields) -> Vec<DocumentUse> {
    let certificates = certificates(fields);
    let mut found: Vec<DocumentUse> = Vec::new();
    for position in positions(fields, "documents") {
        let id = text(fields, &format!("documents.{position}.id"));
        if id.is_empty() || found.iter().any(|known| known.id == id) {
            continue;
        }
        let title = text(fields, &format!("documents.{position}.title"));
        found.push(DocumentUse {
            certificates: certificates.iter().filter(|certificate| certificate.document == id).cloned().collect(),
            answers: answers(fields, &id),
            title: if title.is_empty() { id.clone() } else { title },
            id,
        });
    }
    found
}

/// The certificates of a draft, in its order.
pub(super) fn certificates(fields: &Fields) -> Vec<CertificateUse> {
    let read = |position| {
        let name = |field: &str| format!("certifications.{position}.{field}");
        let text = |field: &str| text(fields, &name(field));
        CertificateUse {
            position,
            scheme: text("scheme"),
            name: text("name"),
            holder: text("holder"),
            scope: text("scope"),
            document: text("source.document"),
            place: text("source.place"),
            valid_until: day(fields, &name("valid_until")),
        }
    };
    positions(fields, "certifications").into_iter().map(read).collect()
}

fn answers(fields: &Fields, document: &str) -> usize {
    let names = |(name, typed): (&String, &Vec<String>)| {
        let question = name.strip_prefix("answer.")?.split('.').next()?;
        let rests = name.contains(".evidence.") && name.ends_with(".document");
        (rests && typed.last().is_some_and(|typed| typed.trim() == document)).then(|| question.to_owned())
    };
    fields.iter().filter_map(names).collect::<BTreeSet<_>>().len()
}

fn text(fields: &Fields, name: &str) -> String {
    fields.get(name).and_then(|typed| typed.last()).map_or("", |text| text.trim()).to_owned()
}
