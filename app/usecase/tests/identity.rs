//! Signing in, and adding people and organisations.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{PASSWORD, World, member};
use usecase::{
    Actor, Capability, Denied, Failure,
    identity::{self, AddPersonError, ChangeMemberError, ChangePasswordError, NewPerson, Password, SignInError},
    record::{OrganisationKind, PersonId, Role, Roles},
};

#[tokio::test]
async fn somebody_signs_in_by_name_and_password_and_out_again() {
    let world = World::new().await;
    let vendor = world.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    let person = world.person(vendor, "hanako", &[Role::Editor, Role::Publisher]).await;
    let anyone = world.ctx(Actor::Anyone);
    let typed = Password::typed(PASSWORD);
    let signed_in =
        identity::sign_in(&anyone, &world.store, &world.passwords, " Hanako@example.jp", &typed).await.unwrap();
    assert_eq!(signed_in.person.id, person);
    assert_eq!(signed_in.memberships.len(), 1);
    assert_eq!(world.last_action().await, "signed_in");

    let (actor, _) = identity::actor(&world.store, person, None).await.unwrap();
    let Actor::Member(member) = actor else { panic!("one organisation needs no choice") };
    assert_eq!((member.organisation, member.kind), (vendor, OrganisationKind::Vendor));
    assert!(member.roles.has(Role::Editor) && member.roles.has(Role::Publisher) && !member.roles.has(Role::Reader));

    identity::sign_out(&world.ctx(actor), &world.store).await.unwrap();
    assert_eq!(world.last_action().await, "signed_out");
    let nobody = identity::sign_out(&anyone, &world.store).await;
    assert!(matches!(nobody, Err(Failure::Denied(Denied::SignInFirst))));
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_look_alike() {
    let world = World::new().await;
    let vendor = world.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    world.person(vendor, "hanako", &[Role::Editor]).await;
    let (store, statements) = world.database.counted().await;
    let anyone = world.ctx(Actor::Anyone);
    let mut seen = Vec::new();
    for name in ["hanako@example.jp", "taro@example.jp", "no name at all", ""] {
        let result =
            identity::sign_in(&anyone, &store, &world.passwords, name, &Password::typed("wrong wrong wrong")).await;
        assert!(matches!(result, Err(SignInError::Wrong)), "{name}: {result:?}");
        assert_eq!(world.last_action().await, "sign_in_failed");
        seen.push(statements.take());
    }
    assert!(seen.iter().all(|statements| *statements == seen[0]), "the same statements for all");
    let entries = store.audit_after(0, 100).await.unwrap();
    assert!(entries.iter().all(|entry| !entry.subject_id.contains("no name") && !entry.details.contains("no name")));
}

#[tokio::test]
async fn guessing_ends_after_ten_attempts_and_begins_anew_later() {
    let world = World::new().await;
    let vendor = world.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    world.person(vendor, "hanako", &[Role::Editor]).await;
    let sign_in = async |password: &'static str| {
        let anyone = world.ctx(Actor::Anyone);
        let typed = Password::typed(password);
        identity::sign_in(&anyone, &world.store, &world.passwords, "hanako@example.jp", &typed).await
    };
    for _ in 0..10 {
        assert!(matches!(sign_in("wrong wrong wrong").await, Err(SignInError::Wrong)));
    }
    for _ in 0..3 {
        assert!(matches!(sign_in(PASSWORD).await, Err(SignInError::TooMany { .. })));
    }
    let throttled = world.actions().await.iter().filter(|action| *action == "sign_in_throttled").count();
    assert_eq!(throttled, 1, "one line, however many guesses follow");
    world.pass(15 * 60);
    sign_in(PASSWORD).await.unwrap();
    for _ in 0..10 {
        assert!(matches!(sign_in("wrong wrong wrong").await, Err(SignInError::Wrong)), "success forgets the failures");
    }
}

#[tokio::test]
async fn an_administrator_adds_people_to_the_own_organisation_only() {
    let world = World::new().await;
    let admin = world.member(OrganisationKind::Institution, "架空病院", &[Role::Administrator]).await;
    let other = world.organisation(OrganisationKind::Institution, "別の架空病院").await;
    let new = |name: &str, role| NewPerson {
        sign_in_name: format!("{name}@example.jp").parse().unwrap(),
        display_name: name.to_owned(),
        password: Password::chosen(PASSWORD).unwrap(),
        roles: [role].into_iter().collect(),
    };
    let own = member(&admin).organisation;
    let add = async |organisation, person| {
        identity::add_person(&admin, &world.store, &world.passwords, organisation, person).await
    };
    add(own, new("jiro", Role::Procurement)).await.unwrap();
    assert_eq!(world.last_action().await, "person_added");
    assert_eq!(identity::members(&admin, &world.store).await.unwrap().len(), 2);

    assert!(matches!(add(own, new("jiro", Role::Reader)).await, Err(AddPersonError::NameTaken)));
    assert!(matches!(add(own, new("saburo", Role::Editor)).await, Err(AddPersonError::ForeignRole)));
    let missing = admin.id();
    for organisation in [other, missing] {
        let result = add(organisation, new("shiro", Role::Reader)).await;
        assert!(matches!(result, Err(AddPersonError::Failure(Failure::Denied(Denied::NotFound)))));
        assert_eq!(world.last_action().await, "refused");
    }
    let reader = world.colleague(own, OrganisationKind::Institution, "goro", &[Role::Reader]).await;
    let result = identity::add_person(&reader, &world.store, &world.passwords, own, new("shiro", Role::Reader)).await;
    let denied = Denied::Forbidden(Capability::AddPerson);
    assert!(matches!(result, Err(AddPersonError::Failure(Failure::Denied(d))) if d == denied));
}

