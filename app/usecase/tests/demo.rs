//! The demo: all of it, or nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{CATALOGUE, PASSWORD, World, member};
use domain::word::Word as _;
use usecase::{
    Actor, Ctx,
    demo::{self, PEOPLE, SeedError, Seeded},
    identity::{self, Password},
    institution,
    record::OrganisationKind,
    vendor,
};

async fn seed(world: &World) -> Result<Seeded, SeedError> {
    let password = |_: &demo::DemoPerson| Password::chosen(PASSWORD).unwrap();
    demo::seed(&world.system(), &world.store, &CATALOGUE, &world.passwords, &password).await
}

async fn sign_in(world: &World, name: &str) -> Ctx {
    let (anyone, typed) = (world.ctx(Actor::Anyone), Password::typed(PASSWORD));
    let signed_in = identity::sign_in(&anyone, &world.store, &world.passwords, name, &typed).await.unwrap();
    let (actor, _) = identity::actor(&world.store, signed_in.person.id, None).await.unwrap();
    world.ctx(actor)
}

#[tokio::test]
async fn an_empty_database_is_filled_once_and_the_trail_tells_of_it() {
    let world = World::new().await;
    let Seeded::Done { cases } = seed(&world).await.unwrap() else { panic!("the database is empty") };
    assert_eq!(cases.len(), 2);
    let lines = world.actions().await;
    for action in ["demo_seeded", "person_added", "version_published", "policy_fixed", "case_created", "case_opened"] {
        assert!(lines.iter().any(|line| line == action), "{action}");
    }
    assert_eq!(seed(&world).await.unwrap(), Seeded::NotEmpty);
    assert_eq!(world.actions().await.len(), lines.len());
    usecase::audit::verify(&world.system(), &world.store).await.unwrap().unwrap();

    let vendor = sign_in(&world, "vendor@demo.example").await;
    let services = vendor::services(&vendor, &world.store).await.unwrap();
    assert_eq!(services.len(), 1);
    let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, services[0].service.id, None).await.unwrap();
    assert_eq!(check.draft.based_on, Some(1));
    let procurement = sign_in(&world, "procurement@demo.example").await;
    assert_eq!(institution::published_services(&procurement, &world.store).await.unwrap().len(), 14);
    for case in cases {
        let shown = institution::compare(&procurement, &world.store, &CATALOGUE, case, None, None).await.unwrap();
        assert_eq!(shown.columns.iter().filter(|column| column.figures.is_some()).count(), 4);
        assert!(shown.robustness.is_some());
    }
    let operator = sign_in(&world, "operator@demo.example").await;
    usecase::audit::verify(&operator, &world.store).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_failure_on_the_way_leaves_nothing_behind() {
    let world = World::new().await;
    // The policy's versions come late: people and services are written by then.
    let (stop, go) = if world.database.is_postgres() {
        (
            "ALTER TABLE policy_version ADD CONSTRAINT stop CHECK (number < 0)",
            "ALTER TABLE policy_version DROP CONSTRAINT stop",
        )
    } else {
        (
            "CREATE TRIGGER stop BEFORE INSERT ON policy_version BEGIN SELECT RAISE(ABORT, 'stop'); END",
            "DROP TRIGGER stop",
        )
    };
    world.database.tamper(&[stop]).await;
    seed(&world).await.unwrap_err();
    let numbers = world.store.numbers().await.unwrap();
    assert_eq!(numbers, usecase::record::Numbers::default(), "nobody, nothing, not a line");
    world.database.tamper(&[go]).await;
    assert!(matches!(seed(&world).await, Ok(Seeded::Done { .. })));
}

#[tokio::test]
async fn what_is_there_already_stays_as_it_is() {
    let world = World::new().await;
    world.organisation(OrganisationKind::Institution, "本物の病院").await;
    let before = world.store.numbers().await.unwrap();
    assert_eq!(seed(&world).await.unwrap(), Seeded::NotEmpty);
    assert_eq!(world.store.numbers().await.unwrap(), before);
}

#[tokio::test]
async fn there_is_somebody_for_every_role_and_everybody_has_work() {
    let world = World::new().await;
    seed(&world).await.unwrap();
    for kind in OrganisationKind::ALL {
        for role in kind.roles() {
            let mut people = PEOPLE.iter().filter(|person| person.kind == *kind && person.roles.contains(role));
            let person = people.next().unwrap_or_else(|| panic!("nobody is {} of {}", role.word(), kind.word()));
            let ctx = sign_in(&world, person.sign_in_name).await;
            assert!(member(&ctx).roles.has(*role));
        }
    }
    assert!(PEOPLE.iter().all(|person| person.sign_in_name.parse::<identity::SignInName>().is_ok()));
}
