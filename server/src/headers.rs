//! Headers that every answer carries.

use app::Scripts;
use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};

use crate::AppState;

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

macro_rules! policy {
    ($scripts:literal) => {
        HeaderValue::from_static(concat!(
            "default-src 'none'; script-src ",
            $scripts,
            "; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; ",
            "base-uri 'none'; frame-ancestors 'none'"
        ))
    };
}

const PLAIN: HeaderValue = policy!("'self'");
/// Compiling WebAssembly needs a word of its own; only pages that carry an island get it.
const WITH_ISLANDS: HeaderValue = policy!("'self' 'wasm-unsafe-eval'");

/// Adds them. What an answer says itself about caching stands.
pub(crate) async fn add(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = match response.extensions().get() {
        Some(Scripts::Islands) => WITH_ISLANDS,
        Some(Scripts::None) | None => PLAIN,
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(OPENER_POLICY, HeaderValue::from_static("same-origin"));
    if state.public_url.as_ref().is_some_and(|url| url.is_https()) {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if !headers.contains_key(CACHE_CONTROL) {
        // The language of a page hangs on a cookie.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.append(VARY, HeaderValue::from_static("Cookie"));
    }
    response
}
