//! People, organisations, who acts for which in what role, and attempts to sign in.

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
                "CREATE TABLE person (
                    id TEXT NOT NULL PRIMARY KEY,
                    sign_in_name TEXT NOT NULL UNIQUE,
                    display_name TEXT NOT NULL,
                    password_hash TEXT NOT NULL,
                    created_at BIGINT NOT NULL)",
                "CREATE TABLE organisation (
                    id TEXT NOT NULL PRIMARY KEY,
                    kind TEXT NOT NULL CHECK (kind IN ('vendor', 'institution', 'operator')),
                    name TEXT NOT NULL,
                    created_at BIGINT NOT NULL)",
                "CREATE TABLE membership (
                    person_id TEXT NOT NULL REFERENCES person (id),
                    organisation_id TEXT NOT NULL REFERENCES organisation (id),
                    role TEXT NOT NULL,
                    PRIMARY KEY (person_id, organisation_id, role))",
                "CREATE INDEX membership_organisation ON membership (organisation_id)",
                // The name is kept as a digest: people type passwords into the wrong field.
                "CREATE TABLE sign_in_attempt (
                    name_digest TEXT NOT NULL PRIMARY KEY,
                    attempts BIGINT NOT NULL,
                    since BIGINT NOT NULL)",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &["DROP TABLE sign_in_attempt", "DROP TABLE membership", "DROP TABLE organisation", "DROP TABLE person"],
        )
        .await
    }
}
