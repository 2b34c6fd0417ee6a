//! Sessions: kept in the database, so that any node can answer any request.
//!
//! A page that does not ask for its session never touches the database on account of it.

use std::time::Duration;

use store::SessionStore;
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite, cookie::time::Duration as CookieDuration};

use crate::AppState;

const COOKIE: &str = "azukari_session";
const IDLE: CookieDuration = CookieDuration::hours(12);
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

/// Gives handlers their `Session`.
pub(crate) fn layer(state: &AppState) -> SessionManagerLayer<SessionStore> {
    SessionManagerLayer::new(SessionStore::new(state.store.clone(), state.clock.clone()))
        .with_name(COOKIE)
        .with_same_site(SameSite::Lax)
        .with_secure(state.public_url.as_ref().is_some_and(|url| url.is_https()))
        .with_expiry(Expiry::OnInactivity(IDLE))
}

/// Removes expired sessions now and then, for as long as the program runs.
pub(crate) async fn sweep(sessions: SessionStore) {
    let mut every = tokio::time::interval(SWEEP_EVERY);
    loop {
        every.tick().await;
        match sessions.delete_expired().await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "expired sessions removed"),
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "expired sessions remain"),
        }
    }
}
