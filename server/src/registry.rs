//! The register of routes: what there is, and who may use it.
//!
//! The router is built from this table and from nothing else, so that a test can walk every route there is.

use std::convert::Infallible;

use axum::{Extension, Router, handler::Handler, http::Method, middleware::from_fn_with_state, routing::MethodRouter};
use usecase::Capability;

use crate::{AppState, visitor};

/// What somebody has to be allowed for a route to answer them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: it is open to everyone.
    Nothing,
    /// A capability. Who has not signed in is led to signing in; all else the use case decides.
    For(Capability),
}

/// Whom a route answers, which decides what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// People: with a session, and with error pages.
    People,
    /// Programs: without either.
    Programs,
    /// Browsers, fetching what a page needs: without a session.
    Assets,
}

/// One route.
#[derive(Clone, Debug)]
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its path, as axum writes it.
    pub path: &'static str,
    /// What it asks for.
    pub asks: Asks,
    /// Whom it answers.
    pub audience: Audience,
    handler: MethodRouter<AppState>,
}

impl Route {
    /// A page.
    pub fn page<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::get(handler);
        Self { method: Method::GET, path, asks, audience: Audience::People, handler }
    }

    /// What a form posts to.
    pub fn post<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::post(handler);
        Self { method: Method::POST, path, asks, audience: Audience::People, handler }
    }

    /// An answer for programs.
    pub fn program<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::get(handler);
        Self { method: Method::GET, path, asks, audience: Audience::Programs, handler }
    }

    /// Files.
    pub fn assets(path: &'static str, handler: MethodRouter<AppState>) -> Self {
        Self { method: Method::GET, path, asks: Asks::Nothing, audience: Audience::Assets, handler }
    }
}

/// The routes of one audience, as a router.
pub(crate) fn build(routes: &[Route], audience: Audience, state: &AppState) -> Router<AppState> {
    routes.iter().filter(|route| route.audience == audience).fold(Router::new(), |router, route| {
        let handler = route.handler.clone();
        let handler = match audience {
            Audience::People => handler
                .layer::<_, Infallible>(from_fn_with_state(state.clone(), visitor::ask))
                .layer::<_, Infallible>(Extension(route.asks)),
            Audience::Programs | Audience::Assets => handler,
        };
        router.route(route.path, handler)
    })
}
