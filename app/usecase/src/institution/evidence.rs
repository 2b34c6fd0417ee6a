//! Evidence files (根拠の資料) of a service, as an institution that it is shared with sees them.
//!
//! What is shown: the files attached now to documents of the newest version; and those that stood when a version was
//! published on which the institution has an assessment, although they were replaced or withdrawn since. Whether one
//! may be opened is decided here and nowhere else ([`access`]); every opening is noted before the bytes go out.

use std::collections::BTreeMap;

use domain::{catalogue::Catalogue, disclosure::Disclosure, evidence::Visibility, word::Grade};
use jiff::Timestamp;
use store::{
    CaseId, DisclosureVersionId, EvidenceFiles, EvidenceId, Store, VendorServiceId,
    record::{
        evidence::{Decision, EvidenceFile, EvidenceRequest},
        selection::{CasePlace, CaseState},
    },
};

use crate::{
    Capability, Ctx, Failure, Member,
    audit::{Action, Entry},
    error::carries_failure,
    vendor::{
        evidence::{FileToOpen, document_ids},
        read_version,
    },
};

/// The most characters of a reason.
const LONGEST_REASON: usize = 500;

/// What an institution may do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Open it.
    Open,
    /// Ask to see it; once more, where it was refused.
    MayAsk {
        /// Whether a request was refused.
        refused: bool,
    },
    /// Wait for an answer.
    Waiting,
    /// See it at the vendor's place only.
    OnSite,
}

/// A file as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedEntry {
    /// The file. Its name is for those who may open it.
    pub file: EvidenceFile,
    /// The title of its document.
    pub title: String,
    /// How many answers rest on it, by how good they say it is.
    pub uses: BTreeMap<Grade, u32>,
    /// Whether it has been replaced or withdrawn since, and is shown because the institution relies on a version that
    /// was published with it.
    pub no_longer_attached: bool,
    /// What may be done.
    pub access: Access,
}

/// What there is for a service of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedEvidence {
    /// The case.
    pub case: CaseId,
    /// The service.
    pub service: VendorServiceId,
    /// Its name.
    pub name: String,
    /// Its vendor.
    pub vendor: String,
    /// The files, those attached now first.
    pub entries: Vec<SharedEntry>,
}

