//! Sessions, kept so that any node can answer any request.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use tower_sessions_core::{
    session::{Id, Record},
    session_store::{self, SessionStore as Sessions},
};

use crate::{
    Clock, PersonId, Store, StoreError, Tx, Work,
    entity::session,
    id::Cell,
    record::identity::{SessionAccount, SessionEntry, SessionKey},
    sha256,
};

/// Under which name a session keeps its [`SessionAccount`].
pub const ACCOUNT: &str = "account";

impl From<&Id> for SessionKey {
    fn from(id: &Id) -> Self {
        SessionKey(hash(id))
    }
}

impl Store {
    /// A person's sessions that have not expired, the one last seen first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sessions_of(&self, person: PersonId, now: Timestamp) -> Result<Vec<SessionEntry>, StoreError> {
        let rows = session::Entity::find()
            .filter(session::Column::PersonId.eq(person.to_string()))
            .filter(session::Column::ExpiresAt.gt(now.as_millisecond()))
            .all(&self.db)
            .await?;
        let mut list = rows.into_iter().map(SessionEntry::try_from).collect::<Result<Vec<_>, _>>()?;
        list.sort_by(|a, b| (b.seen, &a.key.0).cmp(&(a.seen, &b.key.0)));
        Ok(list)
    }
}

impl Tx<'_> {
    /// Ends a person's sessions but one; says how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_sessions(&self, person: PersonId, but: &SessionKey) -> Result<u64, StoreError> {
        let others = session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(person.to_string()))
            .filter(session::Column::IdHash.ne(but.0.as_str()));
        Ok(others.exec(&self.0).await?.rows_affected)
    }
}

impl TryFrom<session::Model> for SessionEntry {
    type Error = StoreError;
    fn try_from(row: session::Model) -> Result<Self, StoreError> {
        let cell = Cell { table: "session", column: "data", row: &row.id_hash };
        let mut data: serde_json::Map<String, serde_json::Value> = cell.json(&row.data)?;
        let account = data.remove(ACCOUNT).ok_or_else(|| cell.unreadable())?;
        let account: SessionAccount = serde_json::from_value(account).map_err(|_| cell.unreadable())?;
        let (since, seen) = (cell.time(account.since)?, cell.time(account.seen)?);
        Ok(SessionEntry { key: SessionKey(row.id_hash), since, seen })
    }
}

/// The sessions of tower-sessions, in table `session`.
///
/// The table holds a hash of each id, so that whoever reads a backup cannot take over a session.
#[derive(Clone, Debug)]
pub struct SessionStore {
    store: Store,
    clock: Arc<dyn Clock>,
}

impl SessionStore {
    /// Sessions in a store, expiring by a clock.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// Removes what has expired; says how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_expired(&self) -> Result<u64, StoreError> {
        let now = self.clock.now().as_millisecond();
        self.store
            .write(|tx| {
                Box::pin(async move {
                    let expired = session::Column::ExpiresAt.lte(now);
                    Ok(session::Entity::delete_many().filter(expired).exec(&tx.0).await?.rows_affected)
                })
            })
            .await
    }

    async fn find(&self, id: &Id) -> Result<Option<Record>, StoreError> {
        let row = session::Entity::find_by_id(hash(id))
            .filter(session::Column::ExpiresAt.gt(self.clock.now().as_millisecond()))
            .one(&self.store.db)
            .await?;
        row.map(|row| record(id, row)).transpose()
    }
}

#[async_trait]
impl Sessions for SessionStore {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        loop {
            let row = row(record)?;
            if self.store.write(|tx| insert_new(tx, row.clone())).await.map_err(backend)? {
                return Ok(());
            }
            // The id is taken (once in 2^64 tries at best): draw another.
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let row = row(record)?;
        self.store.write(|tx| replace(tx, row.clone())).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        self.find(id).await.map_err(backend)
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.store.write(|tx| remove(tx, hash(id))).await.map_err(backend)
    }
}

fn insert_new<'c>(tx: &'c Tx<'_>, row: session::ActiveModel) -> Work<'c, bool, StoreError> {
    let unless_taken = OnConflict::column(session::Column::IdHash).do_nothing().to_owned();
    Box::pin(async move {
        let insert = session::Entity::insert(row).on_conflict(unless_taken);
        Ok(insert.exec_without_returning(&tx.0).await? == 1)
    })
}

fn replace<'c>(tx: &'c Tx<'_>, row: session::ActiveModel) -> Work<'c, (), StoreError> {
    let over = OnConflict::column(session::Column::IdHash)
        .update_columns([session::Column::Data, session::Column::ExpiresAt, session::Column::PersonId])
        .to_owned();
    Box::pin(async move {
        session::Entity::insert(row).on_conflict(over).exec_without_returning(&tx.0).await?;
        Ok(())
    })
}

fn remove<'c>(tx: &'c Tx<'_>, id_hash: String) -> Work<'c, (), StoreError> {
    Box::pin(async move {
        session::Entity::delete_by_id(id_hash).exec(&tx.0).await?;
        Ok(())
    })
}

fn row(record: &Record) -> session_store::Result<session::ActiveModel> {
    let data = serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
    let person = record.data.get(ACCOUNT).and_then(|account| account.get("person")?.as_str()).map(str::to_owned);
    Ok(session::ActiveModel {
        id_hash: Set(hash(&record.id)),
        data: Set(data),
        person_id: Set(person),
        expires_at: Set((record.expiry_date.unix_timestamp_nanos() / 1_000_000) as i64),
    })
}

fn record(id: &Id, row: session::Model) -> Result<Record, StoreError> {
    let unreadable = |column| StoreError::Inconsistent { table: "session", column, row: row.id_hash.clone() };
    Ok(Record {
        id: *id,
        data: serde_json::from_str(&row.data).map_err(|_| unreadable("data"))?,
        expiry_date: time::OffsetDateTime::from_unix_timestamp_nanos(i128::from(row.expires_at) * 1_000_000)
            .map_err(|_| unreadable("expires_at"))?,
    })
}

fn hash(id: &Id) -> String {
    sha256(id.to_string().as_bytes())
}

/// tower-sessions carries text only, so the chain of causes goes to the log here.
fn backend(error: StoreError) -> session_store::Error {
    tracing::error!(error = &error as &dyn std::error::Error, "sessions cannot be read or written");
    session_store::Error::Backend(error.to_string())
}
