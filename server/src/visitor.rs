//! Who is asking: from the session to an actor, anew for every request, so that a role withdrawn is withdrawn at once.

use app::{Situation, Viewer, routes};
use axum::{
    Extension,
    body::{Bytes, to_bytes},
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use store::ACCOUNT;
use tower_sessions::Session;
use usecase::{
    Actor, Denied, Failure, Target, identity,
    record::{Membership, OrganisationId, PersonId, SessionAccount, SessionKey},
};

use crate::{
    AppState, back,
    call::Call,
    error::Problem,
    page,
    registry::{Asks, Bounds},
    upload,
};

/// How far apart the notes are that somebody is still there.
const NOTE_EVERY: i64 = 60_000;

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    pub actor: Actor,
    pub viewer: Viewer,
    pub memberships: Vec<Membership>,
}

/// Finds out who is asking. Without a session cookie the database is not asked.
pub(crate) async fn know(
    State(state): State<AppState>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let visitor = match visitor(&state, &session).await {
        Ok(Some(visitor)) => visitor,
        Ok(None) => return next.run(request).await,
        Err(problem) => return problem.into_response(),
    };
    let viewer = visitor.viewer.clone();
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    // For the page that says what went wrong, which is made further out.
    response.extensions_mut().insert(viewer);
    response
}

/// Leads who has not signed in to signing in, and who has not chosen an organisation to choosing one, where a route
/// asks for more. What somebody was sending is carried along.
pub(crate) async fn ask(Extension(asks): Extension<Asks>, call: Call, request: Request, next: Next) -> Response {
    let Asks::For(capability) = asks else { return next.run(request).await };
    let looking = matches!(*request.method(), Method::GET | Method::HEAD);
    match call.ctx.check(capability, &Target::Nothing) {
        // A file is not carried along: its page asks for it again.
        Err(Denied::SignInFirst) if looking => {
            Redirect::to(&format!("{}?back={}", routes::SIGN_IN, back::encoded(&call.page.here))).into_response()
        }
        // A file is not carried along: its page asks for it again.
        Err(Denied::SignInFirst) if upload::is_multipart(request.headers()) => {
            let back = back::encoded(&call.page.here);
            Redirect::to(&format!("{}?back={back}&ended=file", routes::SIGN_IN)).into_response()
        }
        Err(Denied::SignInFirst) => match to_bytes(request.into_body(), Bounds::FORM.body).await {
            Ok(body) => page::account::sign_in_first(&call, &text(&body)),
            Err(_) => Problem(Situation::TooLarge).into_response(),
        },
        Err(_) if looking && matches!(call.ctx.actor, Actor::Person(_)) => {
            Redirect::to(&format!("{}?back={}", routes::ACT_FOR, back::encoded(&call.page.here))).into_response()
        }
        _ => next.run(request).await,
    }
}

/// Keeps who has signed in, under a session id of its own.
pub(crate) async fn remember(
    session: &Session,
    call: &Call,
    person: PersonId,
    organisation: Option<OrganisationId>,
) -> Result<(), Problem> {
    let now = call.ctx.now.as_millisecond();
    let before = session.get::<SessionAccount>(ACCOUNT).await.map_err(unavailable)?;
    let account = SessionAccount {
        // Whoever only goes over to another organisation stays signed in.
        since: before.filter(|before| before.person == person.to_string()).map_or(now, |before| before.since),
        person: person.to_string(),
        organisation: organisation.map(|id| id.to_string()),
        seen: now,
    };
    // The id before signing in may be known to somebody else.
    session.cycle_id().await.map_err(unavailable)?;
    session.insert(ACCOUNT, account).await.map_err(unavailable)
}

/// Names the session a request belongs to.
pub(crate) fn key(session: &Session) -> Option<SessionKey> {
    session.id().as_ref().map(SessionKey::from)
}

/// Gives the session another id: what was known of the old one is worth nothing.
pub(crate) async fn renew(session: &Session) -> Result<(), Problem> {
    session.cycle_id().await.map_err(unavailable)
}

/// Ends the session.
pub(crate) async fn forget(session: &Session) -> Result<(), Problem> {
    session.flush().await.map_err(unavailable)
}

async fn visitor(state: &AppState, session: &Session) -> Result<Option<Visitor>, Problem> {
    let Some(mut account) = session.get::<SessionAccount>(ACCOUNT).await.map_err(unavailable)? else { return Ok(None) };
    let Ok(person) = account.person.parse::<PersonId>() else { return Ok(None) };
    let chosen = account.organisation.as_ref().and_then(|id| id.parse().ok());
    let (actor, memberships) = identity::actor(&state.store, person, chosen).await?;
    let Some(known) = state.store.person(person).await.map_err(Failure::from)? else { return Ok(None) };
    let now = state.clock.now().as_millisecond();
    if now.saturating_sub(account.seen) >= NOTE_EVERY {
        account.seen = now;
        session.insert(ACCOUNT, account).await.map_err(unavailable)?;
    }
    let organisation = match actor {
        Actor::Member(member) => memberships.iter().find(|entry| entry.organisation.id == member.organisation),
        Actor::Anyone | Actor::System | Actor::Person(_) => None,
    };
    let viewer = Viewer {
        name: known.display_name,
        organisation: organisation.map(|entry| entry.organisation.clone()),
        may_choose: memberships.len() > 1,
    };
    Ok(Some(Visitor { actor, viewer, memberships }))
}

fn text(body: &Bytes) -> String {
    String::from_utf8_lossy(body).into_owned()
}

fn unavailable(error: tower_sessions::session::Error) -> Problem {
    tracing::error!(error = &error as &dyn std::error::Error, "a session cannot be kept");
    Problem(Situation::Unavailable)
}
