//! Drafts: what was typed, text by text.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use crate::{
    OrganisationId, PersonId, Store, StoreError, Tx, VendorServiceId,
    entity::{draft, draft_field, vendor_service},
    id::{Cell, json},
    record::vendor::{DraftRecord, DraftText, NewText, Standing, VendorServiceHead},
};
use domain::word::Word as _;

/// Rows of one insert: far below the 32,766 values that SQLite takes in a statement.
const ROWS_AT_ONCE: usize = 1_000;

impl Store {
    /// The draft of a service, if the service is this vendor's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft_of(
        &self,
        vendor: OrganisationId,
        service: VendorServiceId,
    ) -> Result<Option<DraftRecord>, StoreError> {
        let Some(service) = self.service_of(vendor, service).await? else { return Ok(None) };
        load(&self.db, service, draft::Entity::find()).await
    }
}

impl Store {
    /// Of all drafts of a vendor, by service: means of storage, certificates, and the texts named. One statement,
    /// however many services there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn listed_texts(
        &self,
        vendor: OrganisationId,
        names: Vec<String>,
    ) -> Result<BTreeMap<VendorServiceId, BTreeMap<String, Vec<String>>>, StoreError> {
        let own = vendor_service::Entity::find()
            .select_only()
            .column(vendor_service::Column::Id)
            .filter(vendor_service::Column::OrganisationId.eq(vendor.to_string()));
        let wanted = Condition::any()
            .add(draft_field::Column::Name.eq("service.media"))
            .add(draft_field::Column::Name.like("certifications.%"))
            .add(draft_field::Column::Name.is_in(names));
        let rows = draft_field::Entity::find()
            .filter(draft_field::Column::VendorServiceId.in_subquery(sea_orm::QueryTrait::into_query(own)))
            .filter(draft_field::Column::Standing.eq(Standing::Current.word()))
            .filter(wanted)
            .all(&self.db)
            .await?;
        let mut texts: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for row in rows {
            let cell = |column| Cell { table: "draft_field", column, row: &row.vendor_service_id };
            let service = cell("vendor_service_id").parse(&row.vendor_service_id)?;
            let typed = cell("typed").json(&row.typed)?;
            texts.entry(service).or_default().insert(row.name, typed);
        }
        Ok(texts)
    }
}

impl Tx<'_> {
    /// The draft of a service, if the service is this vendor's; locked until the transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft_of(
        &self,
        vendor: OrganisationId,
        service: VendorServiceId,
    ) -> Result<Option<DraftRecord>, StoreError> {
        let Some(service) = self.service_of(vendor, service).await? else { return Ok(None) };
        let mut find = draft::Entity::find();
        if self.0.get_database_backend() == DbBackend::Postgres {
            find = find.lock_exclusive();
        }
        load(&self.0, service, find).await
    }

    /// Begins an empty draft.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_draft(&self, service: VendorServiceId, now: Timestamp) -> Result<(), StoreError> {
        let row = draft::ActiveModel {
            vendor_service_id: Set(service.to_string()),
            revision: Set(0),
            based_on: Set(None),
            updated_at: Set(now.as_millisecond()),
        };
        draft::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Adds texts as one revision. What was current under the name of a current text becomes past; rivals under the
    /// names given are settled.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_texts(
        &self,
        service: VendorServiceId,
        revision: i64,
        texts: &[NewText],
        settled: &[String],
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let replaced = texts.iter().filter(|text| text.standing == Standing::Current).map(|text| text.name.clone());
        self.turn(service, Standing::Current, Standing::Past, replaced.collect()).await?;
        self.turn(service, Standing::Rival, Standing::Settled, settled.to_vec()).await?;
        for chunk in texts.chunks(ROWS_AT_ONCE) {
            let rows = chunk.iter().map(|text| draft_field::ActiveModel {
                vendor_service_id: Set(service.to_string()),
                name: Set(text.name.clone()),
                revision: Set(revision),
                standing: Set(text.standing.word().to_owned()),
                typed: Set(json(&text.typed)),
                person_id: Set(by.to_string()),
            });
            draft_field::Entity::insert_many(rows).exec_without_returning(&self.0).await?;
        }
        let row = draft::ActiveModel {
            vendor_service_id: Set(service.to_string()),
            revision: Set(revision),
            updated_at: Set(now.as_millisecond()),
            ..draft::ActiveModel::default()
        };
        draft::Entity::update(row).exec(&self.0).await?;
        Ok(())
    }

    /// Notes that a draft now continues a version. What is no longer current goes: the version holds what counted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn base_draft_on(&self, service: VendorServiceId, number: u32) -> Result<(), StoreError> {
        let row = draft::ActiveModel {
            vendor_service_id: Set(service.to_string()),
            based_on: Set(Some(i64::from(number))),
            ..draft::ActiveModel::default()
        };
        draft::Entity::update(row).exec(&self.0).await?;
        draft_field::Entity::delete_many()
            .filter(draft_field::Column::VendorServiceId.eq(service.to_string()))
            .filter(draft_field::Column::Standing.ne(Standing::Current.word()))
            .exec(&self.0)
            .await?;
        Ok(())
    }

    async fn turn(
        &self,
        service: VendorServiceId,
        from: Standing,
        to: Standing,
        names: Vec<String>,
    ) -> Result<(), StoreError> {
        for names in names.chunks(ROWS_AT_ONCE) {
            draft_field::Entity::update_many()
                .col_expr(draft_field::Column::Standing, Expr::value(to.word()))
                .filter(draft_field::Column::VendorServiceId.eq(service.to_string()))
                .filter(draft_field::Column::Standing.eq(from.word()))
                .filter(draft_field::Column::Name.is_in(names))
                .exec(&self.0)
                .await?;
        }
        Ok(())
    }
}

async fn load(
    db: &impl ConnectionTrait,
    service: VendorServiceHead,
    find: sea_orm::Select<draft::Entity>,
) -> Result<Option<DraftRecord>, StoreError> {
    let key = service.id.to_string();
    let Some(row) = find.filter(draft::Column::VendorServiceId.eq(&key)).one(db).await? else { return Ok(None) };
    let cell = |column| Cell { table: "draft", column, row: &key };
    let mut draft = DraftRecord {
        service,
        revision: row.revision,
        based_on: row.based_on.map(|number| cell("based_on").count(number)).transpose()?,
        updated_at: cell("updated_at").time(row.updated_at)?,
        texts: BTreeMap::new(),
    };
    let rows = draft_field::Entity::find()
        .filter(draft_field::Column::VendorServiceId.eq(&key))
        .order_by_asc(draft_field::Column::Revision)
        .all(db)
        .await?;
    for row in rows {
        let cell = |column| Cell { table: "draft_field", column, row: &key };
        let text = DraftText {
            revision: row.revision,
            standing: cell("standing").word(&row.standing)?,
            typed: cell("typed").json(&row.typed)?,
            person: cell("person_id").parse(&row.person_id)?,
        };
        draft.texts.entry(row.name).or_default().push(text);
    }
    Ok(Some(draft))
}
