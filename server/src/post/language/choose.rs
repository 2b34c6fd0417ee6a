//! `POST /language`: remembers the choice and goes back to where it was made.

use app::Situation;
use axum::{
    Form,
    extract::State,
    http::{HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use domain::text::Lang;
use serde::Deserialize;

use crate::{AppState, back::inside, call::LANGUAGE_COOKIE, error::Problem};

const YEAR: u32 = 365 * 24 * 3600;

#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    lang: String,
    #[serde(default)]
    back: String,
}

pub(crate) async fn post(State(state): State<AppState>, Form(chosen): Form<Chosen>) -> Result<Response, Problem> {
    let lang = Lang::from_tag(&chosen.lang).ok_or(Problem(Situation::BadRequest))?;
    let secure = if state.public_url.as_ref().is_some_and(|url| url.is_https()) { "; Secure" } else { "" };
    let cookie = format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age={YEAR}; SameSite=Lax; HttpOnly{secure}", lang.tag());
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| Problem(Situation::Internal))?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(inside(&chosen.back))).into_response())
}
