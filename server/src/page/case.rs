//! `/cases` and what stands below it.

use app::{
    Situation,
    pages::case::{
        assessment::{View, assessment, not_published},
        compare::{compare as comparison, not_opened},
        list, show,
    },
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::text::EditionId;
use serde::Deserialize;
use usecase::{
    institution::{self, CompareError},
    record::{CaseId, VendorServiceId},
};

use super::answer;
use crate::{AppState, call::Call, error::Problem};

/// What an address may add.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    edition: String,
    view: String,
}

impl Asked {
    /// The edition asked for; one that is not loaded counts as not said.
    fn edition(&self, state: &AppState) -> Option<EditionId> {
        state.catalogue.edition(&self.edition).map(|edition| edition.id.clone())
    }
}

pub(crate) async fn all(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    let cases = institution::cases(&call.ctx, &state.store).await?;
    Ok(answer(list::list(&call.page, cases, call.ctx.today())))
}

pub(crate) async fn one(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let case = institution::case(&call.ctx, &state.store, known(&id)?).await?;
    Ok(answer(show::show(&call.page, case, call.ctx.today())))
}

pub(crate) async fn compare(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let id: CaseId = known(&id)?;
    let edition = asked.edition(&state);
    // Beside an edition asked for stands the newest, to say what changes.
    let newest = state.catalogue.newest_edition().map(|edition| edition.id.clone());
    let against = newest.filter(|_| edition.is_some());
    let found =
        institution::compare(&call.ctx, &state.store, state.catalogue, id, edition.as_ref(), against.as_ref()).await;
    match found {
        Ok(found) => Ok(answer(comparison(&call.page, state.catalogue, found, call.ctx.today()))),
        Err(CompareError::NotOpened) => Ok(answer(not_opened(&call.page, id))),
        Err(CompareError::UnknownEdition) => Err(Problem(Situation::NotFound)),
        Err(CompareError::Failure(failure)) => Err(failure.into()),
    }
}

pub(crate) async fn service(
    State(state): State<AppState>,
    call: Call,
    Path((id, sid)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let id: CaseId = known(&id)?;
    let service: VendorServiceId = known(&sid)?;
    let edition = asked.edition(&state);
    let view = if asked.view == "full" { View::Full } else { View::Plain };
    let found =
        institution::one_assessment(&call.ctx, &state.store, state.catalogue, id, service, edition.as_ref()).await;
    match found {
        Ok(Some(found)) => Ok(answer(assessment(&call.page, state.catalogue, found, service, view, call.ctx.today()))),
        Ok(None) => Ok(answer(not_published(&call.page, id))),
        Err(CompareError::NotOpened) => Ok(answer(not_opened(&call.page, id))),
        Err(CompareError::UnknownEdition) => Err(Problem(Situation::NotFound)),
        Err(CompareError::Failure(failure)) => Err(failure.into()),
    }
}

/// An id, or nothing of the kind.
fn known<T: std::str::FromStr>(id: &str) -> Result<T, Problem> {
    id.parse().map_err(|_| Problem(Situation::NotFound))
}
