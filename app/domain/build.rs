//! Embeds every file of `catalogue/`, so that a further edition, law or criterion is a file and no Rust.
use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=catalogue");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut names: Vec<String> = fs::read_dir(root.join("catalogue"))
        .expect("the catalogue folder is part of the crate")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    let list: String = names
        .iter()
        .map(|name| {
            let path = root.join("catalogue").join(name);
            format!("({name:?}, include_str!({path:?})),\n")
        })
        .collect();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("catalogue_files.rs");
    fs::write(out, format!("&[\n{list}]")).expect("the output folder is writable");
}
