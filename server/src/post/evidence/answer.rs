//! `POST /services/{id}/evidence/requests/{rid}`: grants or refuses an institution's request.

use app::{pages::service::evidence::Unanswered, routes};
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use usecase::{
    record::EvidenceRequestId,
    vendor::evidence::{self, Answer, AnswerError, AttachForm},
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::{
        evidence::{known, list_with},
        service::service_id,
    },
};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path((id, request)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let (service, request): (_, EvidenceRequestId) = (service_id(&id)?, known(&request)?);
    let said =
        |found: &dyn Fn(&str) -> bool| pairs.iter().find(|(name, _)| found(name)).map(|(_, value)| value.clone());
    // The field's name ends in the request, as several stand on one page.
    let nda_on = said(&|name| name.starts_with("nda_on")).unwrap_or_default();
    let grant = said(&|name| name == "answer").is_some_and(|answer| answer == "grant");
    let given = if grant { Answer::Grant { nda_on: nda_on.clone() } } else { Answer::Refuse };
    let date = match evidence::answer_request(&call.ctx, &state.store, service, request, &given).await {
        Ok(()) => {
            let to = format!("{}#requests", routes::of_service(routes::EVIDENCE, service));
            return Ok(Redirect::to(&to).into_response());
        }
        Err(AnswerError::NdaDate) => true,
        Err(AnswerError::NothingToGrant) => false,
        Err(AnswerError::Failure(failure)) => return Err(failure.into()),
    };
    let unanswered = Some(Unanswered { request, nda_on, date });
    let page = list_with(&state, &call, service, AttachForm::default(), None, unanswered).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
}
