//! Every step goes forward, back, and forward again, on the engine under test.

use store::{StoreError, testing::TestDatabase};

#[tokio::test]
async fn the_tables_can_be_made_taken_back_and_made_again() {
    let database = TestDatabase::empty().await;
    let store = &database.store;
    assert!(matches!(store.check().await, Err(StoreError::NotMigrated(_))));
    store.migrate().await.unwrap();
    store.check().await.unwrap();
    store.unmigrate().await.unwrap();
    assert!(matches!(store.check().await, Err(StoreError::NotMigrated(_))));
    store.migrate().await.unwrap();
    store.migrate().await.unwrap();
    store.check().await.unwrap();
}

#[tokio::test]
async fn two_nodes_may_migrate_at_once() {
    let database = TestDatabase::empty().await;
    let other = store::Store::connect(&database.url).await.unwrap();
    let (first, second) = tokio::join!(database.store.migrate(), other.migrate());
    first.unwrap();
    second.unwrap();
    database.store.check().await.unwrap();
}
