//! The capability table, over every capability × kind × role × (own, another's, missing).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{World, somebody};
use domain::word::Word;
use usecase::{
    Actor, Capability, Denied, Target,
    capability::{Capabilities, Reach},
    record::{OrganisationId, OrganisationKind, PersonId, Role, Roles},
};
use uuid::Uuid;

const OWN: OrganisationId = OrganisationId(Uuid::from_u128(1));
const ANOTHER: OrganisationId = OrganisationId(Uuid::from_u128(2));

#[tokio::test]
async fn nobody_may_more_than_the_table_says() {
    let world = World::new().await;
    let mut asked = 0;
    for capability in Capability::ALL {
        let grant = Capabilities::bundled().grant(*capability);
        let everywhere = grant.reach == Reach::Everywhere;
        for kind in OrganisationKind::ALL {
            for role in Role::ALL {
                let ctx = world.ctx(somebody(*kind, *role, OWN));
                let check = |target| ctx.check(*capability, &target);
                let open_to_all = world.ctx(Actor::Person(PersonId(Uuid::nil()))).check(*capability, &Target::Nothing);
                let allowed = grant.roles(*kind).has(*role) || open_to_all.is_ok();
                let refusal = match grant.roles(*kind) {
                    Roles::NONE => Denied::NotFound,
                    _ => Denied::Forbidden(*capability),
                };
                let expect = |yes: bool, otherwise| if yes { Ok(()) } else { Err(otherwise) };
                assert_eq!(check(Target::Own), expect(allowed, refusal), "{capability:?} {kind:?} {role:?}");
                assert_eq!(check(Target::Of(OWN)), expect(allowed, refusal));
                // What is another's and what there is not are one answer.
                let outside = if allowed { Denied::NotFound } else { refusal };
                assert_eq!(check(Target::Of(ANOTHER)), expect(allowed && everywhere, outside));
                assert_eq!(check(Target::Missing), Err(outside));
                asked += 1;
            }
        }
    }
    assert_eq!(asked, Capability::ALL.len() * 3 * 6);
}

#[tokio::test]
async fn a_role_of_another_kind_of_organisation_is_worth_nothing() {
    let world = World::new().await;
    for capability in Capability::ALL {
        for kind in OrganisationKind::ALL {
            for role in Role::ALL.iter().filter(|role| !kind.roles().contains(role)) {
                assert!(!Capabilities::bundled().grant(*capability).roles(*kind).has(*role));
            }
        }
        let stranger = world.ctx(Actor::Anyone).check(*capability, &Target::Nothing);
        let open = matches!(capability, Capability::ReadCatalogue | Capability::CheckHealth | Capability::SignIn);
        assert_eq!(stranger.is_ok(), open, "{capability:?}");
    }
}

#[tokio::test]
async fn only_people_who_answer_for_it_leave_a_line_when_refused() {
    let world = World::new().await;
    let capability = Capability::EditDraft;
    for actor in [Actor::Anyone, Actor::System] {
        world.ctx(actor).require(&world.store, capability, &Target::Own).await.unwrap_err();
    }
    assert!(world.actions().await.is_empty());
    let ctx = world.ctx(somebody(OrganisationKind::Vendor, Role::Reader, OWN));
    ctx.require(&world.store, capability, &Target::Own).await.unwrap_err();
    let entries = world.store.audit_after(0, 10).await.unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].action.as_str(), entries[0].subject_id.as_str()), ("refused", "edit-draft"));
}
