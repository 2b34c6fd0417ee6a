//! What can go wrong with the database, in words for the person who operates it.

use sea_orm::{DbErr, RuntimeErr};

/// A failure of the database. What went wrong underneath is the source, not part of the message.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No connection.
    #[error("the database {url} cannot be reached: check that it runs and that DATABASE_URL is right")]
    Connect {
        /// The address, without its password.
        url: String,
        /// What went wrong.
        source: DbErr,
    },
    /// The folder for the SQLite file cannot be made.
    #[error("the data folder {path} cannot be created: check AZUKARI_DATA_DIR and its permissions")]
    DataFolder {
        /// The folder.
        path: String,
        /// What went wrong.
        source: std::io::Error,
    },
    /// The place of evidence files does not work.
    #[error("evidence files cannot be reached: check AZUKARI_EVIDENCE_URL, the data folder and its permissions")]
    Evidence(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The tables could not be brought up to date.
    #[error("the database tables could not be brought up to date")]
    Migrate(#[source] DbErr),
    /// The tables are older, or newer, than this program.
    #[error("the database lacks {0} of this version's steps: run `azukari migrate`")]
    NotMigrated(usize),
    /// A statement failed.
    #[error("a database statement failed")]
    Statement(#[from] DbErr),
    /// A row holds what the program never writes.
    #[error("table {table}, column {column}, row {row}: the value stored there cannot be read")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's key.
        row: String,
    },
}

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> Self {
        StoreError::Evidence(error.into())
    }
}

impl StoreError {
    /// Whether the same work may succeed when simply done again: the database was busy (SQLite 5 and 6), or two
    /// transactions met (PostgreSQL 40001 and 40P01).
    pub fn is_passing(&self) -> bool {
        let StoreError::Statement(DbErr::Conn(error) | DbErr::Exec(error) | DbErr::Query(error)) = self else {
            return false;
        };
        let RuntimeErr::SqlxError(error) = error else { return false };
        let Some(code) = error.as_database_error().and_then(|error| error.code()) else { return false };
        // SQLite's extended codes keep the primary code in the low byte.
        matches!(&*code, "40001" | "40P01") || matches!(code.parse::<u32>().map(|code| code & 0xff), Ok(5 | 6))
    }
}
