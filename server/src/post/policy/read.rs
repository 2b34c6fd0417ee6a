//! `POST /policies/file`: a pasted file is read and shown before it is fixed.

use app::pages::policy::{
    draft::{self, DraftView},
    file,
};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::policy::Policy;
use serde::Deserialize;
use usecase::{Capability, Target, institution::TypedPolicy};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::answer,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pasted {
    name: String,
    file: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Form(pasted): Form<Pasted>,
) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::FixPolicy, &Target::Own).await?;
    let policy = match Policy::read(pasted.file.as_bytes(), state.catalogue) {
        Ok(policy) => policy,
        Err(problems) => {
            let lines = problems.lines(state.catalogue, call.ctx.lang);
            let page = answer(file::file(&call.page, pasted.name, pasted.file, lines));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response());
        }
    };
    let typed = TypedPolicy { name: pasted.name, ..TypedPolicy::of(&policy) };
    let shown = DraftView { from: None, typed, mistakes: Vec::new(), refused: None };
    // Its number is given when it is fixed.
    let policy = Policy { version: None, ..policy };
    Ok(answer(draft::check(&call.page, state.catalogue, shown, policy, None)))
}
