//! The draft from a file and as a file (`azukari.disclosure/1`).

use domain::{catalogue::Catalogue, disclosure::Disclosure, read::Problems};
use store::{
    Store, VendorServiceId,
    record::vendor::{NewText, Standing},
};

use super::{draft::Draft, merge::current};
use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
    error::carries_failure,
    field::{FieldProblem, flatten},
};

/// Why a file did not become the draft, or the draft no file.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file has problems: all of them, each with its place.
    #[error("the file has {} problems", .0.total)]
    Refused(Problems),
    /// The draft is not yet a disclosure: what keeps it from being one.
    #[error("the draft has {} problems", .0.len())]
    NotYet(Vec<FieldProblem>),
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(ImportError);

/// Makes a file the draft: what it does not state goes from the draft, and stays among its past texts. Gives the new
/// revision.
///
/// # Errors
/// With all problems of the file at once; or when there is no such service, it is not allowed or the database fails.
pub async fn import_file(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    bytes: &[u8],
) -> Result<i64, ImportError> {
    let member = ctx.member(store, Capability::ImportFile).await?;
    let disclosure = Disclosure::read(bytes, catalogue).map_err(ImportError::Refused)?;
    let fields = &flatten(&disclosure, catalogue);
    let sha256 = &store::sha256(bytes);
    store
        .write(|tx| {
            Box::pin(async move {
                let draft = tx.draft_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let text = |name: &str, typed: Vec<String>| NewText {
                    name: name.to_owned(),
                    typed,
                    standing: Standing::Current,
                };
                let now = |name: &str| draft.texts.get(name).map_or(&[][..], |texts| current(texts));
                let mut texts: Vec<NewText> = fields
                    .iter()
                    .filter(|(name, typed)| typed.as_slice() != now(name))
                    .map(|(name, typed)| text(name, typed.clone()))
                    .collect();
                let gone = draft.texts.keys().filter(|name| !fields.contains_key(*name) && !now(name).is_empty());
                texts.extend(gone.map(|name| text(name, Vec::new())));
                let rivals: Vec<String> = draft
                    .texts
                    .iter()
                    .filter(|(_, texts)| texts.iter().any(|text| text.standing == Standing::Rival))
                    .map(|(name, _)| name.clone())
                    .collect();
                let revision = draft.revision + 1;
                tx.add_texts(service, revision, &texts, &rivals, member.person, ctx.now).await?;
                Entry::new(Action::FileImported, service)
                    .with("revision", revision)
                    .with("sha256", sha256.as_str())
                    .write(ctx, tx)
                    .await?;
                Ok::<i64, ImportError>(revision)
            })
        })
        .await
}

/// The draft as a file.
///
/// # Errors
/// Where it is not yet a disclosure, with everything that keeps it from being one; or when there is no such service, it
/// is not allowed or the database fails.
pub async fn export_draft(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
) -> Result<String, ImportError> {
    let member = ctx.member(store, Capability::ExportFile).await?;
    let record = store.draft_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
    let disclosure = Draft::from(record).assemble(catalogue).disclosure.map_err(ImportError::NotYet)?;
    Ok(disclosure.write())
}

/// A published version as the file it was published as, byte by byte.
///
/// # Errors
/// When there is no such version, it is not allowed or the database fails.
pub async fn export_version(
    ctx: &Ctx,
    store: &Store,
    service: VendorServiceId,
    number: u32,
) -> Result<String, Failure> {
    let member = ctx.member(store, Capability::ExportFile).await?;
    let found = store.version_of(member.organisation, service, number).await?;
    found.map(|(_, content)| content).ok_or(crate::error::NOT_FOUND)
}
