use axum::http::StatusCode;

use crate::support::TestApp;

#[tokio::test]
async fn the_process_is_up_even_without_its_tables() {
    let answer = TestApp::unmigrated().await.get("/healthz").await;
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::OK, "ok\n"));
}
