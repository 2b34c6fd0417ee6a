//! Fresh databases for tests, on the engine the environment names.
//!
//! SQLite by default. Where `AZUKARI_TEST_POSTGRES` holds the address of a cluster (`.ci/with-postgres` starts a
//! throwaway one), each test gets a database of its own there, copied from a template that is migrated once.

use std::sync::atomic::{AtomicU32, Ordering};

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};
use tempfile::TempDir;

use crate::{DatabaseUrl, Store, StoreError};

/// Names a cluster, as `postgres:///postgres?host=/tmp/socket&user=postgres`.
pub const CLUSTER: &str = "AZUKARI_TEST_POSTGRES";
const TEMPLATE_LOCK: i64 = 0x617a_756b_6172_6902;
static NEXT: AtomicU32 = AtomicU32::new(1);

/// A database of its own for one test; an SQLite file goes when this is dropped, a PostgreSQL one with its cluster.
#[derive(Debug)]
pub struct TestDatabase {
    /// Its address.
    pub url: DatabaseUrl,
    /// A connection to it.
    pub store: Store,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// With all tables.
    pub async fn fresh() -> Self {
        if std::env::var_os(CLUSTER).is_some() {
            return Self::postgres(Some(&postgres_template().await)).await;
        }
        let database = Self::empty().await;
        database.store.migrate().await.expect("migrates");
        database
    }

    /// Without a single table.
    pub async fn empty() -> Self {
        if std::env::var_os(CLUSTER).is_some() {
            return Self::postgres(None).await;
        }
        let folder = TempDir::new().expect("a temporary folder");
        let url = DatabaseUrl::Sqlite(folder.path().join("azukari.db"));
        let store = Store::connect(&url).await.expect("opens a new file");
        TestDatabase { url, store, _folder: Some(folder) }
    }

