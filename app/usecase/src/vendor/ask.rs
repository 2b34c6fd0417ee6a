//! Asking a colleague for a section of a draft.

use std::collections::BTreeMap;

use store::{
    PersonId, Store, VendorServiceId,
    record::{
        identity::{MemberEntry, OrganisationKind, Roles},
        vendor::{AskedSection, SectionOwner},
    },
};

use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
    capability::Capabilities,
    error::carries_failure,
    identity,
};

/// The most characters of a section's name.
const LONGEST: usize = 100;

/// Why nobody was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The person does not belong to the vendor, or may not change drafts.
    #[error("only a colleague who may change the draft can be asked")]
    NotAColleague,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(AskError);

fn may_edit(roles: Roles) -> bool {
    let grant = Capabilities::bundled().grant(Capability::EditDraft).roles(OrganisationKind::Vendor);
    roles.iter().any(|role| grant.has(role))
}

/// The colleagues who can be asked for a section, in the order of names, oneself among them.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn colleagues(ctx: &Ctx, store: &Store) -> Result<Vec<MemberEntry>, Failure> {
    let mut members = identity::members(ctx, store).await?;
    members.retain(|member| may_edit(member.roles));
    Ok(members)
}

/// Who has been asked for which section of a service.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn section_owners(
    ctx: &Ctx,
    store: &Store,
    service: VendorServiceId,
) -> Result<BTreeMap<String, SectionOwner>, Failure> {
    let member = ctx.member(store, Capability::ReadDraft).await?;
    Ok(store.section_owners(member.organisation, service).await?)
}

/// Asks a colleague for a section, in place of whoever was asked before; or nobody.
///
/// # Errors
/// When the person is no colleague who may change drafts, there is no such service, it is not allowed or the database
/// fails.
pub async fn ask_for_section(
    ctx: &Ctx,
    store: &Store,
    service: VendorServiceId,
    section: &str,
    person: Option<PersonId>,
) -> Result<(), AskError> {
    let member = ctx.member(store, Capability::AskSection).await?;
    if section.is_empty() || section.len() > LONGEST {
        return Err(crate::error::NOT_FOUND.into());
    }
    store
        .write(|tx| {
            Box::pin(async move {
                tx.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let before = tx.section_owner(service, section).await?;
                // A second click changes nothing; asking again after it was written does.
                if before.as_ref().filter(|owner| owner.done_at.is_none()).map(|owner| owner.person) == person
                    && (person.is_some() || before.is_none())
                {
                    return Ok(());
                }
                match person {
                    Some(person) => {
                        if !may_edit(tx.roles_in(member.organisation, person).await?) {
                            return Err(AskError::NotAColleague);
                        }
                        let owner = SectionOwner {
                            section: section.to_owned(),
                            person,
                            asked_by: member.person,
                            asked_at: ctx.now,
                            done_at: None,
                        };
                        tx.put_section_owner(service, &owner).await?;
                    }
                    None => tx.remove_section_owner(service, section).await?,
                }
                Entry::new(Action::SectionAsked, service)
                    .with("section", section)
                    .with("person", person.map(|person| person.to_string()))
                    .write(ctx, tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Says that a section somebody was asked for is written. Nothing happens where nobody was.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn finish_section(ctx: &Ctx, store: &Store, service: VendorServiceId, section: &str) -> Result<(), Failure> {
    let member = ctx.member(store, Capability::EditDraft).await?;
    store
        .write(|tx| {
            Box::pin(async move {
                tx.service_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let open = tx.section_owner(service, section).await?.filter(|owner| owner.done_at.is_none());
                let Some(owner) = open else { return Ok(()) };
                let done = SectionOwner { done_at: Some(ctx.now), ..owner };
                tx.put_section_owner(service, &done).await?;
                Entry::new(Action::SectionFinished, service).with("section", section).write(ctx, tx).await?;
                Ok::<(), Failure>(())
            })
        })
        .await
}

/// The sections that the acting person has been asked for and has not finished, oldest first: one statement.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn asked_of_me(ctx: &Ctx, store: &Store) -> Result<Vec<AskedSection>, Failure> {
    let member = ctx.member(store, Capability::ReadServices).await?;
    Ok(store.sections_asked_of(member.organisation, member.person).await?)
}
