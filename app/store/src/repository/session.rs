//! Sessions, kept so that any node can answer any request.

use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use sha2::{Digest, Sha256};
use tower_sessions_core::{
    session::{Id, Record},
    session_store::{self, SessionStore as Sessions},
};

use crate::{Clock, Store, StoreError, Tx, Work, entity::session};

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
        .update_columns([session::Column::Data, session::Column::ExpiresAt])
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
    Ok(session::ActiveModel {
        id_hash: Set(hash(&record.id)),
        data: Set(data),
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
    Sha256::digest(id.to_string()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// tower-sessions carries text only, so the chain of causes goes to the log here.
fn backend(error: StoreError) -> session_store::Error {
    tracing::error!(error = &error as &dyn std::error::Error, "sessions cannot be read or written");
    session_store::Error::Backend(error.to_string())
}
