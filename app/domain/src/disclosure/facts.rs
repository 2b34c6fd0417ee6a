//! The facts of a disclosure: vendor, service, sites, access, subprocessors, keys, certificates, audits, claims.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Actor, KeyHolder};
use crate::message::Message;
use crate::read::{Country, Cursor, Prose, Read, Tree, readable, wrong_type};
use crate::text::{LocalId, SchemeId};
use crate::word::*;

/// When and for what a fact or answer holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Dating {
    /// The day as of which it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The first day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// The last day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The day for which it is planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_for: Option<Date>,
    /// Who stated it, where it was not the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<String>,
    /// Where it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Whether it holds for all of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// The plans it holds for; absent: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plans: Option<Vec<LocalId>>,
}

readable!(Dating [] { as_of, valid_from, valid_until, planned_for, stated_by, source, extent, plans });

/// A document and a place in it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id of a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

readable!(Source [] { document, place });

/// A guideline and edition that the answers answer to.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswersTo {
    /// The guideline, as `mhlw`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guideline: Option<String>,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
}

readable!(AnswersTo [] { guideline, edition });

/// A document the disclosure draws on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<LocalId>,
    /// What kind of document it is, in a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Whether anyone can get it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
}

readable!(Document [] { id, kind, title, edition, date, public });

/// The vendor (受託事業者).
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// Its name.
    pub name: String,
    /// Its corporate number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corporate_number: Option<String>,
    /// The country under whose law it is founded.
    pub jurisdiction: Country,
    /// The other countries in which it has establishments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub establishments: Option<Vec<Country>>,
    /// Its owners.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owners: Option<Vec<Owner>>,
}

readable!(Vendor [name, jurisdiction] { corporate_number, establishments, owners });

impl Vendor {
    /// A vendor of which only name and jurisdiction are stated.
    pub fn minimal(name: &str, jurisdiction: Country) -> Vendor {
        Vendor { name: name.to_owned(), corporate_number: None, jurisdiction, establishments: None, owners: None }
    }
}

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

/// The service a disclosure is about.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VendorService {
    /// Its name.
    pub name: String,
    /// How it is delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    /// On what records are kept outside; an empty list: nothing is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<Vec<Medium>>,
    /// Its hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Prose>,
    /// What belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Vec<ScopeItem>>,
    /// The data it handles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<DataEntry>>,
    /// Its plans.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plans: Option<Vec<Plan>>,
}

readable!(VendorService [name] { delivery, media, hours, scope, data, plans });

impl VendorService {
    /// A service of which only the name is stated.
    pub fn minimal(name: &str) -> VendorService {
        VendorService {
            name: name.to_owned(),
            delivery: None,
            media: None,
            hours: None,
            scope: None,
            data: None,
            plans: None,
        }
    }
}

/// An item that belongs to the service or does not.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeItem {
    /// The item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Whether it belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<ScopeState>,
}

readable!(ScopeItem [] { item, state });

/// A kind of data the service handles.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataEntry {
    /// The kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<DataKind>,
    /// Whether it holds patient information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patient: Option<bool>,
}

readable!(DataEntry [] { kind, patient });

/// A plan of the service.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<LocalId>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

readable!(Plan [] { id, name });

/// A place where data are kept, processed or passed on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<LocalId>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The country it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The region within the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Whose kind of place it is (custody).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What it is used for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<SiteRole>>,
    /// The kinds of data it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<DataKind>>,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Actor>,
    /// When and for what this holds.
    #[serde(flatten)]
    pub dating: Dating,
}

readable!(Site [] { id, name, country, region, place, roles, data, operator } + dating: Dating);

/// An access to data from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The country it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// What for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The kinds of data it opens; absent: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<DataKind>>,
    /// Who makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Actor>,
    /// How it takes place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<AccessMode>,
    /// When and for what this holds.
    #[serde(flatten)]
    pub dating: Dating,
}

readable!(Access [] { country, purpose, data, by, mode } + dating: Dating);

/// Somebody whom the vendor entrusts in turn (再委託先).
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subprocessor {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<LocalId>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The country under whose law it is founded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Country>,
    /// The other countries in which it has establishments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub establishments: Option<Vec<Country>>,
    /// Its owners.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owners: Option<Vec<Owner>>,
    /// What it does, in a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Who entrusts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_of: Option<Actor>,
    /// Whether it is bound by terms equal to the vendor's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_equal: Option<bool>,
    /// When and for what this holds.
    #[serde(flatten)]
    pub dating: Dating,
}

readable!(Subprocessor [] { id, name, jurisdiction, establishments, owners, role, sub_of, terms_equal } + dating: Dating);

/// Encryption of some data, and who holds the key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The kinds of data it covers; absent: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<DataKind>>,
    /// Where encryption takes place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<KeyLayer>,
    /// Who holds the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<KeyHolder>,
    /// The country it is kept in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// With whom a copy is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escrow: Option<Escrow>,
    /// Who can obtain plaintext.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plaintext_access: Option<PlaintextAccess>,
    /// When and for what this holds.
    #[serde(flatten)]
    pub dating: Dating,
}

readable!(Key [] { data, layer, holder, country, escrow, plaintext_access } + dating: Dating);

/// Which lists are whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Complete {
    /// The sites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sites: Option<Stated>,
    /// The subprocessors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subprocessors: Option<Stated>,
    /// The owners, of vendor and subprocessors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owners: Option<Stated>,
    /// Access from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Stated>,
}

readable!(Complete [] { sites, subprocessors, owners, access });

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

/// Who looks after a duty, by the vendor's own words.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundaryEntry {
    /// The duty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// Who looks after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<BoundaryOwner>,
    /// The part of the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Where it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

readable!(BoundaryEntry [] { duty, owner, scope, source });

/// A statement about a fact by somebody else or at another time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The id path of the fact, as `sites/tokyo/country`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Says>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

readable!(Claim [] { about, says, stated_by, on, source });

/// What a claim says: a single value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Says {
    /// A word, id, code, date or text.
    Text(Prose),
    /// A number.
    Number(#[schemars(with = "f64")] serde_json::Number),
    /// Yes or no.
    Bool(bool),
}

impl Says {
    /// As text, for holding it against the fact.
    pub fn text(&self) -> String {
        match self {
            Says::Text(text) => text.0.clone(),
            Says::Number(number) => number.to_string(),
            Says::Bool(value) => value.to_string(),
        }
    }
}

impl Read for Says {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(_) => Prose::read(tree, at).map(Says::Text),
            Tree::Number(number) => Some(Says::Number(number)),
            Tree::Bool(value) => Some(Says::Bool(value)),
            other => wrong_type("value", &other, at),
        }
    }
}
