use axum::http::StatusCode;

use crate::support::TestApp;

const BACKUPS: &str = "answer.backups-taken.state";

#[tokio::test]
async fn whatever_is_typed_is_kept_letter_by_letter() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/facts-service");
    let form = "revision=1&go=list&as_of=%E3%81%8D%E3%81%AE%E3%81%86&vendor.jurisdiction=%3C%2Ftextarea%3E%3Cb%3E";
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("/services/{id}/draft"));
    let page = editor.get(&section).await;
    page.assert_holds("value=\"きのう\"");
    page.assert_holds("入力はすべて保存しました。公開の前に");
    page.assert_holds("href=\"#as_of\"");
    assert!(!page.text.contains("</textarea><b>"));
}

#[tokio::test]
async fn a_question_keeps_its_reason_and_markup_in_it_is_text() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/emergency-backup");
    let form = format!("revision=1&go=next&{BACKUPS}=no&answer.backups-taken.reason=%3C%2Ftextarea%3E%3Ci%3E");
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.header("location"), format!("/services/{id}/draft/exchange-line"));
    let page = editor.get(&section).await;
    assert!(!page.text.contains("</textarea><i>"), "a text area ends where we end it");
    page.assert_holds("&lt;/textarea&gt;&lt;i&gt;");
    page.assert_holds(&format!("id=\"{BACKUPS}.no\" name=\"{BACKUPS}\" value=\"no\" checked"));
}

#[tokio::test]
async fn two_people_at_one_question_both_see_both_texts() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/emergency-backup");
    editor.post(&section, format!("revision=1&go=list&{BACKUPS}=yes&answer.backups-taken.reason=A")).await;
    let answer = editor.post(&section, format!("revision=1&go=next&{BACKUPS}=no&answer.backups-taken.reason=B")).await;
    assert_eq!(answer.header("location"), format!("{section}?stale=1"));
    let page = editor.get(&format!("{section}?stale=1")).await;
    page.assert_holds("ほかの人が先に保存しました");
    page.assert_holds("もう一方の案");
    page.assert_holds("<dd class=\"rival__text\">B</dd>");
}

#[tokio::test]
async fn cards_are_added_and_removed_by_buttons() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/facts-sites");
    let form = "revision=1&sites.0.name=Tokyo&sites.0.country=JP&sites.0.roles=&sites.0.roles=primary&go=add";
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.header("location"), format!("{section}?add=1"));
    editor.get(&format!("{section}?add=1")).await.assert_holds("name=\"sites.1.name\"");
    let page = editor.get(&section).await;
    page.assert_holds("value=\"Tokyo\"");
    page.assert_holds("id=\"sites.0.roles.primary\" name=\"sites.0.roles\" value=\"primary\" checked");
    editor.post(&section, "revision=2&remove=sites.0&sites.0.name=Tokyo").await;
    assert!(!editor.get(&section).await.text.contains("Tokyo"));
}

#[tokio::test]
async fn an_invented_section_is_not_found() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    assert_eq!(editor.get(&format!("/services/{id}/draft/nothing")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(editor.get("/services/nothing/draft").await.status, StatusCode::NOT_FOUND);
}
