//! The audit trail: appended to, read, never changed.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    OrganisationId, Store, StoreError, Tx,
    entity::{audit_entry, audit_head},
    record::audit::{AuditEntry, AuditHead, AuditLine},
};

/// Which lines of the trail are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditWanted<'a> {
    /// Of this organisation.
    pub organisation: OrganisationId,
    /// That say this was done.
    pub action: Option<&'a str>,
    /// Not before this time, in UTC milliseconds.
    pub from: Option<i64>,
    /// Before this time.
    pub until: Option<i64>,
    /// Before this place.
    pub before: Option<i64>,
    /// As many at most.
    pub most: u64,
}

impl Tx<'_> {
    /// Writes lines at the end of the trail. The head is locked until the transaction ends, so that lines stand in the
    /// order in which they became true.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn append_audit(&self, lines: &[AuditLine]) -> Result<(), StoreError> {
        let mut find = audit_head::Entity::find_by_id(1);
        if self.0.get_database_backend() == DbBackend::Postgres {
            find = find.lock_exclusive();
        }
        let mut head = head(find.one(&self.0).await?)?;
        for line in lines {
            let entry = AuditEntry::after(&head, line);
            head = AuditHead { seq: entry.seq, hash: entry.hash.clone() };
            audit_entry::Entity::insert(row(entry)).exec_without_returning(&self.0).await?;
        }
        let moved = audit_head::ActiveModel { id: Set(1), seq: Set(head.seq), hash: Set(head.hash) };
        audit_head::Entity::update(moved).exec(&self.0).await?;
        Ok(())
    }
}

impl Store {
    /// Where the trail ends.
    ///
    /// # Errors
    /// When the database fails, or the row that says so is gone.
    pub async fn audit_head(&self) -> Result<AuditHead, StoreError> {
        head(audit_head::Entity::find_by_id(1).one(&self.db).await?)
    }

    /// The lines after a place, as many as asked for, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_after(&self, seq: i64, most: u64) -> Result<Vec<AuditEntry>, StoreError> {
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.gt(seq))
            .order_by_asc(audit_entry::Column::Seq)
            .limit(most)
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(AuditEntry::from).collect())
    }

    /// An organisation's lines, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_of(&self, wanted: &AuditWanted<'_>) -> Result<Vec<AuditEntry>, StoreError> {
        use audit_entry::Column;
        let limits = [
            wanted.action.map(|action| Column::Action.eq(action)),
            wanted.from.map(|from| Column::At.gte(from)),
            wanted.until.map(|until| Column::At.lt(until)),
            wanted.before.map(|before| Column::Seq.lt(before)),
        ];
        let own = Column::OrganisationId.eq(wanted.organisation.to_string());
        let find = limits
            .into_iter()
            .flatten()
            .fold(audit_entry::Entity::find().filter(own), |find, limit| find.filter(limit));
        let rows = find.order_by_desc(Column::Seq).limit(wanted.most).all(&self.db).await?;
        Ok(rows.into_iter().map(AuditEntry::from).collect())
    }

    /// An organisation's lines about one thing, as many as asked for, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_about(
        &self,
        organisation: OrganisationId,
        kind: &str,
        id: &str,
        most: u64,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::SubjectId.eq(id))
            .filter(audit_entry::Column::SubjectKind.eq(kind))
            .filter(audit_entry::Column::OrganisationId.eq(organisation.to_string()))
            .order_by_asc(audit_entry::Column::Seq)
            .limit(most)
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(AuditEntry::from).collect())
    }
}

fn head(row: Option<audit_head::Model>) -> Result<AuditHead, StoreError> {
    row.map(|row| AuditHead { seq: row.seq, hash: row.hash }).ok_or_else(|| StoreError::Inconsistent {
        table: "audit_head",
        column: "id",
        row: "1".to_owned(),
    })
}

fn row(entry: AuditEntry) -> audit_entry::ActiveModel {
    audit_entry::ActiveModel {
        seq: Set(entry.seq),
        prev_hash: Set(entry.prev_hash),
        hash: Set(entry.hash),
        at: Set(entry.at),
        actor: Set(entry.actor),
        organisation_id: Set(entry.organisation),
        request_id: Set(entry.request_id),
        action: Set(entry.action),
        subject_kind: Set(entry.subject_kind),
        subject_id: Set(entry.subject_id),
        details: Set(entry.details),
    }
}

impl From<audit_entry::Model> for AuditEntry {
    fn from(row: audit_entry::Model) -> Self {
        AuditEntry {
            seq: row.seq,
            prev_hash: row.prev_hash,
            hash: row.hash,
            at: row.at,
            actor: row.actor,
            organisation: row.organisation_id,
            request_id: row.request_id,
            action: row.action,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            details: row.details,
        }
    }
}
