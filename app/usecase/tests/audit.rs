//! The audit trail: it holds, it cannot be changed, and whoever changes it all the same is found out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::World;
use proptest::prelude::*;
use store::record::audit::{AuditEntry, AuditHead, AuditLine, GENESIS};
use usecase::{
    Denied, Failure,
    audit::{self, Action, AuditFilter, Defect},
    record::{OrganisationKind, Role},
};

async fn with_lines(count: usize) -> World {
    let world = World::new().await;
    for number in 0..count {
        world.organisation(OrganisationKind::Vendor, &format!("架空{number}")).await;
    }
    world
}

#[tokio::test]
async fn a_chain_that_nobody_touched_holds() {
    let world = with_lines(0).await;
    let verified = audit::verify(&world.system(), &world.store).await.unwrap().unwrap();
    assert_eq!((verified.entries, verified.hash.as_str()), (0, GENESIS));
    // More lines than are read at once.
    let world = with_lines(520).await;
    let verified = audit::verify(&world.system(), &world.store).await.unwrap().unwrap();
    assert_eq!(verified.entries, 520);
}

#[tokio::test]
async fn lines_written_at_once_stand_one_after_another() {
    let world = std::sync::Arc::new(with_lines(0).await);
    let tasks: Vec<_> = (0..12)
        .map(|number| {
            let world = world.clone();
            tokio::spawn(async move { world.organisation(OrganisationKind::Vendor, &format!("架空{number}")).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let verified = audit::verify(&world.system(), &world.store).await.unwrap().unwrap();
    assert_eq!(verified.entries, 12);
}

#[tokio::test]
async fn the_database_itself_refuses_every_change() {
    let world = with_lines(3).await;
    let mut attempts = vec![
        "UPDATE audit_entry SET details = '{}'",
        "UPDATE audit_entry SET at = 0 WHERE seq = 2",
        "DELETE FROM audit_entry WHERE seq = 3",
    ];
    if world.database.is_postgres() {
        attempts.extend(["TRUNCATE audit_entry", "TRUNCATE disclosure_version CASCADE"]);
    } else {
        attempts.push("INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 1");
    }
    for attempt in attempts {
        let refusal = world.database.refusal(attempt).await.unwrap_or_else(|| panic!("{attempt} was let through"));
        assert!(refusal.contains("is written once"), "{attempt}: {refusal}");
    }
    audit::verify(&world.system(), &world.store).await.unwrap().unwrap();
}

/// A trail of six lines whose triggers somebody with the database's password has removed.
async fn unguarded() -> World {
    let world = with_lines(6).await;
    if world.database.is_postgres() {
        world.database.tamper(&["DROP TRIGGER audit_entry_no_change ON audit_entry"]).await;
    } else {
        let drops = ["update", "delete", "insert"].map(|verb| format!("DROP TRIGGER audit_entry_no_{verb}"));
        world.database.tamper(&drops.each_ref().map(String::as_str)).await;
    }
    world
}

/// Does what only somebody with the database's password can: removes the triggers, then the evidence.
async fn broken_by(statements: &[&str]) -> (i64, Defect) {
    let world = unguarded().await;
    world.database.tamper(statements).await;
    let broken = audit::verify(&world.system(), &world.store).await.unwrap().unwrap_err();
    (broken.seq, broken.defect)
}

#[tokio::test]
async fn a_changed_byte_is_found() {
    for column in ["details", "action", "actor", "subject_id", "request_id", "prev_hash", "hash"] {
        let statement = format!("UPDATE audit_entry SET {column} = {column} || 'x' WHERE seq = 3");
        assert_eq!(broken_by(&[&statement]).await, (3, Defect::Changed), "{column}");
    }
    assert_eq!(broken_by(&["UPDATE audit_entry SET at = at + 1 WHERE seq = 6"]).await, (6, Defect::Changed));
    let statement = "UPDATE audit_entry SET organisation_id = NULL WHERE seq = 1";
    assert_eq!(broken_by(&[statement]).await, (1, Defect::Changed));
}

#[tokio::test]
async fn a_missing_line_is_found_wherever_it_stood() {
    for seq in [1, 4, 6] {
        let statement = format!("DELETE FROM audit_entry WHERE seq = {seq}");
        assert_eq!(broken_by(&[&statement]).await, (seq, Defect::Missing));
    }
    assert_eq!(broken_by(&["DELETE FROM audit_entry"]).await, (1, Defect::Missing));
    let cut = ["DELETE FROM audit_entry WHERE seq > 4", "UPDATE audit_head SET seq = 4"];
    assert_eq!(broken_by(&cut).await, (4, Defect::WrongEnd));
    assert_eq!(broken_by(&["UPDATE audit_head SET seq = 4"]).await, (4, Defect::WrongEnd));
    let shortened = ["UPDATE audit_head SET hash = (SELECT hash FROM audit_entry WHERE seq = 4), seq = 4"];
    assert_eq!(broken_by(&shortened).await, (5, Defect::BeyondEnd));
}

#[tokio::test]
async fn lines_in_another_order_are_found() {
    let swapped = [
        "UPDATE audit_entry SET seq = 100 WHERE seq = 2",
        "UPDATE audit_entry SET seq = 2 WHERE seq = 3",
        "UPDATE audit_entry SET seq = 3 WHERE seq = 100",
    ];
    assert_eq!(broken_by(&swapped).await, (2, Defect::Changed));
}

/// Moves the lines from a place on by one, and puts a copy of the line before into the gap.
const INSERTED: &str = "INSERT INTO audit_entry (seq, prev_hash, hash, at, actor, organisation_id, request_id, action, \
    subject_kind, subject_id, details) SELECT 4, prev_hash, hash, at, actor, organisation_id, request_id, action, \
    subject_kind, subject_id, details FROM audit_entry WHERE seq = 3";

#[tokio::test]
async fn a_line_put_in_is_found() {
    let moved = ["UPDATE audit_entry SET seq = seq + 100 WHERE seq > 3", INSERTED];
    let closed = ["UPDATE audit_entry SET seq = seq - 99 WHERE seq > 100", "UPDATE audit_head SET seq = 7"];
    assert_eq!(broken_by(&[moved, closed].concat()).await, (4, Defect::Changed));
    let appended = INSERTED.replace("SELECT 4", "SELECT 7");
    assert_eq!(broken_by(&[&appended]).await, (7, Defect::Changed));
}

#[tokio::test]
async fn a_line_with_a_hash_of_its_own_does_not_fit_its_neighbors() {
    let world = unguarded().await;
    let mut lines = world.store.audit_after(0, 10).await.unwrap();
    // Somebody who knows how the hash is made rewrites one line with it.
    lines[2].details = "{\"forged\":true}".to_owned();
    let rewritten = lines[2].computed_hash();
    let forged = format!("UPDATE audit_entry SET details = '{}', hash = '{rewritten}' WHERE seq = 3", lines[2].details);
    world.database.tamper(&[&forged]).await;
    let broken = audit::verify(&world.system(), &world.store).await.unwrap().unwrap_err();
    assert_eq!((broken.seq, broken.defect), (4, Defect::OutOfOrder));
    // The same with the last line, which nothing follows: the recorded end does not know it.
    let world = unguarded().await;
    let mut last = world.store.audit_after(5, 1).await.unwrap().remove(0);
    last.actor = "system2".to_owned();
    let forged = format!("UPDATE audit_entry SET actor = 'system2', hash = '{}' WHERE seq = 6", last.computed_hash());
    world.database.tamper(&[&forged]).await;
    let broken = audit::verify(&world.system(), &world.store).await.unwrap().unwrap_err();
    assert_eq!((broken.seq, broken.defect), (6, Defect::WrongEnd));
}

#[tokio::test]
async fn a_changed_or_missing_end_is_found() {
    assert_eq!(broken_by(&["UPDATE audit_head SET hash = 'x'"]).await, (6, Defect::WrongEnd));
    assert_eq!(broken_by(&["UPDATE audit_head SET seq = 9"]).await, (7, Defect::Missing));
    let world = unguarded().await;
    world.database.tamper(&["DELETE FROM audit_head"]).await;
    assert!(matches!(audit::verify(&world.system(), &world.store).await, Err(Failure::Store(_))), "nothing to go by");
}

#[tokio::test]
async fn the_trail_is_filtered_by_kind_and_day_and_taking_it_out_leaves_a_line() {
    let world = World::new().await;
    let admin = world.member(OrganisationKind::Institution, "架空病院", &[Role::Administrator]).await;
    // In Japan it is the next day by then.
    world.pass(13 * 3600);
    let later = usecase::Ctx { now: world.system().now, ..admin.clone() };
    world.colleague(common::member(&admin).organisation, OrganisationKind::Institution, "jiro", &[Role::Reader]).await;
    let count =
        async |filter: AuditFilter| audit::list(&later, &world.store, &filter, None).await.unwrap().entries.len();
    let day = |day| Some(jiff::civil::date(2026, 11, day));
    assert_eq!(count(AuditFilter::default()).await, 3);
    assert_eq!(count(AuditFilter { action: Some(Action::PersonAdded), ..AuditFilter::default() }).await, 2);
    assert_eq!(count(AuditFilter { until: day(20), ..AuditFilter::default() }).await, 2);
    assert_eq!(count(AuditFilter { from: day(21), until: day(21), ..AuditFilter::default() }).await, 1);
    assert_eq!(count(AuditFilter { from: day(22), ..AuditFilter::default() }).await, 0);
    let taken = audit::export(&later, &world.store, &AuditFilter::default()).await.unwrap();
    assert_eq!(taken.entries.len(), 3);
    assert!(taken.names.values().any(|name| name == "jiro"));
    assert_eq!(world.last_action().await, "trail_exported");
    let reader = world.member(OrganisationKind::Institution, "別の架空病院", &[Role::Reader]).await;
    let denied = audit::export(&reader, &world.store, &AuditFilter::default()).await.unwrap_err();
    assert!(matches!(denied, Failure::Denied(Denied::Forbidden(_))));
}

#[tokio::test]
async fn an_administrator_sees_the_own_lines_and_only_the_operator_verifies() {
    let world = with_lines(2).await;
    let admin = world.member(OrganisationKind::Institution, "架空病院", &[Role::Administrator]).await;
    let page = audit::list(&admin, &world.store, &AuditFilter::default(), None).await.unwrap();
    let actions: Vec<&str> = page.entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["person_added", "organisation_created"]);
    assert_eq!(page.before, None);
    let denied = audit::verify(&admin, &world.store).await.unwrap_err();
    assert!(matches!(denied, Failure::Denied(Denied::NotFound)));
    let operator = world.member(OrganisationKind::Operator, "運営", &[Role::Administrator]).await;
    audit::verify(&operator, &world.store).await.unwrap().unwrap();
}

fn entry(texts: [String; 4], at: i64) -> AuditEntry {
    let [actor, request_id, subject_id, details] = texts;
    let line = AuditLine {
        at: jiff::Timestamp::from_millisecond(at).unwrap(),
        actor,
        organisation: None,
        request_id,
        action: "tested",
        subject_kind: "test",
        subject_id,
        details,
    };
    AuditEntry::after(&AuditHead { seq: 0, hash: GENESIS.to_owned() }, &line)
}

proptest! {
    /// No two lines share a hash unless they say the same: moving a letter from one field to the next changes it.
    #[test]
    fn a_hash_belongs_to_one_line(
        a in prop::array::uniform4("[ab0-9\u{3042}]{0,4}"), b in prop::array::uniform4("[ab0-9\u{3042}]{0,4}"),
        at in 0i64..4, other in 0i64..4,
    ) {
        let (first, second) = (entry(a.clone(), at), entry(b.clone(), other));
        prop_assert_eq!(first.hash == second.hash, a == b && at == other);
        prop_assert_eq!(first.computed_hash(), first.hash);
    }
}
