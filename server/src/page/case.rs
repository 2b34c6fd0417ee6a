//! `/cases` and what stands below it.

use std::collections::BTreeMap;

use app::{
    Situation,
    pages::case::{
        assessment::{Shape, View, assessment, not_published},
        compare::{compare as comparison, not_opened},
        form, list, open, questions, show, trial,
    },
};
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{text::EditionId, word::Word as _};
use serde::Deserialize;
use usecase::{
    Capability, Target,
    institution::{self, CaseMistake, CompareError, TypedCase, WEIGHT},
    record::{CaseId, CaseKind, CaseState, VendorServiceId},
};

use super::{answer, evidence::not_shared, service::may};
use crate::{AppState, call::Call, error::Problem};

/// What an address may add.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    edition: String,
    view: String,
    print: String,
}

impl Asked {
    /// The edition asked for; one that is not loaded counts as not said.
    fn edition(&self, state: &AppState) -> Option<EditionId> {
        state.catalogue.edition(&self.edition).map(|edition| edition.id.clone())
    }

    /// Whether every fold is to be open.
    fn printing(&self) -> bool {
        !self.print.is_empty()
    }
}

pub(crate) async fn all(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    let cases = institution::cases(&call.ctx, &state.store).await?;
    let may_edit = may(&call, Capability::EditCase);
    Ok(answer(list::list(&call.page, cases, may_edit, call.ctx.today())))
}

pub(crate) async fn one(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let case = institution::case(&call.ctx, &state.store, known(&id)?).await?;
    let history = institution::case_history(&call.ctx, &state.store, case.case.id).await?;
    let (may_edit, may_open) = (may(&call, Capability::EditCase), may(&call, Capability::OpenCase));
    let shown = show::CaseView { case, history, may_edit, may_open };
    Ok(answer(show::show(&call.page, shown, call.ctx.today())))
}

/// An empty form.
pub(crate) async fn new(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    let id: CaseId = call.ctx.id();
    let typed = TypedCase {
        id: id.to_string(),
        kind: CaseKind::New.word().to_owned(),
        as_of: call.ctx.today().to_string(),
        ..TypedCase::default()
    };
    form_with(&state, &call, None, typed, Vec::new()).await
}

/// The form of a case there is.
pub(crate) async fn edit(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::EditCase, &Target::Own).await?;
    let case = institution::case(&call.ctx, &state.store, known(&id)?).await?;
    let opened = matches!(case.case.state, CaseState::Opened { .. });
    form_with(&state, &call, Some((case.case.id, opened)), TypedCase::of(&case), Vec::new()).await
}

/// The form with what was typed and what is wrong with it.
pub(crate) async fn form_with(
    state: &AppState,
    call: &Call,
    changes: Option<(CaseId, bool)>,
    typed: TypedCase,
    mistakes: Vec<CaseMistake>,
) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::EditCase, &Target::Own).await?;
    let services = institution::published_services(&call.ctx, &state.store).await?;
    let policies = institution::policies(&call.ctx, &state.store).await?;
    let shown = form::CaseFormView { changes, typed, mistakes, services, policies };
    Ok(answer(form::form(&call.page, state.catalogue, shown)))
}

/// The look before opening; a case that is opened already shows itself.
pub(crate) async fn open(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::OpenCase, &Target::Own).await?;
    let case = institution::case(&call.ctx, &state.store, known(&id)?).await?;
    if let CaseState::Opened { .. } = case.case.state {
        return Ok(Redirect::to(&app::routes::case(case.case.id)).into_response());
    }
    Ok(answer(open::open(&call.page, case, call.ctx.today())))
}

pub(crate) async fn questions(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let id: CaseId = known(&id)?;
    let edition = asked.edition(&state);
    match institution::questions(&call.ctx, &state.store, state.catalogue, id, edition.as_ref()).await {
        Ok(found) => Ok(answer(questions::questions(&call.page, state.catalogue, found, call.ctx.today()))),
        Err(error) => not_compared(&call, id, error),
    }
}

/// Other weights; those that are not given are the policy's.
pub(crate) async fn trial(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let id: CaseId = known(&id)?;
    let weights = pairs.into_iter().filter_map(|(name, typed)| Some((name.strip_prefix(WEIGHT)?.to_owned(), typed)));
    let weights: BTreeMap<String, String> = weights.collect();
    match institution::trial(&call.ctx, &state.store, state.catalogue, id, &weights).await {
        Ok(found) => Ok(answer(trial::trial(&call.page, state.catalogue, found, weights, call.ctx.today()))),
        Err(error) => not_compared(&call, id, error),
    }
}

/// Why there is no comparison, as a page.
fn not_compared(call: &Call, id: CaseId, error: CompareError) -> Result<Response, Problem> {
    match error {
        CompareError::NotOpened => Ok(answer(not_opened(&call.page, id))),
        CompareError::UnknownEdition => Err(Problem(Situation::NotFound)),
        CompareError::Failure(failure) => Err(failure.into()),
    }
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
        Ok(found) => Ok(answer(comparison(&call.page, state.catalogue, found, call.ctx.today(), asked.printing()))),
        Err(error) => not_compared(&call, id, error),
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
        Ok(Some(found)) => {
            let shape = Shape { view, printing: asked.printing(), may_edit: may(&call, Capability::EditCase) };
            match institution::shared_evidence(&call.ctx, &state.store, state.catalogue, id, service).await {
                Ok(shared) => {
                    Ok(answer(assessment(&call.page, state.catalogue, found, shared, shape, call.ctx.today())))
                }
                Err(error) => not_shared(&call, id, error),
            }
        }
        Ok(None) => Ok(answer(not_published(&call.page, id))),
        Err(error) => not_compared(&call, id, error),
    }
}

/// An id, or nothing of the kind.
pub(crate) fn known<T: std::str::FromStr>(id: &str) -> Result<T, Problem> {
    id.parse().map_err(|_| Problem(Situation::NotFound))
}
