//! Hostile files are refused with a clear error, within generous bounds, and without a panic.

mod common;

use common::*;
use domain::disclosure::Disclosure;
use domain::read::MOST_BYTES;
use domain::text::Lang;
use serde_json::json;

fn refused(bytes: &[u8]) -> Vec<String> {
    read(bytes).expect_err("it has to be refused")
}

#[test]
fn two_hundred_thousand_levels_are_refused() {
    for open in ["[", "{\"a\":"] {
        let lines = refused(open.repeat(200_000).as_bytes());
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with('/') && lines[0].contains("Nested too deep"), "{lines:?}");
    }
}

#[test]
fn sixty_megabytes_are_refused() {
    let lines = refused(&vec![b' '; 60 * 1024 * 1024]);
    assert_eq!(lines, ["/: The file is too large; 8 MiB at most."]);
}

#[test]
fn a_file_of_the_largest_size_full_of_values_is_refused() {
    let mut text = "[".to_owned();
    while text.len() < MOST_BYTES - 16 {
        text.push_str("[0,0,0,0,0,0,0],");
    }
    text.push_str("0]");
    assert!(refused(text.as_bytes()).iter().any(|line| line.starts_with("/: ")));
}

#[test]
fn half_a_million_unknown_keys_are_refused_and_counted() {
    let mut text = "{".to_owned();
    for at in 0..500_000 {
        text.push_str(&format!("\"k{at}\":0,"));
    }
    text.push_str("\"schema\":\"azukari.disclosure/1\"}");
    let lines = refused(text.as_bytes());
    assert_eq!(lines.len(), 101);
    assert!(lines[100].contains("500002 in all"), "{}", lines[100]);
}

#[test]
fn broken_utf8_is_refused() {
    assert_eq!(refused(b"{\"schema\":\"\xff\"}"), ["/: Not UTF-8 from byte 11 on; save the file as UTF-8."]);
}

#[test]
fn a_file_that_is_not_json_is_refused_with_its_place() {
    let lines = refused(b"{\"vendor\": {\"name\": nonsense}}");
    assert_eq!(lines, ["/vendor/name: Not JSON at line 1, column 22; check brackets, commas and quotation marks."]);
    assert!(refused(b"")[0].starts_with("/: Not JSON"));
    assert!(refused(b"{} {}")[0].starts_with("/: Not JSON"));
}

#[test]
fn duplicate_keys_and_control_characters_are_refused_with_their_places() {
    let text = r#"{"schema":"azukari.disclosure/1","vendor":{"name":"A\u0000","jurisdiction":"JP","name":"B"},
        "service":{"name":"S\u001b"},"sites":[{"id":"a"},{"id":"a"}]}"#;
    let lines = refused(text.as_bytes());
    let pointers: Vec<&str> = lines.iter().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(pointers, ["/vendor/name", "/vendor/name", "/service/name"]);
}

#[test]
fn all_errors_come_at_once() {
    let lines = refused(
        json!({
            "schema": "azukari.disclosure/2",
            "as_of": "2026-13-01",
            "vendor": { "name": "", "jurisdiction": "XX", "owners": [{ "share": 101 }, { "control": "maybe" }] },
            "service": { "nmae": "S" },
            "sites": [{ "id": "Tokyo", "roles": ["primary", "main"], "operator": "nobody" }],
            "access": {},
            "answers": { "no-such-question": {}, "backups-taken": { "state": "perhaps" } }
        })
        .to_string()
        .as_bytes(),
    );
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn problems_of_the_whole_come_along_with_those_of_its_parts() {
    let lines = refused(
        json!({
            "schema": "azukari.disclosure/1",
            "vendor": { "name": "V", "jurisdiction": "JP" },
            "service": { "name": "S", "plans": [{ "id": "standard" }] },
            "sites": [{ "id": "a", "operator": "ghost", "plans": ["gold"] }],
            "subprocessors": [
                { "id": "one" }, { "id": "vendor" }, { "id": "one" }
            ],
            "keys": [{ "holder": "ghost" }],
            "certifications": [{ "scheme": "isms", "holder": "ghost" }, { "scheme": "no-such" }]
        })
        .to_string()
        .as_bytes(),
    );
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn references_circles_and_reserved_ids_are_refused() {
    let lines = refused(
        json!({
            "schema": "azukari.disclosure/1",
            "vendor": { "name": "V", "jurisdiction": "JP" },
            "service": { "name": "S" },
            "sites": [{ "id": "a", "operator": "ghost", "plans": ["gold"] }, { "id": "a" }],
            "subprocessors": [
                { "id": "one", "sub_of": "two" }, { "id": "two", "sub_of": "three" }, { "id": "three", "sub_of": "one" },
                { "id": "vendor" }
            ],
            "keys": [{ "holder": "ghost" }]
        })
        .to_string()
        .as_bytes(),
    );
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn owners_are_bounded_in_depth_and_number() {
    let mut owner = json!({ "name": "last" });
    for _ in 0..32 {
        owner = json!({ "owners": [owner] });
    }
    let file = |owners: serde_json::Value| {
        json!({ "schema": "azukari.disclosure/1", "service": { "name": "S" },
            "vendor": { "name": "V", "jurisdiction": "JP", "owners": owners } })
        .to_string()
    };
    assert!(refused(file(json!([owner])).as_bytes())[0].contains("32 deep at most"));
    let branch: Vec<_> = (0..2_000).map(|_| json!({})).collect();
    let many: Vec<_> = (0..6).map(|_| json!({ "owners": branch })).collect();
    assert!(refused(file(json!(many)).as_bytes())[0].contains("10000 owners in all"));
    let long: Vec<_> = (0..2_001).map(|_| json!({})).collect();
    assert!(refused(file(json!(long)).as_bytes())[0].contains("2000 entries at most"));
}

#[test]
fn what_is_absent_null_or_empty_is_not_stated_and_an_empty_list_is() {
    let disclosure = from_json(json!({
        "schema": "azukari.disclosure/1", "as_of": null, "prepared_by": "",
        "vendor": { "name": "V", "jurisdiction": "JP", "establishments": [] },
        "service": { "name": "S", "hours": "weekdays\nand Saturdays" },
        "answers": { "backups-taken": { "state": "yes", "value": null, "scope": "", "planned_for": null } }
    }));
    assert_eq!(disclosure.as_of, None);
    assert_eq!(disclosure.prepared_by, None);
    assert_eq!(disclosure.vendor.establishments, Some(Vec::new()));
    assert_eq!(disclosure.service.hours.as_ref().unwrap().0, "weekdays\nand Saturdays");
    assert_eq!(disclosure.answer("backups-taken").unwrap().scope, None);
}

#[test]
fn problems_are_worded_in_both_languages() {
    let bytes =
        br#"{"schema":"azukari.disclosure/1","vendor":{"name":"V","jurisdiction":"XX"},"service":{"name":"S"}}"#;
    let problems = Disclosure::read(bytes, &CATALOGUE).unwrap_err();
    assert_eq!(
        problems.lines(&CATALOGUE, Lang::Ja),
        ["/vendor/jurisdiction: \"XX\" は国のコードではありません。JP のような2文字（ISO 3166-1）で書いてください。"]
    );
    assert_eq!(
        problems.lines(&CATALOGUE, Lang::En),
        ["/vendor/jurisdiction: \"XX\" is not a country code; write two capitals as in JP (ISO 3166-1)."]
    );
}
