//! Posts of the forms of an arrangement's parts: one change each, as it was seen at a version.

use app::{pages::arrangement::form::Refused, routes};
use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::arrangement::Hindrance;
use usecase::{
    arrangement::{self, ArrangementError, form::Part},
    record::ArrangementId,
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::{
        answer,
        arrangement::{Asked, arrangement_id, duty, form_with, local_id, not_kept, row_with, to_change},
    },
};

type Pairs = Vec<(String, String)>;

pub(crate) async fn frame(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Problem> {
    keep(&state, &call, arrangement_id(&id)?, Part::Frame, pairs).await
}

pub(crate) async fn party(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Problem> {
    keep(&state, &call, arrangement_id(&id)?, Part::Party(asked.of()?), pairs).await
}

pub(crate) async fn contract(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Problem> {
    keep(&state, &call, arrangement_id(&id)?, Part::Contract(asked.of()?), pairs).await
}

pub(crate) async fn clauses(
    State(state): State<AppState>,
    call: Call,
    Path((id, contract)): Path<(String, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Problem> {
    keep(&state, &call, arrangement_id(&id)?, Part::Clauses(local_id(contract)?), pairs).await
}

pub(crate) async fn row(
    State(state): State<AppState>,
    call: Call,
    Path((id, of)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Problem> {
    let contract = said(&pairs, "contract").unwrap_or_default().to_owned();
    let part = Part::Assignment(local_id(contract)?, duty(&state, &of)?, asked.scope()?);
    keep(&state, &call, arrangement_id(&id)?, part, pairs).await
}

/// Makes the change, or shows the form again with everything that was typed.
async fn keep(state: &AppState, call: &Call, id: ArrangementId, part: Part, pairs: Pairs) -> Result<Response, Problem> {
    let shown = to_change(state, call, id).await?;
    // A post that has not seen a version overrules none.
    let seen = said(&pairs, "seen").and_then(|seen| seen.parse().ok()).unwrap_or_default();
    let removal = said(&pairs, "remove").and_then(|_| part.removal());
    let change = match removal {
        Some(removal) => Ok(removal),
        None => part.change(&shown.arrangement, &pairs, state.catalogue),
    };
    let (problems, refused) = match change {
        Err(problems) => (problems, None),
        Ok(change) => match arrangement::change(&call.ctx, &state.store, state.catalogue, id, seen, &change).await {
            Ok(_) => return Ok(Redirect::to(&after(id, &part)).into_response()),
            Err(ArrangementError::Failure(failure)) => return Err(failure.into()),
            Err(ArrangementError::Stale { .. }) => (Vec::new(), Some(Refused::Stale)),
            Err(ArrangementError::Hindered(Hindrance::Missing(_))) => (Vec::new(), Some(Refused::Gone)),
            Err(ArrangementError::Hindered(Hindrance::Named(ids))) => (Vec::new(), Some(Refused::Named(ids))),
            Err(ArrangementError::Refused(problems)) => (arrangement::form::by_field(problems), None),
            Err(ArrangementError::InvalidName) => (Vec::new(), Some(Refused::Gone)),
        },
    };
    let status = if problems.is_empty() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = not_kept(shown.clone(), part.clone(), pairs, problems, refused);
    let page = match part {
        Part::Assignment(contract, duty, scope) => row_with(state, call, shown, (duty, scope), Some((contract, view))),
        _ => form_with(state, call, view),
    };
    Ok((status, Extension(AsItIs), answer(page)).into_response())
}

/// Where one goes on after a change.
fn after(id: ArrangementId, part: &Part) -> String {
    match part {
        Part::Assignment(..) => routes::matrix(id),
        _ => routes::arrangement(id),
    }
}

fn said<'p>(pairs: &'p [(String, String)], name: &str) -> Option<&'p str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
