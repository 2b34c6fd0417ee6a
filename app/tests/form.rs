//! The form says everything the format says: what a page renders and a browser posts gives the same disclosure, and
//! every key of the format has its field.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use app::{
    PageContext,
    pages::service::section::{SectionView, next_section, section},
};
use domain::{
    catalogue::Catalogue,
    disclosure::Disclosure,
    schema::{Format, schema},
    text::Lang,
};
use jiff::Timestamp;
use serde_json::Value;
use usecase::{
    field::{Fields, assemble, flatten},
    record::{VendorServiceHead, VendorServiceId},
    vendor::Draft,
};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().unwrap());
/// The most bytes of a form that the server takes.
const FORM: usize = 1024 * 1024;

fn draft(fields: Fields) -> Draft {
    let id: VendorServiceId = "00000000-0000-7000-8000-000000000001".parse().unwrap();
    let organisation = "00000000-0000-7000-8000-000000000002".parse().unwrap();
    let service = VendorServiceHead { id, organisation, name: "架空".to_owned() };
    Draft { service, revision: 1, based_on: None, updated_at: Timestamp::UNIX_EPOCH, fields, rivals: Vec::new() }
}

fn page(id: &str, draft: &Draft, add: Option<&str>) -> String {
    let context =
        PageContext { lang: Lang::Ja, here: "/".to_owned(), assets: Default::default(), viewer: None, demo: false };
    let problems = draft.assemble(&CATALOGUE).disclosure.err().unwrap_or_default();
    let shown = SectionView {
        around: app::pages::service::Around::default(),
        id: id.to_owned(),
        draft: draft.clone(),
        problems,
        may_edit: true,
        add: add.map(str::to_owned),
        from: None,
        saved: false,
        stale: false,
    };
    section(&context, &CATALOGUE, shown).html
}

/// The ids of all sections, in order.
fn sections() -> Vec<String> {
    std::iter::successors(Some("facts-service".to_owned()), |id| next_section(&CATALOGUE, id)).collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The attributes of a tag.
fn attributes(tag: &str) -> BTreeMap<&str, String> {
    let mut found = BTreeMap::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let name = before.rsplit(' ').next().unwrap();
        let (value, after) = after.split_once('"').unwrap();
        found.insert(name, unescaped(value));
        rest = after;
    }
    for word in ["checked", "selected"] {
        if tag.ends_with(&format!(" {word}")) || tag.contains(&format!(" {word} ")) {
            found.entry(word).or_default();
        }
    }
    found
}

/// The tags of a page, each with the text after it. A tag ends outside quotation marks.
fn tags(html: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let Some((tag, after)) = end.map(|end| (&after[..end], &after[end + 1..])) else { break };
        found.push((tag, after.split('<').next().unwrap_or_default()));
        rest = after;
    }
    found
}

/// What a browser posts of a page, its buttons aside.
fn posted(html: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut select: Option<(String, Option<String>)> = None;
    for (tag, text) in tags(html) {
        let attributes = attributes(tag);
        let value = || attributes.get("value").cloned().unwrap_or_default();
        match tag.split(' ').next().unwrap() {
            "input" => {
                let kind = attributes.get("type").map_or("text", String::as_str);
                if !matches!(kind, "checkbox" | "radio") || attributes.contains_key("checked") {
                    pairs.push((attributes["name"].clone(), value()));
                }
            }
            "textarea" => pairs.push((attributes["name"].clone(), unescaped(text.strip_prefix('\n').unwrap_or(text)))),
            "select" => select = Some((attributes["name"].clone(), None)),
            "option" => {
                if let Some((_, chosen)) = &mut select
                    && (chosen.is_none() || attributes.contains_key("selected"))
                {
                    *chosen = Some(value());
                }
            }
            "/select" => {
                let (name, chosen) = select.take().unwrap();
                pairs.push((name, chosen.unwrap_or_default()));
            }
            _ => {}
        }
    }
    pairs
}

fn demo(name: &str) -> Disclosure {
    let (_, file) = domain::demo::FILES.iter().find(|(known, _)| known.contains(name)).unwrap();
    Disclosure::read(file.as_bytes(), &CATALOGUE).unwrap()
}

/// What is left of a disclosure once the form showed and posted it.
fn through_the_form(disclosure: &Disclosure) -> Disclosure {
    let draft = draft(flatten(disclosure, &CATALOGUE));
    let mut fields = Fields::new();
    for id in sections() {
        let pairs = posted(&page(&id, &draft, None));
        let length: usize = pairs.iter().map(|(name, value)| name.len() + 9 * value.chars().count() + 2).sum();
        assert!(length < FORM, "{id} takes {length} bytes");
        for (name, value) in pairs.into_iter().filter(|(name, _)| usecase::field::is_field(name, &CATALOGUE)) {
            fields.entry(name).or_default().push(value);
        }
    }
    for (name, typed) in &draft.fields {
        assert!(fields.contains_key(name), "{name} = {typed:?} is shown nowhere");
    }
    assemble(&fields, &CATALOGUE).disclosure.unwrap()
}

