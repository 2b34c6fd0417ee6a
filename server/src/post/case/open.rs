//! `POST /cases/{id}/open`: opens the disclosures; from then on the policy stays.

use app::routes;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use usecase::{
    institution::{self, CaseError},
    record::CaseId,
};

use crate::{AppState, call::Call, error::Problem, page::case::known};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id: CaseId = known(&id)?;
    match institution::open(&call.ctx, &state.store, id).await {
        Ok(case) => Ok(Redirect::to(&routes::case_compare(case.id)).into_response()),
        Err(CaseError::Failure(failure)) => Err(failure.into()),
        // The page says what comes before.
        Err(_) => Ok(Redirect::to(&routes::with_id(routes::CASE_OPEN, id)).into_response()),
    }
}
