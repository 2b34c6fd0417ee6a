//! Every route, and what stands around them.

use std::time::Duration;

use axum::{Router, http::StatusCode, middleware::from_fn_with_state};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate as _},
    },
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

use crate::{
    AppState, assets, call, error, headers, health, origin, page, post,
    registry::{
        Asks::{For, Nothing},
        Audience, Bounds, Route, build,
    },
    session, visitor,
};
use usecase::Capability::{
    AddPerson, AnswerEvidenceRequest, ChangeMember, ChangePassword, ChooseOrganisation, Compare, CreateService,
    EditArrangement, EditCase, EditDraft, EditEvidence, EndSessions, ExportFile, FixPolicy, ImportFile, OpenCase,
    OpenEvidence, PublishVersion, ReadAccount, ReadArrangements, ReadAssessment, ReadAuditTrail, ReadCases, ReadDraft,
    ReadEvidence, ReadMembers, ReadPolicies, ReadServices, ReadSharedEvidence, ReadVersions, RequestEvidence,
    SelfCheck, SignOut,
};

/// How long a sender may be silent in the middle of a request.
const SILENCE: Duration = Duration::from_secs(15);

/// Every route there is.
pub fn routes() -> Vec<Route> {
    vec![
        Route::page(app::routes::HOME, Nothing, page::home::get),
        Route::page(app::routes::CATALOGUE, Nothing, page::catalogue::list),
        Route::page(app::routes::CRITERION, Nothing, page::catalogue::show),
        Route::post(app::routes::LANGUAGE, Nothing, post::language::choose::post),
        Route::page(app::routes::SIGN_IN, Nothing, page::account::sign_in),
        Route::resuming(app::routes::SIGN_IN, Nothing, post::account::sign_in::post),
        Route::post(app::routes::SIGN_OUT, For(SignOut), post::account::sign_out::post),
        Route::page(app::routes::ACT_FOR, For(ChooseOrganisation), page::account::act_for),
        Route::post(app::routes::ACT_FOR, For(ChooseOrganisation), post::account::act_for::post),
        Route::page(app::routes::ACCOUNT, For(ReadAccount), page::account::account),
        Route::post(app::routes::PASSWORD, For(ChangePassword), post::account::password::post),
        Route::post(app::routes::SESSIONS, For(EndSessions), post::account::sessions::post),
        Route::page(app::routes::PEOPLE, For(ReadMembers), page::organisation::people),
        Route::post(app::routes::PEOPLE, For(AddPerson), post::organisation::add::post),
        Route::page(app::routes::MEMBER, For(ChangeMember), page::organisation::member),
        Route::post(app::routes::MEMBER, For(ChangeMember), post::organisation::roles::post),
        Route::post(app::routes::MEMBER_END, For(ChangeMember), post::organisation::end::post),
        Route::page(app::routes::AUDIT, For(ReadAuditTrail), page::organisation::audit),
        Route::page(app::routes::AUDIT_EXPORT, For(ReadAuditTrail), page::organisation::audit_export),
        Route::page(app::routes::SERVICES, For(ReadServices), page::service::list),
        Route::post(app::routes::SERVICES, For(CreateService), post::service::create::post),
        Route::page(app::routes::DRAFT, For(ReadDraft), page::service::draft),
        Route::page(app::routes::SECTION, For(ReadDraft), page::service::section),
        Route::post(app::routes::SECTION, For(EditDraft), post::service::save::post),
        Route::page(app::routes::CHECK, For(ReadDraft), page::service::check),
        Route::page(app::routes::FILE, For(ReadDraft), page::service::file),
        Route::upload(app::routes::FILE, For(ImportFile), post::service::import::post),
        Route::page(app::routes::EXPORT, For(ExportFile), page::service::export),
        Route::post(app::routes::PUBLISH, For(PublishVersion), post::service::publish::post),
        Route::page(app::routes::SELF_CHECK, For(SelfCheck), page::service::self_check),
        Route::page(app::routes::VERSION, For(ReadVersions), page::service::version),
        Route::page(app::routes::VERSION_EXPORT, For(ExportFile), page::service::version_export),
        Route::page(app::routes::CHANGES, For(ReadVersions), page::service::changes),
        Route::page(app::routes::CASES, For(ReadCases), page::case::all),
        Route::page(app::routes::CASE_NEW, For(EditCase), page::case::new),
        Route::post(app::routes::CASE_NEW, For(EditCase), post::case::begin::post),
        Route::page(app::routes::CASE, For(ReadCases), page::case::one),
        Route::page(app::routes::CASE_EDIT, For(EditCase), page::case::edit),
        Route::post(app::routes::CASE_EDIT, For(EditCase), post::case::change::post),
        Route::page(app::routes::CASE_OPEN, For(OpenCase), page::case::open),
        Route::post(app::routes::CASE_OPEN, For(OpenCase), post::case::open::post),
        Route::post(app::routes::CASE_TODAY, For(EditCase), post::case::today::post),
        Route::page(app::routes::CASE_QUESTIONS, For(Compare), page::case::questions),
        Route::page(app::routes::CASE_TRIAL, For(Compare), page::case::trial),
        Route::page(app::routes::CASE_COMPARE, For(Compare), page::case::compare),
        Route::page(app::routes::CASE_SERVICE, For(ReadAssessment), page::case::service),
        Route::page(app::routes::POLICIES, For(ReadPolicies), page::policy::all),
        Route::page(app::routes::POLICY_NEW, For(FixPolicy), page::policy::new),
        Route::post(app::routes::POLICY_NEW, For(FixPolicy), post::policy::fix::post),
        Route::page(app::routes::POLICY_FILE, For(FixPolicy), page::policy::paste),
        Route::post(app::routes::POLICY_FILE, For(FixPolicy), post::policy::read::post),
        Route::page(app::routes::POLICY, For(ReadPolicies), page::policy::one),
        Route::page(app::routes::POLICY_EXPORT, For(ReadPolicies), page::policy::export),
        Route::page(app::routes::EVIDENCE, For(ReadEvidence), page::evidence::list),
        Route::upload(app::routes::EVIDENCE, For(EditEvidence), post::evidence::attach::post),
        Route::page(app::routes::EVIDENCE_FILE, For(ReadEvidence), page::evidence::open_own),
        Route::post(app::routes::EVIDENCE_FILE, For(EditEvidence), post::evidence::change::post),
        Route::post(app::routes::EVIDENCE_REQUEST, For(AnswerEvidenceRequest), post::evidence::answer::post),
        Route::page(app::routes::CASE_EVIDENCE, For(ReadSharedEvidence), page::evidence::shared_list),
        Route::page(app::routes::CASE_EVIDENCE_FILE, For(OpenEvidence), page::evidence::open),
        Route::post(app::routes::CASE_EVIDENCE_FILE, For(RequestEvidence), post::evidence::request::post),
        Route::page(app::routes::ARRANGEMENTS, For(ReadArrangements), page::arrangement::all),
        Route::post(app::routes::ARRANGEMENTS, For(EditArrangement), post::arrangement::begin::post),
        Route::page(app::routes::ARRANGEMENT_NEW, For(EditArrangement), page::arrangement::begin),
        Route::page(app::routes::ARRANGEMENT, For(ReadArrangements), page::arrangement::one),
        Route::page(app::routes::ARRANGEMENT_FRAME, For(EditArrangement), page::arrangement::frame),
        Route::post(app::routes::ARRANGEMENT_FRAME, For(EditArrangement), post::arrangement::change::frame),
        Route::page(app::routes::ARRANGEMENT_PARTY, For(EditArrangement), page::arrangement::party),
        Route::post(app::routes::ARRANGEMENT_PARTY, For(EditArrangement), post::arrangement::change::party),
        Route::page(app::routes::ARRANGEMENT_CONTRACT, For(EditArrangement), page::arrangement::contract),
        Route::post(app::routes::ARRANGEMENT_CONTRACT, For(EditArrangement), post::arrangement::change::contract),
        Route::page(app::routes::ARRANGEMENT_CLAUSES, For(EditArrangement), page::arrangement::clauses),
        Route::post(app::routes::ARRANGEMENT_CLAUSES, For(EditArrangement), post::arrangement::change::clauses),
        Route::page(app::routes::MATRIX, For(ReadArrangements), page::arrangement::matrix),
        Route::page(app::routes::MATRIX_ROW, For(ReadArrangements), page::arrangement::row),
        Route::post(app::routes::MATRIX_ROW, For(EditArrangement), post::arrangement::change::row),
        Route::page(app::routes::ARRANGEMENT_FILE, For(ReadArrangements), page::arrangement::file),
        Route::post(app::routes::ARRANGEMENT_FILE, For(EditArrangement), post::arrangement::import::post),
        Route::page(app::routes::ARRANGEMENT_EXPORT, For(ReadArrangements), page::arrangement::export),
        Route::program("/healthz", Nothing, health::alive),
        Route::program("/readyz", Nothing, health::ready),
        Route::assets(assets::PATH, assets::handler()),
    ]
}

/// The whole application.
pub fn router(state: AppState) -> Router {
    with_routes(state, &routes())
}

/// What stands around every route, around these.
pub fn with_routes(state: AppState, routes: &[Route]) -> Router {
    let with = |state: &AppState| state.clone();
    // Evidence files are packed already, as pictures are.
    let worth_compressing = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd.openxmlformats-officedocument"));
    // From the inside out: what is added later sees the request earlier. What refuses people stands inside the session,
    // so that the page that says so knows who they are.
    let people = build(routes, Audience::People, &state)
        .fallback(error::not_found)
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(with(&state), origin::check))
        .layer(from_fn_with_state(with(&state), visitor::know))
        .layer(session::layer(&state));
    let rest = build(routes, Audience::Programs, &state).merge(build(routes, Audience::Assets, &state));
    people
        .merge(rest)
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Bounds::UPLOAD.within))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(with(&state), error::pages))
        .layer(from_fn_with_state(with(&state), headers::add))
        .layer(CompressionLayer::new().compress_when(worth_compressing))
        .layer(from_fn_with_state(with(&state), call::number))
        .with_state(state)
}
