mod get;
mod password;
mod sessions;

use usecase::record::{OrganisationKind, Role};

use crate::support::TestApp;

/// A vendor's editor.
async fn with_hanako() -> TestApp {
    let app = TestApp::new().await;
    let vendor = app.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    app.person(vendor, "hanako@example.jp", &[Role::Editor]).await;
    app
}
