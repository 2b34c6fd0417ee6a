//! Who of a vendor's people has been asked for a section of a draft.

use sea_orm_migration::prelude::*;

use crate::guard::run;

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
                "CREATE TABLE section_owner (
                    vendor_service_id TEXT NOT NULL REFERENCES vendor_service (id),
                    section TEXT NOT NULL,
                    person_id TEXT NOT NULL REFERENCES person (id),
                    asked_by TEXT NOT NULL REFERENCES person (id),
                    asked_at BIGINT NOT NULL,
                    done_at BIGINT,
                    PRIMARY KEY (vendor_service_id, section))",
                "CREATE INDEX section_owner_person ON section_owner (person_id)",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP TABLE section_owner"]).await
    }
}
