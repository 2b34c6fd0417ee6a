//! Institutions' policies and cases, and the assessments made for them.

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
                "CREATE TABLE policy (
                    id TEXT NOT NULL PRIMARY KEY,
                    organisation_id TEXT NOT NULL REFERENCES organisation (id),
                    name TEXT NOT NULL,
                    created_at BIGINT NOT NULL)",
                "CREATE INDEX policy_organisation ON policy (organisation_id)",
                "CREATE TABLE policy_version (
                    id TEXT NOT NULL PRIMARY KEY,
                    policy_id TEXT NOT NULL REFERENCES policy (id),
                    number BIGINT NOT NULL,
                    content TEXT NOT NULL,
                    sha256 TEXT NOT NULL,
                    fixed_at BIGINT NOT NULL,
                    fixed_by TEXT NOT NULL,
                    UNIQUE (policy_id, number))",
                "CREATE TABLE selection_case (
                    id TEXT NOT NULL PRIMARY KEY,
                    organisation_id TEXT NOT NULL REFERENCES organisation (id),
                    title TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    edition TEXT NOT NULL,
                    policy_version_id TEXT REFERENCES policy_version (id),
                    as_of TEXT NOT NULL,
                    deadline TEXT,
                    opened_at BIGINT,
                    created_at BIGINT NOT NULL)",
                "CREATE INDEX selection_case_organisation ON selection_case (organisation_id, created_at)",
                // A vendor that has not answered keeps its place: a row with a name and no service.
                "CREATE TABLE case_service (
                    case_id TEXT NOT NULL REFERENCES selection_case (id),
                    position BIGINT NOT NULL,
                    vendor_service_id TEXT REFERENCES vendor_service (id),
                    waiting_name TEXT,
                    PRIMARY KEY (case_id, position),
                    UNIQUE (case_id, vendor_service_id),
                    CHECK ((vendor_service_id IS NULL) <> (waiting_name IS NULL)))",
                "CREATE TABLE assessment (
                    id TEXT NOT NULL PRIMARY KEY,
                    disclosure_version_id TEXT NOT NULL REFERENCES disclosure_version (id),
                    policy_version_id TEXT NOT NULL REFERENCES policy_version (id),
                    edition TEXT NOT NULL,
                    as_of TEXT NOT NULL,
                    catalogue_digest TEXT NOT NULL,
                    conclusion TEXT NOT NULL,
                    score_low BIGINT NOT NULL,
                    score_high BIGINT NOT NULL,
                    recommended_low BIGINT NOT NULL,
                    recommended_high BIGINT NOT NULL,
                    coverage BIGINT NOT NULL,
                    second_hand BIGINT NOT NULL,
                    self_declared BIGINT NOT NULL,
                    documented BIGINT NOT NULL,
                    attested BIGINT NOT NULL,
                    shortfalls BIGINT NOT NULL,
                    planned BIGINT NOT NULL,
                    judgements BIGINT NOT NULL,
                    to_secure BIGINT NOT NULL,
                    unstated BIGINT NOT NULL,
                    blockers TEXT NOT NULL,
                    outcomes TEXT NOT NULL,
                    next_change_on TEXT,
                    result TEXT NOT NULL,
                    computed_at BIGINT NOT NULL,
                    UNIQUE (disclosure_version_id, policy_version_id, edition, as_of, catalogue_digest))",
                "CREATE TABLE case_robustness (
                    case_id TEXT NOT NULL REFERENCES selection_case (id),
                    state TEXT NOT NULL,
                    shares TEXT NOT NULL,
                    computed_at BIGINT NOT NULL,
                    PRIMARY KEY (case_id, state))",
            ],
        )
        .await?;
        write_once(manager, "policy_version", "id").await?;
        write_once(manager, "assessment", "id").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP TABLE case_robustness"]).await?;
        drop_write_once(manager, "assessment").await?;
        run(manager, &["DROP TABLE case_service", "DROP TABLE selection_case"]).await?;
        drop_write_once(manager, "policy_version").await?;
        run(manager, &["DROP TABLE policy"]).await
    }
}
