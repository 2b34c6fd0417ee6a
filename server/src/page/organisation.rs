//! `/organisation/people` and `/organisation/audit`.

use app::{
    Situation,
    pages::organisation::{
        audit::{self as audit_page, AuditView},
        member::{self as member_page, MemberView, Trouble},
        people::{self as people_page, PeopleView, PersonForm},
    },
    routes,
};
use axum::{
    extract::{Path, Query, State},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use domain::word::Word as _;
use serde::Deserialize;
use usecase::{
    Actor, Capability,
    audit::{self, Action, AuditFilter},
    field::read_date,
    identity,
    record::{OrganisationKind, PersonId, Role, Roles},
};

use super::{answer, service::may};
use crate::{AppState, call::Call, csv, error::Problem};

pub(crate) async fn people(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    people_with(&state, &call, PersonForm::default()).await
}

/// The members, perhaps with somebody who was not added.
pub(crate) async fn people_with(state: &AppState, call: &Call, form: PersonForm) -> Result<Response, Problem> {
    let members = identity::members(&call.ctx, &state.store).await?;
    let shown = PeopleView {
        kind: kind(call)?,
        members,
        may_change: may(call, Capability::ChangeMember),
        may_audit: may(call, Capability::ReadAuditTrail),
        form,
    };
    Ok(answer(people_page::people(&call.page, shown)))
}

pub(crate) async fn member(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    member_with(&state, &call, person(&id)?, None).await
}

/// A member, perhaps with the roles that were ticked and why they were not given.
pub(crate) async fn member_with(
    state: &AppState,
    call: &Call,
    id: PersonId,
    refused: Option<(Option<Roles>, Trouble)>,
) -> Result<Response, Problem> {
    let mut member = identity::member(&call.ctx, &state.store, id).await?;
    if let Some((Some(ticked), _)) = refused {
        member.roles = ticked;
    }
    let mut page = call.page.clone();
    page.here = routes::of_member(routes::MEMBER, id);
    let shown = MemberView { kind: kind(call)?, member, trouble: refused.map(|(_, trouble)| trouble) };
    Ok(answer(member_page::member(&page, shown)))
}

/// What an address of the trail may add.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    action: String,
    from: String,
    until: String,
    before: Option<String>,
}

impl Asked {
    /// The filter. What cannot be read limits nothing; the page says so.
    fn filter(&self) -> AuditFilter {
        let (from, until) = (read_date(&self.from), read_date(&self.until));
        AuditFilter { action: Action::from_word(&self.action), from, until }
    }
}

pub(crate) async fn audit(
    State(state): State<AppState>,
    call: Call,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (filter, before) = (asked.filter(), asked.before.as_ref().and_then(|before| before.parse().ok()));
    let page = audit::list(&call.ctx, &state.store, &filter, before).await?;
    let shown = AuditView { page, filter, typed: (asked.from, asked.until), later: before.is_some() };
    Ok(answer(audit_page::audit(&call.page, shown)))
}

pub(crate) async fn audit_export(
    State(state): State<AppState>,
    call: Call,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let page = audit::export(&call.ctx, &state.store, &asked.filter()).await?;
    let file = csv::write(&audit_page::rows(call.ctx.lang, &page));
    let name = format!("attachment; filename=\"audit-{}.csv\"", call.ctx.today());
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)], file).into_response())
}

/// A person's id in an address; anything else names nobody.
pub(crate) fn person(text: &str) -> Result<PersonId, Problem> {
    text.parse().map_err(|_| Problem(Situation::NotFound))
}

/// The roles ticked in a form.
pub(crate) fn ticked(pairs: &[(String, String)]) -> Roles {
    pairs.iter().filter(|(name, _)| name == "role").filter_map(|(_, word)| Role::from_word(word)).collect()
}

fn kind(call: &Call) -> Result<OrganisationKind, Problem> {
    match call.ctx.actor {
        Actor::Member(member) => Ok(member.kind),
        Actor::Anyone | Actor::System | Actor::Person(_) => Err(Problem(Situation::NotFound)),
    }
}
