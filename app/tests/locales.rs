//! The texts are complete in both languages.

use std::{collections::BTreeMap, fs, path::Path};

fn texts(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut all = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let area = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for line in fs::read_to_string(&path).unwrap().lines().filter(|line| !line.trim().is_empty()) {
            let (key, text) = line.split_once(" = ").unwrap_or_else(|| panic!("{area}: {line}"));
            all.insert(format!("{area}.{key}"), text.trim_matches('"').to_owned());
        }
    }
    all
}

/// The names between double braces, and `{n}`.
fn places(text: &str) -> Vec<&str> {
    let mut found: Vec<_> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.trim())).collect();
    found.retain(|name| !name.is_empty());
    found.sort_unstable();
    found
}

#[test]
fn every_text_is_there_in_both_languages_with_the_same_gaps() {
    let (japanese, english) = (texts("ja"), texts("en"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&japanese), keys(&english));
    for (key, text) in &japanese {
        assert!(!text.is_empty() && !english[key].is_empty(), "{key}");
        assert_eq!(places(text), places(&english[key]), "{key}");
    }
}
