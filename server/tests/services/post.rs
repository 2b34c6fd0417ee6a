use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use crate::support::TestApp;

#[tokio::test]
async fn a_name_that_cannot_be_used_comes_back() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let answer = editor.post("/services", "name=++").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.assert_holds(r##"<a href="#name">"##);
}

#[tokio::test]
async fn a_reader_adds_nothing() {
    let app = TestApp::new().await;
    let vendor = app.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    app.person(vendor, "yomu@example.jp", &[Role::Reader]).await;
    let reader = app.sign_in("yomu@example.jp").await;
    assert!(!reader.get("/services").await.text.contains("<form class=\"form\""));
    let answer = reader.post("/services", "name=x").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    answer.assert_holds("あなたの役割では、この操作はできません");
}
