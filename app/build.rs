//! Turns `locales/` into typed keys: a word missing in one language, or misspelt in a page, does not compile.
use std::{env, error::Error, fs, path::PathBuf};

use leptos_i18n_build::{Config, FileFormat, ParseOptions, TranslationsInfos};

/// One file per area, so that work side by side does not collide.
fn areas() -> Result<Vec<String>, Box<dyn Error>> {
    let mut areas = Vec::new();
    for file in fs::read_dir("locales/ja")? {
        areas.extend(file?.path().file_stem().and_then(|name| name.to_str()).map(str::to_owned));
    }
    areas.sort();
    Ok(areas)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let options = ParseOptions::new().file_format(FileFormat::Toml).interpolate_display(true);
    let config = Config::new("ja")?.add_locale("en")?.add_namespaces(areas()?)?.parse_options(options);
    let texts = TranslationsInfos::parse(config)?;
    texts.emit_diagnostics();
    texts.rerun_if_locales_changed();
    texts.generate_i18n_module(PathBuf::from(env::var("OUT_DIR")?).join("i18n"))?;
    Ok(())
}
