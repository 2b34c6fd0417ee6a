//! Who has been asked for which section of a draft.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Statement, sea_query::OnConflict,
};

use crate::{
    OrganisationId, PersonId, Store, StoreError, Tx, VendorServiceId,
    entity::{membership, section_owner},
    id::Cell,
    record::{
        identity::Roles,
        vendor::{AskedSection, SectionOwner, VendorServiceHead},
    },
};

/// The sections of a vendor's service that somebody has been asked for.
const OF_SERVICE: &str = "
    SELECT w.vendor_service_id, w.section, w.person_id, w.asked_by, w.asked_at, w.done_at
    FROM section_owner w JOIN vendor_service s ON s.id = w.vendor_service_id
    WHERE s.organisation_id = $1 AND s.id = $2";

/// What a person has been asked for and has not finished, oldest first.
const OF_PERSON: &str = "
    SELECT w.vendor_service_id, w.section, w.person_id, w.asked_by, w.asked_at, w.done_at,
        s.organisation_id, s.name, p.display_name
    FROM section_owner w
    JOIN vendor_service s ON s.id = w.vendor_service_id
    JOIN person p ON p.id = w.asked_by
    WHERE s.organisation_id = $1 AND w.person_id = $2 AND w.done_at IS NULL
    ORDER BY w.asked_at, w.vendor_service_id, w.section";

#[derive(FromQueryResult)]
struct AskedRow {
    #[sea_orm(nested)]
    owner: section_owner::Model,
    organisation_id: String,
    name: String,
    display_name: String,
}

impl Store {
    /// Who has been asked for which section of a service, if the service is this vendor's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn section_owners(
        &self,
        vendor: OrganisationId,
        service: VendorServiceId,
    ) -> Result<BTreeMap<String, SectionOwner>, StoreError> {
        let values = [vendor.to_string().into(), service.to_string().into()];
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), OF_SERVICE, values);
        let rows = section_owner::Model::find_by_statement(statement).all(&self.db).await?;
        rows.iter().map(|row| SectionOwner::try_from(row).map(|owner| (owner.section.clone(), owner))).collect()
    }

    /// What a person has been asked for within a vendor and has not finished, oldest first: one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sections_asked_of(
        &self,
        vendor: OrganisationId,
        person: PersonId,
    ) -> Result<Vec<AskedSection>, StoreError> {
        let values = [vendor.to_string().into(), person.to_string().into()];
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), OF_PERSON, values);
        let rows = AskedRow::find_by_statement(statement).all(&self.db).await?;
        let asked = rows.into_iter().map(|row| {
            let cell = |column| Cell { table: "section_owner", column, row: &row.owner.vendor_service_id };
            let service = VendorServiceHead {
                id: cell("vendor_service_id").parse(&row.owner.vendor_service_id)?,
                organisation: cell("organisation_id").parse(&row.organisation_id)?,
                name: row.name,
            };
            Ok(AskedSection { service, owner: (&row.owner).try_into()?, asked_by: row.display_name })
        });
        asked.collect()
    }
}

impl Tx<'_> {
    /// Who has been asked for a section.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn section_owner(
        &self,
        service: VendorServiceId,
        section: &str,
    ) -> Result<Option<SectionOwner>, StoreError> {
        let key = (service.to_string(), section.to_owned());
        let row = section_owner::Entity::find_by_id(key).one(&self.0).await?;
        row.as_ref().map(SectionOwner::try_from).transpose()
    }

    /// Notes who is asked for a section, in place of whoever was before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_section_owner(&self, service: VendorServiceId, owner: &SectionOwner) -> Result<(), StoreError> {
        use section_owner::Column::{AskedAt, AskedBy, DoneAt, PersonId, Section, VendorServiceId};
        let row = section_owner::ActiveModel {
            vendor_service_id: Set(service.to_string()),
            section: Set(owner.section.clone()),
            person_id: Set(owner.person.to_string()),
            asked_by: Set(owner.asked_by.to_string()),
            asked_at: Set(owner.asked_at.as_millisecond()),
            done_at: Set(owner.done_at.map(jiff::Timestamp::as_millisecond)),
        };
        let over = OnConflict::columns([VendorServiceId, Section])
            .update_columns([PersonId, AskedBy, AskedAt, DoneAt])
            .to_owned();
        section_owner::Entity::insert(row).on_conflict(over).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Notes that nobody is asked for a section any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_section_owner(&self, service: VendorServiceId, section: &str) -> Result<(), StoreError> {
        section_owner::Entity::delete_by_id((service.to_string(), section.to_owned())).exec(&self.0).await?;
        Ok(())
    }

    /// A person's roles in an organisation: none where they do not belong to it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn roles_in(&self, organisation: OrganisationId, person: PersonId) -> Result<Roles, StoreError> {
        let key = person.to_string();
        let rows = membership::Entity::find()
            .filter(membership::Column::PersonId.eq(&key))
            .filter(membership::Column::OrganisationId.eq(organisation.to_string()))
            .all(&self.0)
            .await?;
        rows.iter().map(|row| Cell { table: "membership", column: "role", row: &key }.word(&row.role)).collect()
    }
}

impl TryFrom<&section_owner::Model> for SectionOwner {
    type Error = StoreError;
    fn try_from(row: &section_owner::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "section_owner", column, row: &row.section };
        Ok(SectionOwner {
            section: row.section.clone(),
            person: cell("person_id").parse(&row.person_id)?,
            asked_by: cell("asked_by").parse(&row.asked_by)?,
            asked_at: cell("asked_at").time(row.asked_at)?,
            done_at: row.done_at.map(|at| cell("done_at").time(at)).transpose()?,
        })
    }
}
