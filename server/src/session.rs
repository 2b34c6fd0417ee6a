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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::{
        Router,
        body::Body,
        http::{Request, header},
        routing::get,
    };
    use domain::catalogue::Catalogue;
    use http_body_util::BodyExt as _;
    use store::testing::TestDatabase;
    use tower::ServiceExt as _;
    use tower_sessions::Session;

    use super::layer;
    use crate::{
        AppState,
        clock::{RandomIds, SystemClock},
    };

    async fn visits(session: Session) -> String {
        let visits = session.get::<u32>("visits").await.unwrap().unwrap_or_default() + 1;
        session.insert("visits", visits).await.unwrap();
        visits.to_string()
    }

    async fn ask(router: &Router, cookie: &str) -> (String, Option<String>) {
        let request = Request::get("/").header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let set = response.headers().get(header::SET_COOKIE).map(|set| set.to_str().unwrap().to_owned());
        (String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap(), set)
    }

    #[tokio::test]
    async fn any_node_remembers_what_another_was_told() {
        let database = TestDatabase::fresh().await;
        let catalogue: &'static Catalogue = Box::leak(Box::new(Catalogue::bundled().unwrap()));
        let passwords = usecase::identity::Passwords::new(usecase::identity::Cost::LEAST).unwrap();
        let node = || {
            let (clock, ids) = (Arc::new(SystemClock), Arc::new(RandomIds));
            let evidence = store::testing::TestEvidence::fresh().files;
            let state = AppState::new(database.store.clone(), evidence, catalogue, clock, ids, passwords.clone(), None);
            Router::new().route("/", get(visits)).layer(layer(&state))
        };
        let (first, set) = ask(&node(), "").await;
        let set = set.expect("a new session sets its cookie");
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        let (second, _) = ask(&node(), set.split(';').next().unwrap()).await;
        assert_eq!((first.as_str(), second.as_str()), ("1", "2"));
    }
}
