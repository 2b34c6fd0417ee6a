//! Arrangements (委託構成): each with its versions, none of which is ever changed.

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
                "CREATE TABLE arrangement (
                    id TEXT NOT NULL PRIMARY KEY,
                    organisation_id TEXT NOT NULL REFERENCES organisation (id),
                    name TEXT NOT NULL,
                    created_at BIGINT NOT NULL)",
                "CREATE INDEX arrangement_organisation ON arrangement (organisation_id)",
                "CREATE TABLE arrangement_version (
                    id TEXT NOT NULL PRIMARY KEY,
                    arrangement_id TEXT NOT NULL REFERENCES arrangement (id),
                    number BIGINT NOT NULL,
                    content TEXT NOT NULL,
                    sha256 TEXT NOT NULL,
                    change TEXT NOT NULL,
                    made_at BIGINT NOT NULL,
                    made_by TEXT NOT NULL,
                    UNIQUE (arrangement_id, number))",
            ],
        )
        .await?;
        write_once(manager, "arrangement_version", "id").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_write_once(manager, "arrangement_version").await?;
        run(manager, &["DROP TABLE arrangement"]).await
    }
}
