//! `POST /services/{id}/evidence/{eid}`: who may see a file, or its end.

use app::{Situation, routes};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{evidence::Visibility, word::Word as _};
use serde::Deserialize;
use usecase::{record::EvidenceId, vendor::evidence};

use crate::{
    AppState,
    call::Call,
    error::Problem,
    page::{evidence::known, service::service_id},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pressed {
    act: String,
    visibility: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path((id, file)): Path<(String, String)>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Problem> {
    let (service, file): (_, EvidenceId) = (service_id(&id)?, known(&file)?);
    let to = routes::of_service(routes::EVIDENCE, service);
    if pressed.act == "withdraw" {
        evidence::withdraw(&call.ctx, &state.store, &state.evidence, service, file).await?;
        return Ok(Redirect::to(&to).into_response());
    }
    // Only a list that is not ours offers another word; the use case still says first whether the file is theirs.
    let chosen = Visibility::from_word(&pressed.visibility);
    evidence::set_visibility(&call.ctx, &state.store, service, file, chosen).await?;
    match chosen {
        Some(_) => Ok(Redirect::to(&format!("{to}#file-{file}")).into_response()),
        None => Err(Problem(Situation::BadRequest)),
    }
}
