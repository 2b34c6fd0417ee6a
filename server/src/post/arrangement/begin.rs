//! `POST /arrangements`: an arrangement is begun, from its name alone or from a file.

use app::{pages::arrangement::list, routes};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::arrangement::{self, ArrangementError, Into};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::answer,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    file: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Form(Typed { name, file }): Form<Typed>,
) -> Result<Response, Problem> {
    let begun = if file.trim().is_empty() {
        arrangement::begin(&call.ctx, &state.store, state.catalogue, &name).await
    } else {
        arrangement::import(&call.ctx, &state.store, state.catalogue, Into::New(name.clone()), file.as_bytes()).await
    };
    let mut typed = list::NewView { name, pasted: file, ..list::NewView::default() };
    match begun {
        Ok(id) => return Ok(Redirect::to(&routes::arrangement(id)).into_response()),
        Err(ArrangementError::Failure(failure)) => return Err(failure.into()),
        Err(ArrangementError::Refused(problems)) => typed.problems = problems.lines(state.catalogue, call.ctx.lang),
        Err(_) => typed.invalid_name = true,
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), answer(list::begin(&call.page, typed))).into_response())
}
