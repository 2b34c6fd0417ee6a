//! A disclosure (サービス仕様適合開示書): a service's answers and facts, as `azukari.disclosure/1` holds them.
//!
//! A fact that is absent is not stated; an empty list says that there are none; a list counts as whole only where
//! [`Complete`] says yes.

mod actor;
mod answer;
mod certificate;
mod check;
mod claim;
mod facts;
mod owner;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

pub use actor::{Actor, KeyHolder};
pub use answer::{Answer, AnswerValue, Evidence};
pub use certificate::{Certification, Covers, ExternalAudit};
pub use claim::{Claim, Says};
pub use facts::*;
pub use owner::{Owner, Share};

use crate::catalogue::Catalogue;
use crate::message::Message;
use crate::read::{Cursor, Problems, Read, Step, Tree, document, readable, shortened, wrong_type};
use crate::text::*;

/// The name of the format.
pub const SCHEMA: &str = "azukari.disclosure/1";

/// One service's answers and facts.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "azukari.disclosure/1")]
pub struct Disclosure {
    /// The name of the format.
    pub schema: SchemaName,
    /// The day as of which all is stated, where a fact gives none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The number of this published version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The version it takes the place of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<u32>,
    /// Who prepared it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prepared_by: Option<String>,
    /// The guidelines and editions it answers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers_to: Option<Vec<AnswersTo>>,
    /// The documents it draws on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<Document>>,
    /// The vendor (受託事業者).
    pub vendor: Vendor,
    /// The service.
    pub service: VendorService,
    /// Where data are kept, processed or passed on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<Site>>,
    /// Access from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Vec<Access>>,
    /// Those whom the vendor entrusts in turn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subprocessors: Option<Vec<Subprocessor>>,
    /// Encryption and who holds the keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keys: Option<Vec<Key>>,
    /// Which lists are whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<Complete>,
    /// Certificates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certifications: Option<Vec<Certification>>,
    /// Audits by outside auditors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_audits: Option<Vec<ExternalAudit>>,
    /// Who looks after what, by the vendor's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boundary: Option<Vec<BoundaryEntry>>,
    /// Statements by others or at other times, kept side by side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<Vec<Claim>>,
    /// Answers to the questions of the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Answers>,
}

readable!(Disclosure [schema, vendor, service] { as_of, version, supersedes, prepared_by, answers_to, documents, sites, access, subprocessors, keys, complete, certifications, external_audits, boundary, claims, answers });

/// The service has no plan of the name asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPlan {
    wanted: String,
    known: Vec<LocalId>,
}

impl UnknownPlan {
    /// The error as a sentence, with the plans there are.
    pub fn message(&self) -> Message {
        let known: Vec<&str> = self.known.iter().map(LocalId::as_str).collect();
        match known.is_empty() {
            true => Message::no_plans(self.wanted.as_str()),
            false => Message::no_such_plan(self.wanted.as_str(), known.join(" ")),
        }
    }
}

/// The name of the format, which has to be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SchemaName(&'static str);

impl Default for SchemaName {
    fn default() -> Self {
        SchemaName(SCHEMA)
    }
}

impl JsonSchema for SchemaName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SchemaName".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": SCHEMA })
    }
}

impl Read for SchemaName {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(text) if text == SCHEMA => Some(SchemaName::default()),
            Tree::Text(text) => {
                at.problem(Message::wrong_schema(SCHEMA, shortened(&text)));
                None
            }
            other => wrong_type("text", &other, at),
        }
    }
}

/// Answers by question. Every id is a question of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<QuestionId, Answer>);

impl Read for Answers {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        let Tree::Object(entries) = tree else {
            return wrong_type("object", &tree, at);
        };
        let count = entries.len();
        let mut answers = BTreeMap::new();
        for (id, tree) in entries {
            let Some(question) = at.catalogue.question(&id) else {
                at.problem_at(&[Step::Key(id.clone())], Message::unknown_question(shortened(&id)));
                continue;
            };
            let question = question.id.clone();
            if let Some(answer) = at.within(Step::Key(id), |at| Answer::read(tree, at)) {
                answers.insert(question, answer);
            }
        }
        (answers.len() == count).then_some(Answers(answers))
    }
}

impl Disclosure {
    /// Reads a disclosure from the bytes of a file.
    ///
    /// # Errors
    /// All problems of the file at once, each with its place.
    pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Disclosure, Problems> {
        struct Checked(Disclosure);
        impl Read for Checked {
            fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
                let disclosure = <Disclosure as Read>::read(tree, at)?;
                check::check(&disclosure, at);
                Some(Checked(disclosure))
            }
        }
        document::<Checked>(bytes, catalogue).map(|Checked(disclosure)| disclosure)
    }

    /// The file's bytes: everything stated, in the order of the format, two spaces of indent, a line feed at the end.
    /// Reading them gives an equal disclosure.
    pub fn write(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// A disclosure that states only what has to be stated.
    pub fn minimal(vendor: &str, jurisdiction: crate::read::Country, service: &str) -> Disclosure {
        Disclosure {
            schema: SchemaName::default(),
            as_of: None,
            version: None,
            supersedes: None,
            prepared_by: None,
            answers_to: None,
            documents: None,
            vendor: Vendor::minimal(vendor, jurisdiction),
            service: VendorService::minimal(service),
            sites: None,
            access: None,
            subprocessors: None,
            keys: None,
            complete: None,
            certifications: None,
            external_audits: None,
            boundary: None,
            claims: None,
            answers: None,
        }
    }

    /// The plan of the service with an id.
    ///
    /// # Errors
    /// When the service has no such plan; the error names those it has.
    pub fn plan(&self, wanted: &str) -> Result<&LocalId, UnknownPlan> {
        let mut plans = self.service.plans.iter().flatten().filter_map(|plan| plan.id.as_ref());
        plans.find(|id| id.as_str() == wanted).ok_or_else(|| UnknownPlan {
            wanted: shortened(wanted),
            known: self.service.plans.iter().flatten().filter_map(|plan| plan.id.clone()).collect(),
        })
    }

    /// The answer to a question, if one is stated.
    pub fn answer(&self, question: &str) -> Option<&Answer> {
        self.answers.as_ref()?.0.get(question)
    }
}
