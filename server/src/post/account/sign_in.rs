//! `POST /sign-in`

use app::pages::account::{
    resume,
    sign_in::{SignInForm, Trouble},
};
use axum::{
    Form,
    extract::{FromRequest as _, Request, State},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use usecase::identity::{self, Password, SignInError};

use crate::{
    AppState,
    back::{encoded, inside},
    call::Call,
    error::Problem,
    page::{account::refused, answer},
    visitor,
};

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Typed {
    name: String,
    password: String,
    back: String,
    kept: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    session: Session,
    call: Call,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let back = inside(&typed.back).to_owned();
    let form = SignInForm { name: typed.name, back, kept: typed.kept, trouble: Vec::new() };
    let missing = [(form.name.trim(), Trouble::NoName), (typed.password.as_str(), Trouble::NoPassword)];
    let missing: Vec<_> = missing.into_iter().filter(|(text, _)| text.is_empty()).map(|(_, trouble)| trouble).collect();
    if !missing.is_empty() {
        return Ok(refused(&call, StatusCode::UNPROCESSABLE_ENTITY, SignInForm { trouble: missing, ..form }));
    }
    let password = Password::typed(&typed.password);
    let signed_in = match identity::sign_in(&call.ctx, &state.store, &state.passwords, &form.name, &password).await {
        Ok(signed_in) => signed_in,
        Err(SignInError::Wrong) => {
            let trouble = vec![Trouble::Wrong];
            return Ok(refused(&call, StatusCode::UNPROCESSABLE_ENTITY, SignInForm { trouble, ..form }));
        }
        Err(SignInError::TooMany { until }) => {
            let seconds = until.as_second().saturating_sub(call.ctx.now.as_second()).max(1);
            let trouble = vec![Trouble::TooMany { minutes: seconds.unsigned_abs().div_ceil(60) }];
            return Ok(refused(&call, StatusCode::TOO_MANY_REQUESTS, SignInForm { trouble, ..form }));
        }
        Err(SignInError::Failure(failure)) => return Err(failure.into()),
    };
    let organisation = match signed_in.memberships.as_slice() {
        [only] => Some(only.organisation.id),
        _ => None,
    };
    visitor::remember(&session, &call, signed_in.person.id, organisation).await?;
    if !form.kept.is_empty() {
        let page = app::PageContext { here: app::routes::HOME.to_owned(), ..call.page };
        return Ok(answer(resume::resume(&page, &form.back, fields(form.kept).await)));
    }
    let to = match organisation {
        None if signed_in.memberships.len() > 1 => format!("{}?back={}", app::routes::ACT_FOR, encoded(&form.back)),
        _ => form.back,
    };
    Ok(Redirect::to(&to).into_response())
}

/// What had been sent, as the fields it was.
async fn fields(kept: String) -> Vec<(String, String)> {
    let mut request = Request::new(kept.into());
    *request.method_mut() = axum::http::Method::POST;
    let kind = axum::http::HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(CONTENT_TYPE, kind);
    Form::<Vec<(String, String)>>::from_request(request, &()).await.map(|Form(fields)| fields).unwrap_or_default()
}
