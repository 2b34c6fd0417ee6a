//! Every route, and what stands around them.

use std::time::Duration;

use axum::{Router, http::StatusCode, middleware::from_fn_with_state};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    limit::RequestBodyLimitLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

use crate::{
    AppState, assets, call, error, headers, health, origin, page, post,
    registry::{Audience, Capability::Public, Route, build},
    session,
};

/// The largest form somebody may post.
const BODY_LIMIT: usize = 1024 * 1024;
/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long a sender may be silent in the middle of a request.
const SILENCE: Duration = Duration::from_secs(15);

/// Every route there is.
pub fn routes() -> Vec<Route> {
    vec![
        Route::page(app::routes::HOME, Public, page::home::get),
        Route::page(app::routes::CATALOGUE, Public, page::catalogue::list),
        Route::page(app::routes::CRITERION, Public, page::catalogue::show),
        Route::post(app::routes::LANGUAGE, Public, post::language::choose::post),
        Route::program("/healthz", Public, health::alive),
        Route::program("/readyz", Public, health::ready),
        Route::assets(assets::PATH, assets::handler()),
    ]
}

/// The whole application.
pub fn router(state: AppState) -> Router {
    let routes = routes();
    let people = build(&routes, Audience::People).layer(session::layer(&state));
    let rest = build(&routes, Audience::Programs).merge(build(&routes, Audience::Assets));
    let with = |state: &AppState| state.clone();
    people
        .merge(rest)
        .fallback(error::not_found)
        // From the inside out: what is added later sees the request earlier.
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(from_fn_with_state(with(&state), origin::check))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_WITHIN))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(with(&state), error::pages))
        .layer(from_fn_with_state(with(&state), headers::add))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(with(&state), call::number))
        .with_state(state)
}
