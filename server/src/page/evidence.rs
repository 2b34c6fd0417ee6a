//! `/services/{id}/evidence` and `/cases/{id}/services/{sid}/evidence`: lists of files, and files.

use app::{
    Situation,
    pages::{
        case::{compare::not_opened, evidence as shared},
        service::evidence::{EvidenceView, Unanswered, UploadTrouble, evidence},
    },
    routes,
};
use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Redirect, Response},
};
use domain::evidence::FileName;
use serde::Deserialize;
use usecase::{
    Capability,
    institution::{self, SharedError},
    record::{CaseId, EvidenceId, VendorServiceId},
    vendor::evidence::{self as files, AttachForm, FileToOpen},
};

use super::{
    answer,
    service::{may, service_id},
};
use crate::{AppState, call::Call, error::Problem};

/// Which file is to be replaced.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    replace: String,
}

pub(crate) async fn list(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let form = AttachForm { replaces: asked.replace, ..AttachForm::default() };
    list_with(&state, &call, service_id(&id)?, form, None, None).await
}

/// The list, perhaps with what was filled in and why it was not taken.
pub(crate) async fn list_with(
    state: &AppState,
    call: &Call,
    service: VendorServiceId,
    form: AttachForm,
    trouble: Option<UploadTrouble>,
    unanswered: Option<Unanswered>,
) -> Result<Response, Problem> {
    let shown = files::evidence(&call.ctx, &state.store, state.catalogue, service).await?;
    let may_edit = may(call, Capability::EditEvidence);
    let may_answer = may(call, Capability::AnswerEvidenceRequest);
    let view = EvidenceView { shown, may_edit, may_answer, today: call.ctx.today(), form, trouble, unanswered };
    Ok(answer(evidence(&call.page, state.catalogue, view)))
}

pub(crate) async fn open_own(
    State(state): State<AppState>,
    call: Call,
    headers: HeaderMap,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (service, file) = (service_id(&id)?, known(&file)?);
    let opened = files::open_own(&call.ctx, &state.store, &state.evidence, service, file).await?;
    Ok(to_keep(opened, &headers))
}

pub(crate) async fn shared_list(
    State(state): State<AppState>,
    call: Call,
    Path((id, sid)): Path<(String, String)>,
) -> Result<Response, Problem> {
    shared_with(&state, &call, known(&id)?, known(&sid)?, None).await
}

/// An institution's list, perhaps with a reason that is too long.
pub(crate) async fn shared_with(
    state: &AppState,
    call: &Call,
    case: CaseId,
    service: VendorServiceId,
    refused: Option<(EvidenceId, String)>,
) -> Result<Response, Problem> {
    match institution::shared_evidence(&call.ctx, &state.store, state.catalogue, case, service).await {
        Ok(shown) => {
            let may_open = may(call, Capability::OpenEvidence);
            Ok(answer(shared::evidence(&call.page, state.catalogue, shared::SharedView { shown, may_open, refused })))
        }
        Err(error) => not_shared(call, case, error),
    }
}

pub(crate) async fn open(
    State(state): State<AppState>,
    call: Call,
    headers: HeaderMap,
    Path((id, sid, file)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (case, service, file): (CaseId, VendorServiceId, EvidenceId) = (known(&id)?, known(&sid)?, known(&file)?);
    let place = (case, service);
    match institution::open_evidence(&call.ctx, &state.store, state.catalogue, &state.evidence, place, file).await {
        Ok(opened) => Ok(to_keep(opened, &headers)),
        // The list says what can be done instead.
        Err(SharedError::NotGranted) => {
            let to = format!("{}#file-{file}", routes::case_evidence(case, service));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => not_shared(&call, case, error),
    }
}

/// Why there is nothing to show.
pub(crate) fn not_shared(call: &Call, case: CaseId, error: SharedError) -> Result<Response, Problem> {
    match error {
        SharedError::NotOpened => Ok(answer(not_opened(&call.page, case))),
        SharedError::Failure(failure) => Err(failure.into()),
        SharedError::NotGranted | SharedError::LongReason => Err(Problem(Situation::NotFound)),
    }
}

/// A file to keep: never shown in the browser's own window, and of no type but the one its bytes say.
fn to_keep(opened: FileToOpen, asked: &HeaderMap) -> Response {
    let FileToOpen { file, size, bytes } = opened;
    let tag = format!("\"{}\"", file.sha256);
    let name = FileName::of(&file.name, file.kind).attachment();
    let headers = [
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (ETAG, HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static(""))),
    ];
    if asked.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let about = [
        (CONTENT_TYPE, file.kind.media_type().to_owned()),
        (CONTENT_DISPOSITION, name),
        (CONTENT_LENGTH, size.to_string()),
    ];
    (headers, about, Body::from_stream(bytes)).into_response()
}

/// An id, or nothing of the kind.
pub(crate) fn known<T: std::str::FromStr>(id: &str) -> Result<T, Problem> {
    id.parse().map_err(|_| Problem(Situation::NotFound))
}
