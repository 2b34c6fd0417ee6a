//! `POST /services/{id}/evidence`: attaches a file, which goes to disk as it comes.

use app::{pages::service::evidence::UploadTrouble, routes};
use axum::{
    Extension,
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::evidence::NotTaken;
use usecase::{
    Failure,
    vendor::evidence::{self, AttachError, AttachForm, AttachProblem},
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::{evidence::list_with, service::service_id},
    upload::{self, Sent, Sink, Unread},
};

impl Sink for store::Incoming {
    async fn take(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        Ok(self.write(chunk).await.map_err(Failure::from)?)
    }
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let service = service_id(&id)?;
    let mut incoming = evidence::begin(&call.ctx, &state.store, &state.evidence, service).await?;
    // Held until the answer; it is never closed.
    let _turn = state.arrivals.acquire().await;
    let (form, trouble) = match upload::read(request, &mut incoming).await {
        Ok(sent) => {
            let form = form(sent);
            let received = incoming.finish().await.map_err(Failure::from)?;
            match evidence::attach(&call.ctx, &state.store, &state.evidence, service, received, &form).await {
                Ok(file) => {
                    let to = format!("{}#file-{}", routes::of_service(routes::EVIDENCE, service), file.id);
                    return Ok(Redirect::to(&to).into_response());
                }
                Err(AttachError::Refused(problems)) => (form, UploadTrouble::Problems(problems)),
                Err(AttachError::Lost) => (form, UploadTrouble::Broken),
                Err(AttachError::Failure(failure)) => return Err(failure.into()),
            }
        }
        Err(Unread::Broken) => (AttachForm::default(), UploadTrouble::Broken),
        Err(Unread::TooLarge) => {
            let problem = AttachProblem::NotTaken(NotTaken::TooLarge);
            (AttachForm::default(), UploadTrouble::Problems(vec![problem]))
        }
        Err(Unread::Problem(problem)) => return Err(problem),
    };
    let page = list_with(&state, &call, service, form, Some(trouble), None).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
}

fn form(sent: Sent) -> AttachForm {
    let text = |name: &str| sent.text(name).to_owned();
    AttachForm {
        document: text("document"),
        title: text("title"),
        certificate: text("certificate"),
        visibility: text("visibility"),
        replaces: text("replaces"),
        file_name: sent.file_name.clone(),
    }
}
