//! The wording is our own: no run of 25 characters equals the source documents.
//!
//! The documents are not part of this repository. The test reads them where they lie beside it (`../shared/seeds`), or
//! where `AZUKARI_SOURCES` says, and has nothing to compare with elsewhere.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use domain::catalogue::BUNDLED_FILES;
use domain::demo;

/// How long a run has to be to count as copied.
const RUN: usize = 25;

fn runs(text: &str) -> impl Iterator<Item = String> {
    let plain: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    (0..plain.len().saturating_sub(RUN - 1)).map(move |at| plain[at..at + RUN].iter().collect())
}

fn sources() -> Vec<String> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let folder = std::env::var_os("AZUKARI_SOURCES").map_or(beside, PathBuf::from);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok()).collect()
}

fn texts<'v>(value: &'v toml::Value, out: &mut Vec<&'v str>) {
    match value {
        toml::Value::String(text) => out.push(text),
        toml::Value::Array(entries) => entries.iter().for_each(|entry| texts(entry, out)),
        toml::Value::Table(fields) => fields.values().for_each(|field| texts(field, out)),
        _ => {}
    }
}

/// The lines of the survey report, where it lies beside the repository.
fn survey_report() -> Option<Vec<String>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let folder = std::env::var_os("AZUKARI_SOURCES").map_or(beside, PathBuf::from);
    let file = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("001"));
    let text = fs::read_to_string(file.into_iter().find(named)?).ok()?;
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
fn the_table_of_laws_cites_the_line_that_names_the_article() {
    let Some(report) = survey_report() else {
        eprintln!("the survey report is not here: nothing to compare with");
        return;
    };
    let catalogue = domain::catalogue::Catalogue::bundled().unwrap();
    for law in &catalogue.laws {
        for article in &law.article {
            let lines = article.source.strip_prefix("001:").unwrap();
            let (from, to) = lines.split_once('-').unwrap_or((lines, lines));
            let (from, to): (usize, usize) = (from.parse().unwrap(), to.parse().unwrap());
            let cited = report[from - 1..to].join("\n");
            let number: String = article.article.chars().filter(char::is_ascii_digit).collect();
            let wanted = if number.is_empty() { "暗号" } else { &number };
            assert!(cited.contains(wanted), "{} {}: line {lines} says {cited}", law.id, article.article);
        }
    }
}

#[test]
fn no_run_of_25_characters_is_copied() {
    let sources = sources();
    if sources.is_empty() {
        eprintln!("the source documents are not here: nothing to compare with");
        return;
    }
    let known: HashSet<String> = sources.iter().flat_map(|text| runs(text)).collect();
    let mut copied = Vec::new();
    for (name, content) in BUNDLED_FILES {
        let value: toml::Value = toml::from_str(content).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut found = Vec::new();
        texts(&value, &mut found);
        copied.extend(
            found.into_iter().flat_map(runs).filter(|run| known.contains(run)).map(|run| format!("{name}: {run}")),
        );
    }
    for (name, content) in demo::FILES.iter().chain(demo::ARRANGEMENTS) {
        copied.extend(runs(content).filter(|run| known.contains(run)).map(|run| format!("{name}: {run}")));
    }
    assert!(copied.is_empty(), "{copied:#?}");
}
