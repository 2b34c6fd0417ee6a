//! `/`

use axum::{extract::State, response::Response};

use super::answer;
use crate::{AppState, call::Call};

pub(crate) async fn get(State(state): State<AppState>, call: Call) -> Response {
    answer(app::pages::home::home(&call.page, state.catalogue.criteria.len()))
}
