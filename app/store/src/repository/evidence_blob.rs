//! Bytes of evidence files: claimed before they are brought, so that whoever removes what nobody needs never removes
//! what somebody is just bringing.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait as _, DbBackend, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    Store, StoreError, Tx,
    entity::{evidence_blob, evidence_file},
};

impl Tx<'_> {
    /// Says that bytes are being brought. Until the claim is old, nobody removes them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_blob(&self, sha256: &str, claim: Uuid, now: Timestamp) -> Result<(), StoreError> {
        let row = evidence_blob::ActiveModel {
            sha256: Set(sha256.to_owned()),
            claim: Set(claim.to_string()),
            claimed_at: Set(now.as_millisecond()),
        };
        let again = OnConflict::column(evidence_blob::Column::Sha256)
            .update_columns([evidence_blob::Column::Claim, evidence_blob::Column::ClaimedAt])
            .to_owned();
        evidence_blob::Entity::insert(row).on_conflict(again).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Renews a claim, in the transaction that writes the row which needs the bytes; says whether they are still there.
    /// Writing, and not only reading, makes whoever forgets them at the same time begin anew.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn renew_claim(&self, sha256: &str, now: Timestamp) -> Result<bool, StoreError> {
        let renewed = evidence_blob::Entity::update_many()
            .col_expr(evidence_blob::Column::ClaimedAt, Expr::value(now.as_millisecond()))
            .filter(evidence_blob::Column::Sha256.eq(sha256))
            .exec(&self.0)
            .await?;
        Ok(renewed.rows_affected == 1)
    }

    /// Forgets bytes that no file needs: those of one claim, or those claimed before a moment. Says whether they are
    /// forgotten; the row stays locked until the transaction ends, so that the bytes can go before anybody claims them
    /// again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_blob(&self, sha256: &str, of: Forgotten) -> Result<bool, StoreError> {
        let mut find = evidence_blob::Entity::find_by_id(sha256);
        if self.0.get_database_backend() == DbBackend::Postgres {
            find = find.lock_exclusive();
        }
        let Some(row) = find.one(&self.0).await? else { return Ok(false) };
        let free = match of {
            Forgotten::Claim(claim) => row.claim == claim.to_string(),
            Forgotten::Before(moment) => row.claimed_at < moment.as_millisecond(),
        };
        if !free || self.blob_needed(sha256).await? {
            return Ok(false);
        }
        evidence_blob::Entity::delete_by_id(sha256).exec(&self.0).await?;
        Ok(true)
    }

    async fn blob_needed(&self, sha256: &str) -> Result<bool, StoreError> {
        let needing = evidence_file::Entity::find()
            .filter(evidence_file::Column::Sha256.eq(sha256))
            .filter(evidence_file::Column::Kept.eq(1))
            .limit(1);
        Ok(needing.one(&self.0).await?.is_some())
    }
}

/// Which bytes may be forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// Those that this claim brought, if nobody claimed them since.
    Claim(Uuid),
    /// Those claimed before.
    Before(Timestamp),
}

impl Store {
    /// The hashes of bytes claimed before a moment that no file needs.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn idle_blobs(&self, before: Timestamp) -> Result<Vec<String>, StoreError> {
        let needed = evidence_file::Entity::find()
            .select_only()
            .column(evidence_file::Column::Sha256)
            .filter(evidence_file::Column::Kept.eq(1));
        let rows = evidence_blob::Entity::find()
            .filter(evidence_blob::Column::ClaimedAt.lt(before.as_millisecond()))
            .filter(evidence_blob::Column::Sha256.not_in_subquery(sea_orm::QueryTrait::into_query(needed)))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| row.sha256).collect())
    }
}
