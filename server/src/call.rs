//! What a handler knows of the request it answers.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header::COOKIE, request::Parts},
    middleware::Next,
    response::Response,
};
use domain::text::Lang;
use std::convert::Infallible;
use tracing::Instrument;
use usecase::{Actor, Ctx};
use uuid::Uuid;

use crate::{AppState, visitor::Visitor};

/// The cookie that remembers the language.
pub(crate) const LANGUAGE_COOKIE: &str = "azukari_lang";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The circumstances of a request, for use cases and pages.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub ctx: Ctx,
    pub page: app::PageContext,
}

#[derive(Clone, Copy, Debug)]
struct RequestId(Uuid);

impl Call {
    fn new(state: &AppState, parts: &Parts) -> Self {
        let lang = language(&parts.headers);
        let RequestId(request_id) = parts.extensions.get().copied().unwrap_or(RequestId(Uuid::nil()));
        let here = parts.uri.path_and_query().map_or("/", |here| here.as_str()).to_owned();
        // Outside the session layer nobody is known.
        let visitor = parts.extensions.get::<Visitor>();
        let actor = visitor.map_or(Actor::Anyone, |visitor| visitor.actor);
        let viewer = visitor.map(|visitor| visitor.viewer.clone());
        Self {
            ctx: Ctx { now: state.clock.now(), actor, lang, request_id, new_id: state.ids.clone() },
            page: app::PageContext { lang, here, assets: state.assets.clone(), viewer, demo: state.demo },
        }
    }
}

impl FromRequestParts<AppState> for Call {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self::new(state, parts))
    }
}

/// Gives every request a number, in the log and in the answer, so that one leads to the other.
pub(crate) async fn number(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let id = state.ids.new_id();
    request.extensions_mut().insert(RequestId(id));
    let span = tracing::info_span!("request", id = %id, method = %request.method(), path = request.uri().path());
    async move {
        let mut response = next.run(request).await;
        if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        tracing::debug!(status = response.status().as_u16(), "answered");
        response
    }
    .instrument(span)
    .await
}

/// The language somebody has chosen; Japanese until they do.
fn language(headers: &HeaderMap) -> Lang {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == LANGUAGE_COOKIE)
        .and_then(|(_, tag)| Lang::from_tag(tag))
        .unwrap_or_default()
}
