//! Pages that say what went wrong know who is looking, wherever it went wrong.

use axum::http::{Method, Request, StatusCode, header};

use crate::support::{Answer, ORIGIN, TestApp};

fn assert_known(answer: &Answer, status: StatusCode) {
    assert_eq!(answer.status, status);
    for words in
        ["hanako@example.jp の会社", "架空の hanako@example.jp", r#"action="/sign-out""#, r#"href="/services""#]
    {
        answer.assert_holds(words);
    }
    answer.assert_holds("次に進むには");
}

#[tokio::test]
async fn whoever_has_signed_in_stays_so_on_every_error_page() {
    let app = TestApp::new().await;
    let hanako = app.editor("hanako@example.jp").await;
    assert_known(&hanako.get("/nowhere").await, StatusCode::NOT_FOUND);
    assert_known(&hanako.get("/cases").await, StatusCode::NOT_FOUND);
    assert_known(&hanako.get("/language").await, StatusCode::METHOD_NOT_ALLOWED);
    assert_known(&hanako.post("/language", "lang=xx").await, StatusCode::BAD_REQUEST);
    assert_known(&hanako.post("/services", vec![b'a'; 2 * 1024 * 1024]).await, StatusCode::PAYLOAD_TOO_LARGE);
    let mut elsewhere = TestApp::request(Method::POST, "/services");
    elsewhere.headers_mut().insert(header::ORIGIN, "https://evil.example".parse().unwrap());
    assert_known(&hanako.send(elsewhere).await, StatusCode::FORBIDDEN);
    let unread = Request::builder().method(Method::POST).uri("/services").header(header::HOST, crate::support::HOST);
    let unread = unread.header(header::ORIGIN, ORIGIN).header(header::CONTENT_TYPE, "text/plain");
    assert_known(&hanako.send(unread.body("x".into()).unwrap()).await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn the_role_that_does_not_include_it_is_told_so_under_their_name() {
    let app = TestApp::new().await;
    let vendor = app.organisation(usecase::record::OrganisationKind::Vendor, "架空ベンダー").await;
    app.person(vendor, "reader@example.jp", &[usecase::record::Role::Reader]).await;
    let reader = app.sign_in("reader@example.jp").await;
    let page = reader.post("/services", "name=x").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    page.assert_holds("あなたの役割では、この操作はできません");
    page.assert_holds("架空の reader@example.jp");
}

#[tokio::test]
async fn strangers_are_shown_the_way_to_signing_in() {
    let app = TestApp::new().await;
    let page = app.get("/nowhere").await;
    page.assert_holds(r#"href="/sign-in""#);
    assert!(!page.text.contains("/sign-out"));
}
