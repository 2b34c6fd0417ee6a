//! The tables, as steps forward and back.
//!
//! A step that has been released is never edited: what it got wrong, a later step puts right. Steps are listed by
//! date, so that two people adding one each do not meet.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod guard;
mod m20261120_000001_create_session;
mod m20261120_000002_create_identity;
mod m20261120_000003_create_audit_entry;
mod m20261120_000004_create_vendor_service;
mod m20261120_000005_create_selection_case;
mod m20261120_000006_create_section_owner;
mod m20261120_000008_create_evidence;
mod m20261120_000010_add_session_person;
mod m20261120_000011_index_audit_subject;
mod m20261120_000012_create_arrangement;

/// Every step, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_create_session::Migration),
            Box::new(m20261120_000002_create_identity::Migration),
            Box::new(m20261120_000003_create_audit_entry::Migration),
            Box::new(m20261120_000004_create_vendor_service::Migration),
            Box::new(m20261120_000005_create_selection_case::Migration),
            Box::new(m20261120_000006_create_section_owner::Migration),
            Box::new(m20261120_000008_create_evidence::Migration),
            Box::new(m20261120_000010_add_session_person::Migration),
            Box::new(m20261120_000011_index_audit_subject::Migration),
            Box::new(m20261120_000012_create_arrangement::Migration),
        ]
    }
}
