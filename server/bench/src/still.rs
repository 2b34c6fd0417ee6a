//! Pages that cost nothing to make: their HTML from memory, through the same router and layers as every other answer,
//! packed on its way out like them; without session, database and rendering.

use std::{collections::BTreeMap, fs, sync::Arc};

use axum::{
    body::Bytes,
    extract::Path,
    http::{StatusCode, header::CONTENT_TYPE},
};
use domain::catalogue::Catalogue;
use server::{
    AppState,
    clock::{RandomIds, SystemClock},
    registry::{Asks, Route},
    router::{routes, with_routes},
    settings::Settings,
};
use store::{EvidenceFiles, Store};
use usecase::identity::{Cost, Passwords};

use crate::Anything;

/// Serves the files of a folder, each the HTML of a page, below `/still/`.
pub(crate) async fn serve(
    settings: &Settings,
    store: Store,
    catalogue: &'static Catalogue,
    folder: &str,
) -> Anything<()> {
    let mut pages: BTreeMap<String, Bytes> = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        pages.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?.into());
    }
    let pages = Arc::new(pages);
    let still = move |Path(name): Path<String>| {
        let page = pages.get(&name).cloned().ok_or(StatusCode::NOT_FOUND);
        async move { page.map(|page| ([(CONTENT_TYPE, "text/html; charset=utf-8")], page)) }
    };
    let passwords = Passwords::new(Cost::LEAST)?;
    let evidence = EvidenceFiles::open(&settings.evidence, settings.incoming.clone(), [])?;
    let state = AppState::new(store, evidence, catalogue, Arc::new(SystemClock), Arc::new(RandomIds), passwords, None);
    let mut all = routes();
    all.push(Route::program("/still/{name}", Asks::Nothing, still));
    let listener = tokio::net::TcpListener::bind(settings.addr).await?;
    Ok(axum::serve(listener, with_routes(state, &all)).await?)
}
