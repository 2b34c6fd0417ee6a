//! A vendor's start page.

use domain::catalogue::Catalogue;
use store::{
    Store,
    record::vendor::{AskedSection, ServiceEntry, VendorServiceHead},
};

use super::MOST;
use crate::{
    Ctx, Failure,
    vendor::{self, Expiring},
};

/// What a vendor's start page shows.
#[derive(Clone, Debug)]
pub struct VendorDesk {
    /// Certificates in drafts that end soon or have ended, the earliest first, each with its service.
    pub expiring: Vec<(VendorServiceHead, Expiring)>,
    /// Sections that the reader has been asked for, oldest first.
    pub asked: Vec<AskedSection>,
    /// Services never published, or with a draft that says more than the version; left longest first.
    pub drafts: Vec<ServiceEntry>,
    /// How many services there are.
    pub services: usize,
}

/// The page: three statements.
pub(super) async fn desk(ctx: &Ctx, store: &Store, catalogue: &Catalogue) -> Result<VendorDesk, Failure> {
    let states = vendor::service_states(ctx, store, catalogue).await?;
    let mut asked = vendor::asked_of_me(ctx, store).await?;
    asked.truncate(MOST);
    let services = states.len();
    let (mut expiring, mut drafts) = (Vec::new(), Vec::new());
    for state in states {
        expiring.extend(state.expiring.into_iter().map(|one| (state.entry.service.clone(), one)));
        drafts.push(state.entry);
    }
    expiring.sort_by(|(a, one), (b, other)| (one.until, &a.name, a.id).cmp(&(other.until, &b.name, b.id)));
    expiring.truncate(MOST);
    drafts.retain(|entry| entry.published.is_none_or(|(_, published)| entry.draft_updated_at > published));
    drafts.sort_by_key(|entry| (entry.published.is_some(), entry.draft_updated_at));
    drafts.truncate(MOST);
    Ok(VendorDesk { expiring, asked, drafts, services })
}
