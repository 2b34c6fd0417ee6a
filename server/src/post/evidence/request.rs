//! `POST /cases/{id}/services/{sid}/evidence/{eid}`: an institution asks to see a file.

use app::routes;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use usecase::{
    institution::{self, SharedError},
    record::{CaseId, EvidenceId, VendorServiceId},
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::evidence::{known, not_shared, shared_with},
};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path((id, sid, file)): Path<(String, String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let (case, service, file): (CaseId, VendorServiceId, EvidenceId) = (known(&id)?, known(&sid)?, known(&file)?);
    // The field's name ends in the file, as several stand on one page.
    let reason = pairs.into_iter().find(|(name, _)| name.starts_with("reason")).map(|(_, value)| value);
    let reason = reason.unwrap_or_default();
    let place = (case, service);
    match institution::request_evidence(&call.ctx, &state.store, state.catalogue, place, file, &reason).await {
        Ok(()) => {
            let to = format!("{}#file-{file}", routes::case_evidence(case, service));
            Ok(Redirect::to(&to).into_response())
        }
        Err(SharedError::LongReason) => {
            let page = shared_with(&state, &call, case, service, Some((file, reason))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
        }
        Err(error) => not_shared(&call, case, error),
    }
}
