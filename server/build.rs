//! Embeds the style sheet, scripts and WebAssembly that `make assets` leaves in `style/dist/<profile>`.
use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = if env::var("PROFILE")? == "release" { "release" } else { "debug" };
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../style/dist").join(folder);
    // Without them the program builds all the same, and its pages come without style: enough for `cargo check`.
    fs::create_dir_all(&folder)?;
    memory_serve::load_directory_with_embed(folder, true);
    Ok(())
}
