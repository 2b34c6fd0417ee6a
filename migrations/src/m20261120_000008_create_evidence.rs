//! Evidence files: the bytes by their hash, who attached them to which document, who asked for them, who opened them.

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
                // Bytes that are there or on their way: `claim` is who brought them last, and when. They go only where
                // no file needs them and nobody is just bringing them.
                "CREATE TABLE evidence_blob (
                    sha256 TEXT NOT NULL PRIMARY KEY,
                    claim TEXT NOT NULL,
                    claimed_at BIGINT NOT NULL)",
                "CREATE TABLE evidence_file (
                    id TEXT NOT NULL PRIMARY KEY,
                    vendor_service_id TEXT NOT NULL REFERENCES vendor_service (id),
                    document TEXT NOT NULL,
                    sha256 TEXT NOT NULL,
                    size BIGINT NOT NULL,
                    kind TEXT NOT NULL,
                    name TEXT NOT NULL,
                    visibility TEXT NOT NULL,
                    replaces TEXT REFERENCES evidence_file (id),
                    attached_at BIGINT NOT NULL,
                    attached_by TEXT NOT NULL,
                    ended_at BIGINT,
                    kept BIGINT NOT NULL CHECK (kept IN (0, 1)))",
                "CREATE INDEX evidence_file_service ON evidence_file (vendor_service_id)",
                "CREATE INDEX evidence_file_sha256 ON evidence_file (sha256)",
                "CREATE TABLE evidence_request (
                    id TEXT NOT NULL PRIMARY KEY,
                    evidence_file_id TEXT NOT NULL REFERENCES evidence_file (id),
                    organisation_id TEXT NOT NULL REFERENCES organisation (id),
                    reason TEXT NOT NULL,
                    requested_at BIGINT NOT NULL,
                    requested_by TEXT NOT NULL,
                    state TEXT NOT NULL,
                    nda_on TEXT,
                    decided_at BIGINT,
                    UNIQUE (evidence_file_id, organisation_id))",
                "CREATE TABLE evidence_opening (
                    id TEXT NOT NULL PRIMARY KEY,
                    evidence_file_id TEXT NOT NULL REFERENCES evidence_file (id),
                    organisation_id TEXT NOT NULL REFERENCES organisation (id),
                    opened_at BIGINT NOT NULL,
                    opened_by TEXT NOT NULL)",
                "CREATE INDEX evidence_opening_file ON evidence_opening (evidence_file_id, opened_at)",
            ],
        )
        .await?;
        write_once(manager, "evidence_opening", "id").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_write_once(manager, "evidence_opening").await?;
        run(manager, &["DROP TABLE evidence_request", "DROP TABLE evidence_file", "DROP TABLE evidence_blob"]).await
    }
}
