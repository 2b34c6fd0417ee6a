//! A vendor's services.

use std::collections::BTreeSet;

use domain::{
    catalogue::Catalogue,
    text::SectionId,
    word::{Medium, Word as _},
};
use store::{
    Store,
    record::vendor::{NewText, ServiceEntry, Standing, VendorServiceHead},
};

use super::{
    expiring::{Expiring, expiring},
    progress::{questions_of, sections, sections_aside},
};
use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
    error::carries_failure,
};

/// The most characters of a name.
const LONGEST_NAME: usize = 200;

/// Why a service was not added.
#[derive(Debug, thiserror::Error)]
pub enum CreateServiceError {
    /// No name, or one of more than 200 characters.
    #[error("a service's name has 1 to {LONGEST_NAME} characters")]
    InvalidName,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(CreateServiceError);

/// The acting vendor's services, in the order of names: one statement.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn services(ctx: &Ctx, store: &Store) -> Result<Vec<ServiceEntry>, Failure> {
    let member = ctx.member(store, Capability::ReadServices).await?;
    Ok(store.services_of(member.organisation).await?)
}

/// A service as its vendor's list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceState {
    /// Its name, its version, its draft.
    pub entry: ServiceEntry,
    /// How many questions its draft leaves open, of those that concern its means of storage.
    pub open: usize,
    /// Certificates of its draft that have expired or soon will.
    pub expiring: Vec<Expiring>,
}

/// The acting vendor's services with how far each is, in the order of names: two statements, however many there are.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn service_states(ctx: &Ctx, store: &Store, catalogue: &Catalogue) -> Result<Vec<ServiceState>, Failure> {
    let member = ctx.member(store, Capability::ReadServices).await?;
    let entries = store.services_of(member.organisation).await?;
    // The answers themselves are counted by the database; only those of sections that may stand aside are looked at.
    let words: Vec<String> = Medium::ALL.iter().map(|medium| medium.word().to_owned()).collect();
    let aside: BTreeSet<&SectionId> =
        words.iter().flat_map(|word| sections_aside(catalogue, std::slice::from_ref(word))).collect();
    let questions = aside.iter().flat_map(|section| questions_of(catalogue, section));
    let names = questions.flat_map(|question| ["state", "value"].map(|part| format!("answer.{}.{part}", question.id)));
    let mut texts = store.listed_texts(member.organisation, names.collect()).await?;
    let state = |entry: ServiceEntry| {
        let fields = texts.remove(&entry.service.id).unwrap_or_default();
        let aside: usize = sections(catalogue, &fields).iter().filter(|s| s.aside).map(|s| s.of).sum();
        let answered = usize::try_from(entry.answered).unwrap_or(usize::MAX);
        ServiceState {
            open: (catalogue.questions.len() - aside).saturating_sub(answered),
            expiring: expiring(catalogue, &fields, ctx.today()),
            entry,
        }
    };
    Ok(entries.into_iter().map(state).collect())
}

/// Adds a service with a draft that knows the names of vendor and service.
///
/// # Errors
/// When the name cannot be used, it is not allowed or the database fails.
pub async fn create_service(ctx: &Ctx, store: &Store, name: &str) -> Result<VendorServiceHead, CreateServiceError> {
    let member = ctx.member(store, Capability::CreateService).await?;
    let name = name.trim();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(CreateServiceError::InvalidName);
    }
    let new = &VendorServiceHead { id: ctx.id(), organisation: member.organisation, name: name.to_owned() };
    store
        .write(|tx| {
            Box::pin(async move {
                let vendor = tx.organisation(member.organisation).await?.ok_or(crate::error::NOT_FOUND)?;
                tx.insert_service(new, ctx.now).await?;
                tx.insert_draft(new.id, ctx.now).await?;
                let text = |field: &str, typed: &str| NewText {
                    name: field.to_owned(),
                    typed: vec![typed.to_owned()],
                    standing: Standing::Current,
                };
                let known = [text("vendor.name", &vendor.name), text("service.name", &new.name)];
                tx.add_texts(new.id, 1, &known, &[], member.person, ctx.now).await?;
                Entry::new(Action::ServiceCreated, new.id).write(ctx, tx).await?;
                Ok::<(), CreateServiceError>(())
            })
        })
        .await?;
    Ok(new.clone())
}
