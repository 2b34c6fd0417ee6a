//! An institution's policies.

pub(crate) mod fix;
pub(crate) mod read;

use app::pages::policy::draft::DraftView;
use axum::{
    Extension,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{AppState, call::Call, error::AsItIs, page::answer};

/// The form of a draft that comes back with what is wrong with it.
fn again(state: &AppState, call: &Call, shown: DraftView) -> Response {
    let page = answer(app::pages::policy::draft::draft(&call.page, state.catalogue, shown));
    (StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response()
}
