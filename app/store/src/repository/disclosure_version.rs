//! Published versions: added, read, never changed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, Iterable as _, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use crate::{
    DisclosureVersionId, OrganisationId, Store, StoreError, Tx, VendorServiceId,
    entity::{disclosure_version, vendor_service},
    id::Cell,
    record::vendor::VersionHead,
};

impl Store {
    /// The versions of a service, if it is this vendor's, newest first: without their content.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn versions_of(
        &self,
        vendor: OrganisationId,
        service: VendorServiceId,
    ) -> Result<Vec<VersionHead>, StoreError> {
        let rows = of(vendor, service)
            .select_only()
            .columns(disclosure_version::Column::iter().filter(|c| !matches!(c, disclosure_version::Column::Content)))
            .expr_as(Expr::val(""), "content")
            .order_by_desc(disclosure_version::Column::Number)
            .all(&self.db)
            .await?;
        rows.into_iter().map(|row| VersionHead::try_from(&row)).collect()
    }

    /// A version of a service with its content, if the service is this vendor's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn version_of(
        &self,
        vendor: OrganisationId,
        service: VendorServiceId,
        number: u32,
    ) -> Result<Option<(VersionHead, String)>, StoreError> {
        let row = of(vendor, service).filter(disclosure_version::Column::Number.eq(number)).one(&self.db).await?;
        row.map(|row| Ok((VersionHead::try_from(&row)?, row.content))).transpose()
    }

    /// The newest version of a service with its content. Whose it is has to be settled before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_version_of(
        &self,
        service: VendorServiceId,
    ) -> Result<Option<(VersionHead, String)>, StoreError> {
        let row = disclosure_version::Entity::find()
            .filter(disclosure_version::Column::VendorServiceId.eq(service.to_string()))
            .order_by_desc(disclosure_version::Column::Number)
            .one(&self.db)
            .await?;
        row.map(|row| Ok((VersionHead::try_from(&row)?, row.content))).transpose()
    }

    /// The contents of versions, by id. Who may see them has to be settled before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn version_contents(
        &self,
        ids: &[DisclosureVersionId],
    ) -> Result<BTreeMap<DisclosureVersionId, String>, StoreError> {
        let ids = ids.iter().map(DisclosureVersionId::to_string);
        let rows =
            disclosure_version::Entity::find().filter(disclosure_version::Column::Id.is_in(ids)).all(&self.db).await?;
        rows.into_iter().map(|row| Ok((VersionHead::try_from(&row)?.id, row.content))).collect()
    }
}

impl Tx<'_> {
    /// The newest version of a service.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_version(&self, service: VendorServiceId) -> Result<Option<VersionHead>, StoreError> {
        newest(&self.0, service).await
    }

    /// Adds a version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_version(&self, new: &VersionHead, content: &str) -> Result<(), StoreError> {
        let row = disclosure_version::ActiveModel {
            id: Set(new.id.to_string()),
            vendor_service_id: Set(new.service.to_string()),
            number: Set(i64::from(new.number)),
            content: Set(content.to_owned()),
            sha256: Set(new.sha256.clone()),
            catalogue_digest: Set(new.catalogue_digest.clone()),
            published_at: Set(Timestamp::as_millisecond(new.published_at)),
            published_by: Set(new.published_by.to_string()),
        };
        disclosure_version::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }
}

async fn newest(db: &impl ConnectionTrait, service: VendorServiceId) -> Result<Option<VersionHead>, StoreError> {
    let row = disclosure_version::Entity::find()
        .filter(disclosure_version::Column::VendorServiceId.eq(service.to_string()))
        .order_by_desc(disclosure_version::Column::Number)
        .one(db)
        .await?;
    row.as_ref().map(VersionHead::try_from).transpose()
}

/// The versions of a service, where the service is this vendor's.
fn of(vendor: OrganisationId, service: VendorServiceId) -> sea_orm::Select<disclosure_version::Entity> {
    let own = vendor_service::Entity::find()
        .select_only()
        .column(vendor_service::Column::Id)
        .filter(vendor_service::Column::OrganisationId.eq(vendor.to_string()));
    disclosure_version::Entity::find()
        .filter(disclosure_version::Column::VendorServiceId.eq(service.to_string()))
        .filter(disclosure_version::Column::VendorServiceId.in_subquery(sea_orm::QueryTrait::into_query(own)))
}

impl TryFrom<&disclosure_version::Model> for VersionHead {
    type Error = StoreError;
    fn try_from(row: &disclosure_version::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "disclosure_version", column, row: &row.id };
        Ok(VersionHead {
            id: cell("id").parse(&row.id)?,
            service: cell("vendor_service_id").parse(&row.vendor_service_id)?,
            number: cell("number").count(row.number)?,
            sha256: row.sha256.clone(),
            catalogue_digest: row.catalogue_digest.clone(),
            published_at: cell("published_at").time(row.published_at)?,
            published_by: cell("published_by").parse(&row.published_by)?,
        })
    }
}
