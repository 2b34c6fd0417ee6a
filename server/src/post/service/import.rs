//! `POST /services/{id}/draft/file`: a pasted file becomes the draft.

use app::{pages::service::file, routes};
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::{
    Capability,
    vendor::{self, ImportError},
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::{
        answer,
        service::{may, service_id},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pasted {
    file: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(pasted): Form<Pasted>,
) -> Result<Response, Problem> {
    let service = service_id(&id)?;
    let problems =
        match vendor::import_file(&call.ctx, &state.store, state.catalogue, service, pasted.file.as_bytes()).await {
            Ok(_) => return Ok(Redirect::to(&routes::of_service(routes::CHECK, service)).into_response()),
            Err(ImportError::Refused(problems)) => problems.lines(state.catalogue, call.ctx.lang),
            Err(ImportError::NotYet(problems)) => {
                problems.iter().map(|problem| problem.text(state.catalogue, call.ctx.lang)).collect()
            }
            Err(ImportError::Failure(failure)) => return Err(failure.into()),
        };
    // A service that is not theirs is not there, whatever they paste.
    vendor::read_draft(&call.ctx, &state.store, service).await?;
    let may_import = may(&call, Capability::ImportFile);
    let shown = file::FileView { service, pasted: pasted.file, problems, may_import };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), answer(file::file(&call.page, shown))).into_response())
}