fn assert_survives(disclosure: &Disclosure, what: &str) {
    let mut expected = disclosure.clone();
    (expected.version, expected.supersedes) = (None, None);
    let (expected, found) = (expected.write(), through_the_form(disclosure).write());
    let differing = expected.lines().zip(found.lines()).find(|(one, other)| one != other);
    assert!(expected == found, "{what}: {differing:?}");
}

#[test]
fn every_demo_goes_through_the_form_unchanged() {
    for (name, file) in domain::demo::FILES {
        assert_survives(&Disclosure::read(file.as_bytes(), &CATALOGUE).unwrap(), name);
    }
}

#[test]
fn what_is_rarely_said_goes_through_the_form_unchanged() {
    let file = include_str!("rare.json");
    assert_survives(&Disclosure::read(file.as_bytes(), &CATALOGUE).unwrap(), "rare.json");
}

/// The paths of all keys below a schema, lists as `[]`, owners of owners once.
fn keys(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    let schema = match schema.get("$ref").and_then(Value::as_str) {
        Some(name) => root.pointer(name.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    if path.ends_with("owners[].owners[]") {
        return;
    }
    for branch in ["anyOf", "allOf", "oneOf"] {
        for schema in schema.get(branch).and_then(Value::as_array).into_iter().flatten() {
            keys(root, schema, path, found);
        }
    }
    if let Some(items) = schema.get("items") {
        keys(root, items, &format!("{path}[]"), found);
    }
    for (key, schema) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        found.insert(path.clone());
        keys(root, schema, &path, found);
    }
    let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
    let others = schema.get("additionalProperties").filter(|schema| schema.is_object());
    for schema in patterns.map(|(_, schema)| schema).chain(others) {
        keys(root, schema, &format!("{path}[]"), found);
    }
}

#[test]
fn every_key_of_the_format_has_its_field() {
    let schema: Value = serde_json::from_str(&schema(Format::Disclosure)).unwrap();
    let mut wanted = BTreeSet::new();
    keys(&schema, &schema, "", &mut wanted);
    assert!(
        wanted.contains("vendor.owners[].owners[].name") || wanted.contains("vendor.owners[].owners"),
        "{wanted:?}"
    );
    assert!(wanted.contains("answers[].evidence[].document"), "{wanted:?}");
    let rare = Disclosure::read(include_str!("rare.json").as_bytes(), &CATALOGUE).unwrap();
    let draft = draft(flatten(&rare, &CATALOGUE));
    let mut offered = BTreeSet::new();
    for id in sections() {
        for (name, _) in posted(&page(&id, &draft, None)) {
            let mut path = String::new();
            for step in name.split('.') {
                match step {
                    "answer" => {
                        offered.insert("answers".to_owned());
                        path.push_str("answers[]");
                    }
                    step if step.bytes().all(|b| b.is_ascii_digit()) => path.push_str("[]"),
                    "year" | "month" | "day" => {}
                    step if path == "answers[]" && CATALOGUE.question(step).is_some() => {}
                    step if path.is_empty() => path.push_str(step),
                    step => path.push_str(&format!(".{step}")),
                }
                offered.insert(path.clone());
            }
        }
    }
    let set_by_publishing = ["schema", "version", "supersedes"];
    let missing: Vec<&String> =
        wanted.iter().filter(|key| !offered.contains(*key) && !set_by_publishing.contains(&key.as_str())).collect();
    assert!(missing.is_empty(), "no field for {missing:?}");
}

#[test]
fn a_date_that_cannot_be_read_stays_as_typed_and_says_what_is_meant() {
    let typed = [("as_of.year", "令和8"), ("as_of.month", "２"), ("as_of.day", "30"), ("service.name", "架空")];
    let fields: Fields = typed.iter().map(|(name, text)| ((*name).to_owned(), vec![(*text).to_owned()])).collect();
    let html = page("facts-service", &draft(fields), None);
    assert!(html.contains("開示書の時点：2026年2月に「30」という日はありません。"), "{html}");
    assert!(html.contains("href=\"#as_of\""));
    for (name, value) in typed {
        assert!(posted(&html).contains(&(name.to_owned(), value.to_owned())), "{name}");
    }
}

#[test]
fn an_owner_of_an_owner_is_added_in_its_place() {
    let html = page("facts-vendor", &draft(flatten(&demo("02"), &CATALOGUE)), Some("vendor.owners.0.owners"));
    let names: Vec<String> = posted(&html).into_iter().map(|(name, _)| name).collect();
    for name in ["vendor.owners.0.owners.0.name", "complete.owners", "vendor.owners.0.share"] {
        assert!(names.contains(&name.to_owned()), "{name}: {names:?}");
    }
    assert!(html.contains("name=\"add\" value=\"vendor.owners.0.owners.0.owners\""), "and so on");
}
