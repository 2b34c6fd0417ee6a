//! `POST /organisation/people/{id}/end`: ends a membership, once it is said that this is meant.

use app::{pages::organisation::member::Trouble, routes};
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::identity::{self, ChangeMemberError};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::organisation::{member_with, person},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Meant {
    sure: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(meant): Form<Meant>,
) -> Result<Response, Problem> {
    let id = person(&id)?;
    let trouble = if meant.sure == "yes" {
        match identity::end_membership(&call.ctx, &state.store, id).await {
            Ok(()) => return Ok(Redirect::to(routes::PEOPLE).into_response()),
            Err(ChangeMemberError::Failure(failure)) => return Err(failure.into()),
            Err(ChangeMemberError::LastAdministrator | ChangeMemberError::ForeignRole) => Trouble::LastLeaving,
        }
    } else {
        Trouble::NotSure
    };
    let page = member_with(&state, &call, id, Some((None, trouble))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
}
