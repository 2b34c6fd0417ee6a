use axum::http::StatusCode;

use crate::support::TestApp;

#[tokio::test]
async fn a_migrated_database_is_ready() {
    let answer = TestApp::new().await.get("/readyz").await;
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::OK, "ready\n"));
}

#[tokio::test]
async fn a_database_without_its_tables_is_not() {
    let app = TestApp::unmigrated().await;
    let answer = app.get("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    answer.assert_holds("azukari migrate");
    assert_eq!(app.get("/catalogue").await.status, StatusCode::OK, "the catalogue needs no database");
}
