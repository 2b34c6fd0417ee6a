//! The audit trail: a chain of lines, and the one row that says where it ends.

use sea_orm_migration::prelude::*;

use crate::guard::{drop_write_once, run, write_once};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "CREATE TABLE audit_entry (
                    seq BIGINT NOT NULL PRIMARY KEY,
                    prev_hash TEXT NOT NULL,
                    hash TEXT NOT NULL,
                    at BIGINT NOT NULL,
                    actor TEXT NOT NULL,
                    organisation_id TEXT,
                    request_id TEXT NOT NULL,
                    action TEXT NOT NULL,
                    subject_kind TEXT NOT NULL,
                    subject_id TEXT NOT NULL,
                    details TEXT NOT NULL)",
                "CREATE INDEX audit_entry_organisation ON audit_entry (organisation_id, seq)",
                "CREATE TABLE audit_head (
                    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
                    seq BIGINT NOT NULL,
                    hash TEXT NOT NULL)",
                // Before the first line: nothing, and the hash of nothing known.
                "INSERT INTO audit_head (id, seq, hash) VALUES
                    (1, 0, '0000000000000000000000000000000000000000000000000000000000000000')",
            ],
        )
        .await?;
        write_once(manager, "audit_entry", "seq").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP TABLE audit_head"]).await?;
        drop_write_once(manager, "audit_entry").await
    }
}
