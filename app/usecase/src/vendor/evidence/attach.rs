//! Attaching a file to a document, in place of an older one or beside others.

use domain::{
    evidence::{EvidenceKind, FileName, NotTaken, Visibility, inspect},
    word::Word as _,
};
use store::{
    EvidenceFiles, EvidenceId, Incoming, Received, Store, Tx, VendorServiceId,
    record::{
        evidence::EvidenceFile,
        vendor::{DraftRecord, NewText, Standing},
    },
};

use super::{
    bytes::{bring, let_go, take_back},
    uses::{certificates, documents},
};
use crate::{
    Capability, Ctx, Failure, Member,
    audit::{Action, Entry},
    error::carries_failure,
    field::next_position,
    vendor::Draft,
};

/// In place of a document's id: a document that the draft does not have yet.
pub const NEW_DOCUMENT: &str = "new";
/// The most characters of a title.
const LONGEST_TITLE: usize = 200;
/// The most files a service may have had.
const MOST_FILES: u64 = 500;
/// How often bytes are brought anew where somebody else's failure removed them meanwhile.
const ATTEMPTS: u32 = 3;

/// What somebody filled in beside the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttachForm {
    /// The id of the document, or [`NEW_DOCUMENT`].
    pub document: String,
    /// The title of a new document.
    pub title: String,
    /// The place of the certificate that the document shows; empty for none, or as the draft has it.
    pub certificate: String,
    /// Who may open it, as a word.
    pub visibility: String,
    /// The file it takes the place of; empty for none.
    pub replaces: String,
    /// What the sender calls the file; nothing where none was chosen.
    pub file_name: Option<String>,
}

/// Something to put right before a file is attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachProblem {
    /// No file was chosen.
    NoFile,
    /// The file is not taken in.
    NotTaken(NotTaken),
    /// No document of the draft was chosen.
    NoDocument,
    /// A new document has no title of 1 to 200 characters.
    NoTitle,
    /// The certificate chosen is not in the draft.
    NoCertificate,
    /// Nobody said who may open it.
    NoVisibility,
    /// The file to be replaced is no longer attached.
    Gone,
    /// The service has as many files as it may.
    Full,
}

