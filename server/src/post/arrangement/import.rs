//! `POST /arrangements/{id}/file`: a pasted file takes the place of what is recorded.

use app::{pages::arrangement::file, routes};
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::{
    Capability,
    arrangement::{self, ArrangementError, Into},
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::{
        answer,
        arrangement::{arrangement_id, look},
        service::may,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pasted {
    file: String,
    seen: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(Pasted { file, seen }): Form<Pasted>,
) -> Result<Response, Problem> {
    let id = arrangement_id(&id)?;
    // A post that has not seen a version overrules none.
    let seen = seen.parse().unwrap_or_default();
    let (store, catalogue) = (&state.store, state.catalogue);
    let problems = match arrangement::import(&call.ctx, store, catalogue, Into::Known(id, seen), file.as_bytes()).await
    {
        Ok(id) => return Ok(Redirect::to(&routes::arrangement(id)).into_response()),
        Err(ArrangementError::Failure(failure)) => return Err(failure.into()),
        Err(ArrangementError::Refused(problems)) => problems.lines(catalogue, call.ctx.lang),
        Err(_) => vec![app::stale_arrangement(call.ctx.lang).to_owned()],
    };
    let seen = look(&state, &call, id).await?.version.number;
    let may_edit = may(&call, Capability::EditArrangement);
    let view = file::FileView { id, seen, pasted: file, problems, may_edit };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), answer(file::file(&call.page, view))).into_response())
}
