//! `POST /services/{id}/draft/{section}`: keeps what was typed, whatever it is.

use app::{
    Situation,
    pages::service::{
        known_section,
        section::{has_flaws, next_section},
    },
    routes,
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use usecase::{
    field::{is_field, next_position},
    vendor::{self, Posted, SaveError},
};

use super::around;
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
    let said =
        |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let (go, removed) = (said("go"), said("remove"));
    let add = Some(said("add")).filter(|list| is_field(&format!("{list}.0"), state.catalogue));
    let person = said("owner");
    // A post without its revision has seen nothing, and so overrules nothing.
    let revision = said("revision").parse().unwrap_or_default();
    let emptied = Some(removed.clone()).filter(|card| is_field(&format!("{card}.id"), state.catalogue));
    let removed = emptied.iter().cloned().collect();
    let saved = match vendor::save(
        &call.ctx,
        &state.store,
        state.catalogue,
        service,
        Posted { revision, pairs, removed },
    )
    .await
    {
        Ok(saved) => saved,
        Err(SaveError::TooMany) => return Err(Problem(Situation::TooLarge)),
        Err(SaveError::Failure(failure)) => return Err(failure.into()),
    };
    let here = routes::section(service, &section);
    if !saved.conflicts.is_empty() {
        return Ok(Redirect::to(&format!("{here}?stale=1")).into_response());
    }
    let draft = || vendor::read_draft(&call.ctx, &state.store, service);
    let to = match (add, emptied.as_ref().and_then(|card| card.rsplit_once('.')), go.as_str()) {
        (Some(list), ..) => {
            let card = next_position(&draft().await?.fields, &list);
            format!("{here}?add={list}#{list}.{card}")
        }
        (None, Some((list, _)), _) => format!("{here}#{list}"),
        (None, None, "confirm" | "ask" | "written") => {
            let said = around::press(&state, &call, service, &section, &go, &person).await?;
            format!("{here}?said={}", said.word())
        }
        // What was saved and has to be put right is shown at once, with the way on.
        (None, None, "next") if has_flaws(state.catalogue, &draft().await?, &section) => format!("{here}?saved=1"),
        (None, None, "next") => match next_section(state.catalogue, &section) {
            Some(next) => routes::section(service, &next),
            None => routes::of_service(routes::CHECK, service),
        },
        _ => routes::of_service(routes::DRAFT, service),
    };
    Ok(Redirect::to(&to).into_response())
}
