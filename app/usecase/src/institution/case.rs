//! Selection cases (選定案件): who is looked at, under which policy and edition, by when.

use domain::{catalogue::Catalogue, text::EditionId};
use jiff::civil::Date;
use store::{
    CaseId, PolicyVersionId, Store, Tx, VendorServiceId,
    record::selection::{Candidate, CaseEntry, CaseKind, CasePlace, CaseState, PolicyVersion, SelectionCase},
};

use super::sharing::may_choose;
use crate::{
    Capability, Ctx, Failure, Member,
    audit::{Action, Entry},
    error::carries_failure,
};

/// The most characters of a title or of a vendor's name.
const LONGEST_NAME: usize = 200;
/// The most places of a case.
pub(super) const MOST_PLACES: usize = 100;

/// A case to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// Its title.
    pub title: String,
    /// Why.
    pub kind: CaseKind,
    /// The edition; the newest loaded unless given.
    pub edition: Option<EditionId>,
    /// The day as of which facts are judged; today unless given.
    pub as_of: Option<Date>,
    /// The day by which to decide.
    pub deadline: Option<Date>,
}

/// What may be changed of a case at any time. What is not given stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseChange {
    /// Its title.
    pub title: Option<String>,
    /// The edition.
    pub edition: Option<EditionId>,
    /// The day as of which facts are judged.
    pub as_of: Option<Date>,
    /// The day by which to decide; the inner nothing takes it away.
    pub deadline: Option<Option<Date>>,
}

/// Who is to stand at a place of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A service.
    Service(VendorServiceId),
    /// A vendor that is not here yet, by name.
    Waiting(String),
}

/// A case with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The case.
    pub case: SelectionCase,
    /// The policy chosen, if one is.
    pub policy: Option<PolicyVersion>,
    /// Its places.
    pub places: Vec<CasePlace>,
}

/// Why a case was not begun or changed.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// No title or name, or one of more than 200 characters.
    #[error("a title has 1 to {LONGEST_NAME} characters")]
    InvalidTitle,
    /// There is no such edition.
    #[error("the edition is not loaded")]
    UnknownEdition,
    /// More places than a case has.
    #[error("a case has at most {MOST_PLACES} places")]
    TooMany,
    /// A service stands there twice.
    #[error("a service stands there twice")]
    Twice,
    /// A disclosure has been opened: the policy stays.
    #[error("disclosures have been opened under the policy: it stays")]
    Opened,
    /// No policy is chosen, which comes before opening.
    #[error("no policy is chosen yet")]
    NoPolicy,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(CaseError);

/// The acting institution's cases, newest first: two statements.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn cases(ctx: &Ctx, store: &Store) -> Result<Vec<CaseEntry>, Failure> {
    let member = ctx.member(store, Capability::ReadCases).await?;
    Ok(store.cases_of(member.organisation).await?)
}

/// One case: two statements.
///
/// # Errors
/// When there is no such case, it is not allowed or the database fails.
pub async fn case(ctx: &Ctx, store: &Store, id: CaseId) -> Result<Case, Failure> {
    let member = ctx.member(store, Capability::ReadCases).await?;
    let (case, policy) = store.case_with_policy(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
    Ok(Case { places: store.case_places(id).await?, case, policy })
}

/// Begins a case.
///
/// # Errors
/// When title or edition cannot be used, it is not allowed or the database fails.
pub async fn create_case(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    new: NewCase,
) -> Result<SelectionCase, CaseError> {
    let member = ctx.member(store, Capability::EditCase).await?;
    let case = &new.case(ctx, catalogue, &member, ctx.id())?;
    store
        .write(|tx| {
            Box::pin(async move {
                insert(ctx, tx, case).await?;
                Ok::<(), CaseError>(())
            })
        })
        .await?;
    Ok(case.clone())
}

/// Begins a case with its places and, if one is chosen, its policy: all or nothing. `id` was given when the form was
/// shown, so that a form sent twice begins one case.
///
/// # Errors
/// When title, edition or places cannot be used, there is no such policy, it is not allowed or the database fails.
pub async fn begin_case(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: CaseId,
    new: NewCase,
    places: &[Place],
    policy: Option<PolicyVersionId>,
) -> Result<SelectionCase, CaseError> {
    let member = ctx.member(store, Capability::EditCase).await?;
    let case = &new.case(ctx, catalogue, &member, id)?;
    let rows = &checked_places(store, &member, places, &[]).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                if let Some(begun) = tx.case_of(member.organisation, id).await? {
                    return Ok(begun);
                }
                insert(ctx, tx, case).await?;
                write_places(ctx, tx, id, rows).await?;
                match policy {
                    Some(policy) => write_policy(ctx, tx, &member, case.clone(), policy).await,
                    None => Ok(case.clone()),
                }
            })
        })
        .await
}

