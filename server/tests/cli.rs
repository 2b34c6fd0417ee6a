//! The command line as other programs call it: what goes where, and with which exit code.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn azukari(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_azukari"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn demo(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../app/domain/demo-arrangements").join(name)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn boundary_reads_a_file_or_standard_input_and_ends_with_0_whatever_it_finds() {
    let file = demo("02-town-hospital-after-handa.json");
    let by_name = azukari(&["boundary", file.to_str().unwrap(), "--format", "json"], b"");
    let by_input = azukari(&["boundary", "-", "--format", "json"], &std::fs::read(&file).unwrap());
    assert_eq!(by_name.status.code(), Some(0));
    assert_eq!(by_name.stdout, by_input.stdout);
    assert!(by_name.stderr.is_empty());
    let result: Value = serde_json::from_slice(&by_name.stdout).unwrap();
    assert_eq!(result["schema"], "azukari.boundary/1");
    let kinds: Vec<&str> = result["issues"].as_array().unwrap().iter().filter_map(|i| i["kind"].as_str()).collect();
    assert!(kinds.contains(&"no-scope-setter") && kinds.contains(&"party-without-contract"), "{kinds:?}");
}

#[test]
fn boundary_speaks_both_languages() {
    let file = demo("01-two-vendors-in-order.json");
    let told = |lang: &str| text(&azukari(&["boundary", file.to_str().unwrap(), "--lang", lang], b"").stdout);
    assert!(told("ja").contains("責任分界表") && told("en").contains("Responsibility matrix"));
}

#[test]
fn boundary_tells_every_problem_with_its_place_and_ends_with_2() {
    let input = r#"{"schema": "azukari.arrangement/1", "institution": {"name": "H"}, "contracts": [
        {"id": "c", "between": ["institution", "a"], "assignments": [{"duty": "no.such-duty", "scope": "moon"}]}]}"#;
    let refused = azukari(&["boundary", "-", "--lang", "en"], input.as_bytes());
    assert_eq!(refused.status.code(), Some(2));
    assert!(refused.stdout.is_empty());
    let lines = text(&refused.stderr);
    assert!(lines.lines().any(|line| line.starts_with("/contracts/0/assignments/0/scope: ")), "{lines}");
    for arguments in [&["boundary", "/no/such/file"][..], &["boundary"], &["boundary", "-", "--format", "xml"]] {
        assert_eq!(azukari(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn boundary_holds_a_disclosure_against_the_contracts() {
    let arrangement = r#"{"schema": "azukari.arrangement/1", "institution": {"name": "H"}, "settings": ["network"],
        "parties": [{"id": "a", "engaged_by": "institution"}], "contracts": [{"id": "c", "between": ["institution", "a"],
        "assignments": [{"duty": "normal.backup", "lead": "a", "ref": "1"}]}]}"#;
    let disclosure = r#"{"schema": "azukari.disclosure/1", "vendor": {"name": "A", "jurisdiction": "JP"},
        "service": {"name": "S"}, "boundary": [{"duty": "normal.backup", "owner": "customer"}]}"#;
    let path = std::env::temp_dir().join(format!("azukari-cli-{}.json", std::process::id()));
    std::fs::write(&path, disclosure).unwrap();
    let given = format!("a={}", path.display());
    let told = azukari(&["boundary", "-", "--format", "json", "--disclosure", &given], arrangement.as_bytes());
    std::fs::remove_file(&path).unwrap();
    assert!(text(&told.stdout).contains("disclosure-contradicts-contract"), "{}", text(&told.stderr));
    let nobody = azukari(&["boundary", "-", "--disclosure", "ghost=x.json"], arrangement.as_bytes());
    assert_eq!(nobody.status.code(), Some(2));
}
