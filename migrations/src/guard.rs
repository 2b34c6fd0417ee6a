//! Write-once tables: triggers on both engines that let rows in and never let them change or go.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// Runs statements in turn.
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Bars every change of the rows of a table.
///
/// On SQLite a row could also be replaced by an insert with its key, which fires no delete trigger; that is barred too.
/// `key` is the column that names a row.
pub(crate) async fn write_once(manager: &SchemaManager<'_>, table: &str, key: &str) -> Result<(), DbErr> {
    let refusal = format!("{table} is written once: its rows are never changed or removed");
    if manager.get_database_backend() == DbBackend::Sqlite {
        for (verb, when) in [
            ("update", String::new()),
            ("delete", String::new()),
            ("insert", format!(" WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})")),
        ] {
            let statement = format!(
                "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}{when} \
                 BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            );
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        return Ok(());
    }
    let function = format!(
        "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
    );
    let rows = format!(
        "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} \
         FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    );
    let whole = format!(
        "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} \
         FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    );
    run(manager, &[&function, &rows, &whole]).await
}

/// Drops tables made with [`write_once`], and what guarded them.
pub(crate) async fn drop_write_once(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    run(manager, &[&format!("DROP TABLE {table}")]).await?;
    if manager.get_database_backend() != DbBackend::Sqlite {
        run(manager, &[&format!("DROP FUNCTION {table}_refuse()")]).await?;
    }
    Ok(())
}
