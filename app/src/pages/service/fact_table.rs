//! The table of facts: every field of `azukari.disclosure/1` that is no answer, in the order of the screens.
use super::facts::{
    Choices::{Actors, Documents, Duties, Facts as AnyFact, Holders, Plans, Words as Of, YesNo},
    Facts, Field, Item, List,
    Wants::{Any, Countries, Country, Day, Line, Lines, One, Open},
};
use crate::i18n::td_string;

macro_rules! t {
    ($key:ident) => {
        |l| td_string!(l, fact.$key)
    };
}

/// A field: its name below the card, what it wants, its label and perhaps a line of help.
macro_rules! field {
    ($step:literal, $wants:expr, $label:ident $(, $help:ident)?) => {
        Field { step: $step, wants: $wants, label: t!($label), help: field!(@ $($help)?) }
    };
    (@ $help:ident) => { Some(t!($help)) };
    (@) => { None };
}

macro_rules! f {
    ($($field:tt)*) => { Item::Field(field!($($field)*)) };
}

pub(super) static FACTS: [Facts; 11] = [
    Facts {
        id: "facts-service",
        prefixes: &["service", "as_of", "prepared_by", "answers_to"],
        title: t!(service),
        lead: t!(service_lead),
        items: &[
            f!("service.name", Line, service_name),
            f!("service.delivery", One(Of("delivery")), delivery),
            f!("service.media", Any(Of("media")), media, media_help),
            f!("service.hours", Lines, hours, hours_help),
            f!("as_of", Day, as_of, as_of_help),
            f!("prepared_by", Line, prepared_by),
            Item::List(&DATA),
            Item::List(&SCOPE),
            Item::List(&PLANS),
            Item::List(&ANSWERS_TO),
        ],
    },
    Facts {
        id: "facts-vendor",
        prefixes: &["vendor", "owners"],
        title: t!(vendor),
        lead: t!(vendor_lead),
        items: &[
            f!("vendor.name", Line, vendor_name),
            f!("vendor.corporate_number", Line, corporate_number, corporate_number_help),
            f!("vendor.jurisdiction", Country, vendor_country, country_help),
            f!("vendor.establishments", Countries, establishments, establishments_help),
            Item::List(&VENDOR_OWNERS),
            f!("complete.owners", One(Of("stated")), complete_owners, complete_help),
        ],
    },
    Facts {
        id: "facts-sites",
        prefixes: &["sites"],
        title: t!(sites),
        lead: t!(sites_lead),
        items: &[Item::List(&SITES), f!("complete.sites", One(Of("stated")), complete_sites, complete_help)],
    },
    Facts {
        id: "facts-subprocessors",
        prefixes: &["subprocessors"],
        title: t!(subprocessors),
        lead: t!(subprocessors_lead),
        items: &[
            Item::List(&SUBPROCESSORS),
            f!("complete.subprocessors", One(Of("stated")), complete_subprocessors, complete_help),
        ],
    },
    Facts {
        id: "facts-access",
        prefixes: &["access"],
        title: t!(access),
        lead: t!(access_lead),
        items: &[Item::List(&ACCESS), f!("complete.access", One(Of("stated")), complete_access, complete_help)],
    },
    Facts { id: "facts-keys", prefixes: &["keys"], title: t!(keys), lead: t!(keys_lead), items: &[Item::List(&KEYS)] },
    Facts {
        id: "facts-certifications",
        prefixes: &["certifications"],
        title: t!(certifications),
        lead: t!(certifications_lead),
        items: &[Item::List(&CERTIFICATIONS)],
    },
    Facts {
        id: "facts-audits",
        prefixes: &["external_audits"],
        title: t!(audits),
        lead: t!(audits_lead),
        items: &[Item::List(&AUDITS)],
    },
    Facts {
        id: "facts-boundary",
        prefixes: &["boundary"],
        title: t!(boundary),
        lead: t!(boundary_lead),
        items: &[Item::List(&BOUNDARY)],
    },
    Facts {
        id: "facts-documents",
        prefixes: &["documents"],
        title: t!(documents),
        lead: t!(documents_lead),
        items: &[Item::List(&DOCUMENTS)],
    },
    Facts {
        id: "facts-claims",
        prefixes: &["claims"],
        title: t!(claims),
        lead: t!(claims_lead),
        items: &[Item::List(&CLAIMS)],
    },
];