/// Why nothing is shown or done.
#[derive(Debug, thiserror::Error)]
pub enum SharedError {
    /// The disclosures of the case have not been opened; evidence is part of them.
    #[error("the disclosures of the case have not been opened")]
    NotOpened,
    /// The file is there, and not for the institution to open.
    #[error("the file may not be opened")]
    NotGranted,
    /// A reason of more than 500 characters.
    #[error("a reason has at most {LONGEST_REASON} characters")]
    LongReason,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(SharedError);

/// The evidence for a service of a case.
///
/// # Errors
/// When the case is not opened, there is no such case or service in it, it is not allowed or the database fails.
pub async fn shared_evidence(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    case: CaseId,
    service: VendorServiceId,
) -> Result<SharedEvidence, SharedError> {
    let member = ctx.member(store, Capability::ReadSharedEvidence).await?;
    shared(store, catalogue, &member, case, service).await
}

/// Opens a file. That it was opened, when and by which institution, the vendor is told.
///
/// # Errors
/// When it may not be opened, there is no such file, it is not allowed, the database or the place of files fails.
pub async fn open_evidence(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    files: &EvidenceFiles,
    (case, service): (CaseId, VendorServiceId),
    id: EvidenceId,
) -> Result<FileToOpen, SharedError> {
    let member = ctx.member(store, Capability::OpenEvidence).await?;
    let found = shared(store, catalogue, &member, case, service).await?.entries.into_iter();
    let entry = found.into_iter().find(|entry| entry.file.id == id).ok_or(crate::error::NOT_FOUND)?;
    if entry.access != Access::Open {
        return Err(SharedError::NotGranted);
    }
    let file = entry.file;
    let (size, bytes) = files.read(&file.sha256).await?;
    let opening = ctx.new_id.new_id();
    let noted: Result<(), Failure> = store
        .write(|tx| {
            Box::pin(async move {
                tx.insert_opening(opening, id, (member.organisation, member.person), ctx.now).await?;
                Entry::new(Action::EvidenceOpened, id)
                    .with("vendor_service", service.to_string())
                    .with("selection_case", case.to_string())
                    .write(ctx, tx)
                    .await?;
                Ok(())
            })
        })
        .await;
    noted?;
    Ok(FileToOpen { file, size, bytes })
}

/// Asks to see a file. Where there is nothing to ask for, or the question waits already, nothing happens.
///
/// # Errors
/// When the reason is too long, there is no such file, it is not allowed or the database fails.
pub async fn request_evidence(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    (case, service): (CaseId, VendorServiceId),
    id: EvidenceId,
    reason: &str,
) -> Result<(), SharedError> {
    let member = ctx.member(store, Capability::RequestEvidence).await?;
    let entries = shared(store, catalogue, &member, case, service).await?.entries;
    let entry = entries.into_iter().find(|entry| entry.file.id == id).ok_or(crate::error::NOT_FOUND)?;
    let reason = reason.trim();
    if reason.chars().count() > LONGEST_REASON {
        return Err(SharedError::LongReason);
    }
    if !matches!(entry.access, Access::MayAsk { .. }) {
        return Ok(());
    }
    let request = &EvidenceRequest {
        id: ctx.id(),
        file: id,
        institution: member.organisation,
        reason: reason.to_owned(),
        requested_at: ctx.now,
        requested_by: member.person,
        decision: Decision::Waiting,
    };
    store
        .write(|tx| {
            Box::pin(async move {
                tx.put_evidence_request(request).await?;
                Entry::new(Action::EvidenceRequested, id)
                    .with("vendor_service", service.to_string())
                    .with("selection_case", case.to_string())
                    .write(ctx, tx)
                    .await?;
                Ok::<(), SharedError>(())
            })
        })
        .await
}

/// What an institution that a service is shared with may do with one of its files: by default nothing.
fn access(file: &EvidenceFile, request: Option<&EvidenceRequest>) -> Access {
    let needs_nda = match file.visibility {
        Visibility::Shared => return Access::Open,
        Visibility::OnSite => return Access::OnSite,
        Visibility::OnRequest => false,
        Visibility::AfterNda => true,
    };
    match request.map(|request| request.decision) {
        Some(Decision::Granted { nda_on, .. }) if !needs_nda || nda_on.is_some() => Access::Open,
        Some(Decision::Waiting) => Access::Waiting,
        Some(Decision::Refused { .. }) => Access::MayAsk { refused: true },
        // A grant without the date that is wanted by now.
        Some(Decision::Granted { .. }) | None => Access::MayAsk { refused: false },
    }
}

/// What is there, if the service is shared with the institution: for now, if a case of the institution, once opened,
/// includes it.
async fn shared(
    store: &Store,
    catalogue: &Catalogue,
    member: &Member,
    case: CaseId,
    service: VendorServiceId,
) -> Result<SharedEvidence, SharedError> {
    let known = store.case_of(member.organisation, case).await?.ok_or(crate::error::NOT_FOUND)?;
    let places = store.case_places(case).await?;
    let stands = |place: &CasePlace| place.candidate.service() == Some(service);
    let place = places.into_iter().find(stands).ok_or(crate::error::NOT_FOUND)?;
    if !matches!(known.state, CaseState::Opened { .. }) {
        return Err(SharedError::NotOpened);
    }
    let Some((name, vendor, newest)) = place.candidate.published() else { return Err(crate::error::NOT_FOUND.into()) };
    let files = store.evidence_of(service).await?;
    let relied_on = store.versions_relied_on(member.organisation, service).await?;
    let read = |id: DisclosureVersionId, contents: &BTreeMap<DisclosureVersionId, String>| match contents.get(&id) {
        Some(content) => read_version(content, catalogue),
        None => Err(crate::error::NOT_FOUND),
    };
    let ids: Vec<DisclosureVersionId> = relied_on.iter().map(|(id, _)| *id).chain([newest.id]).collect();
    let contents = store.version_contents(&ids).await?;
    let newest = read(newest.id, &contents)?;
    let mut relied: Vec<(Timestamp, Disclosure)> = Vec::with_capacity(relied_on.len());
    for (id, at) in relied_on {
        relied.push((at, read(id, &contents)?));
    }
    let requests = store.evidence_requests_by(member.organisation, &files).await?;
    let mut entries: Vec<SharedEntry> = files
        .into_iter()
        .filter(|file| file.kept)
        .filter_map(|file| {
            let no_longer_attached = file.ended_at.is_some() || !document_ids(&newest).contains(&file.document);
            let version = match no_longer_attached {
                false => &newest,
                true => {
                    let stood = |(at, version): &&(Timestamp, Disclosure)| {
                        file.stood_at(*at) && document_ids(version).contains(&file.document)
                    };
                    &relied.iter().find(stood)?.1
                }
            };
            let request = requests.iter().find(|request| request.file == file.id);
            Some(SharedEntry {
                title: title(version, &file.document),
                uses: uses(version, &file.document),
                access: access(&file, request),
                no_longer_attached,
                file,
            })
        })
        .collect();
    entries.sort_by_key(|entry| entry.no_longer_attached);
    Ok(SharedEvidence { case, service, name, vendor, entries })
}

fn title(version: &Disclosure, document: &str) -> String {
    let found =
        version.documents.iter().flatten().find(|known| known.id.as_ref().is_some_and(|id| id.as_str() == document));
    found.and_then(|document| document.title.clone()).unwrap_or_else(|| document.to_owned())
}

fn uses(version: &Disclosure, document: &str) -> BTreeMap<Grade, u32> {
    let mut uses = BTreeMap::new();
    let answers = version.answers.iter().flat_map(|answers| answers.0.values());
    for answer in answers {
        let named = |evidence: &&domain::disclosure::Evidence| {
            evidence.document.as_ref().is_some_and(|id| id.as_str() == document)
        };
        if let Some(evidence) = answer.evidence.iter().flatten().find(named) {
            *uses.entry(evidence.grade.unwrap_or(Grade::SelfDeclared)).or_default() += 1;
        }
    }
    uses
}
