//! `POST /organisation/people/{id}`: other roles for a member.

use app::{pages::organisation::member::Trouble, routes};
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use usecase::identity::{self, ChangeMemberError};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::organisation::{member_with, person, ticked},
};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let (id, roles) = (person(&id)?, ticked(&pairs));
    let trouble = match identity::change_roles(&call.ctx, &state.store, id, roles).await {
        Ok(()) => return Ok(Redirect::to(routes::PEOPLE).into_response()),
        Err(ChangeMemberError::LastAdministrator) => Trouble::LastAdministrator,
        Err(ChangeMemberError::ForeignRole) => Trouble::NoRole,
        Err(ChangeMemberError::Failure(failure)) => return Err(failure.into()),
    };
    let page = member_with(&state, &call, id, Some((Some(roles), trouble))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
}
