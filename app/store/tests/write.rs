//! One transaction, all or nothing, and again when the database is busy.

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{DbErr, RuntimeErr};
use store::{
    StoreError,
    testing::{Counter, TestDatabase},
};

#[tokio::test]
async fn an_error_of_the_work_is_handed_back_at_once() {
    let database = TestDatabase::fresh().await;
    let runs = &AtomicU32::new(0);
    let result: Result<(), StoreError> = database
        .store
        .write(|_| {
            Box::pin(async move {
                runs.fetch_add(1, Ordering::Relaxed);
                Err(StoreError::Statement(DbErr::Query(RuntimeErr::Internal("not busy".to_owned()))))
            })
        })
        .await;
    assert!(result.is_err());
    assert_eq!(runs.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn work_that_meets_other_work_is_done_again() {
    let database = TestDatabase::fresh().await;
    let counter = Counter::new(&database.store).await;
    let tasks: Vec<_> = (0..12).map(|_| tokio::spawn(counter.clone().raise())).collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(counter.value().await.unwrap(), 12);
}
