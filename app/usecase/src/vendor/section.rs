//! One section of a draft, with what stands around it: the last published version, who is asked, who relies on it.

use std::collections::BTreeMap;

use domain::catalogue::Catalogue;
use store::{PersonId, Store, VendorServiceId, record::vendor::SectionOwner};

use super::{
    ask::colleagues,
    confirm::{SinceLast, since_last},
    draft::{Draft, read_draft},
    version::{Version, version_for},
};
use crate::{Capability, Ctx, Failure};

/// A section with what stands around it.
#[derive(Clone, Debug)]
pub struct SectionDraft {
    /// The draft.
    pub draft: Draft,
    /// The version it continues.
    pub published: Option<Version>,
    /// What is unchanged since then, and what is not.
    pub since: SinceLast,
    /// Who has been asked for it.
    pub owner: Option<SectionOwner>,
    /// The colleagues who can be asked, in the order of names.
    pub colleagues: Vec<(PersonId, String)>,
    /// How many institutions have a case that includes the service. Who they are is theirs to say.
    pub institutions: u32,
}

/// A section of a draft.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn read_section(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    section: &str,
) -> Result<SectionDraft, Failure> {
    let member = ctx.member(store, Capability::ReadDraft).await?;
    let draft = read_draft(ctx, store, service).await?;
    let published = match draft.based_on {
        Some(number) => version_for(store, catalogue, member.organisation, service, number).await?,
        None => None,
    };
    let since = match &published {
        Some(version) => since_last(catalogue, &draft.fields, &version.disclosure, section, ctx.today()),
        None => SinceLast::default(),
    };
    let owner = store.section_owners(member.organisation, service).await?.remove(section);
    let colleagues = colleagues(ctx, store).await?;
    let colleagues = colleagues.into_iter().map(|entry| (entry.person.id, entry.person.display_name)).collect();
    let institutions = store.institutions_with(service).await?;
    Ok(SectionDraft { draft, published, since, owner, colleagues, institutions })
}

/// A draft as a whole, with who has been asked for which of its sections.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The draft.
    pub draft: Draft,
    /// Who looks at it.
    pub reader: PersonId,
    /// What decides, and what of it is open.
    pub deciding: super::Deciding,
    /// Who has been asked, by section.
    pub owners: BTreeMap<String, SectionOwner>,
    /// The names of the vendor's people.
    pub names: BTreeMap<PersonId, String>,
}

/// A draft as a whole.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn overview(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
) -> Result<Overview, Failure> {
    let reader = ctx.member(store, Capability::ReadDraft).await?.person;
    let draft = read_draft(ctx, store, service).await?;
    let owners = super::section_owners(ctx, store, service).await?;
    let names = crate::identity::names(ctx, store).await?;
    let deciding = super::deciding(catalogue, &draft.fields, ctx.today());
    Ok(Overview { draft, reader, deciding, owners, names })
}
