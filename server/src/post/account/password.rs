//! `POST /account/password`: another password, and the end of all other sessions.

use app::{Situation, pages::account::own::Trouble, routes};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use usecase::identity::{self, ChangePasswordError, InvalidPassword, Password};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::account::account_with,
    visitor,
};

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Typed {
    present: String,
    new: String,
    again: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    session: Session,
    call: Call,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let keep = visitor::key(&session).ok_or(Problem(Situation::NotFound))?;
    let present = Password::typed(&typed.present);
    let trouble = if typed.new != typed.again {
        Trouble::Differs
    } else {
        match identity::change_password(&call.ctx, &state.store, &state.passwords, &keep, &present, &typed.new).await {
            Ok(()) => {
                visitor::renew(&session).await?;
                return Ok(Redirect::to(&format!("{}?done=password", routes::ACCOUNT)).into_response());
            }
            Err(ChangePasswordError::Failure(failure)) => return Err(failure.into()),
            Err(ChangePasswordError::WrongPresent) => Trouble::WrongPresent,
            Err(ChangePasswordError::Same) => Trouble::Same,
            Err(ChangePasswordError::New(InvalidPassword::TooShort)) => Trouble::Short,
            Err(ChangePasswordError::New(InvalidPassword::TooLong)) => Trouble::Long,
            Err(ChangePasswordError::New(InvalidPassword::Guessable)) => Trouble::Guessable,
            Err(ChangePasswordError::TooMany { until }) => {
                let seconds = until.as_second().saturating_sub(call.ctx.now.as_second()).max(1);
                Trouble::TooMany { minutes: seconds.unsigned_abs().div_ceil(60) }
            }
        }
    };
    let page = account_with(&state, &session, &call, None, vec![trouble]).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
}