async fn insert(ctx: &Ctx, tx: &Tx<'_>, case: &SelectionCase) -> Result<(), CaseError> {
    tx.insert_case(case).await?;
    Ok(Entry::new(Action::CaseCreated, case.id).write(ctx, tx).await?)
}

/// Changes what may be changed at any time.
///
/// # Errors
/// When title or edition cannot be used, there is no such case, it is not allowed or the database fails.
pub async fn change_case(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: CaseId,
    change: CaseChange,
) -> Result<SelectionCase, CaseError> {
    let member = ctx.member(store, Capability::EditCase).await?;
    let title = change.title.as_deref().map(checked).transpose()?;
    let edition = change.edition.as_ref().map(|id| edition(Some(id), catalogue)).transpose()?;
    let (title, edition, change) = (&title, &edition, &change);
    store
        .write(|tx| {
            Box::pin(async move {
                let before = tx.case_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
                let case = SelectionCase {
                    title: title.clone().unwrap_or_else(|| before.title.clone()),
                    edition: edition.clone().unwrap_or_else(|| before.edition.clone()),
                    as_of: change.as_of.unwrap_or(before.as_of),
                    deadline: change.deadline.unwrap_or(before.deadline),
                    ..before.clone()
                };
                if case == before {
                    return Ok(case);
                }
                tx.update_case(&case).await?;
                Entry::new(Action::CaseChanged, id)
                    .with("edition", case.edition.as_str())
                    .with("as_of", case.as_of.to_string())
                    .with("deadline", case.deadline.map(|date| date.to_string()))
                    .write(ctx, tx)
                    .await?;
                Ok::<SelectionCase, CaseError>(case)
            })
        })
        .await
}

/// Chooses the policy. Not once a disclosure has been opened: weights chosen after seeing answers defend nothing.
///
/// # Errors
/// When disclosures have been opened, there is no such case or policy, it is not allowed or the database fails.
pub async fn choose_policy(
    ctx: &Ctx,
    store: &Store,
    id: CaseId,
    policy: PolicyVersionId,
) -> Result<SelectionCase, CaseError> {
    let member = ctx.member(store, Capability::EditCase).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                let case = tx.case_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
                write_policy(ctx, tx, &member, case, policy).await
            })
        })
        .await
}

async fn write_policy(
    ctx: &Ctx,
    tx: &Tx<'_>,
    member: &Member,
    case: SelectionCase,
    policy: PolicyVersionId,
) -> Result<SelectionCase, CaseError> {
    let found = tx.policy_version_of(member.organisation, policy).await?.ok_or(crate::error::NOT_FOUND)?;
    if case.state.policy() == Some(policy) {
        return Ok(case);
    }
    if let CaseState::Opened { .. } = case.state {
        return Err(CaseError::Opened);
    }
    let case = SelectionCase { state: CaseState::Preparing { policy: Some(policy) }, ..case };
    tx.update_case(&case).await?;
    Entry::new(Action::CaseChanged, case.id)
        .with("policy_version", policy.to_string())
        .with("policy_number", found.head.number)
        .write(ctx, tx)
        .await?;
    Ok(case)
}

