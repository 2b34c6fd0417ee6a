//! The register of routes: what there is, and who may use it.
//!
//! The router is built from this table and from nothing else, so that a test can walk every route there is.

use std::{convert::Infallible, time::Duration};

use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{Method, StatusCode},
    middleware::from_fn_with_state,
    routing::MethodRouter,
};
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};
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

/// What a request may bring, and how long its answer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of the body.
    pub body: usize,
    /// Until the answer begins.
    pub within: Duration,
}

impl Bounds {
    /// Of a form.
    pub const FORM: Bounds = Bounds { body: 1024 * 1024, within: Duration::from_secs(30) };
    /// Of signing in again with a form inside, whose letters are written as three bytes each.
    pub const KEPT: Bounds = Bounds { body: 3 * 1024 * 1024 + 64 * 1024, ..Bounds::FORM };
    /// Of a form with a file: above the largest file taken in, so that what is somewhat too large is told so by its
    /// form; with time for a slow line.
    pub const UPLOAD: Bounds = Bounds { body: 32 * 1024 * 1024, within: Duration::from_secs(300) };
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
    /// What it bears.
    pub bounds: Bounds,
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
        Self { method: Method::GET, path, asks, audience: Audience::People, bounds: Bounds::FORM, handler }
    }

    /// What a form posts to.
    pub fn post<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::post(handler);
        Self { method: Method::POST, path, asks, audience: Audience::People, bounds: Bounds::FORM, handler }
    }

    /// What signing in posts to: it may carry along what somebody was sending.
    pub fn resuming<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        Self { bounds: Bounds::KEPT, ..Self::post(path, asks, handler) }
    }

    /// What a form with a file posts to.
    pub fn upload<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        Self { bounds: Bounds::UPLOAD, ..Self::post(path, asks, handler) }
    }

    /// An answer for programs.
    pub fn program<H, T>(path: &'static str, asks: Asks, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = axum::routing::get(handler);
        Self { method: Method::GET, path, asks, audience: Audience::Programs, bounds: Bounds::FORM, handler }
    }

    /// Files.
    pub fn assets(path: &'static str, handler: MethodRouter<AppState>) -> Self {
        Self {
            method: Method::GET,
            path,
            asks: Asks::Nothing,
            audience: Audience::Assets,
            bounds: Bounds::FORM,
            handler,
        }
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
        let Bounds { body, within } = route.bounds;
        let handler = handler
            .layer::<_, Infallible>(DefaultBodyLimit::max(body))
            .layer::<_, Infallible>(RequestBodyLimitLayer::new(body))
            .layer::<_, Infallible>(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, within));
        router.route(route.path, handler)
    })
}
