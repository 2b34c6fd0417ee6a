//! `POST /account/sessions`: ends a person's sessions but this one.

use app::{Situation, routes};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use tower_sessions::Session;
use usecase::identity;

use crate::{AppState, call::Call, error::Problem, visitor};

pub(crate) async fn post(State(state): State<AppState>, session: Session, call: Call) -> Result<Response, Problem> {
    let keep = visitor::key(&session).ok_or(Problem(Situation::NotFound))?;
    identity::end_other_sessions(&call.ctx, &state.store, &keep).await?;
    Ok(Redirect::to(&format!("{}?done=sessions", routes::ACCOUNT)).into_response())
}
