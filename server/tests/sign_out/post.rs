use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use crate::support::TestApp;

#[tokio::test]
async fn the_session_ends_and_its_cookie_opens_nothing_more() {
    let app = TestApp::new().await;
    let vendor = app.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    app.person(vendor, "hanako@example.jp", &[Role::Editor]).await;
    let hanako = app.sign_in("hanako@example.jp").await;
    let answer = hanako.post("/sign-out", "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/");
    assert!(!hanako.get("/catalogue").await.text.contains("架空ベンダー"));
}
