//! `POST /cases/{id}/edit`: changes a case to what the form says.

use app::routes;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use usecase::{
    Capability, Target,
    institution::{self, TypedCase},
    record::CaseState,
};

use super::{again, mistake};
use crate::{
    AppState,
    call::Call,
    error::Problem,
    page::case::{form_with, known},
};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::EditCase, &Target::Own).await?;
    let case = institution::case(&call.ctx, &state.store, known(&id)?).await?.case;
    let changes = Some((case.id, matches!(case.state, CaseState::Opened { .. })));
    let typed = TypedCase::from_pairs(&pairs);
    if pairs.iter().any(|(name, value)| name == "go" && value == "search") {
        return form_with(&state, &call, changes, typed, Vec::new()).await;
    }
    let read = match typed.read(state.catalogue) {
        Ok(read) => read,
        Err(mistakes) => return Ok(again(form_with(&state, &call, changes, typed, mistakes).await?)),
    };
    match institution::change_case_as_typed(&call.ctx, &state.store, state.catalogue, case.id, read).await {
        Ok(case) => Ok(Redirect::to(&routes::case(case.id)).into_response()),
        Err(error) => {
            let mistakes = vec![mistake(error)?];
            Ok(again(form_with(&state, &call, changes, typed, mistakes).await?))
        }
    }
}
