//! From settings to a running server, and its orderly end.

use std::{future::Future, io::Write as _, sync::Arc, time::Duration};

use domain::{
    catalogue::{Catalogue, InvalidCatalogue},
    text::Lang,
};
use store::{EvidenceFiles, SessionStore, Store, StoreError};
use tokio::net::TcpListener;
use usecase::identity::{Cost, Passwords};

use crate::{
    AppState,
    clock::{RandomIds, SystemClock},
    demo,
    router::router,
    session,
    settings::Settings,
    sweep,
};

/// How long answers under way may take once the program is told to end.
const FAREWELL: Duration = Duration::from_secs(10);

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServeError {
    /// The embedded catalogue is broken.
    #[error(transparent)]
    Catalogue(#[from] InvalidCatalogue),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Passwords cannot be hashed.
    #[error(transparent)]
    Passwords(#[from] usecase::Failure),
    /// The demo cannot be filled in.
    #[error(transparent)]
    Demo(#[from] usecase::demo::SeedError),
    /// The address is taken, or not ours.
    #[error("cannot listen on {addr}: is another program using it? AZUKARI_ADDR chooses another address")]
    Listen {
        /// The address.
        addr: std::net::SocketAddr,
        /// What went wrong.
        source: std::io::Error,
    },
    /// While running.
    #[error("the server ended unexpectedly")]
    Run(#[source] std::io::Error),
}

/// Migrates, serves, and returns when the program is told to end.
pub(crate) async fn serve(settings: Settings, demo: bool, lang: Lang) -> Result<(), ServeError> {
    let catalogue: &'static Catalogue = Box::leak(Box::new(Catalogue::bundled()?));
    let store = Store::connect(&settings.database).await?;
    store.migrate().await?;
    let for_s3 = std::env::vars().filter(|(name, _)| name.starts_with("AWS_"));
    let evidence = EvidenceFiles::open(&settings.evidence, settings.incoming.clone(), for_s3)?;
    let listener =
        TcpListener::bind(settings.addr).await.map_err(|source| ServeError::Listen { addr: settings.addr, source })?;
    let addr = listener.local_addr().map_err(ServeError::Run)?;
    let clock = Arc::new(SystemClock);
    let passwords = Passwords::new(Cost::USUAL)?;
    let public_url = settings.public_url.clone();
    let ids = Arc::new(RandomIds);
    let state = AppState::new(store.clone(), evidence, catalogue, clock.clone(), ids, passwords, public_url);
    let state = match demo {
        true => AppState { demo: demo::fill(&state, lang).await?, ..state },
        false => state,
    };
    tokio::spawn(session::sweep(SessionStore::new(store.clone(), clock)));
    tokio::spawn(sweep::evidence(state.clone()));

    let address = settings.public_url.map_or_else(|| format!("http://{addr}"), |url| url.origin().to_owned());
    announce(&address, lang);
    if demo {
        demo::announce(state.demo, lang);
    }
    let (told, ended) = tokio::sync::watch::channel(());
    let until = async move {
        told_to_end().await;
        drop(told);
    };
    let serving = axum::serve(listener, router(state)).with_graceful_shutdown(until).into_future();
    tokio::select! {
        result = serving => result.map_err(ServeError::Run)?,
        () = farewell(ended) => tracing::warn!("some answers were still under way"),
    }
    store.close().await?;
    Ok(())
}

/// The address, on a line of its own. Standard output may be closed; the server runs all the same.
fn announce(address: &str, lang: Lang) {
    let line = match lang {
        Lang::Ja => format!("預かりを開きました： {address}/ （終えるには Ctrl+C）"),
        Lang::En => format!("Azukari is at {address}/ (Ctrl+C ends it)"),
    };
    let _ = writeln!(std::io::stdout(), "{line}");
}

async fn farewell(mut ended: tokio::sync::watch::Receiver<()>) {
    // The sender goes away when the program is told to end.
    while ended.changed().await.is_ok() {}
    tokio::time::sleep(FAREWELL).await;
}

fn told_to_end() -> impl Future<Output = ()> {
    let interrupt = tokio::signal::ctrl_c();
    async move {
        #[cfg(unix)]
        if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
        let _ = interrupt.await;
    }
}
