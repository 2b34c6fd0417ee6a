use axum::http::StatusCode;

use crate::support::TestApp;

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn a_file_becomes_the_draft_and_all_its_problems_come_at_once() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let to = format!("/services/{id}/draft/file");
    let bad = r#"{"schema":"azukari.disclosure/1","vendor":{"name":"A","jurisdiction":"XX"},"service":{},"x":1}"#;
    let refused = editor.post(&to, format!("file={}", encoded(bad))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for pointer in ["/vendor/jurisdiction", "/service/name", "/x"] {
        refused.assert_holds(pointer);
    }
    refused.assert_holds("azukari.disclosure/1");
    let good = r#"{"schema":"azukari.disclosure/1","vendor":{"name":"A","jurisdiction":"JP"},"service":{"name":"B"}}"#;
    let taken = editor.post(&to, format!("file={}", encoded(good))).await;
    assert_eq!(taken.header("location"), format!("/services/{id}/draft/check"));
    editor.get(&format!("/services/{id}/draft/export")).await.assert_holds("\"B\"");
}
