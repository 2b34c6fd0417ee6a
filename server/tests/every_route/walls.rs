//! Every route × every kind of organisation × every role × (own, another's, missing), against `capabilities.toml`.

use axum::http::{Method, StatusCode};
use domain::word::Word as _;
use server::{
    registry::{Asks, Audience, Route},
    router::routes,
};
use usecase::{
    Capability,
    capability::Capabilities,
    record::{OrganisationKind, Role, Roles},
};

use super::world::{Whose, World, ask};
use crate::support::Answer;

/// The routes that ask for a capability which not everybody has who has signed in.
fn guarded() -> impl Iterator<Item = (Route, Capability)> {
    let people = routes().into_iter().filter(|route| route.audience == Audience::People);
    people.filter_map(|route| match route.asks {
        Asks::For(capability) if !Capabilities::bundled().grant(capability).is_open_to_people() => {
            Some((route, capability))
        }
        Asks::For(_) | Asks::Nothing => None,
    })
}

/// What the table says of a role: the status of a refusal, or nothing where it is allowed.
fn refusal(capability: Capability, kind: OrganisationKind, role: Role) -> Option<StatusCode> {
    let roles = Capabilities::bundled().grant(capability).roles(kind);
    match (roles == Roles::NONE, roles.has(role)) {
        (_, true) => None,
        (true, false) => Some(StatusCode::NOT_FOUND),
        (false, false) => Some(StatusCode::FORBIDDEN),
    }
}

/// A page without what may differ: its own address, in the way back from the language switch.
fn body(answer: &Answer, path: &str) -> String {
    answer.text.replace(path, "HERE")
}

#[tokio::test]
async fn nobody_does_what_their_role_does_not_include_and_another_s_is_like_what_there_is_not() {
    let world = World::new().await;
    for kind in OrganisationKind::ALL {
        for role in kind.roles() {
            let browser = world.sign_in(*kind, *role).await;
            for (route, capability) in guarded() {
                let named = route.path.contains('{');
                let refused = refusal(capability, *kind, *role);
                let before = world.app.database.fingerprint().await;
                let mut bodies = Vec::new();
                for whose in [Whose::Own, Whose::Another, Whose::Missing] {
                    // What is allowed is looked at below; without a parameter there is only the own.
                    if (refused.is_none() && whose == Whose::Own) || (!named && whose != Whose::Own) {
                        continue;
                    }
                    let path = world.path(route.path, *kind, whose);
                    let answer = ask(&browser, &route.method, route.path, &path).await;
                    let what = format!("{} {} ({whose:?}) by {} {}", route.method, path, kind.word(), role.word());
                    assert_eq!(answer.status, refused.unwrap_or(StatusCode::NOT_FOUND), "{what}");
                    bodies.push((body(&answer, &path), what));
                }
                for (body, what) in &bodies {
                    assert_eq!(*body, bodies[0].0, "{what} reads otherwise than {}", bodies[0].1);
                }
                let after = world.app.database.fingerprint().await;
                assert_eq!(before, after, "{} {} by {} {}", route.method, route.path, kind.word(), role.word());
            }
        }
    }
    let entries = world.app.database.store.audit_after(0, 100_000).await.unwrap();
    assert!(entries.iter().any(|entry| entry.action == "refused"), "refusals leave a line, and nothing else");
    usecase::audit::verify(&world.app.system(), &world.app.database.store).await.unwrap().unwrap();
}

#[tokio::test]
async fn everybody_does_what_their_role_includes() {
    let world = World::new().await;
    // Looking comes first, as some posts take away what others look at; ending a membership comes last.
    let mut all: Vec<(Route, Capability)> = guarded().collect();
    all.sort_by_key(|(route, _)| (route.method != Method::GET, route.path == app::routes::MEMBER_END));
    for (route, capability) in all {
        for kind in OrganisationKind::ALL {
            for role in kind.roles() {
                if refusal(capability, *kind, *role).is_some() {
                    continue;
                }
                let browser = world.sign_in(*kind, *role).await;
                let path = world.path(route.path, *kind, Whose::Own);
                let answer = ask(&browser, &route.method, route.path, &path).await;
                let what = format!("{} {path} by {} {}: {}", route.method, kind.word(), role.word(), answer.status);
                let status = answer.status;
                assert!(!status.is_server_error(), "{what}");
                assert!(![StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&status), "{what}");
            }
        }
    }
}
