//! `POST /cases/{id}/today`: has the candidates assessed as of today. What was assessed before stays stored.

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::{
    institution::{self, CaseChange, CaseError},
    record::CaseId,
};

use crate::{AppState, back, call::Call, error::Problem, page::case::known};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    back: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Response, Problem> {
    let id: CaseId = known(&id)?;
    let change = CaseChange { as_of: Some(call.ctx.today()), ..CaseChange::default() };
    match institution::change_case(&call.ctx, &state.store, state.catalogue, id, change).await {
        Ok(_) => Ok(Redirect::to(back::inside(&seen.back)).into_response()),
        Err(CaseError::Failure(failure)) => Err(failure.into()),
        Err(_) => Ok(Redirect::to(&app::routes::case(id)).into_response()),
    }
}
