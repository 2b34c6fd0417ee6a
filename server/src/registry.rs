//! The register of routes: what there is, and who may use it.
//!
//! The router is built from this table and from nothing else, so that a test can walk every route there is.

use axum::{Router, handler::Handler, http::Method, routing::MethodRouter};

use crate::AppState;

/// What somebody has to be allowed for a route to answer them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// Nothing: it is open to everyone.
    Public,
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
    pub capability: Capability,
    /// Whom it answers.
    pub audience: Audience,
    handler: MethodRouter<AppState>,
}

impl Route {
    /// A page.
    pub fn page<H, T>(path: &'static str, capability: Capability, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::get(handler);
        Self { method: Method::GET, path, capability, audience: Audience::People, handler }
    }

    /// What a form posts to.
    pub fn post<H, T>(path: &'static str, capability: Capability, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::post(handler);
        Self { method: Method::POST, path, capability, audience: Audience::People, handler }
    }

    /// An answer for programs.
    pub fn program<H, T>(path: &'static str, capability: Capability, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::get(handler);
        Self { method: Method::GET, path, capability, audience: Audience::Programs, handler }
    }

    /// Files.
    pub fn assets(path: &'static str, handler: MethodRouter<AppState>) -> Self {
        Self { method: Method::GET, path, capability: Capability::Public, audience: Audience::Assets, handler }
    }
}

/// The routes of one audience, as a router.
pub(crate) fn build(routes: &[Route], audience: Audience) -> Router<AppState> {
    routes
        .iter()
        .filter(|route| route.audience == audience)
        .fold(Router::new(), |router, route| router.route(route.path, route.handler.clone()))
}
