use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use crate::support::TestApp;

#[tokio::test]
async fn the_form_leads_back_to_where_somebody_wanted_to_go() {
    let app = TestApp::new().await;
    let page = app.get("/sign-in?back=%2Fcatalogue%3Fq%3Dkey").await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_holds(r#"<input type="hidden" name="back" value="/catalogue?q=key">"#);
    app.get("/sign-in?back=%2F%2Fevil.example").await.assert_holds(r#"name="back" value="/">"#);
}

#[tokio::test]
async fn who_is_signed_in_is_led_on() {
    let app = TestApp::new().await;
    let vendor = app.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    app.person(vendor, "hanako@example.jp", &[Role::Editor]).await;
    let answer = app.sign_in("hanako@example.jp").await.get("/sign-in?back=%2Fcatalogue").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/catalogue");
}

#[tokio::test]
async fn a_page_that_asks_for_more_leads_here() {
    let answer = TestApp::new().await.get("/act-for?back=%2Fx").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/sign-in?back=/act-for%3Fback%3D%252Fx");
}
