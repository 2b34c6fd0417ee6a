//! `/sign-in` and `/act-for`.

use app::{
    pages::account::sign_in::{SignInForm, Trouble},
    routes,
};
use axum::{
    Extension,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::Actor;

use super::answer;
use crate::{back::inside, call::Call, error::AsItIs, visitor::Visitor};

/// Where somebody wanted to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    back: String,
    ended: String,
}

pub(crate) async fn sign_in(call: Call, Query(asked): Query<Asked>) -> Response {
    let back = inside(&asked.back).to_owned();
    if call.ctx.actor != Actor::Anyone {
        return Redirect::to(&back).into_response();
    }
    let trouble = if asked.ended == "file" { vec![Trouble::EndedWithFile] } else { Vec::new() };
    let form = SignInForm { back, trouble, ..SignInForm::default() };
    answer(app::pages::account::sign_in::sign_in(&call.page, form))
}

/// The form in place of what somebody wanted to send, with all of it inside.
pub(crate) fn sign_in_first(call: &Call, kept: &str) -> Response {
    let back = inside(&call.page.here).to_owned();
    let trouble = vec![Trouble::Ended];
    let form = SignInForm { back, kept: kept.to_owned(), trouble, ..SignInForm::default() };
    refused(call, StatusCode::UNAUTHORIZED, form)
}

/// The form again, with what is wrong.
pub(crate) fn refused(call: &Call, status: StatusCode, form: SignInForm) -> Response {
    // Nobody can come back by GET to where the form was posted.
    let mut page = call.page.clone();
    routes::SIGN_IN.clone_into(&mut page.here);
    (status, Extension(AsItIs), answer(app::pages::account::sign_in::sign_in(&page, form))).into_response()
}

pub(crate) async fn act_for(
    call: Call,
    Extension(visitor): Extension<Visitor>,
    Query(asked): Query<Asked>,
) -> Response {
    let back = inside(&asked.back);
    answer(app::pages::account::act_for::act_for(&call.page, &visitor.memberships, back))
}
