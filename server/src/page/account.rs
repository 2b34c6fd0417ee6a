//! `/account`, `/sign-in` and `/act-for`.

use app::{
    pages::account::{
        own::{self as account_page, AccountView, Done},
        sign_in::{SignInForm, Trouble},
    },
    routes,
};
use axum::{
    Extension,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use usecase::{Actor, identity};

use super::answer;
use crate::{
    AppState,
    back::inside,
    call::Call,
    error::{AsItIs, Problem},
    visitor::{self, Visitor},
};

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct JustDone {
    done: String,
}

pub(crate) async fn account(
    State(state): State<AppState>,
    session: Session,
    call: Call,
    Query(just): Query<JustDone>,
) -> Result<Response, Problem> {
    let done = match just.done.as_str() {
        "password" => Some(Done::Password),
        "sessions" => Some(Done::Sessions),
        _ => None,
    };
    account_with(&state, &session, &call, done, Vec::new()).await
}

/// The account, perhaps with what was done or why the password stays.
pub(crate) async fn account_with(
    state: &AppState,
    session: &Session,
    call: &Call,
    done: Option<Done>,
    trouble: Vec<account_page::Trouble>,
) -> Result<Response, Problem> {
    let account = identity::account(&call.ctx, &state.store).await?;
    let shown = AccountView { account, here: visitor::key(session), done, trouble };
    let mut page = call.page.clone();
    routes::ACCOUNT.clone_into(&mut page.here);
    Ok(answer(account_page::account(&page, shown)))
}

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