/// When and for what a fact or an answer holds.
pub(super) static DATING: [Field; 9] = [
    field!("as_of", Day, own_as_of),
    field!("valid_from", Day, valid_from),
    field!("valid_until", Day, valid_until),
    field!("planned_for", Day, planned_for),
    field!("extent", One(Of("extent")), extent),
    field!("plans", Any(Plans), for_plans, for_plans_help),
    field!("stated_by", Line, stated_by, stated_by_help),
    field!("source.document", Open(Documents), source_document),
    field!("source.place", Line, source_place),
];

/// What may be said beside an answer.
pub(super) static ANSWER: &[Item] = &[
    f!("state", One(Of("answer-state")), answer_state),
    f!("value", Lines, answer_value),
    f!("reason", Lines, answer_reason),
    f!("scope", Lines, answer_scope),
    f!("exception", Lines, answer_exception),
    Item::List(&EVIDENCE),
    Item::Dating { open: &[] },
];

pub(super) static EVIDENCE: List = List {
    step: "evidence",
    title: t!(evidence),
    one: t!(evidence_one),
    help: None,
    named_by: &[],
    items: &[
        f!("document", One(Documents), evidence_document, evidence_document_help),
        f!("place", Line, source_place),
        f!("grade", One(Of("grade")), evidence_grade),
    ],
    blank: true,
};

static DATA: List = List {
    step: "service.data",
    title: t!(service_data),
    one: t!(service_data_one),
    help: Some(t!(service_data_help)),
    named_by: &["kind"],
    items: &[f!("kind", One(Of("data-kind")), data_kind), f!("patient", One(YesNo), patient)],
    blank: false,
};

static SCOPE: List = List {
    step: "service.scope",
    title: t!(service_scope),
    one: t!(service_scope_one),
    help: Some(t!(service_scope_help)),
    named_by: &["item"],
    items: &[f!("item", Line, scope_item), f!("state", One(Of("scope-state")), scope_state)],
    blank: false,
};

static PLANS: List = List {
    step: "service.plans",
    title: t!(service_plans),
    one: t!(service_plans_one),
    help: Some(t!(service_plans_help)),
    named_by: &["name", "id"],
    items: &[f!("name", Line, name), f!("id", Line, id, id_help)],
    blank: false,
};

static ANSWERS_TO: List = List {
    step: "answers_to",
    title: t!(answers_to),
    one: t!(answers_to_one),
    help: Some(t!(answers_to_help)),
    named_by: &["guideline"],
    items: &[f!("guideline", Open(Of("guideline")), guideline), f!("edition", Line, guideline_edition)],
    blank: false,
};

// Owners have owners, as deep as the format goes.
static OWNER: &[Item] = &[
    f!("name", Line, name),
    f!("kind", One(Of("owner-kind")), owner_kind),
    f!("jurisdiction", Country, owner_country, country_help),
    f!("share", Line, share, share_help),
    f!("control", One(Of("stated")), control, control_help),
    f!("listed", One(YesNo), listed),
    Item::List(&OWNERS),
];

static OWNERS: List = List {
    step: "owners",
    title: t!(owners_of),
    one: t!(owner),
    help: None,
    named_by: &["name"],
    items: OWNER,
    blank: false,
};

static VENDOR_OWNERS: List = List {
    step: "vendor.owners",
    title: t!(owners),
    one: t!(owner),
    help: Some(t!(owners_help)),
    named_by: &["name"],
    items: OWNER,
    blank: true,
};

static SITES: List = List {
    step: "sites",
    title: t!(sites),
    one: t!(site),
    help: None,
    named_by: &["name", "id"],
    items: &[
        f!("name", Line, name),
        f!("id", Line, id, id_help),
        f!("country", Country, country, country_help),
        f!("region", Line, region),
        f!("place", One(Of("place")), place),
        f!("roles", Any(Of("site-role")), roles),
        f!("data", Any(Of("data-kind")), data),
        f!("operator", One(Actors), operator),
        Item::Dating { open: &[] },
    ],
    blank: true,
};

static SUBPROCESSORS: List = List {
    step: "subprocessors",
    title: t!(subprocessors),
    one: t!(subprocessor),
    help: None,
    named_by: &["name", "id"],
    items: &[
        f!("name", Line, name),
        f!("id", Line, id, id_help),
        f!("jurisdiction", Country, jurisdiction, country_help),
        f!("establishments", Countries, establishments, establishments_help),
        f!("role", Open(Of("subprocessor-role")), role),
        f!("sub_of", One(Actors), sub_of),
        f!("terms_equal", One(YesNo), terms_equal, terms_equal_help),
        Item::List(&OWNERS),
        Item::Dating { open: &[] },
    ],
    blank: true,
};

