//! Sessions on the engine under test: what is put in comes back, and only until it expires.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use jiff::Timestamp;
use store::{Clock, SessionStore, testing::TestDatabase};
use time::OffsetDateTime;
use tower_sessions_core::{
    SessionStore as _,
    session::{Id, Record},
};

#[derive(Debug)]
struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).expect("a moment")
    }
}

async fn sessions() -> (TestDatabase, SessionStore, Arc<SetClock>) {
    let database = TestDatabase::fresh().await;
    let clock = Arc::new(SetClock(AtomicI64::new(1_000)));
    let sessions = SessionStore::new(database.store.clone(), clock.clone());
    (database, sessions, clock)
}

fn record(id: i128, expires: i64) -> Record {
    let data = HashMap::from([("person".to_owned(), "山田「花子」".into())]);
    Record { id: Id(id), data, expiry_date: OffsetDateTime::from_unix_timestamp(expires).expect("a moment") }
}

#[tokio::test]
async fn a_session_comes_back_as_it_was_saved() {
    let (_database, sessions, _) = sessions().await;
    let mut record = record(1, 2_000);
    sessions.create(&mut record).await.unwrap();
    assert_eq!(sessions.load(&Id(1)).await.unwrap(), Some(record.clone()));
    record.data.insert("factor".to_owned(), 2.into());
    sessions.save(&record).await.unwrap();
    assert_eq!(sessions.load(&Id(1)).await.unwrap(), Some(record));
    sessions.delete(&Id(1)).await.unwrap();
    assert_eq!(sessions.load(&Id(1)).await.unwrap(), None);
}

#[tokio::test]
async fn a_session_ends_when_its_time_has_come() {
    let (_database, sessions, clock) = sessions().await;
    sessions.create(&mut record(1, 2_000)).await.unwrap();
    sessions.create(&mut record(2, 3_000)).await.unwrap();
    clock.0.store(2_000, Ordering::Relaxed);
    assert_eq!(sessions.load(&Id(1)).await.unwrap(), None);
    assert_eq!(sessions.delete_expired().await.unwrap(), 1);
    assert_eq!(sessions.delete_expired().await.unwrap(), 0);
    assert!(sessions.load(&Id(2)).await.unwrap().is_some());
}

#[tokio::test]
async fn an_id_already_taken_is_drawn_again() {
    let (_database, sessions, _) = sessions().await;
    sessions.create(&mut record(7, 2_000)).await.unwrap();
    let mut second = record(7, 2_500);
    sessions.create(&mut second).await.unwrap();
    assert_ne!(second.id, Id(7));
    assert_eq!(sessions.load(&Id(7)).await.unwrap().unwrap().expiry_date.unix_timestamp(), 2_000);
}

#[tokio::test]
async fn many_at_once_all_get_in() {
    let (_database, sessions, _) = sessions().await;
    // Spawned, so that this also proves the work of `write` to be `Send`.
    let tasks: Vec<_> = (0..40)
        .map(|id| {
            let sessions = sessions.clone();
            tokio::spawn(async move { sessions.create(&mut record(id, 2_000)).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    for id in 0..40 {
        assert!(sessions.load(&Id(id)).await.unwrap().is_some(), "session {id}");
    }
}
