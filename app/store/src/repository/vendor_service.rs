//! Vendors' services.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

use crate::{
    OrganisationId, Store, StoreError, Tx, VendorServiceId,
    entity::vendor_service,
    id::Cell,
    record::vendor::{PublishedService, ServiceEntry, VendorServiceHead, VersionHead},
};

/// A vendor's services with what its list shows, in the order of names.
const LIST: &str = "
    SELECT s.id, s.organisation_id, s.name, d.based_on, d.updated_at,
        v.number, v.published_at,
        (SELECT COUNT(DISTINCT replace(replace(f.name, '.state', ''), '.value', '')) FROM draft_field f
            WHERE f.vendor_service_id = s.id AND f.standing = 'current'
            AND (f.name LIKE 'answer.%.state' OR f.name LIKE 'answer.%.value')
            AND f.typed NOT IN ('[]', '[\"\"]', '[\"not-stated\"]')) AS answered
    FROM vendor_service s
    JOIN draft d ON d.vendor_service_id = s.id
    LEFT JOIN disclosure_version v ON v.vendor_service_id = s.id
        AND v.number = (SELECT MAX(n.number) FROM disclosure_version n WHERE n.vendor_service_id = s.id)
    WHERE s.organisation_id = $1";

/// Every service with a version, in the order of vendors and names.
const PUBLISHED: &str = "
    SELECT s.id, s.organisation_id, s.name, o.name AS vendor, v.id AS version_id, v.number, v.sha256,
        v.catalogue_digest, v.published_at, v.published_by
    FROM vendor_service s
    JOIN organisation o ON o.id = s.organisation_id
    JOIN disclosure_version v ON v.vendor_service_id = s.id
        AND v.number = (SELECT MAX(n.number) FROM disclosure_version n WHERE n.vendor_service_id = s.id)";

#[derive(FromQueryResult)]
struct ListRow {
    id: String,
    organisation_id: String,
    name: String,
    based_on: Option<i64>,
    updated_at: i64,
    number: Option<i64>,
    published_at: Option<i64>,
    answered: i64,
}

#[derive(FromQueryResult)]
struct PublishedRow {
    id: String,
    organisation_id: String,
    name: String,
    vendor: String,
    version_id: String,
    number: i64,
    sha256: String,
    catalogue_digest: String,
    published_at: i64,
    published_by: String,
}

impl Store {
    /// The services of a vendor as its list shows them: one statement, however many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn services_of(&self, vendor: OrganisationId) -> Result<Vec<ServiceEntry>, StoreError> {
        let backend = self.db.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, LIST, [vendor.to_string().into()]);
        let rows = ListRow::find_by_statement(statement).all(&self.db).await?;
        let mut list = rows.into_iter().map(ServiceEntry::try_from).collect::<Result<Vec<_>, _>>()?;
        // Sorted here: databases differ in how they order names.
        list.sort_by(|a, b| (&a.service.name, a.service.id).cmp(&(&b.service.name, b.service.id)));
        Ok(list)
    }

    /// Every service that has a published version: one statement, however many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn published_services(&self) -> Result<Vec<PublishedService>, StoreError> {
        let statement = Statement::from_string(self.db.get_database_backend(), PUBLISHED);
        let rows = PublishedRow::find_by_statement(statement).all(&self.db).await?;
        let mut list = rows.into_iter().map(PublishedService::try_from).collect::<Result<Vec<_>, _>>()?;
        let key = |entry: &PublishedService| (entry.vendor.clone(), entry.service.name.clone(), entry.service.id);
        list.sort_by_cached_key(key);
        Ok(list)
    }

    /// A service, if it is this vendor's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn service_of(
        &self,
        vendor: OrganisationId,
        id: VendorServiceId,
    ) -> Result<Option<VendorServiceHead>, StoreError> {
        find(&self.db, vendor, id).await
    }
}

impl Tx<'_> {
    /// A service, if it is this vendor's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn service_of(
        &self,
        vendor: OrganisationId,
        id: VendorServiceId,
    ) -> Result<Option<VendorServiceHead>, StoreError> {
        find(&self.0, vendor, id).await
    }

    /// Adds a service.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_service(&self, new: &VendorServiceHead, now: Timestamp) -> Result<(), StoreError> {
        let row = vendor_service::ActiveModel {
            id: Set(new.id.to_string()),
            organisation_id: Set(new.organisation.to_string()),
            name: Set(new.name.clone()),
            created_at: Set(now.as_millisecond()),
        };
        vendor_service::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Gives a service the name its newest version states.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rename_service(&self, id: VendorServiceId, name: &str) -> Result<(), StoreError> {
        let row = vendor_service::ActiveModel {
            id: Set(id.to_string()),
            name: Set(name.to_owned()),
            ..vendor_service::ActiveModel::default()
        };
        vendor_service::Entity::update(row).exec(&self.0).await?;
        Ok(())
    }
}

async fn find(
    db: &impl ConnectionTrait,
    vendor: OrganisationId,
    id: VendorServiceId,
) -> Result<Option<VendorServiceHead>, StoreError> {
    let row = vendor_service::Entity::find_by_id(id.to_string())
        .filter(vendor_service::Column::OrganisationId.eq(vendor.to_string()))
        .one(db)
        .await?;
    row.map(|row| head(&row.id, &row.organisation_id, row.name.clone())).transpose()
}

fn head(id: &str, organisation: &str, name: String) -> Result<VendorServiceHead, StoreError> {
    let cell = |column| Cell { table: "vendor_service", column, row: id };
    Ok(VendorServiceHead {
        id: cell("id").parse(id)?,
        organisation: cell("organisation_id").parse(organisation)?,
        name,
    })
}

impl TryFrom<ListRow> for ServiceEntry {
    type Error = StoreError;
    fn try_from(row: ListRow) -> Result<Self, StoreError> {
        let service = head(&row.id, &row.organisation_id, row.name)?;
        let version = |column| Cell { table: "disclosure_version", column, row: &row.id };
        let draft = |column| Cell { table: "draft", column, row: &row.id };
        let published = match (row.number, row.published_at) {
            (Some(number), Some(at)) => Some((version("number").count(number)?, version("published_at").time(at)?)),
            _ => None,
        };
        Ok(ServiceEntry {
            published,
            based_on: row.based_on.map(|number| draft("based_on").count(number)).transpose()?,
            draft_updated_at: draft("updated_at").time(row.updated_at)?,
            answered: draft("answered").count(row.answered)?,
            service,
        })
    }
}

impl TryFrom<PublishedRow> for PublishedService {
    type Error = StoreError;
    fn try_from(row: PublishedRow) -> Result<Self, StoreError> {
        let service = head(&row.id, &row.organisation_id, row.name)?;
        let cell = |column| Cell { table: "disclosure_version", column, row: &row.version_id };
        let version = VersionHead {
            id: cell("id").parse(&row.version_id)?,
            service: service.id,
            number: cell("number").count(row.number)?,
            published_at: cell("published_at").time(row.published_at)?,
            published_by: cell("published_by").parse(&row.published_by)?,
            sha256: row.sha256,
            catalogue_digest: row.catalogue_digest,
        };
        Ok(PublishedService { service, vendor: row.vendor, version })
    }
}