/// Says who stands in a case, in order.
///
/// # Errors
/// When somebody stands there twice or may not be chosen, there is no such case, it is not allowed or the database
/// fails.
pub async fn set_places(ctx: &Ctx, store: &Store, id: CaseId, places: &[Place]) -> Result<(), CaseError> {
    let member = ctx.member(store, Capability::EditCase).await?;
    let known = store.case_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
    let standing = store.case_places(known.id).await?;
    let rows = &checked_places(store, &member, places, &standing).await?;
    if standing.iter().map(|place| row_of(&place.candidate)).eq(rows.iter().cloned()) {
        return Ok(());
    }
    store
        .write(|tx| {
            Box::pin(async move {
                tx.case_of(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
                write_places(ctx, tx, id, rows).await
            })
        })
        .await
}

/// A place as it is kept: a service, or the name of a vendor that is not here yet.
type Row = Result<VendorServiceId, String>;

fn row_of(candidate: &Candidate) -> Row {
    match candidate {
        Candidate::Service { id, .. } => Ok(*id),
        Candidate::Waiting { name } => Err(name.clone()),
    }
}

/// The places, if everybody may stand there. Who stands there already may stay.
async fn checked_places(
    store: &Store,
    member: &Member,
    places: &[Place],
    standing: &[CasePlace],
) -> Result<Vec<Row>, CaseError> {
    if places.len() > MOST_PLACES {
        return Err(CaseError::TooMany);
    }
    let open = store.published_services().await?;
    let mut rows: Vec<Row> = Vec::with_capacity(places.len());
    for place in places {
        rows.push(match place {
            Place::Waiting(name) => Err(checked(name)?),
            Place::Service(service) => {
                let stands = standing.iter().any(|place| place.candidate.service() == Some(*service));
                let may = open.iter().any(|entry| entry.service.id == *service && may_choose(member, entry));
                if !stands && !may {
                    return Err(crate::error::NOT_FOUND.into());
                }
                if rows.contains(&Ok(*service)) {
                    return Err(CaseError::Twice);
                }
                Ok(*service)
            }
        });
    }
    Ok(rows)
}

async fn write_places(ctx: &Ctx, tx: &Tx<'_>, id: CaseId, rows: &[Row]) -> Result<(), CaseError> {
    tx.replace_places(id, rows).await?;
    let services: Vec<String> = rows.iter().flatten().map(VendorServiceId::to_string).collect();
    Entry::new(Action::CaseChanged, id)
        .with("services", services)
        .with("waiting", rows.iter().filter(|row| row.is_err()).count())
        .write(ctx, tx)
        .await?;
    Ok(())
}

impl NewCase {
    fn case(&self, ctx: &Ctx, catalogue: &Catalogue, member: &Member, id: CaseId) -> Result<SelectionCase, CaseError> {
        Ok(SelectionCase {
            id,
            organisation: member.organisation,
            title: checked(&self.title)?,
            kind: self.kind,
            edition: edition(self.edition.as_ref(), catalogue)?,
            as_of: self.as_of.unwrap_or(ctx.today()),
            deadline: self.deadline,
            state: CaseState::Preparing { policy: None },
            created_at: ctx.now,
        })
    }
}

fn edition(wanted: Option<&EditionId>, catalogue: &Catalogue) -> Result<EditionId, CaseError> {
    let found = match wanted {
        Some(id) => catalogue.edition(id.as_str()),
        None => catalogue.newest_edition(),
    };
    found.map(|edition| edition.id.clone()).ok_or(CaseError::UnknownEdition)
}

/// A title or name as it is kept.
pub(super) fn checked(typed: &str) -> Result<String, CaseError> {
    let title = typed.trim();
    let fits = (1..=LONGEST_NAME).contains(&title.chars().count()) && !title.chars().any(char::is_control);
    if fits { Ok(title.to_owned()) } else { Err(CaseError::InvalidTitle) }
}
