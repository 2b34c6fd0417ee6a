//! `/policies` and what stands below it.

use app::pages::policy::{draft, file, list, show};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::policy::Policy;
use serde::Deserialize;
use usecase::{
    Capability, Target,
    institution::{self, ShownPolicy, TypedPolicy},
    record::PolicyVersionId,
};

use super::{
    answer,
    case::known,
    service::{download, may},
};
use crate::{AppState, call::Call, error::Problem};

pub(crate) async fn all(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    let versions = institution::policies(&call.ctx, &state.store).await?;
    Ok(answer(list::list(&call.page, versions, may(&call, Capability::FixPolicy))))
}

pub(crate) async fn one(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let shown = version(&state, &call, &id).await?;
    Ok(answer(show::show(&call.page, state.catalogue, shown, may(&call, Capability::FixPolicy))))
}

/// The file of a version, byte by byte as it was fixed.
pub(crate) async fn export(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let shown = version(&state, &call, &id).await?;
    let name = format!("policy-{}.json", shown.version.head.number);
    Ok(download(shown.version.content, &name))
}

/// From which version a draft goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    from: String,
}

/// The form, filled from a version or with the strict defaults.
pub(crate) async fn new(
    State(state): State<AppState>,
    call: Call,
    Query(From { from }): Query<From>,
) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::FixPolicy, &Target::Own).await?;
    let from = match from.as_str() {
        "" => None,
        id => Some(version(&state, &call, id).await?),
    };
    let typed = TypedPolicy::of(&from.as_ref().map_or_else(Policy::default, |shown| shown.policy.clone()));
    let from = from.map(|shown| shown.version.head);
    let shown = draft::DraftView { from, typed, mistakes: Vec::new(), refused: None };
    Ok(answer(draft::draft(&call.page, state.catalogue, shown)))
}

pub(crate) async fn paste(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::FixPolicy, &Target::Own).await?;
    Ok(answer(file::file(&call.page, String::new(), String::new(), Vec::new())))
}

/// A version, if it is the acting institution's.
pub(crate) async fn version(state: &AppState, call: &Call, id: &str) -> Result<ShownPolicy, Problem> {
    let id: PolicyVersionId = known(id)?;
    Ok(institution::policy_version(&call.ctx, &state.store, state.catalogue, id).await?)
}
