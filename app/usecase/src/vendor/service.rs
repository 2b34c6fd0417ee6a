//! A vendor's services.

use store::{
    Store,
    record::vendor::{NewText, ServiceEntry, Standing, VendorServiceHead},
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