static ACCESS: List = List {
    step: "access",
    title: t!(access),
    one: t!(access_one),
    help: None,
    named_by: &["purpose", "country"],
    items: &[
        f!("purpose", Line, purpose, purpose_help),
        f!("country", Country, access_country, country_help),
        f!("data", Any(Of("data-kind")), data),
        f!("by", One(Actors), by),
        f!("mode", One(Of("access-mode")), mode),
        Item::Dating { open: &[] },
    ],
    blank: true,
};

static KEYS: List = List {
    step: "keys",
    title: t!(keys),
    one: t!(key),
    help: None,
    named_by: &["layer"],
    items: &[
        f!("layer", One(Of("key-layer")), layer, layer_help),
        f!("data", Any(Of("data-kind")), data),
        f!("holder", One(Holders), key_holder),
        f!("country", Country, key_country, country_help),
        f!("escrow", One(Of("escrow")), escrow, escrow_help),
        f!("plaintext_access", One(Of("plaintext-access")), plaintext_access),
        Item::Dating { open: &[] },
    ],
    blank: true,
};

static CERTIFICATIONS: List = List {
    step: "certifications",
    title: t!(certifications),
    one: t!(certification),
    help: None,
    named_by: &["name", "scheme"],
    items: &[
        f!("scheme", One(Of("scheme")), scheme),
        f!("name", Line, scheme_name, scheme_name_help),
        f!("type", Line, scheme_type, scheme_type_help),
        f!("level", Line, scheme_level, scheme_level_help),
        f!("number", Line, number),
        f!("issuer", Line, issuer),
        f!("scope", Lines, certified_scope),
        f!("covers.service", One(Of("stated")), covers_service),
        f!("covers.layer", One(Of("certified-layer")), covers_layer),
        f!("holder", One(Actors), certificate_holder),
        f!("statement_on_file", One(YesNo), statement, statement_help),
        f!("valid_from", Day, valid_from),
        f!("valid_until", Day, valid_until),
        Item::Dating { open: &["valid_from", "valid_until"] },
    ],
    blank: true,
};

static AUDITS: List = List {
    step: "external_audits",
    title: t!(audits),
    one: t!(audit),
    help: None,
    named_by: &["auditor"],
    items: &[
        f!("auditor", Line, auditor),
        f!("qualification", One(Of("qualification")), qualification),
        f!("independent", One(YesNo), independent, independent_help),
        f!("holder", One(Actors), audited),
        f!("scope", Lines, audited_scope),
        f!("date", Day, audit_date),
        f!("report", Open(Documents), audit_report),
        f!("result", One(Of("audit-result")), audit_result, audit_result_help),
    ],
    blank: true,
};

static BOUNDARY: List = List {
    step: "boundary",
    title: t!(boundary),
    one: t!(boundary_one),
    help: None,
    named_by: &["duty"],
    items: &[
        f!("duty", Open(Duties), duty),
        f!("owner", One(Of("boundary-owner")), boundary_owner),
        f!("scope", One(Of("scope")), boundary_scope),
        f!("source.document", Open(Documents), source_document),
        f!("source.place", Line, source_place),
    ],
    blank: true,
};

static DOCUMENTS: List = List {
    step: "documents",
    title: t!(documents),
    one: t!(document),
    help: None,
    named_by: &["title", "id"],
    items: &[
        f!("title", Line, document_title),
        f!("id", Line, id, id_help),
        f!("kind", Open(Of("document-kind")), document_kind),
        f!("edition", Line, document_edition),
        f!("date", Day, document_date),
        f!("public", One(YesNo), public),
    ],
    blank: true,
};

static CLAIMS: List = List {
    step: "claims",
    title: t!(claims),
    one: t!(claim),
    help: None,
    named_by: &["about"],
    items: &[
        f!("about", Open(AnyFact), about, about_help),
        f!("says", Lines, says, says_help),
        f!("stated_by", Line, claimed_by),
        f!("on", Day, claimed_on),
        f!("source.document", Open(Documents), source_document),
        f!("source.place", Line, source_place),
    ],
    blank: false,
};
