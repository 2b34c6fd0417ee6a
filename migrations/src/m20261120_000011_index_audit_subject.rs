//! What was done to one thing is found without reading the whole trail.

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
        run(manager, &["CREATE INDEX audit_entry_subject ON audit_entry (subject_id, subject_kind, seq)"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX audit_entry_subject"]).await
    }
}
