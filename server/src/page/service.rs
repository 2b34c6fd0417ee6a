//! `/services` and below: a vendor's pages.

use app::{
    Situation,
    pages::service::{Around, Said, changes, check, draft, file, known_section, list, section, self_check, version},
};
use axum::{
    extract::{Path, Query, State},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use usecase::{
    Capability, Target, identity,
    record::VendorServiceId,
    vendor::{self, Draft, ImportError, Obstacle, SelfCheckError},
};

use super::answer;
use crate::{AppState, call::Call, error::Problem};

/// A service's id in an address; anything else names nothing.
pub(crate) fn service_id(text: &str) -> Result<VendorServiceId, Problem> {
    text.parse().map_err(|_| Problem(Situation::NotFound))
}

pub(crate) fn may(call: &Call, capability: Capability) -> bool {
    call.ctx.check(capability, &Target::Own).is_ok()
}

pub(crate) async fn list(State(state): State<AppState>, call: Call) -> Result<Response, Problem> {
    list_with(&state, &call, None).await
}

/// The list, perhaps with a name that cannot be used.
pub(crate) async fn list_with(state: &AppState, call: &Call, refused: Option<String>) -> Result<Response, Problem> {
    let services = vendor::service_states(&call.ctx, &state.store, state.catalogue).await?;
    let may_create = may(call, Capability::CreateService);
    Ok(answer(list::list(&call.page, state.catalogue, list::ListView { services, may_create, refused })))
}

pub(crate) async fn draft(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let found = vendor::overview(&call.ctx, &state.store, state.catalogue, service_id(&id)?).await?;
    Ok(answer(draft::draft(&call.page, state.catalogue, found)))
}

/// What a section is asked to show besides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    add: Option<String>,
    from: Option<String>,
    saved: Option<String>,
    stale: Option<String>,
    said: String,
}

pub(crate) async fn section(
    State(state): State<AppState>,
    call: Call,
    Path((id, section)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let found = vendor::read_section(&call.ctx, &state.store, state.catalogue, service_id(&id)?, &section).await?;
    if !known_section(state.catalogue, &section) {
        return Err(Problem(Situation::NotFound));
    }
    let vendor::SectionDraft { draft, published, since, owner, colleagues, institutions } = found;
    let said = Said::from_word(&asked.said);
    let problems = draft.assemble(state.catalogue).disclosure.err().unwrap_or_default();
    let shown = section::SectionView {
        id: section,
        draft,
        problems,
        may_edit: may(&call, Capability::EditDraft),
        add: asked.add,
        from: asked.from,
        saved: asked.saved.is_some(),
        stale: asked.stale.is_some(),
        around: Around { published, since, owner, colleagues, institutions, said },
    };
    Ok(answer(section::section(&call.page, state.catalogue, shown)))
}

pub(crate) async fn check(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    check_with(&state, &call, service_id(&id)?, None).await
}

/// The check, perhaps with why publishing was refused.
pub(crate) async fn check_with(
    state: &AppState,
    call: &Call,
    id: VendorServiceId,
    refused: Option<check::Refused>,
) -> Result<Response, Problem> {
    let draft = vendor::read_draft(&call.ctx, &state.store, id).await?;
    let obstacles = obstacles(state, &draft);
    let may_publish = may(call, Capability::PublishVersion);
    let shown = check::CheckView { draft, obstacles, may_publish, refused };
    Ok(answer(check::check(&call.page, state.catalogue, shown)))
}

fn obstacles(state: &AppState, draft: &Draft) -> Vec<Obstacle> {
    let problems = draft.assemble(state.catalogue).disclosure.err().unwrap_or_default();
    let undecided = draft.rivals.iter().cloned().map(Obstacle::Undecided);
    undecided.chain(problems.into_iter().map(Obstacle::Problem)).collect()
}

pub(crate) async fn file(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let service = vendor::read_draft(&call.ctx, &state.store, service_id(&id)?).await?.service.id;
    let may_import = may(&call, Capability::ImportFile);
    let shown = file::FileView { service, pasted: String::new(), refused: None, may_import };
    Ok(answer(file::file(&call.page, shown)))
}

/// The draft as a file; where it is none yet, the check says why.
pub(crate) async fn export(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = service_id(&id)?;
    match vendor::export_draft(&call.ctx, &state.store, state.catalogue, id).await {
        Ok(file) => Ok(download(file, "draft.json")),
        Err(ImportError::Failure(failure)) => Err(failure.into()),
        Err(ImportError::NotYet(_) | ImportError::Refused(_)) => {
            Ok(Redirect::to(&app::routes::of_service(app::routes::CHECK, id)).into_response())
        }
    }
}

/// A file to keep.
pub(crate) fn download(content: String, name: &str) -> Response {
    let name = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, name)], content).into_response()
}

/// Under which edition.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Under {
    edition: String,
}

/// The draft as a hospital would see it; where it is no disclosure yet, the check says why.
pub(crate) async fn self_check(
    State(state): State<AppState>,
    call: Call,
    Path(id): Path<String>,
    Query(asked): Query<Under>,
) -> Result<Response, Problem> {
    let id = service_id(&id)?;
    // An edition that is not loaded counts as not said.
    let edition = state.catalogue.edition(&asked.edition).map(|edition| &edition.id);
    match vendor::self_check(&call.ctx, &state.store, state.catalogue, id, edition).await {
        Ok(shown) => Ok(answer(self_check::self_check(&call.page, state.catalogue, shown))),
        Err(SelfCheckError::NotYet(_)) => {
            Ok(Redirect::to(&app::routes::of_service(app::routes::CHECK, id)).into_response())
        }
        Err(SelfCheckError::UnknownEdition) => Err(Problem(Situation::Internal)),
        Err(SelfCheckError::Failure(failure)) => Err(failure.into()),
    }
}

pub(crate) async fn version(
    State(state): State<AppState>,
    call: Call,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (id, number) = (service_id(&id)?, version_number(&number)?);
    let shown = vendor::version(&call.ctx, &state.store, state.catalogue, id, number).await?;
    let all = vendor::versions(&call.ctx, &state.store, id).await?;
    let names = identity::names(&call.ctx, &state.store).await?;
    Ok(answer(version::version(&call.page, state.catalogue, version::VersionView { shown, all, names })))
}

pub(crate) async fn version_export(
    State(state): State<AppState>,
    call: Call,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (id, number) = (service_id(&id)?, version_number(&number)?);
    let file = vendor::export_version(&call.ctx, &state.store, id, number).await?;
    Ok(download(file, &format!("version-{number}.json")))
}

/// Since which version.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Since {
    from: Option<String>,
}

pub(crate) async fn changes(
    State(state): State<AppState>,
    call: Call,
    Path((id, number)): Path<(String, String)>,
    Query(since): Query<Since>,
) -> Result<Response, Problem> {
    let (service, to) = (service_id(&id)?, version_number(&number)?);
    let from = match since.from {
        Some(from) => version_number(&from)?,
        None => to.saturating_sub(1),
    };
    let changes = vendor::changes(&call.ctx, &state.store, state.catalogue, service, from, to).await?;
    let shown = changes::ChangesView { service, from, to, changes };
    Ok(answer(changes::changes(&call.page, state.catalogue, shown)))
}

fn version_number(text: &str) -> Result<u32, Problem> {
    text.parse().map_err(|_| Problem(Situation::NotFound))
}
