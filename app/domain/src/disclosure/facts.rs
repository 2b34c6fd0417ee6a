//! The facts of a disclosure: vendor, service, sites, access, subprocessors, keys, boundary.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Actor, KeyHolder, Owner};
use crate::read::{Country, Prose, readable};
use crate::text::LocalId;
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
