//! Errors, as people see them: one page that says what happened and where to go from here.
//!
//! Handlers end in a [`Problem`], which says no more than the situation; causes go to the log where they happen. One
//! layer turns every failed answer into the page, those of axum and of other layers included.

use app::{Situation, Viewer, pages::error::error as error_page, routes};
use axum::{
    extract::Request,
    http::{Method, StatusCode},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use usecase::{Denied, Failure};

use crate::call::Call;

/// Why a handler cannot answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Problem(pub Situation);

/// Marks a failed answer that says itself what is wrong: one for programs, or a form that comes back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AsItIs;

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = status(self.0).into_response();
        response.extensions_mut().insert(self.0);
        response
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match &failure {
            Failure::Denied(Denied::Forbidden(_)) => Problem(Situation::NotForYou),
            Failure::Denied(Denied::NotFound | Denied::SignInFirst) => Problem(Situation::NotFound),
            Failure::Store(_) | Failure::Broken(_) => {
                tracing::error!(error = &failure as &dyn std::error::Error, "a use case failed");
                Problem(if matches!(failure, Failure::Store(_)) { Situation::Unavailable } else { Situation::Internal })
            }
        }
    }
}

/// What no route answers.
pub(crate) async fn not_found() -> Problem {
    Problem(Situation::NotFound)
}

/// Gives failed answers their page.
pub(crate) async fn pages(call: Call, request: Request, next: Next) -> Response {
    let looking = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = next.run(request).await;
    let failed = response.status().is_client_error() || response.status().is_server_error();
    if !failed || response.extensions().get::<AsItIs>().is_some() {
        return response;
    }
    let situation = response.extensions().get().copied().unwrap_or_else(|| situation(response.status()));
    if situation == Situation::Internal {
        tracing::error!(status = response.status().as_u16(), "a request failed");
    }
    let mut page = call.page;
    // The session lies further in: whoever was found there, the answer brings along.
    page.viewer = response.extensions().get::<Viewer>().cloned();
    if !looking {
        routes::HOME.clone_into(&mut page.here);
    }
    let number = (situation == Situation::Internal).then(|| call.ctx.request_id.to_string());
    let mut page = (response.status(), Html(error_page(&page, situation, number).html)).into_response();
    // Such as Allow, which belongs to a 405.
    for (name, value) in response.headers() {
        if !page.headers().contains_key(name) {
            page.headers_mut().insert(name.clone(), value.clone());
        }
    }
    page
}

fn status(situation: Situation) -> StatusCode {
    match situation {
        Situation::NotFound | Situation::CriterionNotFound => StatusCode::NOT_FOUND,
        Situation::Refused | Situation::NotForYou => StatusCode::FORBIDDEN,
        Situation::BadRequest => StatusCode::BAD_REQUEST,
        Situation::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Situation::Method => StatusCode::METHOD_NOT_ALLOWED,
        Situation::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Situation::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn situation(status: StatusCode) -> Situation {
    match status {
        StatusCode::NOT_FOUND => Situation::NotFound,
        StatusCode::FORBIDDEN => Situation::Refused,
        StatusCode::PAYLOAD_TOO_LARGE => Situation::TooLarge,
        StatusCode::METHOD_NOT_ALLOWED => Situation::Method,
        StatusCode::SERVICE_UNAVAILABLE => Situation::Unavailable,
        other if other.is_client_error() => Situation::BadRequest,
        _ => Situation::Internal,
    }
}
