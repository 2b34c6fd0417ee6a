//! `POST /services`: adds a service and opens its draft.

use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::vendor::{self, CreateServiceError};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::service::list_with,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    match vendor::create_service(&call.ctx, &state.store, &typed.name).await {
        Ok(service) => Ok(Redirect::to(&app::routes::of_service(app::routes::DRAFT, service.id)).into_response()),
        Err(CreateServiceError::InvalidName) => {
            let page = list_with(&state, &call, Some(typed.name)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
        }
        Err(CreateServiceError::Failure(failure)) => Err(failure.into()),
    }
}
