//! `/arrangements` and below.

use app::{
    Situation,
    pages::arrangement::{
        file,
        form::{self, FormView, Refused},
        list, matrix,
        row::{self, RowView},
        show,
    },
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::{
    text::{DutyId, LocalId},
    word::{Scope, Word as _},
};
use serde::Deserialize;
use usecase::{
    Capability,
    arrangement::{
        self, Shown,
        form::{Part, TypedProblem},
    },
    record::ArrangementId,
};

use super::{
    answer,
    service::{download, may},
};
use crate::{AppState, call::Call, error::Problem};

/// What an address may add.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The party or contract meant.
    pub of: Option<String>,
    /// The part of the system.
    pub scope: Option<String>,
}

impl Asked {
    /// The party or contract meant; an id that cannot be one names nothing.
    pub(crate) fn of(&self) -> Result<Option<LocalId>, Problem> {
        self.of.clone().map(local_id).transpose()
    }

    /// The part of the system; all of it where none is said.
    pub(crate) fn scope(&self) -> Result<Scope, Problem> {
        self.scope.as_ref().map_or(Ok(Scope::All), |word| Scope::from_word(word).ok_or(NOT_FOUND))
    }
}

const NOT_FOUND: Problem = Problem(Situation::NotFound);

pub(crate) fn arrangement_id(text: &str) -> Result<ArrangementId, Problem> {
    text.parse().map_err(|_| NOT_FOUND)
}

/// The id of a party or contract; what cannot be one names nothing.
pub(crate) fn local_id(text: String) -> Result<LocalId, Problem> {
    LocalId::try_from(text).map_err(|_| NOT_FOUND)
}

/// The duty in an address.
pub(crate) fn duty(state: &AppState, id: &str) -> Result<DutyId, Problem> {
    state.catalogue.duty(id).map(|duty| duty.id.clone()).ok_or(NOT_FOUND)
}

pub(crate) async fn all(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    let entries = arrangement::arrangements(&call.ctx, &state.store, state.catalogue).await?;
    Ok(answer(list::list(&call.page, entries, may(&call, Capability::EditArrangement))))
}

pub(crate) async fn begin(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    call.ctx.member(&state.store, Capability::EditArrangement).await?;
    Ok(answer(list::begin(&call.page, list::NewView::default())))
}

pub(crate) async fn one(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = arrangement_id(&id)?;
    let shown = look(&state, &call, id).await?;
    let versions = arrangement::versions(&call.ctx, &state.store, id).await?;
    let may_edit = may(&call, Capability::EditArrangement);
    Ok(answer(show::show(&call.page, state.catalogue, show::ShowView { shown, versions, may_edit })))
}

pub(crate) async fn matrix(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let shown = look(&state, &call, arrangement_id(&id)?).await?;
    Ok(answer(matrix::matrix(&call.page, state.catalogue, shown, may(&call, Capability::EditArrangement))))
}

pub(crate) async fn row(
    State(state): State<AppState>,
    call: Call,
    Path((id, of)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let duty = duty(&state, &of)?;
    let shown = look(&state, &call, arrangement_id(&id)?).await?;
    Ok(answer(row_with(&state, &call, shown, (duty, asked.scope()?), None)))
}

/// A row, perhaps with the form of a contract that was not kept.
pub(crate) fn row_with(
    state: &AppState,
    call: &Call,
    shown: Shown,
    (duty, scope): (DutyId, Scope),
    sent: Option<(LocalId, FormView)>,
) -> app::Page {
    let contracts = shown.arrangement.contracts.iter().flatten();
    let (sent, mut refused) = sent.map_or((None, None), |(contract, form)| (Some(contract), Some(form)));
    let forms = contracts
        .filter_map(|contract| {
            if sent.as_ref() == Some(&contract.id) {
                return refused.take();
            }
            let part = Part::Assignment(contract.id.clone(), duty.clone(), scope);
            let values = part.values(&shown.arrangement)?;
            Some(FormView { shown: shown.clone(), part, values, problems: Vec::new(), refused: None })
        })
        .collect();
    let may_edit = may(call, Capability::EditArrangement);
    let view = RowView { duty, scope, forms, sent, may_edit };
    row::row(&call.page, state.catalogue, shown, view)
}

pub(crate) async fn frame(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    part(&state, &call, &id, Part::Frame).await
}

pub(crate) async fn party(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    part(&state, &call, &id, Part::Party(asked.of()?)).await
}

pub(crate) async fn contract(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    part(&state, &call, &id, Part::Contract(asked.of()?)).await
}

pub(crate) async fn clauses(
    State(state): State<AppState>,
    call: Call,
    Path((id, contract)): Path<(String, String)>,
) -> Result<Response, Problem> {
    part(&state, &call, &id, Part::Clauses(local_id(contract)?)).await
}

/// The form of a part as it stands.
async fn part(state: &AppState, call: &Call, id: &str, part: Part) -> Result<Response, Problem> {
    let shown = to_change(state, call, arrangement_id(id)?).await?;
    let values = part.values(&shown.arrangement).ok_or(NOT_FOUND)?;
    Ok(answer(form_with(state, call, FormView { shown, part, values, problems: Vec::new(), refused: None })))
}

/// The form of a part, perhaps with what is wrong with it.
pub(crate) fn form_with(state: &AppState, call: &Call, view: FormView) -> app::Page {
    form::form(&call.page, state.catalogue, view)
}

/// A form that was not kept.
pub(crate) fn not_kept(
    shown: Shown,
    part: Part,
    values: Vec<(String, String)>,
    problems: Vec<TypedProblem>,
    refused: Option<Refused>,
) -> FormView {
    FormView { shown, part, values, problems, refused }
}

pub(crate) async fn file(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = arrangement_id(&id)?;
    let seen = look(&state, &call, id).await?.version.number;
    let may_edit = may(&call, Capability::EditArrangement);
    let view = file::FileView { id, seen, pasted: String::new(), problems: Vec::new(), may_edit };
    Ok(answer(file::file(&call.page, view)))
}

pub(crate) async fn export(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let content = arrangement::export(&call.ctx, &state.store, arrangement_id(&id)?).await?;
    Ok(download(content, "arrangement.json"))
}

/// An arrangement as it stands.
pub(crate) async fn look(state: &AppState, call: &Call, id: ArrangementId) -> Result<Shown, Problem> {
    Ok(arrangement::show(&call.ctx, &state.store, state.catalogue, id, None).await?)
}

/// An arrangement as it stands, for somebody who is about to change it.
pub(crate) async fn to_change(state: &AppState, call: &Call, id: ArrangementId) -> Result<Shown, Problem> {
    Ok(arrangement::to_change(&call.ctx, &state.store, state.catalogue, id).await?)
}
