//! `/catalogue` and `/catalogue/{id}`: from memory, without the database.

use app::{
    Situation,
    pages::catalogue::{list::ListQuery, show},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;

use super::answer;
use crate::{AppState, call::Call, error::Problem};

/// The longest search that is looked for; the form allows 200 letters.
const SEARCH_LIMIT: usize = 200;

/// What the form sends. Words unknown to the catalogue are taken as not said.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    edition: String,
    topic: String,
}

pub(crate) async fn list(
    State(state): State<AppState>,
    call: Call,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let list = usecase::catalogue::list(&call.ctx, state.catalogue, Some(&asked.edition))
        .ok_or(Problem(Situation::Internal))?;
    let known = list.topics.iter().any(|topic| topic.id == asked.topic);
    let query = ListQuery {
        q: asked.q.chars().take(SEARCH_LIMIT).collect(),
        topic: if known { asked.topic } else { String::new() },
    };
    Ok(answer(app::pages::catalogue::list::list(&call.page, state.catalogue, list, query)))
}

pub(crate) async fn show(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let detail =
        usecase::catalogue::show(&call.ctx, state.catalogue, &id).ok_or(Problem(Situation::CriterionNotFound))?;
    Ok(answer(show::show(&call.page, state.catalogue, detail)))
}
