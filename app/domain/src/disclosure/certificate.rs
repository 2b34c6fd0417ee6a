//! Certificates and external audits.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Actor, Dating};
use crate::message::Message;
use crate::read::{Cursor, Prose, Read, Tree, readable, wrong_type};
use crate::text::SchemeId;
use crate::word::*;

/// A certificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certification {
    /// The scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<SchemeId>,
    /// The name, for a scheme that is not in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<Actor>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Its scope, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Prose>,
    /// Its type, as SOC reports have.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its level, as FedRAMP has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// What it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Covers>,
    /// Whether the published statement or the report is on file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_on_file: Option<bool>,
    /// When and for what this holds.
    #[serde(flatten)]
    pub dating: Dating,
}

readable!(Certification [] { scheme, name, holder, number, issuer, scope, kind as "type", level, covers, statement_on_file } + dating: Dating);

impl Read for SchemeId {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(text) => match at.catalogue.scheme(&text) {
                Some(scheme) => Some(scheme.id.clone()),
                None => {
                    let words: Vec<&str> = at.catalogue.schemes.iter().map(|s| s.id.as_str()).collect();
                    at.problem(Message::unknown_word(crate::read::shortened(&text), words.join(" ")));
                    None
                }
            },
            other => wrong_type("text", &other, at),
        }
    }
}

/// What a certificate covers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Covers {
    /// Whether it covers this service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Stated>,
    /// The layer it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<CertifiedLayer>,
}

readable!(Covers [] { service, layer });

/// An audit by an outside auditor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExternalAudit {
    /// The auditor's qualification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification: Option<Qualification>,
    /// The auditor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auditor: Option<String>,
    /// Whether the auditor is independent of who was audited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub independent: Option<bool>,
    /// Who was audited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<Actor>,
    /// What was audited, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Prose>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The document with the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// What it found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<AuditResult>,
}

readable!(ExternalAudit [] { qualification, auditor, independent, holder, scope, date, report, result });
