//! `/`: what this is, for strangers; what is to be done, for people who have signed in.

use app::pages::desk::DeskView;
use axum::{extract::State, response::Response};
use usecase::{Actor, Capability, desk::desk};

use super::{answer, service::may};
use crate::{AppState, call::Call, error::Problem};

pub(crate) async fn get(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    let desk = match call.ctx.actor {
        Actor::Anyone | Actor::System => {
            return Ok(answer(app::pages::home::home(&call.page, state.catalogue.criteria.len())));
        }
        Actor::Person(_) => None,
        Actor::Member(_) => Some(desk(&call.ctx, &state.store, state.catalogue).await?),
    };
    let shown = DeskView { desk, may_audit: may(&call, Capability::ReadAuditTrail) };
    Ok(answer(app::pages::desk::desk(&call.page, state.catalogue, shown)))
}
