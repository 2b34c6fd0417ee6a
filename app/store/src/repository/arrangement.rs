//! Arrangements and their versions: added, read, never changed.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iterable as _, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait as _, Statement, sea_query::Expr,
};

use crate::{
    ArrangementId, OrganisationId, Store, StoreError, Tx,
    entity::{arrangement, arrangement_version},
    id::Cell,
    record::arrangement::{ArrangementHead, ArrangementRecord, ArrangementVersionHead},
};

/// An arrangement with a version.
const VERSION: &str = "
    SELECT a.id AS arrangement_id, a.organisation_id, a.name,
           v.id, v.number, v.content, v.sha256, v.change, v.made_at, v.made_by
    FROM arrangement a JOIN arrangement_version v ON v.arrangement_id = a.id
    WHERE a.organisation_id = $1";
/// Of its versions the newest.
const NEWEST: &str = " AND v.number = (SELECT MAX(n.number) FROM arrangement_version n WHERE n.arrangement_id = a.id)";

#[derive(FromQueryResult)]
struct Row {
    arrangement_id: String,
    organisation_id: String,
    name: String,
    id: String,
    number: i64,
    content: String,
    sha256: String,
    change: String,
    made_at: i64,
    made_by: String,
}

impl Store {
    /// An institution's arrangements as they stand, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arrangements_of(&self, owner: OrganisationId) -> Result<Vec<ArrangementRecord>, StoreError> {
        let values = [owner.to_string().into()];
        let sql = format!("{VERSION}{NEWEST}");
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), sql, values);
        let rows = Row::find_by_statement(statement).all(&self.db).await?;
        let mut list = rows.into_iter().map(ArrangementRecord::try_from).collect::<Result<Vec<_>, _>>()?;
        list.sort_by_cached_key(|record| (record.head.name.clone(), record.head.id));
        Ok(list)
    }

    /// An arrangement as it stands, or as a version had it, if it is this institution's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arrangement_of(
        &self,
        owner: OrganisationId,
        id: ArrangementId,
        number: Option<u32>,
    ) -> Result<Option<ArrangementRecord>, StoreError> {
        find(&self.db, owner, id, number).await
    }

    /// The versions of an arrangement, newest first, if it is this institution's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arrangement_versions_of(
        &self,
        owner: OrganisationId,
        id: ArrangementId,
    ) -> Result<Vec<ArrangementVersionHead>, StoreError> {
        let own = arrangement::Entity::find_by_id(id.to_string())
            .select_only()
            .column(arrangement::Column::Id)
            .filter(arrangement::Column::OrganisationId.eq(owner.to_string()));
        let rows = arrangement_version::Entity::find()
            .select_only()
            .columns(arrangement_version::Column::iter().filter(|c| !matches!(c, arrangement_version::Column::Content)))
            .expr_as(Expr::val(""), "content")
            .filter(arrangement_version::Column::ArrangementId.in_subquery(own.into_query()))
            .order_by_desc(arrangement_version::Column::Number)
            .all(&self.db)
            .await?;
        rows.into_iter().map(|row| ArrangementVersionHead::try_from(&row)).collect()
    }
}

impl Tx<'_> {
    /// An arrangement as it stands, if it is this institution's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arrangement_of(
        &self,
        owner: OrganisationId,
        id: ArrangementId,
    ) -> Result<Option<ArrangementRecord>, StoreError> {
        find(&self.0, owner, id, None).await
    }

    /// Adds an arrangement. It needs a first version in the same transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_arrangement(&self, new: &ArrangementHead, now: Timestamp) -> Result<(), StoreError> {
        let row = arrangement::ActiveModel {
            id: Set(new.id.to_string()),
            organisation_id: Set(new.organisation.to_string()),
            name: Set(new.name.clone()),
            created_at: Set(now.as_millisecond()),
        };
        arrangement::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Adds a version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_arrangement_version(
        &self,
        new: &ArrangementVersionHead,
        content: &str,
    ) -> Result<(), StoreError> {
        let row = arrangement_version::ActiveModel {
            id: Set(new.id.to_string()),
            arrangement_id: Set(new.arrangement.to_string()),
            number: Set(i64::from(new.number)),
            content: Set(content.to_owned()),
            sha256: Set(new.sha256.clone()),
            change: Set(domain::word::Word::word(new.change).to_owned()),
            made_at: Set(new.made_at.as_millisecond()),
            made_by: Set(new.made_by.to_string()),
        };
        arrangement_version::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }
}

async fn find(
    db: &impl ConnectionTrait,
    owner: OrganisationId,
    id: ArrangementId,
    number: Option<u32>,
) -> Result<Option<ArrangementRecord>, StoreError> {
    let mut values: Vec<sea_orm::Value> = vec![owner.to_string().into(), id.to_string().into()];
    let which = match number {
        Some(number) => {
            values.push(i64::from(number).into());
            " AND v.number = $3"
        }
        None => NEWEST,
    };
    let sql = format!("{VERSION} AND a.id = $2{which}");
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Row::find_by_statement(statement).one(db).await?.map(ArrangementRecord::try_from).transpose()
}

impl TryFrom<Row> for ArrangementRecord {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "arrangement", column, row: &row.arrangement_id };
        let head = ArrangementHead {
            id: cell("id").parse(&row.arrangement_id)?,
            organisation: cell("organisation_id").parse(&row.organisation_id)?,
            name: row.name,
        };
        let version = arrangement_version::Model {
            id: row.id,
            arrangement_id: row.arrangement_id,
            number: row.number,
            content: row.content,
            sha256: row.sha256,
            change: row.change,
            made_at: row.made_at,
            made_by: row.made_by,
        };
        Ok(ArrangementRecord { head, version: (&version).try_into()?, content: version.content })
    }
}

impl TryFrom<&arrangement_version::Model> for ArrangementVersionHead {
    type Error = StoreError;
    fn try_from(row: &arrangement_version::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "arrangement_version", column, row: &row.id };
        Ok(ArrangementVersionHead {
            id: cell("id").parse(&row.id)?,
            arrangement: cell("arrangement_id").parse(&row.arrangement_id)?,
            number: cell("number").count(row.number)?,
            sha256: row.sha256.clone(),
            change: cell("change").word(&row.change)?,
            made_at: cell("made_at").time(row.made_at)?,
            made_by: cell("made_by").parse(&row.made_by)?,
        })
    }
}
