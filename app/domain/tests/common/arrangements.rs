//! Made-up arrangements for tests: clean ones by seed, and what is read off a result.

use domain::arrangement::Arrangement;
use domain::boundary::{Beside, Boundary, Issue, analyze};
use domain::catalogue::Catalogue;
use domain::text::Lang;
use domain::word::*;
use serde_json::{Value, json};

use super::CATALOGUE;

/// Reads an arrangement; it has to be readable.
pub fn arrangement(file: &Value) -> Arrangement {
    let read = Arrangement::read(file.to_string().as_bytes(), &CATALOGUE);
    read.unwrap_or_else(|problems| panic!("{:#?}", problems.lines(&CATALOGUE, Lang::En)))
}

/// Analyzes an arrangement.
pub fn analyzed(file: &Value) -> Boundary {
    analyze(&CATALOGUE, &arrangement(file), Beside::default())
}

/// The issues of an arrangement.
pub fn issues(file: &Value) -> Vec<Issue> {
    analyzed(file).issues
}

/// Issues for a person who reads a failing test.
pub fn shown(issues: &[Issue]) -> Vec<String> {
    let line = |issue: &Issue| {
        let (duty, scope) = (issue.duty.as_ref().map_or("", |duty| duty.as_str()), issue.scope);
        format!("{} {duty} {scope:?} {:?} {:?}", issue.kind.word(), issue.parties, issue.contract_clauses)
    };
    issues.iter().map(line).collect()
}

/// A vendor of a set-up: id, role, who engaged it.
pub struct Vendor(pub &'static str, pub &'static str, pub &'static str);

/// A shape of arrangement: settings, cases, vendors.
pub struct Shape {
    pub settings: &'static [&'static str],
    pub cases: &'static [&'static str],
    pub vendors: &'static [Vendor],
}

/// Shapes as they occur: one vendor, several, subcontractors, media, another institution.
pub const SHAPES: &[Shape] = &[
    Shape { settings: &["network"], cases: &["4.3.4"], vendors: &[Vendor("app", "application", "institution")] },
    Shape {
        settings: &["network"],
        cases: &["4.3.4"],
        vendors: &[Vendor("app", "application", "institution"), Vendor("net", "network", "institution")],
    },
    Shape {
        settings: &["network"],
        cases: &["4.3.2", "4.3.4"],
        vendors: &[
            Vendor("app", "application", "institution"),
            Vendor("infra", "infrastructure", "institution"),
            Vendor("net", "network", "institution"),
            Vendor("maint", "maintenance", "institution"),
        ],
    },
    Shape {
        settings: &["network"],
        cases: &["4.3.4"],
        vendors: &[
            Vendor("app", "application", "institution"),
            Vendor("iaas", "infrastructure", "app"),
            Vendor("helpdesk", "maintenance", "app"),
            Vendor("dc", "infrastructure", "iaas"),
        ],
    },
    Shape {
        settings: &["paper"],
        cases: &[],
        vendors: &[Vendor("store", "custody", "institution"), Vendor("truck", "media-carrier", "institution")],
    },
    Shape { settings: &["removable"], cases: &[], vendors: &[Vendor("tapes", "custody", "institution")] },
    Shape {
        settings: &["network", "removable"],
        cases: &["4.3.4"],
        vendors: &[
            Vendor("app", "application", "institution"),
            Vendor("net", "network", "institution"),
            Vendor("tapes", "custody", "institution"),
        ],
    },
    Shape {
        settings: &["network"],
        cases: &["4.3.3", "4.3.4"],
        vendors: &[Vendor("app", "application", "institution"), Vendor("lab", "testing", "institution")],
    },
    Shape {
        settings: &["network"],
        cases: &["4.3.1"],
        vendors: &[Vendor("peer", "medical-institution", "institution"), Vendor("net", "network", "institution")],
    },
    Shape {
        settings: &["network"],
        cases: &["4.3.4"],
        vendors: &[
            Vendor("sier", "integrator", "institution"),
            Vendor("cloud", "platform", "sier"),
            Vendor("hw", "hardware", "institution"),
            Vendor("keys", "key-escrow", "institution"),
            Vendor("csirt", "incident-response", "institution"),
        ],
    },
];

