use axum::http::StatusCode;

use crate::support::TestApp;

#[tokio::test]
async fn a_draft_becomes_a_version_and_the_next_shows_what_changed() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let (check, publish) = (format!("/services/{id}/draft/check"), format!("/services/{id}/publish"));
    let blocked = editor.post(&publish, "revision=1").await;
    assert_eq!(blocked.status, StatusCode::CONFLICT, "no country of the vendor yet");
    blocked.assert_holds("公開の前に、次の1か所を直してください");
    editor.post(&format!("/services/{id}/draft/facts-service"), "revision=1&vendor.jurisdiction=JP").await;
    editor.get(&check).await.assert_holds("公開を止めるものはありません");

    let stale = editor.post(&publish, "revision=1").await;
    stale.assert_holds("下書きがそのあと変わりました");
    let published = editor.post(&publish, "revision=2").await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text);
    assert_eq!(published.header("location"), format!("/services/{id}/versions/1"));
    editor.get(&format!("/services/{id}/versions/1")).await.assert_holds("第1版：架空カルテ");
    editor.post(&publish, "revision=2").await.assert_holds("第1版と同じ内容です");

    let answer = "revision=2&answer.backups-taken.state=yes";
    editor.post(&format!("/services/{id}/draft/emergency-backup"), answer).await;
    editor.post(&publish, "revision=3").await;
    let changes = editor.get(&format!("/services/{id}/versions/2/changes?from=1")).await;
    assert_eq!(changes.status, StatusCode::OK);
    changes.assert_holds("第1版から第2版への変更");
    changes.assert_holds("質問1問、事実0件が変わりました。");
    changes.assert_holds("回答：「はい」が加わりました。");
    let version = editor.get(&format!("/services/{id}/versions/2")).await;
    version.assert_holds("に架空の hanako@example.jpさんが公開");
    version.assert_holds(&format!("/services/{id}/versions/2/changes?from=1"));
    let file = editor.get(&format!("/services/{id}/versions/2/export")).await;
    assert_eq!(file.header("content-type"), "application/json");
    file.assert_holds("\"azukari.disclosure/1\"");
    editor.get(&format!("/services/{id}/draft/export")).await.assert_holds("backups-taken");
}