#[tokio::test]
async fn the_operator_adds_organisations_and_people_anywhere() {
    let world = World::new().await;
    let operator = world.member(OrganisationKind::Operator, "運営", &[Role::Administrator]).await;
    let vendor = identity::create_organisation(&operator, &world.store, OrganisationKind::Vendor, " 架空ベンダー ")
        .await
        .unwrap();
    assert_eq!(vendor.name, "架空ベンダー");
    let new = NewPerson {
        sign_in_name: "hanako@example.jp".parse().unwrap(),
        display_name: "花子".to_owned(),
        password: Password::chosen(PASSWORD).unwrap(),
        roles: [Role::Editor].into_iter().collect(),
    };
    identity::add_person(&operator, &world.store, &world.passwords, vendor.id, new).await.unwrap();
    let nameless = identity::create_organisation(&operator, &world.store, OrganisationKind::Vendor, "  ").await;
    assert!(matches!(nameless, Err(AddPersonError::InvalidName)));
    let listed = identity::organisations(&operator, &world.store, OrganisationKind::Vendor).await.unwrap();
    assert_eq!(listed, [vendor]);
}

#[tokio::test]
async fn an_organisation_keeps_an_administrator_and_a_member_changes_at_once() {
    let world = World::new().await;
    let admin = world.member(OrganisationKind::Institution, "架空病院", &[Role::Administrator]).await;
    let (own, me) = (member(&admin).organisation, member(&admin).person);
    let jiro = world.person(own, "jiro", &[Role::Reader]).await;
    let roles = |roles: &[Role]| roles.iter().copied().collect::<Roles>();
    let change = async |person, to: &[Role]| identity::change_roles(&admin, &world.store, person, roles(to)).await;
    let last = change(me, &[Role::Reader]).await;
    assert!(matches!(last, Err(ChangeMemberError::LastAdministrator)));
    let last = identity::end_membership(&admin, &world.store, me).await;
    assert!(matches!(last, Err(ChangeMemberError::LastAdministrator)));
    change(me, &[Role::Administrator, Role::Compliance]).await.unwrap();

    change(jiro, &[Role::Procurement, Role::Administrator]).await.unwrap();
    let line = world.store.audit_after(0, 100).await.unwrap().pop().unwrap();
    assert_eq!(line.action, "roles_changed");
    assert_eq!(line.details, r#"{"from":["reader"],"to":["procurement","administrator"]}"#);
    let lines = world.actions().await.len();
    change(jiro, &[Role::Procurement, Role::Administrator]).await.unwrap();
    assert_eq!(world.actions().await.len(), lines, "the same again is nothing");
    for foreign in [&[Role::Editor][..], &[]] {
        assert!(matches!(change(jiro, foreign).await, Err(ChangeMemberError::ForeignRole)));
    }
    let (actor, _) = identity::actor(&world.store, jiro, None).await.unwrap();
    assert!(matches!(actor, Actor::Member(member) if member.roles.has(Role::Procurement)));

    identity::end_membership(&admin, &world.store, jiro).await.unwrap();
    assert_eq!(world.last_action().await, "membership_ended");
    assert_eq!(identity::actor(&world.store, jiro, None).await.unwrap().0, Actor::Person(jiro));
    let other = world.member(OrganisationKind::Institution, "別の架空病院", &[Role::Administrator]).await;
    for person in [jiro, member(&other).person, admin.id::<PersonId>()] {
        let gone = identity::end_membership(&admin, &world.store, person).await;
        assert!(matches!(gone, Err(ChangeMemberError::Failure(Failure::Denied(Denied::NotFound)))));
        for to in [&[Role::Reader][..], &[]] {
            let gone = change(person, to).await;
            assert!(matches!(gone, Err(ChangeMemberError::Failure(Failure::Denied(Denied::NotFound)))));
        }
    }
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it() {
    let world = World::new().await;
    let hanako = world.member(OrganisationKind::Vendor, "hanako", &[Role::Editor]).await;
    let keep = store::testing::session_key(1);
    let change = async |present: &str, new: &str| {
        let present = Password::typed(present);
        identity::change_password(&hanako, &world.store, &world.passwords, &keep, &present, new).await
    };
    let wrong = change("wrong wrong wrong", "a new sentence").await;
    assert!(matches!(wrong, Err(ChangePasswordError::WrongPresent)));
    assert_eq!(world.last_action().await, "password_change_failed");
    assert!(matches!(change(PASSWORD, PASSWORD).await, Err(ChangePasswordError::Same)));
    for poor in ["short", "password1234", "hanako@example.jp!"] {
        assert!(matches!(change(PASSWORD, poor).await, Err(ChangePasswordError::New(_))), "{poor}");
    }
    change(PASSWORD, "a new sentence").await.unwrap();
    assert_eq!(world.last_action().await, "password_changed");
    let sign_in = async |password: &str| {
        let (anyone, typed) = (world.ctx(Actor::Anyone), Password::typed(password));
        identity::sign_in(&anyone, &world.store, &world.passwords, "hanako@example.jp", &typed).await
    };
    assert!(matches!(sign_in(PASSWORD).await, Err(SignInError::Wrong)));
    sign_in("a new sentence").await.unwrap();
    for _ in 0..10 {
        assert!(matches!(change("wrong wrong wrong", PASSWORD).await, Err(ChangePasswordError::WrongPresent)));
    }
    assert!(matches!(change("a new sentence", PASSWORD).await, Err(ChangePasswordError::TooMany { .. })));
}
