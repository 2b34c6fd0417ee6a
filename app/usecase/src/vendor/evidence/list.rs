//! The files of a service, as its vendor sees them.

use domain::{catalogue::Catalogue, disclosure::Disclosure};
use jiff::civil::Date;
use store::{
    EvidenceBytes, EvidenceFiles, EvidenceId, Store, VendorServiceId,
    record::{
        evidence::{EvidenceFile, EvidenceOpening, EvidenceRequest},
        vendor::{VendorServiceHead, VersionHead},
    },
};

use super::uses::{CertificateUse, DocumentUse, certificates, documents};
use crate::{
    Capability, Ctx, Failure,
    vendor::{Draft, read_version},
};

/// How many openings are listed.
const MOST_OPENINGS: u32 = 100;

/// Everything about the files of a service.
#[derive(Clone, Debug)]
pub struct ServiceEvidence {
    /// The service.
    pub service: VendorServiceHead,
    /// The documents of the draft, with what rests on them.
    pub documents: Vec<DocumentUse>,
    /// The certificates of the draft.
    pub certificates: Vec<CertificateUse>,
    /// The files, ended ones too, oldest first.
    pub files: Vec<EvidenceFile>,
    /// Requests with the names of the institutions, newest first.
    pub requests: Vec<(EvidenceRequest, String)>,
    /// The newest openings.
    pub openings: Vec<EvidenceOpening>,
    /// The newest version and the ids of its documents.
    pub published: Option<(VersionHead, Vec<String>)>,
}

impl ServiceEvidence {
    /// The files that are attached: those with an expiring certificate first, then in the order of their ends.
    pub fn attached(&self) -> Vec<&EvidenceFile> {
        let mut attached: Vec<&EvidenceFile> = self.files.iter().filter(|file| file.ended_at.is_none()).collect();
        attached.sort_by_key(|file| self.expires(file).map_or((true, Date::MAX), |day| (false, day)));
        attached
    }

    /// A document of the draft.
    pub fn document(&self, id: &str) -> Option<&DocumentUse> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The last day of what a file shows.
    pub fn expires(&self, file: &EvidenceFile) -> Option<Date> {
        self.document(&file.document)?.expires()
    }

    /// Whether institutions see that a file is there: its document is part of what is published.
    pub fn is_published(&self, file: &EvidenceFile) -> bool {
        self.published.as_ref().is_some_and(|(_, documents)| documents.contains(&file.document))
    }
}

/// The files of a service.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn evidence(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
) -> Result<ServiceEvidence, Failure> {
    let member = ctx.member(store, Capability::ReadEvidence).await?;
    let draft = store.draft_of(member.organisation, service).await?.map(Draft::from);
    let draft = draft.ok_or(crate::error::NOT_FOUND)?;
    let published = match store.newest_version_of(service).await? {
        Some((head, content)) => Some((head, document_ids(&read_version(&content, catalogue)?))),
        None => None,
    };
    Ok(ServiceEvidence {
        documents: documents(&draft.fields),
        certificates: certificates(&draft.fields),
        files: store.evidence_of(service).await?,
        requests: store.evidence_requests_of(service).await?,
        openings: store.evidence_openings_of(service, MOST_OPENINGS).await?,
        published,
        service: draft.service,
    })
}

/// A file on its way to somebody.
pub struct FileToOpen {
    /// The file.
    pub file: EvidenceFile,
    /// How many bytes come.
    pub size: u64,
    /// The bytes, piece by piece.
    pub bytes: EvidenceBytes,
}

/// One of the vendor's own files, to look at. That is not noted as an opening.
///
/// # Errors
/// When there is no such file, its bytes are gone, it is not allowed, the database or the place of files fails.
pub async fn open_own(
    ctx: &Ctx,
    store: &Store,
    files: &EvidenceFiles,
    service: VendorServiceId,
    id: EvidenceId,
) -> Result<FileToOpen, Failure> {
    let member = ctx.member(store, Capability::ReadEvidence).await?;
    store.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
    let found = store.evidence_of(service).await?.into_iter().find(|file| file.id == id && file.kept);
    let file = found.ok_or(crate::error::NOT_FOUND)?;
    let (size, bytes) = files.read(&file.sha256).await?;
    Ok(FileToOpen { file, size, bytes })
}

pub(crate) fn document_ids(disclosure: &Disclosure) -> Vec<String> {
    let ids = disclosure.documents.iter().flatten().filter_map(|document| document.id.as_ref());
    ids.map(|id| id.as_str().to_owned()).collect()
}
