//! Vendors' services: the draft, as it was typed, and the versions published from it.

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
                "CREATE TABLE vendor_service (
                    id TEXT NOT NULL PRIMARY KEY,
                    organisation_id TEXT NOT NULL REFERENCES organisation (id),
                    name TEXT NOT NULL,
                    created_at BIGINT NOT NULL)",
                "CREATE INDEX vendor_service_organisation ON vendor_service (organisation_id)",
                "CREATE TABLE disclosure_version (
                    id TEXT NOT NULL PRIMARY KEY,
                    vendor_service_id TEXT NOT NULL REFERENCES vendor_service (id),
                    number BIGINT NOT NULL,
                    content TEXT NOT NULL,
                    sha256 TEXT NOT NULL,
                    catalogue_digest TEXT NOT NULL,
                    published_at BIGINT NOT NULL,
                    published_by TEXT NOT NULL,
                    UNIQUE (vendor_service_id, number))",
                "CREATE TABLE draft (
                    vendor_service_id TEXT NOT NULL PRIMARY KEY REFERENCES vendor_service (id),
                    revision BIGINT NOT NULL,
                    based_on BIGINT,
                    updated_at BIGINT NOT NULL)",
                // What was typed, never overwritten: earlier texts stay until the next version is published.
                "CREATE TABLE draft_field (
                    vendor_service_id TEXT NOT NULL REFERENCES vendor_service (id),
                    name TEXT NOT NULL,
                    revision BIGINT NOT NULL,
                    standing TEXT NOT NULL,
                    typed TEXT NOT NULL,
                    person_id TEXT NOT NULL,
                    PRIMARY KEY (vendor_service_id, name, revision))",
            ],
        )
        .await?;
        write_once(manager, "disclosure_version", "id").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP TABLE draft_field", "DROP TABLE draft"]).await?;
        drop_write_once(manager, "disclosure_version").await?;
        run(manager, &["DROP TABLE vendor_service"]).await
    }
}
