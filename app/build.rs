//! Turns `locales/` into typed keys: a word missing in one language, or misspelt in a page, does not compile.
use std::{env, error::Error, path::PathBuf};

use leptos_i18n_build::{Config, FileFormat, ParseOptions, TranslationsInfos};

/// One file per area, so that work side by side does not collide.
const AREAS: [&str; 16] = [
    "common",
    "home",
    "catalogue",
    "criterion",
    "chapter",
    "errors",
    "account",
    "organisation",
    "audit",
    "service",
    "fact",
    "case",
    "policy",
    "draft",
    "self_check",
    "evidence",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let options = ParseOptions::new().file_format(FileFormat::Toml).interpolate_display(true);
    let config = Config::new("ja")?.add_locale("en")?.add_namespaces(AREAS)?.parse_options(options);
    let texts = TranslationsInfos::parse(config)?;
    texts.emit_diagnostics();
    texts.rerun_if_locales_changed();
    texts.generate_i18n_module(PathBuf::from(env::var("OUT_DIR")?).join("i18n"))?;
    Ok(())
}
