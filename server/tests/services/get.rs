use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use crate::support::TestApp;

#[tokio::test]
async fn a_vendor_sees_its_own_services_only() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let other = app.editor("taro@example.jp").await;
    let id = editor.service("架空カルテ").await;
    editor.get("/services").await.assert_holds("架空カルテ");
    editor.get("/").await.assert_holds("架空カルテ");
    assert!(!other.get("/services").await.text.contains("架空カルテ"));
    for path in ["draft", "draft/organisation", "draft/check", "self-check", "versions/1", "draft/export"] {
        let answer = other.get(&format!("/services/{id}/{path}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        let missing = other.get(&format!("/services/00000000-0000-0000-0000-00000000ffff/{path}")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{path}");
    }
    let saved = other.post(&format!("/services/{id}/draft/organisation"), "revision=1").await;
    assert_eq!(saved.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn institutions_have_no_services() {
    let app = TestApp::new().await;
    let hospital = app.organisation(OrganisationKind::Institution, "架空病院").await;
    app.person(hospital, "jiro@example.jp", &[Role::Procurement]).await;
    let jiro = app.sign_in("jiro@example.jp").await;
    assert_eq!(jiro.get("/services").await.status, StatusCode::NOT_FOUND);
    assert!(!jiro.get("/").await.text.contains("href=\"/services\""));
}
