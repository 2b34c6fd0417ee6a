//! A world for use cases: a fresh database, people of every kind, time and ids that the test decides.
#![expect(dead_code, reason = "each test file uses its own part")]

use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use domain::{catalogue::Catalogue, text::Lang};
use jiff::Timestamp;
use store::{Store, testing::TestDatabase};
use usecase::{
    Actor, Ctx, IdSource, Member,
    identity::{self, Cost, NewPerson, Password, Passwords},
    record::{OrganisationId, OrganisationKind, PersonId, Role, Roles},
};
use uuid::Uuid;

/// The catalogue the program carries.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().unwrap());
/// The password of everybody.
pub const PASSWORD: &str = "correct horse battery";

/// Ids in order.
#[derive(Debug, Default)]
pub struct CountedIds(AtomicU64);

impl IdSource for CountedIds {
    fn new_id(&self) -> Uuid {
        Uuid::from_u64_pair(0x0192_0000_0000_7000, 0x8000_0000_0000_0000 | self.0.fetch_add(1, Ordering::Relaxed))
    }
}

pub struct World {
    pub database: TestDatabase,
    pub store: Store,
    pub passwords: Passwords,
    pub ids: Arc<CountedIds>,
    pub now: AtomicI64,
}

impl World {
    pub async fn new() -> World {
        let database = TestDatabase::fresh().await;
        let store = database.store.clone();
        let start: Timestamp = "2026-11-20T03:00:00Z".parse().unwrap();
        World {
            database,
            store,
            passwords: Passwords::new(Cost::LEAST).unwrap(),
            ids: Arc::default(),
            now: AtomicI64::new(start.as_millisecond()),
        }
    }

    pub fn ctx(&self, actor: Actor) -> Ctx {
        Ctx {
            now: Timestamp::from_millisecond(self.now.load(Ordering::Relaxed)).unwrap(),
            actor,
            lang: Lang::Ja,
            request_id: Uuid::nil(),
            new_id: self.ids.clone(),
        }
    }

    pub fn system(&self) -> Ctx {
        self.ctx(Actor::System)
    }

    pub fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    pub async fn organisation(&self, kind: OrganisationKind, name: &str) -> OrganisationId {
        identity::create_organisation(&self.system(), &self.store, kind, name).await.unwrap().id
    }

    pub async fn person(&self, organisation: OrganisationId, name: &str, roles: &[Role]) -> PersonId {
        let new = NewPerson {
            sign_in_name: format!("{name}@example.jp").parse().unwrap(),
            display_name: name.to_owned(),
            password: Password::chosen(PASSWORD).unwrap(),
            roles: roles.iter().copied().collect(),
        };
        identity::add_person(&self.system(), &self.store, &self.passwords, organisation, new).await.unwrap()
    }

    /// A new organisation with one member in some roles; the call as that member.
    pub async fn member(&self, kind: OrganisationKind, name: &str, roles: &[Role]) -> Ctx {
        let organisation = self.organisation(kind, name).await;
        self.colleague(organisation, kind, name, roles).await
    }

    /// A further member of an organisation.
    pub async fn colleague(
        &self,
        organisation: OrganisationId,
        kind: OrganisationKind,
        name: &str,
        roles: &[Role],
    ) -> Ctx {
        let person = self.person(organisation, name, roles).await;
        self.ctx(Actor::Member(Member { person, organisation, kind, roles: roles.iter().copied().collect() }))
    }

    /// The actions in the trail, oldest first.
    pub async fn actions(&self) -> Vec<String> {
        let entries = self.store.audit_after(0, 10_000).await.unwrap();
        entries.into_iter().map(|entry| entry.action).collect()
    }

    /// The last action in the trail.
    pub async fn last_action(&self) -> String {
        self.actions().await.pop().unwrap_or_default()
    }
}

pub fn member(ctx: &Ctx) -> Member {
    match ctx.actor {
        Actor::Member(member) => member,
        other => panic!("{other:?} is no member"),
    }
}

/// Anybody at all, for the capability table.
pub fn somebody(kind: OrganisationKind, role: Role, organisation: OrganisationId) -> Actor {
    Actor::Member(Member { person: PersonId(Uuid::nil()), organisation, kind, roles: Roles::NONE.with(role) })
}
