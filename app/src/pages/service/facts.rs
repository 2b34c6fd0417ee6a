//! The sections of facts: which fields they have.

use domain::catalogue::Catalogue;

use crate::i18n::{Locale, td_string};

/// What a field of a fact wants.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wants {
    /// A line.
    Line,
    /// A date.
    Day,
    /// A country.
    Country,
    /// A word of a list.
    Word(&'static str),
    /// Several words of a list.
    Words(&'static str),
    /// Yes or no.
    YesNo,
    /// The vendor or a subprocessor.
    Actor,
}

/// A section of facts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub id: &'static str,
    /// The first steps of the names edited here.
    pub prefixes: &'static [&'static str],
    /// Whether it is a list of cards.
    pub list: bool,
    /// The fields: of each card, below the list's name; else by their whole names.
    pub fields: &'static [(&'static str, Wants)],
    /// Whether the list says if it is whole.
    pub complete: bool,
}

use Wants::{Actor, Country, Day, Line, Word, Words, YesNo};

pub(super) const FACTS: [Facts; 7] = [
    Facts {
        id: "facts-service",
        prefixes: &["service", "vendor", "as_of", "prepared_by"],
        list: false,
        fields: &[
            ("service.name", Line),
            ("service.delivery", Word("delivery")),
            ("service.media", Words("media")),
            ("vendor.name", Line),
            ("vendor.jurisdiction", Country),
            ("as_of", Day),
            ("prepared_by", Line),
        ],
        complete: false,
    },
    Facts {
        id: "facts-sites",
        prefixes: &["sites"],
        list: true,
        fields: &[
            ("name", Line),
            ("id", Line),
            ("country", Country),
            ("region", Line),
            ("place", Word("place")),
            ("roles", Words("site-role")),
            ("data", Words("data-kind")),
            ("operator", Actor),
        ],
        complete: true,
    },
    Facts {
        id: "facts-subprocessors",
        prefixes: &["subprocessors"],
        list: true,
        fields: &[
            ("name", Line),
            ("id", Line),
            ("jurisdiction", Country),
            ("role", Line),
            ("sub_of", Actor),
            ("terms_equal", YesNo),
        ],
        complete: true,
    },
    Facts {
        id: "facts-access",
        prefixes: &["access"],
        list: true,
        fields: &[
            ("purpose", Line),
            ("country", Country),
            ("data", Words("data-kind")),
            ("by", Actor),
            ("mode", Word("access-mode")),
        ],
        complete: true,
    },
    Facts {
        id: "facts-keys",
        prefixes: &["keys"],
        list: true,
        fields: &[
            ("layer", Word("key-layer")),
            ("data", Words("data-kind")),
            ("holder", Line),
            ("country", Country),
            ("escrow", Word("escrow")),
            ("plaintext_access", Word("plaintext-access")),
        ],
        complete: false,
    },
    Facts {
        id: "facts-certifications",
        prefixes: &["certifications"],
        list: true,
        fields: &[
            ("scheme", Word("scheme")),
            ("number", Line),
            ("issuer", Line),
            ("scope", Line),
            ("covers.service", Word("stated")),
            ("covers.layer", Word("certified-layer")),
            ("holder", Actor),
            ("statement_on_file", YesNo),
            ("valid_from", Day),
            ("valid_until", Day),
        ],
        complete: false,
    },
    Facts {
        id: "facts-documents",
        prefixes: &["documents"],
        list: true,
        fields: &[("title", Line), ("id", Line), ("edition", Line), ("date", Day), ("public", YesNo)],
        complete: false,
    },
];

impl Facts {
    /// Its name.
    pub fn title(&self, l: Locale) -> &'static str {
        match self.id {
            "facts-sites" => td_string!(l, service.facts_sites),
            "facts-subprocessors" => td_string!(l, service.facts_subprocessors),
            "facts-access" => td_string!(l, service.facts_access),
            "facts-keys" => td_string!(l, service.facts_keys),
            "facts-certifications" => td_string!(l, service.facts_certifications),
            "facts-documents" => td_string!(l, service.facts_documents),
            _ => td_string!(l, service.facts_service),
        }
    }
}

/// Whether a draft has a section of that name.
pub fn known_section(catalogue: &Catalogue, id: &str) -> bool {
    FACTS.iter().any(|facts| facts.id == id) || catalogue.sections.iter().any(|section| section.id.as_str() == id)
}

/// All sections in the order of the screens: facts first.
pub(super) fn order(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    FACTS.iter().map(|facts| facts.id).chain(catalogue.sections.iter().map(|section| section.id.as_str()))
}

/// The label of a field, by the last steps of its name.
pub(super) fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "service.name" => td_string!(l, service.f_service_name),
        "service.delivery" => td_string!(l, service.f_delivery),
        "service.media" => td_string!(l, service.f_media),
        "vendor.name" => td_string!(l, service.f_vendor_name),
        "vendor.jurisdiction" => td_string!(l, service.f_vendor_country),
        "as_of" => td_string!(l, service.f_as_of),
        "prepared_by" => td_string!(l, service.f_prepared_by),
        "name" => td_string!(l, service.f_name),
        "id" => td_string!(l, service.f_id),
        "country" => td_string!(l, service.f_country),
        "jurisdiction" => td_string!(l, service.f_jurisdiction),
        "region" => td_string!(l, service.f_region),
        "place" => td_string!(l, service.f_place),
        "roles" => td_string!(l, service.f_roles),
        "data" => td_string!(l, service.f_data),
        "operator" => td_string!(l, service.f_operator),
        "role" => td_string!(l, service.f_role),
        "sub_of" => td_string!(l, service.f_sub_of),
        "terms_equal" => td_string!(l, service.f_terms_equal),
        "purpose" => td_string!(l, service.f_purpose),
        "by" => td_string!(l, service.f_by),
        "mode" => td_string!(l, service.f_mode),
        "layer" => td_string!(l, service.f_layer),
        "holder" => td_string!(l, service.f_holder),
        "escrow" => td_string!(l, service.f_escrow),
        "plaintext_access" => td_string!(l, service.f_plaintext),
        "scheme" => td_string!(l, service.f_scheme),
        "number" => td_string!(l, service.f_number),
        "issuer" => td_string!(l, service.f_issuer),
        "scope" => td_string!(l, service.f_scope),
        "covers.service" => td_string!(l, service.f_covers_service),
        "covers.layer" => td_string!(l, service.f_covers_layer),
        "statement_on_file" => td_string!(l, service.f_statement),
        "valid_from" => td_string!(l, service.f_valid_from),
        "valid_until" => td_string!(l, service.f_valid_until),
        "title" => td_string!(l, service.f_title),
        "edition" => td_string!(l, service.f_edition),
        "date" => td_string!(l, service.f_date),
        _ => td_string!(l, service.f_public),
    }
}

/// One line of help, where a field needs it.
pub(super) fn help(l: Locale, name: &str, wants: Wants) -> Option<&'static str> {
    match (name, wants) {
        ("id", _) => Some(td_string!(l, service.h_id)),
        ("holder", Line) => Some(td_string!(l, service.h_key_holder)),
        (_, Country) => Some(td_string!(l, service.h_country)),
        (_, Day) => Some(td_string!(l, service.h_day)),
        _ => None,
    }
}
