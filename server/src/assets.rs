//! Style, scripts and WebAssembly, embedded in the program.
//!
//! Each file is served under a name that holds a hash of its content, so browsers keep it for a year and still get
//! the new one with the next release.

use app::Assets;
use axum::{Router, routing::MethodRouter};
use memory_serve::{CacheControl, MemoryServe};

/// The folder they are served from.
pub(crate) const PATH: &str = "/assets/{*path}";
const FOLDER: &str = "/assets";

fn embedded() -> MemoryServe {
    memory_serve::load!()
        .index_file(None)
        .cache_control(CacheControl::NoCache)
        .enable_hashed_routes(true)
        // A debug build would pack them anew at every start, for seconds.
        .enable_brotli(!cfg!(debug_assertions))
        .enable_gzip(!cfg!(debug_assertions))
}

/// Answers for all of them.
pub(crate) fn handler<S: Clone + Send + Sync + 'static>() -> MethodRouter<S> {
    let files: Router = Router::new().nest(FOLDER, embedded().into_router());
    axum::routing::get_service(files)
}

/// Where each one is.
pub(crate) fn addresses() -> Assets {
    let manifest = embedded().manifest();
    let at = |file: &str| format!("{FOLDER}{}", manifest.get(file).unwrap_or(file));
    Assets {
        style: at("/main.css"),
        icon: at("/icon.svg"),
        loader: at("/islands-loader.js"),
        islands_script: at("/islands.js"),
        islands_wasm: at("/islands_bg.wasm"),
    }
}
