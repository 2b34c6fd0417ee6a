//! Handlers of pages: read the request, call the use case, render.

use app::Page;
use axum::{
    Extension,
    response::{Html, IntoResponse, Response},
};

pub(crate) mod account;
pub(crate) mod arrangement;
pub(crate) mod case;
pub(crate) mod catalogue;
pub(crate) mod evidence;
pub(crate) mod home;
pub(crate) mod organisation;
pub(crate) mod policy;
pub(crate) mod service;

/// A page as an answer; the layer that adds headers learns what it may run.
pub(crate) fn answer(page: Page) -> Response {
    (Extension(page.scripts), Html(page.html)).into_response()
}
