//! `POST /services/{id}/draft/file`: a file, sent or pasted, becomes the draft.

use app::{
    pages::service::file::{FileView, Refused, Trouble, file},
    routes,
};
use axum::{
    Extension, Form,
    extract::{FromRequest as _, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::read::MOST_BYTES;
use serde::Deserialize;
use usecase::{
    Capability, Failure, Target,
    vendor::{self, ImportError},
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::{answer, service::service_id},
    upload::{self, Sink, Unread},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Pasted {
    file: String,
}

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let service = service_id(&id)?;
    // Who may not, or has no such service, is told so before their file is read.
    call.ctx.check(Capability::ImportFile, &Target::Own).map_err(Failure::from)?;
    vendor::read_draft(&call.ctx, &state.store, service).await?;
    let sent = upload::is_multipart(request.headers());
    let content = if sent { uploaded(request).await? } else { pasted(request).await };
    let trouble = match &content {
        Err(trouble) => trouble.clone(),
        Ok(bytes) if bytes.trim_ascii().is_empty() => Trouble::Nothing,
        Ok(bytes) => match vendor::import_file(&call.ctx, &state.store, state.catalogue, service, bytes).await {
            Ok(_) => return Ok(Redirect::to(&routes::of_service(routes::CHECK, service)).into_response()),
            Err(ImportError::Refused(problems)) => Trouble::Problems(problems.lines(state.catalogue, call.ctx.lang)),
            Err(ImportError::NotYet(problems)) => {
                Trouble::Problems(problems.iter().map(|problem| problem.text(state.catalogue, call.ctx.lang)).collect())
            }
            Err(ImportError::Failure(failure)) => return Err(failure.into()),
        },
    };
    let too_large = matches!(trouble, Trouble::TooLarge);
    let status = if too_large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY };
    let pasted = content.ok().filter(|_| !sent).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let shown = FileView { service, pasted, refused: Some(Refused { sent, trouble }), may_import: true };
    Ok((status, Extension(AsItIs), answer(file(&call.page, shown))).into_response())
}

/// What was pasted.
async fn pasted(request: Request) -> Result<Vec<u8>, Trouble> {
    match Form::<Pasted>::from_request(request, &()).await {
        Ok(Form(pasted)) => Ok(pasted.file.into_bytes()),
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Trouble::TooLarge),
        Err(_) => Err(Trouble::Broken),
    }
}

/// The file sent. What is too large is read to its end, so that the browser hears the answer, and not kept.
async fn uploaded(request: Request) -> Result<Result<Vec<u8>, Trouble>, Problem> {
    struct Kept(Vec<u8>, bool);
    impl Sink for Kept {
        async fn take(&mut self, chunk: &[u8]) -> Result<(), Problem> {
            self.1 |= self.0.len() + chunk.len() > MOST_BYTES;
            if self.1 {
                self.0 = Vec::new();
            } else {
                self.0.extend_from_slice(chunk);
            }
            Ok(())
        }
    }
    let mut kept = Kept(Vec::new(), false);
    match upload::read(request, &mut kept).await {
        Ok(_) if kept.1 => Ok(Err(Trouble::TooLarge)),
        Ok(_) => Ok(Ok(kept.0)),
        Err(Unread::TooLarge) => Ok(Err(Trouble::TooLarge)),
        Err(Unread::Broken) => Ok(Err(Trouble::Broken)),
        Err(Unread::Problem(problem)) => Err(problem),
    }
}
