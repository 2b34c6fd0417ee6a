//! Embeds every file of `catalogue/` and of the demo folders, so that a further edition, law or demo is a file and no Rust.
use std::{env, fs, path::PathBuf};

fn main() {
    embed("catalogue", "toml");
    embed("demo", "json");
    embed("demo-arrangements", "json");
}

/// Writes a list of name and content of the files of a folder, in alphabetical order.
fn embed(folder: &str, ending: &str) {
    println!("cargo::rerun-if-changed={folder}");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join(folder);
    let mut names: Vec<String> = fs::read_dir(&root)
        .expect("the folder is part of the crate")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(&format!(".{ending}")))
        .collect();
    names.sort();
    let list: String = names
        .iter()
        .map(|name| {
            let path = root.join(name);
            format!("({name:?}, include_str!({path:?})),\n")
        })
        .collect();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join(format!("{folder}_files.rs"));
    fs::write(out, format!("&[\n{list}]")).expect("the output folder is writable");
}
