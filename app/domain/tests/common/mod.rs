//! What the tests of this crate share.
#![expect(dead_code, reason = "each test file uses its own part")]

pub mod arrangements;

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use domain::assessment::{Assessment, Frame, assess};
use domain::catalogue::Catalogue;
use domain::disclosure::Disclosure;
use domain::policy::Policy;
use jiff::civil::{Date, date};
use serde_json::{Map, Value, json};

/// The bundled catalogue.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().unwrap_or_else(|e| panic!("{e}")));

/// The day for which the tests assess.
pub const DAY: Date = date(2026, 11, 1);

/// The demo files: name and bytes, in order.
pub fn demos() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("demo");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The demo whose name begins so.
pub fn demo(start: &str) -> Disclosure {
    let (name, bytes) = demos().into_iter().find(|(name, _)| name.starts_with(start)).unwrap();
    read(&bytes).unwrap_or_else(|lines| panic!("{name}: {lines:#?}"))
}

/// Reads a disclosure; problems come as English lines.
pub fn read(bytes: &[u8]) -> Result<Disclosure, Vec<String>> {
    Disclosure::read(bytes, &CATALOGUE).map_err(|problems| problems.lines(&CATALOGUE, domain::text::Lang::En))
}

/// Reads a disclosure from a JSON value.
pub fn from_json(value: serde_json::Value) -> Disclosure {
    read(value.to_string().as_bytes()).unwrap_or_else(|lines| panic!("{lines:#?}"))
}

/// Assesses under an edition with the default policy.
pub fn assessed(disclosure: &Disclosure, edition: &str) -> Assessment {
    assessed_by(disclosure, edition, &Policy::default())
}

/// Assesses under an edition and a policy.
pub fn assessed_by(disclosure: &Disclosure, edition: &str, policy: &Policy) -> Assessment {
    let edition = CATALOGUE.edition(edition).unwrap();
    assess(Frame { catalogue: &CATALOGUE, edition, policy, plan: None, as_of: DAY }, disclosure)
}

/// The finding of a criterion.
pub fn finding<'a>(assessment: &'a Assessment, criterion: &str) -> &'a domain::assessment::Finding {
    assessment
        .findings
        .iter()
        .find(|finding| finding.criterion.as_str() == criterion)
        .unwrap_or_else(|| panic!("no finding {criterion}"))
}

/// The service the golden cases start from (`golden/exposure.toml` describes it), with other facts in the place of its
/// own, for `vendor` and `service` beside what is there, and without some.
pub fn plain_service(given: &Map<String, Value>, without: &[String]) -> Value {
    let mut file = json!({
        "schema": "azukari.disclosure/1",
        "vendor": { "name": "V", "jurisdiction": "JP", "establishments": [], "owners": [] },
        "service": { "name": "S", "media": ["network"], "data": [{ "kind": "records", "patient": true }] },
        "sites": [{ "id": "tokyo", "country": "JP", "region": "Tokyo", "place": "outside-business",
            "roles": ["primary"], "data": ["records"], "operator": "vendor" }],
        "access": [], "subprocessors": [],
        "complete": { "sites": "yes", "subprocessors": "yes", "owners": "yes", "access": "yes" }
    });
    for (key, value) in given {
        match (&mut file[key], value) {
            (Value::Object(known), Value::Object(more)) if ["vendor", "service"].contains(&key.as_str()) => {
                known.extend(more.clone());
            }
            (place, value) => *place = value.clone(),
        }
    }
    for path in without {
        let (parent, field) = path.rsplit_once('/').map_or(("", path.as_str()), |(p, field)| (p, field));
        let pointer = if parent.is_empty() { String::new() } else { format!("/{parent}") };
        file.pointer_mut(&pointer).and_then(Value::as_object_mut).unwrap().remove(field);
    }
    file
}
