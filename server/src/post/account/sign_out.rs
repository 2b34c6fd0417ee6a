//! `POST /sign-out`

use axum::{
    extract::State,
    http::HeaderName,
    response::{IntoResponse, Redirect, Response},
};
use tower_sessions::Session;

use crate::{AppState, call::Call, error::Problem, visitor};

/// Nobody after them at the same machine leafs back through what they saw.
const CLEAR: (HeaderName, &str) = (HeaderName::from_static("clear-site-data"), "\"cache\"");

pub(crate) async fn post(State(state): State<AppState>, session: Session, call: Call) -> Result<Response, Problem> {
    usecase::identity::sign_out(&call.ctx, &state.store).await?;
    visitor::forget(&session).await?;
    Ok(([CLEAR], Redirect::to(app::routes::HOME)).into_response())
}
