//! `/`: what this is, for strangers; the next step, for people who have signed in.

use axum::{extract::State, response::Response};
use usecase::{Actor, record::OrganisationKind};

use super::answer;
use crate::{AppState, call::Call, error::Problem};

pub(crate) async fn get(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    let services = match call.ctx.actor {
        Actor::Anyone | Actor::System => {
            return Ok(answer(app::pages::home::home(&call.page, state.catalogue.criteria.len())));
        }
        Actor::Member(member) if member.kind == OrganisationKind::Vendor => {
            usecase::vendor::services(&call.ctx, &state.store).await?
        }
        Actor::Member(_) | Actor::Person(_) => Vec::new(),
    };
    Ok(answer(app::pages::desk::desk(&call.page, services)))
}
