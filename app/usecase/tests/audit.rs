//! The audit trail: it holds, it cannot be changed, and whoever changes it all the same is found out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::World;
use proptest::prelude::*;
use store::record::audit::{AuditEntry, AuditHead, AuditLine, GENESIS};
use usecase::{
    Denied, Failure,
    audit::{self, Defect},
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

/// Does what only somebody with the database's password can: removes the triggers, then the evidence.
async fn broken_by(statements: &[&str]) -> (i64, Defect) {
    let world = with_lines(6).await;
    if world.database.is_postgres() {
        world.database.tamper(&["DROP TRIGGER audit_entry_no_change ON audit_entry"]).await;
    } else {
        let drops = ["update", "delete", "insert"].map(|verb| format!("DROP TRIGGER audit_entry_no_{verb}"));
        world.database.tamper(&drops.each_ref().map(String::as_str)).await;
    }
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

#[tokio::test]
async fn an_administrator_sees_the_own_lines_and_only_the_operator_verifies() {
    let world = with_lines(2).await;
    let admin = world.member(OrganisationKind::Institution, "架空病院", &[Role::Administrator]).await;
    let page = audit::list(&admin, &world.store, None).await.unwrap();
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