/// Why a file was not attached. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
pub enum AttachError {
    /// Something has to be put right.
    #[error("{} things have to be put right", .0.len())]
    Refused(Vec<AttachProblem>),
    /// The bytes went while they were being attached: somebody else's attempt with the same file failed.
    #[error("the bytes have to be brought again")]
    Lost,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(AttachError);

/// Makes room for a file that is to be attached.
///
/// # Errors
/// When there is no such service, it is not allowed, the database or the disk fails.
pub async fn begin(
    ctx: &Ctx,
    store: &Store,
    files: &EvidenceFiles,
    service: VendorServiceId,
) -> Result<Incoming, Failure> {
    let member = ctx.member(store, Capability::EditEvidence).await?;
    store.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
    Ok(files.receive(ctx.new_id.new_id()).await?)
}

/// Attaches a file that has arrived. What it is, its bytes say; everything that has to be put right comes at once.
///
/// # Errors
/// When something has to be put right, there is no such service, it is not allowed, the database or the place of files
/// fails. Nothing of the file is left then.
pub async fn attach(
    ctx: &Ctx,
    store: &Store,
    files: &EvidenceFiles,
    service: VendorServiceId,
    received: Received,
    form: &AttachForm,
) -> Result<EvidenceFile, AttachError> {
    let member = ctx.member(store, Capability::EditEvidence).await?;
    let kind = look_inside(&received, form).await?;
    let draft = store.draft_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
    let (kind, wanted) = match (kind, Wanted::read(form, &Draft::from(draft))) {
        (Ok(kind), Ok(wanted)) => (kind, wanted),
        (kind, wanted) => {
            let problems = kind.err().into_iter().chain(wanted.err().into_iter().flatten());
            return Err(AttachError::Refused(problems.collect()));
        }
    };
    let new = &EvidenceFile {
        id: ctx.id(),
        service,
        document: String::new(),
        sha256: received.sha256.clone(),
        size: received.size,
        kind,
        name: FileName::of(form.file_name.as_deref().unwrap_or_default(), kind).as_str().to_owned(),
        visibility: wanted.visibility,
        replaces: wanted.replaces,
        attached_at: ctx.now,
        attached_by: member.person,
        ended_at: None,
        kept: true,
    };
    let wanted = &wanted;
    for _ in 0..ATTEMPTS {
        bring(ctx, store, files, &received, new.id.0).await?;
        let recorded = store.write(|tx| Box::pin(record(ctx, tx, &member, wanted, new))).await;
        match recorded {
            Ok((file, replaced)) => {
                if let Some(replaced) = replaced {
                    let_go(ctx, store, files, &replaced).await;
                }
                return Ok(file);
            }
            Err(AttachError::Lost) => {}
            Err(error) => {
                take_back(store, files, &new.sha256, new.id.0).await;
                return Err(error);
            }
        }
    }
    Err(AttachError::Lost)
}

/// What the bytes are.
async fn look_inside(received: &Received, form: &AttachForm) -> Result<Result<EvidenceKind, AttachProblem>, Failure> {
    if form.file_name.is_none() {
        return Ok(Err(AttachProblem::NoFile));
    }
    let (size, mut file) = (received.size, received.open_blocking()?);
    let looked = tokio::task::spawn_blocking(move || inspect(&mut file, size)).await;
    let kind = looked.map_err(|_| Failure::Broken("a file could not be looked into"))?;
    Ok(kind.map_err(AttachProblem::NotTaken))
}

/// What a form says, read.
struct Wanted {
    document: Result<String, NewDocument>,
    certificate: Option<u32>,
    visibility: Visibility,
    replaces: Option<EvidenceId>,
}

struct NewDocument {
    title: String,
}

impl Wanted {
    fn read(form: &AttachForm, draft: &Draft) -> Result<Wanted, Vec<AttachProblem>> {
        let title = form.title.trim();
        let good_title = (1..=LONGEST_TITLE).contains(&title.chars().count()) && !title.chars().any(char::is_control);
        let document = match form.document.as_str() {
            NEW_DOCUMENT if good_title => Ok(Err(NewDocument { title: title.to_owned() })),
            NEW_DOCUMENT => Err(AttachProblem::NoTitle),
            known if documents(&draft.fields).iter().any(|document| document.id == known) => Ok(Ok(known.to_owned())),
            _ => Err(AttachProblem::NoDocument),
        };
        let certificate = match form.certificate.as_str() {
            "" => Ok(None),
            typed => certificates(&draft.fields)
                .iter()
                .find(|certificate| certificate.position.to_string() == typed)
                .map(|certificate| Some(certificate.position))
                .ok_or(AttachProblem::NoCertificate),
        };
        let visibility = Visibility::from_word(&form.visibility).ok_or(AttachProblem::NoVisibility);
        let replaces = match form.replaces.as_str() {
            "" => Ok(None),
            typed => typed.parse().map(Some).map_err(|_| AttachProblem::Gone),
        };
        match (document, certificate, visibility, replaces) {
            (Ok(document), Ok(certificate), Ok(visibility), Ok(replaces)) => {
                Ok(Wanted { document, certificate, visibility, replaces })
            }
            (document, certificate, visibility, replaces) => {
                Err([document.err(), certificate.err(), visibility.err(), replaces.err()]
                    .into_iter()
                    .flatten()
                    .collect())
            }
        }
    }
}

/// Writes the row, what it changes in the draft, and the end of the file it replaces, whose hash comes back where its
/// bytes are no longer needed.
async fn record(
    ctx: &Ctx,
    tx: &Tx<'_>,
    member: &Member,
    wanted: &Wanted,
    new: &EvidenceFile,
) -> Result<(EvidenceFile, Option<String>), AttachError> {
    let refused = |problem| Err(AttachError::Refused(vec![problem]));
    let draft = tx.draft_of(member.organisation, new.service).await?.ok_or(crate::error::NOT_FOUND)?;
    if !tx.renew_claim(&new.sha256, ctx.now).await? {
        return Err(AttachError::Lost);
    }
    if tx.count_evidence(new.service).await? >= MOST_FILES {
        return refused(AttachProblem::Full);
    }
    let replaced = match wanted.replaces {
        Some(id) => match tx.evidence(new.service, id).await?.filter(|file| file.ended_at.is_none()) {
            Some(file) => Some(file),
            None => return refused(AttachProblem::Gone),
        },
        None => None,
    };
    let file = EvidenceFile { document: bind(ctx, tx, member, draft, wanted).await?, ..new.clone() };
    tx.insert_evidence(&file).await?;
    Entry::new(Action::EvidenceAttached, file.id)
        .with("vendor_service", file.service.to_string())
        .with("document", file.document.as_str())
        .with("sha256", file.sha256.as_str())
        .with("visibility", file.visibility.word())
        .with("replaces", file.replaces.map(|id| id.to_string()))
        .write(ctx, tx)
        .await?;
    let Some(replaced) = replaced else { return Ok((file, None)) };
    let kept = tx.end_evidence(&replaced, ctx.now).await?;
    Ok((file, (!kept).then_some(replaced.sha256)))
}

/// Lets the draft know a new document, and the certificate it shows. Gives the document's id.
async fn bind(ctx: &Ctx, tx: &Tx<'_>, member: &Member, draft: DraftRecord, wanted: &Wanted) -> Result<String, Failure> {
    let (service, revision) = (draft.service.id, draft.revision + 1);
    let fields = Draft::from(draft).fields;
    let known = documents(&fields);
    let text = |name: String, typed: &str| NewText { name, typed: vec![typed.to_owned()], standing: Standing::Current };
    let mut texts = Vec::new();
    let id = match &wanted.document {
        Ok(id) => id.clone(),
        Err(NewDocument { title }) => {
            let free = (1..).map(|n| format!("evidence-{n}")).find(|id| known.iter().all(|known| known.id != *id));
            let (id, at) = (free.unwrap_or_default(), next_position(&fields, "documents"));
            texts.push(text(format!("documents.{at}.id"), &id));
            texts.push(text(format!("documents.{at}.title"), title));
            id
        }
    };
    let shown = |position: u32| certificates(&fields).into_iter().any(|c| c.position == position && c.document == id);
    if let Some(position) = wanted.certificate.filter(|position| !shown(*position)) {
        texts.push(text(format!("certifications.{position}.source.document"), &id));
    }
    if !texts.is_empty() {
        tx.add_texts(service, revision, &texts, &[], member.person, ctx.now).await?;
        Entry::new(Action::DraftSaved, service)
            .with("revision", revision)
            .with("fields", texts.len())
            .write(ctx, tx)
            .await?;
    }
    Ok(id)
}