    async fn postgres(template: Option<&str>) -> Self {
        let name = format!("t_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let admin = admin().await;
        lock(&admin).await;
        let template = template.unwrap_or("template0");
        run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        admin.close().await.expect("closes");
        let url = DatabaseUrl::Postgres(address(&name));
        let store = Store::connect(&url).await.expect("connects");
        TestDatabase { url, store, _folder: None }
    }
}

/// The name of the migrated template; the first test that wants it makes it.
async fn postgres_template() -> String {
    let steps = Migrator::migrations().len();
    let name = format!("azukari_template_{steps}");
    let admin = admin().await;
    lock(&admin).await;
    let wanted = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    let found = admin
        .query_one_raw(Statement::from_string(admin.get_database_backend(), wanted))
        .await
        .expect("the cluster answers");
    if found.is_none() {
        run(&admin, &format!("CREATE DATABASE {name}_new TEMPLATE template0")).await;
        let store = Store::connect(&DatabaseUrl::Postgres(address(&format!("{name}_new")))).await.expect("connects");
        store.migrate().await.expect("migrates");
        store.close().await.expect("closes");
        run(&admin, &format!("ALTER DATABASE {name}_new RENAME TO {name}")).await;
    }
    admin.close().await.expect("closes");
    name
}

/// One connection, so that the lock taken on it lasts until it is closed.
async fn admin() -> sea_orm::DatabaseConnection {
    let mut options = ConnectOptions::new(std::env::var(CLUSTER).expect("names a cluster"));
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the test cluster can be reached")
}

async fn lock(admin: &sea_orm::DatabaseConnection) {
    run(admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
}

async fn run(admin: &sea_orm::DatabaseConnection, statement: &str) {
    admin.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

fn address(database: &str) -> String {
    let cluster = std::env::var(CLUSTER).expect("names a cluster");
    let (server, query) = cluster.split_once('?').unwrap_or((&cluster, ""));
    let (server, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{server}/{database}?{query}")
}

/// A number in a table of its own, read and then written: what two transactions most easily spoil for each other.
#[derive(Clone, Debug)]
pub struct Counter(Store);

impl Counter {
    /// A counter at nought.
    pub async fn new(store: &Store) -> Self {
        run(&store.db, "CREATE TABLE testing_counter (value BIGINT NOT NULL)").await;
        run(&store.db, "INSERT INTO testing_counter (value) VALUES (0)").await;
        Self(store.clone())
    }

    /// Adds one, by reading and writing.
    ///
    /// # Errors
    /// When the database fails for good.
    pub async fn raise(self) -> Result<(), StoreError> {
        self.0
            .write(|tx| {
                Box::pin(async move {
                    let value = read(&tx.0).await?;
                    tokio::task::yield_now().await;
                    tx.0.execute_unprepared(&format!("UPDATE testing_counter SET value = {}", value + 1)).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Where it stands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn value(&self) -> Result<i64, StoreError> {
        read(&self.0.db).await
    }
}

async fn read(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let statement = Statement::from_string(db.get_database_backend(), "SELECT value FROM testing_counter");
    let row = db.query_one_raw(statement).await?.expect("the counter has its row");
    Ok(row.try_get("", "value")?)
}

/// Statements that went through a store.
#[derive(Clone, Debug, Default)]
pub struct Statements(std::sync::Arc<std::sync::Mutex<Vec<String>>>);

impl Statements {
    /// Those since the last call, in order.
    ///
    /// # Panics
    /// When a test panicked while one was being noted.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("no test panicked here"))
    }
}

impl TestDatabase {
    /// A further connection whose statements are noted.
    pub async fn counted(&self) -> (Store, Statements) {
        let mut store = Store::connect(&self.url).await.expect("connects");
        let statements = Statements::default();
        let noted = statements.0.clone();
        store.db.set_metric_callback(move |info| {
            noted.lock().expect("no test panicked here").push(info.statement.sql.clone());
        });
        (store, statements)
    }

    /// Runs statements past every rule of the program, as an intruder with the database's password would.
    pub async fn tamper(&self, statements: &[&str]) {
        for statement in statements {
            run(&self.store.db, statement).await;
        }
    }

    /// What the database answers to a statement that it should refuse.
    pub async fn refusal(&self, statement: &str) -> Option<String> {
        self.store.db.execute_unprepared(statement).await.err().map(|error| error.to_string())
    }

    /// A digest of all that people keep here: every row of every table, but for sessions, attempts to sign in and
    /// the lines of the trail that say somebody was refused. Two equal ones: nothing was changed in between.
    pub async fn fingerprint(&self) -> String {
        let db = &self.store.db;
        let text = |sql: String| async move {
            let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("answers");
            rows.iter()
                .map(|row| row.try_get_by_index::<Option<String>>(0).expect("a text").unwrap_or_default())
                .collect()
        };
        let list = match self.is_postgres() {
            true => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
            false => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
        };
        let tables: Vec<String> = text(list.to_owned()).await;
        let mut digest = String::new();
        for table in
            tables.iter().filter(|table| !["session", "sign_in_attempt", "audit_head"].contains(&table.as_str()))
        {
            let kept = if table == "audit_entry" { " WHERE action <> 'refused'" } else { "" };
            // The trail is long and never changes: how many lines there are says it all.
            let rows: Vec<String> = match (table.as_str(), self.is_postgres()) {
                ("audit_entry", true) => text(format!("SELECT COUNT(*)::text FROM {table}{kept}")).await,
                ("audit_entry", false) => text(format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}{kept}")).await,
                (_, true) => text(format!("SELECT md5(t::text) FROM {table} t ORDER BY 1")).await,
                (_, false) => {
                    let columns: Vec<String> = text(format!("SELECT name FROM pragma_table_info('{table}')")).await;
                    let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
                    text(format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || ','  || "))).await
                }
            };
            digest = crate::sha256(format!("{digest}{table}{}", rows.join("\n")).as_bytes());
        }
        digest
    }

    /// Whether the engine is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self.url, DatabaseUrl::Postgres(_))
    }
}

/// Names a session that nobody has, or that a test has made under this number.
pub fn session_key(number: i128) -> crate::record::identity::SessionKey {
    (&tower_sessions_core::session::Id(number)).into()
}

/// A place of its own for the evidence files of one test; it goes when this is dropped.
#[derive(Debug)]
pub struct TestEvidence {
    /// The place.
    pub files: crate::EvidenceFiles,
    folder: TempDir,
}

impl TestEvidence {
    /// With nothing in it.
    ///
    /// # Panics
    /// When there is no room for a folder.
    pub fn fresh() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = crate::EvidenceUrl::Folder(folder.path().join("evidence"));
        let files = crate::EvidenceFiles::open(&url, folder.path().join("incoming"), []).expect("opens a new folder");
        TestEvidence { files, folder }
    }

    /// From now on nothing can be kept.
    ///
    /// # Panics
    /// When the folder cannot be spoilt.
    pub fn fail(&self) {
        let place = self.folder.path().join("evidence");
        std::fs::remove_dir_all(&place).expect("removes the folder");
        std::fs::write(place, "").expect("puts a file in its place");
    }
}
