//! `POST /services/{id}/draft/{section}`: keeps what was typed, whatever it is.

use app::{
    Situation,
    pages::service::{known_section, section::next_section},
    routes,
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use usecase::vendor::{self, Posted, SaveError};

use crate::{AppState, call::Call, error::Problem, page::service::service_id};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path((id, section)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let service = service_id(&id)?;
    if !known_section(state.catalogue, &section) {
        return Err(Problem(Situation::NotFound));
    }
    let said = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let (go, removed) = (said("go").unwrap_or_default(), said("remove"));
    // A post without its revision has seen nothing, and so overrules nothing.
    let revision = said("revision").and_then(|text| text.parse().ok()).unwrap_or_default();
    let stays = removed.is_some();
    let posted = Posted { revision, pairs, removed: removed.into_iter().collect() };
    let saved = match vendor::save(&call.ctx, &state.store, state.catalogue, service, posted).await {
        Ok(saved) => saved,
        Err(SaveError::TooMany) => return Err(Problem(Situation::TooLarge)),
        Err(SaveError::Failure(failure)) => return Err(failure.into()),
    };
    let here = routes::section(service, &section);
    let to = match go.as_str() {
        _ if !saved.conflicts.is_empty() => format!("{here}?stale=1"),
        "add" => format!("{here}?add=1"),
        _ if stays => here,
        "next" => match next_section(state.catalogue, &section) {
            Some(next) => routes::section(service, &next),
            None => routes::of_service(routes::CHECK, service),
        },
        _ => routes::of_service(routes::DRAFT, service),
    };
    Ok(Redirect::to(&to).into_response())
}
