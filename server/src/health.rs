//! For whoever watches over the program.

use axum::{
    Extension,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{AppState, call::Call, error::AsItIs};

/// The process runs.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// The process can do its work: the database answers, and its tables are those of this program.
pub(crate) async fn ready(State(state): State<AppState>, call: Call) -> Response {
    let (status, text) = match usecase::health::ready(&call.ctx, &state.store).await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n"))
        }
    };
    (status, Extension(AsItIs), text).into_response()
}
