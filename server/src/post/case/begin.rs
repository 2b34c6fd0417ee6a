//! `POST /cases/new`: begins a case, or shows the form again with what was searched for or is wrong.

use app::routes;
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use usecase::institution::{self, TypedCase};

use super::{again, mistake};
use crate::{AppState, call::Call, error::Problem, page::case::form_with};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = TypedCase::from_pairs(&pairs);
    if pairs.iter().any(|(name, value)| name == "go" && value == "search") {
        return form_with(&state, &call, None, typed, Vec::new()).await;
    }
    let read = match typed.read(state.catalogue) {
        Ok(read) => read,
        Err(mistakes) => return Ok(again(form_with(&state, &call, None, typed, mistakes).await?)),
    };
    // Who has no form of ours begins a case all the same.
    let id = typed.id.parse().unwrap_or_else(|_| call.ctx.id());
    let begun =
        institution::begin_case(&call.ctx, &state.store, state.catalogue, id, read.case, &read.places, read.policy);
    match begun.await {
        Ok(case) => Ok(Redirect::to(&routes::case(case.id)).into_response()),
        Err(error) => {
            let mistakes = vec![mistake(error)?];
            Ok(again(form_with(&state, &call, None, typed, mistakes).await?))
        }
    }
}
