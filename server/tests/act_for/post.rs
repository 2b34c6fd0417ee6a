use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use crate::support::TestApp;

#[tokio::test]
async fn nobody_acts_for_an_organisation_they_do_not_belong_to() {
    let app = TestApp::new().await;
    let own = app.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    let other = app.organisation(OrganisationKind::Institution, "架空病院").await;
    app.person(own, "hanako@example.jp", &[Role::Editor]).await;
    let hanako = app.sign_in("hanako@example.jp").await;
    hanako.get("/act-for").await.assert_holds("受託事業者");
    let answer = hanako.post("/act-for", format!("organisation={own}&back=%2Fcatalogue")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/catalogue");
    let hanako = app.sign_in("hanako@example.jp").await;
    for organisation in [other.to_string(), "nothing".to_owned()] {
        let answer = hanako.post("/act-for", format!("organisation={organisation}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}