/// A clean arrangement of a shape chosen by the seed. The seed also decides whether duties are led as a whole or part by
/// part, whether a vendor's terms fill one contract or a master contract with a memorandum and service levels, and
/// whether contracts hold every clause of the catalogue or only those asked for.
pub fn clean(seed: usize) -> Value {
    let shape = &SHAPES[seed % SHAPES.len()];
    let (by_part, several_papers) =
        ((seed / SHAPES.len()).is_multiple_of(2), (seed / SHAPES.len() / 2).is_multiple_of(2));
    let catalogue: &Catalogue = &CATALOGUE;
    let direct: Vec<&Vendor> = shape.vendors.iter().filter(|vendor| vendor.2 == "institution").collect();
    let mut contracts: Vec<Value> = Vec::new();
    for vendor in &direct {
        let clauses: Vec<Value> = catalogue
            .contract_clauses
            .iter()
            .enumerate()
            .map(|(at, clause)| json!({ "clause": clause.id, "state": "present", "ref": format!("第{}条", at + 1) }))
            .collect();
        let main = format!("{}-main", vendor.0);
        let mut contract = json!({
            "id": main, "between": ["institution", vendor.0], "kind": "contract", "precedence": 1, "signed": "2026-04-01",
            "ends": "2029-03-31", "governing_law": "JP", "clauses": [], "assignments": []
        });
        if several_papers {
            let (first, second) = clauses.split_at(clauses.len() / 2);
            contract["clauses"] = json!(first);
            contracts.push(json!({
                "id": format!("{}-memo", vendor.0), "between": [vendor.0, "institution"], "kind": "memorandum",
                "amends": main, "signed": "2026-05-01", "clauses": second
            }));
            contracts.push(json!({
                "id": format!("{}-sla", vendor.0), "between": ["institution", vendor.0], "kind": "sla", "precedence": 2,
                "signed": "2026-04-01", "clauses": [{ "clause": "secrecy-with-penalty", "state": "absent" }]
            }));
        } else {
            contract["clauses"] = json!(clauses);
        }
        contracts.push(contract);
    }
    for duty in &catalogue.duties {
        let whole = duty.scopes.is_empty() || !by_part;
        let scopes = if whole { vec![Scope::All] } else { duty.scopes.clone() };
        for (at, scope) in scopes.into_iter().enumerate() {
            let keeper = direct[at % direct.len()].0;
            let lead = if duty.patient_facing { "institution" } else { keeper };
            let mut said = json!({
                "duty": duty.id, "scope": scope, "lead": lead, "performs": [keeper], "support": ["institution"],
                "ref": format!("第{}条", at + 20)
            });
            if seed.is_multiple_of(3) && scope == Scope::All {
                said.as_object_mut().unwrap().remove("scope");
            }
            let main = format!("{keeper}-main");
            let contract = contracts.iter_mut().find(|contract| contract["id"] == json!(main)).unwrap();
            contract["assignments"].as_array_mut().unwrap().push(said);
        }
    }
    let parties: Vec<Value> = shape
        .vendors
        .iter()
        .map(|Vendor(id, role, by)| json!({ "id": id, "name": format!("架空{id}"), "role": role, "engaged_by": by }))
        .collect();
    let flows: Vec<Value> =
        direct.iter().map(|v| json!({ "from": "institution", "to": v.0, "relation": "entrustment" })).collect();
    json!({
        "schema": "azukari.arrangement/1", "institution": { "name": "架空の病院", "kind": "hospital", "beds": 120 },
        "settings": shape.settings, "cases": shape.cases, "documents": ["medical-records"], "parties": parties,
        "contracts": contracts, "flows": flows
    })
}
