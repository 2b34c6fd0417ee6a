//! What holds for every route in the register, whoever adds it.

use axum::http::{Method, StatusCode};
use server::{
    registry::{Asks, Audience},
    router::routes,
};

mod statements;
mod walls;
mod world;

pub(crate) use self::world::World;
use self::world::{Stands, stands};
use crate::support::TestApp;

/// A route's path with nothing real in place of its parameters.
fn address(path: &str) -> String {
    let steps = path.split('/').map(|step| match step.strip_prefix('{').and_then(|step| step.strip_suffix('}')) {
        Some(parameter) => match stands(path, parameter) {
            Stands::Fixed(text) => text,
            Stands::Service
            | Stands::Case
            | Stands::Candidate
            | Stands::Policy
            | Stands::Arrangement
            | Stands::Person
            | Stands::Evidence
            | Stands::Request => "00000000-0000-0000-0000-00000000ffff",
        },
        None => step,
    });
    steps.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_route_answers_and_carries_the_headers() {
    let app = TestApp::new().await;
    for route in routes() {
        let answer = app.send(TestApp::request(route.method.clone(), &address(route.path))).await;
        assert!(!answer.status.is_server_error(), "{} {}: {}", route.method, route.path, answer.status);
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{}: {policy}", route.path);
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{}: {policy}", route.path);
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{}", route.path);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{}", route.path);
        assert!(answer.headers.contains_key("x-request-id"), "{}", route.path);
    }
}

#[tokio::test]
async fn no_page_carries_a_script_or_a_style_of_its_own() {
    let app = TestApp::new().await;
    for route in routes().into_iter().filter(|route| route.audience == Audience::People && route.method == Method::GET)
    {
        let page = app.get(&address(route.path)).await.text;
        assert!(!page.contains("style="), "{}", route.path);
        for script in page.split("<script").skip(1) {
            let (attributes, rest) = script.split_once('>').unwrap();
            assert!(attributes.contains("src="), "{}: {attributes}", route.path);
            assert!(rest.starts_with("</script>"), "{}", route.path);
        }
    }
}

#[tokio::test]
async fn every_page_comes_in_both_languages() {
    let app = TestApp::new().await;
    for route in routes().into_iter().filter(|route| route.audience == Audience::People && route.method == Method::GET)
    {
        if route.asks != Asks::Nothing {
            continue;
        }
        let path = address(route.path);
        app.get(&path).await.assert_holds(r#"<html lang="ja">"#);
        app.get_english(&path).await.assert_holds(r#"<html lang="en">"#);
    }
}

#[tokio::test]
async fn what_changes_something_is_taken_from_our_own_pages_only() {
    let app = TestApp::new().await;
    for route in routes().into_iter().filter(|route| route.method != Method::GET) {
        let answer = app.post_from(Some("https://evil.example"), &address(route.path), "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", route.path);
    }
}

#[tokio::test]
async fn no_route_is_registered_twice() {
    let mut seen = std::collections::HashSet::new();
    for route in routes() {
        assert!(seen.insert((route.method.clone(), route.path)), "{} {}", route.method, route.path);
    }
}

#[tokio::test]
async fn an_address_without_a_page_says_so_in_both_languages() {
    let app = TestApp::new().await;
    let page = app.get("/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.assert_holds("ページが見つかりません");
    page.assert_holds(r#"href="/catalogue""#);
    let page = app.get_english("/nowhere?a=%3Cb%3E&c").await;
    page.assert_holds("Page not found");
    page.assert_holds("value=\"/nowhere?a=%3Cb%3E&amp;c\"");
}

#[tokio::test]
async fn a_method_an_address_does_not_know_is_explained() {
    let app = TestApp::new().await;
    let page = app.get("/language").await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(page.header("allow"), "POST");
    page.assert_holds("このアドレスでは、その操作はできません");
}

#[tokio::test]
async fn what_asks_for_a_capability_leads_strangers_to_signing_in() {
    let app = TestApp::new().await;
    for route in routes() {
        let answer = app.post_or_get(&route.method, &address(route.path)).await;
        let led = answer.status == StatusCode::UNAUTHORIZED
            || answer.headers.get("location").is_some_and(|to| to.to_str().unwrap().starts_with("/sign-in?back="));
        assert_eq!(led, route.asks != Asks::Nothing, "{} {}: {}", route.method, route.path, answer.status);
    }
}
