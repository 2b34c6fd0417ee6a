//! How many statements pages ask of the database: a few, and the same however long a list is.

use axum::http::{Method, StatusCode};
use domain::word::Word as _;
use server::{
    registry::{Asks, Audience},
    router::routes,
};
use store::testing::Statements;
use usecase::{
    Actor, Ctx,
    capability::Capabilities,
    identity,
    institution::{self, NewCase, Place, PolicyOf},
    record::{CaseKind, OrganisationKind, Role},
    vendor,
};

use super::world::{Whose, World};
use crate::support::{Browser, TestApp, catalogue};

/// As many as a page may ask, the session aside.
const MOST: usize = 4;
/// Pages that may ask more, each with the reason.
const MORE: &[(&str, usize, &str)] = &[
    (
        app::routes::AUDIT_EXPORT,
        5,
        "taking lines out leaves a line: the end of the trail is read, the line written, the end moved",
    ),
    (app::routes::DRAFT, 5, "service, draft, texts, section owners, names: one each"),
    (app::routes::SECTION, 7, "as the draft; the version before it, and how many institutions look at it"),
    (app::routes::EVIDENCE, 7, "draft, newest version, files, requests and openings: each whole list in one"),
    (app::routes::CASE_EVIDENCE, 6, "case, places, files, versions relied on, their contents, requests: one each"),
    (app::routes::CASE_EVIDENCE_FILE, 10, "as its list; and the opening and its line are written"),
    (app::routes::CASE_SERVICE, 10, "the assessment, and its evidence as on the list of it"),
];

/// The statements of a page that was looked at before: what is computed once is there by then. Those of the session are
/// what a page without any of its own asks.
async fn asked(browser: &Browser<'_>, statements: &Statements, path: &str) -> Vec<String> {
    browser.get(app::routes::CATALOGUE).await;
    statements.take();
    browser.get(app::routes::CATALOGUE).await;
    let session = statements.take();
    browser.get(path).await;
    statements.take();
    let answer = browser.get(path).await;
    assert!(answer.status == StatusCode::OK || answer.status.is_redirection(), "{path}: {}", answer.status);
    let mut all = statements.take();
    for aside in session {
        let at = all.iter().position(|statement| *statement == aside).expect("every page knows who is looking");
        all.remove(at);
    }
    all
}

#[tokio::test]
async fn every_page_asks_a_few_statements() {
    let world = World::new().await;
    let (app, statements) = world.app.counted().await;
    let pages = routes().into_iter().filter(|route| route.audience == Audience::People && route.method == Method::GET);
    let pages: Vec<_> = pages.collect();
    let mut over = Vec::new();
    for kind in OrganisationKind::ALL {
        for role in kind.roles() {
            let browser = Browser::with(&app, world.sign_in(*kind, *role).await.cookie);
            for route in &pages {
                let allowed = match route.asks {
                    Asks::Nothing => route.path != app::routes::SIGN_IN,
                    Asks::For(capability) => {
                        let grant = Capabilities::bundled().grant(capability);
                        grant.is_open_to_people() || grant.roles(*kind).has(*role)
                    }
                };
                if !allowed {
                    continue;
                }
                let path = world.path(route.path, *kind, Whose::Own);
                let all = asked(&browser, &statements, &path).await;
                let most = MORE.iter().find(|(of, ..)| *of == route.path).map_or(MOST, |(_, most, _)| *most);
                if all.len() > most {
                    over.push(format!("{path} by {} {}: {} {all:#?}", kind.word(), role.word(), all.len()));
                }
            }
        }
    }
    assert!(over.is_empty(), "more than a few statements:\n{}", over.join("\n"));
}

#[tokio::test]
async fn lists_and_the_comparison_ask_the_same_with_two_and_with_fifty() {
    let base = TestApp::new().await;
    let vendor = base.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    base.person(vendor, "hanako@example.jp", &[Role::Editor, Role::Publisher]).await;
    let hospital = base.organisation(OrganisationKind::Institution, "架空病院").await;
    let roles = [Role::Procurement, Role::Compliance, Role::Administrator];
    base.person(hospital, "jiro@example.jp", &roles).await;
    let (hanako, jiro) = (acting(&base, "hanako@example.jp").await, acting(&base, "jiro@example.jp").await);
    let store = &base.database.store;
    let policy = br#"{"schema":"azukari.policy/1","id":"standard","weights":{}}"#;
    let of = PolicyOf::New("標準".to_owned());
    let policy = institution::fix_policy(&jiro, store, catalogue(), of, policy).await.unwrap().id;
    let deadline = Some(jiro.today());
    let case = async |number: usize| {
        let title = format!("案件{number}");
        let new = NewCase { title, kind: CaseKind::New, edition: None, as_of: None, deadline };
        institution::create_case(&jiro, store, catalogue(), new).await.unwrap().id
    };
    let first = case(0).await;
    let (app, statements) = base.counted().await;
    let cookies = [base.sign_in("hanako@example.jp").await.cookie, base.sign_in("jiro@example.jp").await.cookie];
    let [vendors, hospitals] = cookies.map(|cookie| Browser::with(&app, cookie));
    let compare = app::routes::case_compare(first);
    let (mut services, mut before) = (Vec::new(), Vec::new());
    for size in [2, 50] {
        for number in services.len()..size {
            let service = vendor::create_service(&hanako, store, &format!("サービス{number}")).await.unwrap().id;
            let file = domain::demo::FILES[number % 8].1.as_bytes();
            let revision = vendor::import_file(&hanako, store, catalogue(), service, file).await.unwrap();
            vendor::publish(&hanako, store, catalogue(), service, revision).await.unwrap();
            services.push(service);
            case(number + 1).await;
            base.person(hospital, &format!("colleague{number}@example.jp"), &[Role::Reader]).await;
        }
        let places: Vec<Place> = services.iter().copied().map(Place::Service).collect();
        institution::set_places(&jiro, store, first, &places).await.unwrap();
        institution::choose_policy(&jiro, store, first, policy).await.unwrap();
        institution::open(&jiro, store, first).await.unwrap();
        let mut counts = Vec::new();
        for (browser, path) in [
            (&vendors, "/"),
            (&vendors, app::routes::SERVICES),
            (&hospitals, "/"),
            (&hospitals, app::routes::CASES),
            (&hospitals, &compare),
            (&hospitals, app::routes::PEOPLE),
            (&hospitals, app::routes::AUDIT),
        ] {
            counts.push((path.to_owned(), asked(browser, &statements, path).await.len()));
        }
        assert!(counts.iter().all(|(_, count)| *count <= MOST), "{counts:?}");
        if size > 2 {
            assert_eq!(before, counts);
        }
        before = counts;
    }
}

/// The call of somebody who acts for their one organisation.
async fn acting(app: &TestApp, name: &str) -> Ctx {
    let store = &app.database.store;
    let (person, _) = store.credentials(name).await.unwrap().unwrap();
    let (actor, _) = identity::actor(store, person.id, None).await.unwrap();
    assert!(matches!(actor, Actor::Member(_)));
    Ctx { actor, ..app.system() }
}
