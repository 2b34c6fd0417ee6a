//! The start page of somebody who has signed in: what is due, what waits for them, what is new about what they rely on.

mod institution;
mod operator;
mod vendor;

use domain::catalogue::Catalogue;
use store::{Store, record::identity::OrganisationKind};

use crate::{Capability, Ctx, Failure};

pub use institution::{InstitutionDesk, News, NewsKind};
pub use operator::{Health, OperatorDesk};
pub use vendor::VendorDesk;

/// How many entries a part of the page has at most.
const MOST: usize = 7;

/// A start page, by what the organisation is here for.
#[derive(Clone, Debug)]
pub enum Desk {
    /// Of a vendor.
    Vendor(VendorDesk),
    /// Of an institution.
    Institution(InstitutionDesk),
    /// Of the operator.
    Operator(OperatorDesk),
}

/// The start page of whoever asks: four statements at most.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn desk(ctx: &Ctx, store: &Store, catalogue: &Catalogue) -> Result<Desk, Failure> {
    let member = ctx.member(store, Capability::ReadDesk).await?;
    Ok(match member.kind {
        OrganisationKind::Vendor => Desk::Vendor(vendor::desk(ctx, store, catalogue).await?),
        OrganisationKind::Institution => Desk::Institution(institution::desk(ctx, store, catalogue, &member).await?),
        OrganisationKind::Operator => Desk::Operator(operator::desk(store).await?),
    })
}
