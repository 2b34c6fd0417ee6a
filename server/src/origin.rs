//! Posts are taken from our own pages only.

use app::Situation;
use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, Method,
        header::{HOST, ORIGIN},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{AppState, error::Problem, settings::PublicUrl};

/// Refuses what would change something and was not sent from a page of ours.
///
/// Browsers name the sending site in `Origin`; it is compared with the configured public address, else with the
/// host asked for (behind a proxy that changes `Host`, the public address has to be set). A request that names no
/// origin is taken only where the browser says that it comes from the same site.
pub(crate) async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_ours(request.headers(), state.public_url.as_deref()) {
        return next.run(request).await;
    }
    tracing::warn!(origin = ?request.headers().get(ORIGIN), "a post from elsewhere was refused");
    Problem(Situation::Refused).into_response()
}

fn is_ours(headers: &HeaderMap, public: Option<&PublicUrl>) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let Some(origin) = headers.get(ORIGIN) else {
        return headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    };
    match (origin.to_str().ok(), public) {
        (Some(origin), Some(public)) => origin == public.origin(),
        (Some(origin), None) => origin
            .split_once("://")
            .is_some_and(|(_, host)| text(HOST).is_some_and(|own| own.eq_ignore_ascii_case(host))),
        (None, _) => false,
    }
}
