//! The one way to change anything.

use std::{future::Future, marker::PhantomData, pin::Pin, time::Duration};

use sea_orm::{
    DatabaseTransaction, DbBackend, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::{Store, StoreError};

/// How often work is tried before a busy database is reported. With the waits below that is about three seconds, on
/// top of SQLite's own busy timeout.
const ATTEMPTS: u32 = 9;
const FIRST_WAIT: Duration = Duration::from_millis(5);

/// A transaction that writes. Repositories take it; only [`Store::write`] makes one.
///
/// `'a` is how long what the work borrows stays: it lets work borrow from its surroundings instead of copying.
#[derive(Debug)]
pub struct Tx<'a>(pub(crate) DatabaseTransaction, PhantomData<&'a ()>);

/// Work in progress. Boxed, because an async closure's future cannot yet be promised to be `Send`.
pub type Work<'c, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>>;

/// An error that work inside [`Store::write`] may end in.
pub trait WriteError: From<StoreError> {
    /// The failure of the database inside, if that is what it is; it decides whether the work is tried again.
    fn store_error(&self) -> Option<&StoreError>;
}

impl WriteError for StoreError {
    fn store_error(&self) -> Option<&StoreError> {
        Some(self)
    }
}

impl Store {
    /// Does `work` in one transaction: all of it, or nothing where it ends in an error. Called as
    /// `store.write(|tx| Box::pin(async move { … }))`.
    ///
    /// The work may run more than once, so it changes nothing but the database. Transactions behave as if they came
    /// one after another, on both engines: SQLite takes the write lock at once (a read that turns into a write
    /// fails there whatever the timeout), PostgreSQL runs serializable.
    ///
    /// # Errors
    /// What the work ends in, or a failure of the database that did not pass.
    pub async fn write<'a, T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send,
        E: WriteError + Send,
        F: for<'c> Fn(&'c Tx<'a>) -> Work<'c, T, E> + Send + Sync,
    {
        let mut wait = FIRST_WAIT;
        let mut attempt = 1;
        loop {
            let error = match self.attempt(&work).await {
                Ok(done) => return Ok(done),
                Err(error) => error,
            };
            if attempt == ATTEMPTS || !error.store_error().is_some_and(StoreError::is_passing) {
                return Err(error);
            }
            tracing::debug!(attempt, "the database was busy; doing the work again");
            tokio::time::sleep(wait).await;
            wait *= 2;
            attempt += 1;
        }
    }

    async fn attempt<'a, T, E, F>(&self, work: &F) -> Result<T, E>
    where
        T: Send,
        E: WriteError + Send,
        F: for<'c> Fn(&'c Tx<'a>) -> Work<'c, T, E> + Send + Sync,
    {
        let transaction = self.db.begin_with_options(self.write_options()).await.map_err(StoreError::from)?;
        let tx = Tx(transaction, PhantomData);
        match work(&tx).await {
            Ok(done) => {
                tx.0.commit().await.map_err(StoreError::from)?;
                Ok(done)
            }
            Err(error) => {
                // The work's own error matters more than one of taking it back; dropping would do so as well.
                if let Err(rollback) = tx.0.rollback().await {
                    tracing::warn!(error = %rollback, "a transaction could not be taken back");
                }
                Err(error)
            }
        }
    }

    fn write_options(&self) -> TransactionOptions {
        if self.db.get_database_backend() == DbBackend::Sqlite {
            TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            }
        } else {
            TransactionOptions { isolation_level: Some(IsolationLevel::Serializable), ..TransactionOptions::default() }
        }
    }
}
