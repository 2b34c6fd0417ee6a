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

use crate::{AppState, call::LANGUAGE_COOKIE, error::Problem};

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

/// A path of this site, or the start page: the form field could name any place in the world.
fn inside(back: &str) -> &str {
    let path = back.starts_with('/') && !back.starts_with("//") && !back.starts_with("/\\");
    let plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if path && plain { back } else { app::routes::HOME }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn the_way_back_stays_on_this_site() {
        assert_eq!(inside("/catalogue?q=%E9%8D%B5"), "/catalogue?q=%E9%8D%B5");
        for elsewhere in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "catalogue"] {
            assert_eq!(inside(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
