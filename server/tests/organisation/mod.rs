mod audit;
mod people;

use usecase::record::{OrganisationKind, Role};

use crate::support::TestApp;

/// A hospital with its administrator.
async fn with_admin() -> TestApp {
    let app = TestApp::new().await;
    let hospital = app.organisation(OrganisationKind::Institution, "架空病院").await;
    app.person(hospital, "admin@example.jp", &[Role::Administrator]).await;
    app.person(hospital, "jiro@example.jp", &[Role::Procurement]).await;
    app
}
