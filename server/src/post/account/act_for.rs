//! `POST /act-for`: chooses the organisation to act for.

use app::Situation;
use axum::{
    Extension, Form,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use tower_sessions::Session;
use usecase::{
    Actor,
    record::{OrganisationId, PersonId},
};

use crate::{
    back::inside,
    call::Call,
    error::Problem,
    visitor::{self, Visitor},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    organisation: String,
    back: String,
}

pub(crate) async fn post(
    session: Session,
    call: Call,
    Extension(visitor): Extension<Visitor>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    let wanted: Option<OrganisationId> = chosen.organisation.parse().ok();
    let found = visitor.memberships.iter().map(|entry| entry.organisation.id).find(|id| Some(*id) == wanted);
    let (Some(organisation), Some(person)) = (found, person(visitor.actor)) else {
        return Err(Problem(Situation::NotFound));
    };
    visitor::remember(&session, &call, person, Some(organisation)).await?;
    Ok(Redirect::to(inside(&chosen.back)).into_response())
}

fn person(actor: Actor) -> Option<PersonId> {
    match actor {
        Actor::Member(member) => Some(member.person),
        Actor::Person(person) => Some(person),
        Actor::Anyone | Actor::System => None,
    }
}
