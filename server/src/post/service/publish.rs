//! `POST /services/{id}/publish`: the draft, as its publisher saw it, becomes a version.

use app::{pages::service::check::Refused, routes};
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::vendor::{self, PublishError};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::service::{check_with, service_id},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    revision: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Response, Problem> {
    let service = service_id(&id)?;
    // A number that cannot be read was seen by nobody.
    let revision = seen.revision.parse().unwrap_or(-1);
    let refused = match vendor::publish(&call.ctx, &state.store, state.catalogue, service, revision).await {
        Ok(version) => {
            let to = routes::of_version(routes::VERSION, service, version.number);
            return Ok(Redirect::to(&to).into_response());
        }
        Err(PublishError::Failure(failure)) => return Err(failure.into()),
        Err(PublishError::Blocked(_)) => None,
        Err(PublishError::Stale { .. }) => Some(Refused::Stale),
        Err(PublishError::Unchanged { number }) => Some(Refused::Unchanged { number }),
    };
    let page = check_with(&state, &call, service, refused).await?;
    Ok((StatusCode::CONFLICT, Extension(AsItIs), page).into_response())
}
