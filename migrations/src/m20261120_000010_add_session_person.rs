//! Whose a session is, so that a person sees their own and ends the others.

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
                // Of sessions begun before nobody could say whose they are: people sign in once more.
                "DELETE FROM session",
                "ALTER TABLE session ADD COLUMN person_id TEXT",
                "CREATE INDEX session_person ON session (person_id)",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX session_person", "ALTER TABLE session DROP COLUMN person_id"]).await
    }
}
