//! Which database, and the connection to it.

use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, TransactionTrait};

use crate::StoreError;

/// Keeps two nodes that start together from migrating at once (PostgreSQL; an arbitrary number).
const MIGRATION_LOCK: i64 = 0x617a_756b_6172_6901;
const MIGRATION_ATTEMPTS: u32 = 5;

/// Where the data are kept.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file on this machine.
    Sqlite(PathBuf),
    /// PostgreSQL, or a database that speaks its language.
    Postgres(String),
}

/// A `DATABASE_URL` that is neither.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDatabaseUrl {
    /// Another scheme.
    #[error("DATABASE_URL has to begin with postgres:// or sqlite:")]
    Scheme,
    /// SQLite without a file.
    #[error("DATABASE_URL names no file: write sqlite:/path/to/azukari.db; a database in memory is not offered")]
    NoFile,
}

impl FromStr for DatabaseUrl {
    type Err = InvalidDatabaseUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(DatabaseUrl::Postgres(text.to_owned()));
        }
        let file = text.strip_prefix("sqlite:").ok_or(InvalidDatabaseUrl::Scheme)?;
        let file = file.strip_prefix("//").unwrap_or(file);
        if file.is_empty() || file.starts_with(':') {
            return Err(InvalidDatabaseUrl::NoFile);
        }
        Ok(DatabaseUrl::Sqlite(file.into()))
    }
}

/// Without the password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(file) => write!(f, "sqlite:{}", file.display()),
            DatabaseUrl::Postgres(url) => {
                let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
                let rest = rest.split(['?']).next().unwrap_or_default();
                let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
                write!(f, "{scheme}://{host}")
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

/// The database. Cheap to clone: clones share their connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
}

impl Store {
    /// Connects. For SQLite, makes folder and file where they are missing.
    ///
    /// # Errors
    /// When the database cannot be reached or the folder cannot be made.
    pub async fn connect(url: &DatabaseUrl) -> Result<Self, StoreError> {
        let mut options = match url {
            DatabaseUrl::Sqlite(file) => sqlite(file.clone())?,
            DatabaseUrl::Postgres(address) => ConnectOptions::new(address),
        };
        options
            .max_connections(16)
            .connect_timeout(Duration::from_secs(10))
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false);
        let db =
            Database::connect(options).await.map_err(|source| StoreError::Connect { url: url.to_string(), source })?;
        Ok(Store { db })
    }

    /// Brings the tables up to date. Several nodes may call this at once.
    ///
    /// # Errors
    /// When a step fails; on both engines a failed step leaves nothing behind.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        if self.db.get_database_backend() == DbBackend::Sqlite {
            return self.migrate_sqlite().await;
        }
        let lock = self.db.begin().await.map_err(StoreError::Migrate)?;
        lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            .await
            .map_err(StoreError::Migrate)?;
        Migrator::up(&self.db, None).await.map_err(StoreError::Migrate)?;
        lock.commit().await.map_err(StoreError::Migrate)
    }

    /// SQLite has no lock to wait for, so where another process was at the same step this one looks again.
    async fn migrate_sqlite(&self) -> Result<(), StoreError> {
        for _ in 1..MIGRATION_ATTEMPTS {
            if Migrator::up(&self.db, None).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Migrator::up(&self.db, None).await.map_err(StoreError::Migrate)
    }

    /// Takes every step back. For tests: it empties the database.
    ///
    /// # Errors
    /// When a step fails.
    #[cfg(feature = "testing")]
    pub async fn unmigrate(&self) -> Result<(), StoreError> {
        Migrator::down(&self.db, None).await.map_err(StoreError::Migrate)
    }

    /// Whether the database answers and its tables are those of this program.
    ///
    /// # Errors
    /// When either is not so.
    pub async fn check(&self) -> Result<(), StoreError> {
        let missing = Migrator::get_pending_migrations_read_only(&self.db).await?.len();
        if missing == 0 { Ok(()) } else { Err(StoreError::NotMigrated(missing)) }
    }

    /// Ends all connections, so that SQLite tidies its file.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.db.close().await?)
    }
}

fn sqlite(file: PathBuf) -> Result<ConnectOptions, StoreError> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|source| StoreError::DataFolder { path: folder.display().to_string(), source })?;
    }
    // The name goes in as a path: in an address, a `?` or `%` in a folder's name would change its meaning.
    let mut options = ConnectOptions::new("sqlite:azukari.db");
    options.map_sqlx_sqlite_opts(move |options| {
        options
            .filename(&file)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
    });
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::{DatabaseUrl, InvalidDatabaseUrl};

    #[test]
    fn an_address_names_a_file_or_a_server() {
        assert_eq!("sqlite:data/a.db".parse(), Ok(DatabaseUrl::Sqlite("data/a.db".into())));
        assert_eq!("sqlite:///srv/a.db".parse(), Ok(DatabaseUrl::Sqlite("/srv/a.db".into())));
        assert_eq!("postgres://h/d".parse(), Ok(DatabaseUrl::Postgres("postgres://h/d".into())));
        assert_eq!("mysql://h/d".parse::<DatabaseUrl>(), Err(InvalidDatabaseUrl::Scheme));
        assert_eq!("sqlite::memory:".parse::<DatabaseUrl>(), Err(InvalidDatabaseUrl::NoFile));
    }

    #[test]
    fn a_password_is_never_printed() {
        let url: DatabaseUrl = "postgres://me:s3cret@db.example:5432/azukari?password=s3cret".parse().unwrap();
        assert_eq!(
            format!("{url} {url:?}"),
            "postgres://db.example:5432/azukari DatabaseUrl(postgres://db.example:5432/azukari)"
        );
    }
}
