use crate::support::TestApp;

#[tokio::test]
async fn every_section_opens_in_both_languages() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let draft = editor.get(&format!("/services/{id}/draft")).await;
    draft.assert_holds("結論を決める質問");
    let links: Vec<&str> = draft
        .text
        .split('"')
        .filter(|part| part.starts_with(&format!("/services/{id}/draft/")) && !part.contains('#'))
        .collect();
    assert!(links.len() > 45, "{}", links.len());
    for link in links.into_iter().filter(|link| !link.ends_with("export")) {
        let page = editor.get(link).await;
        assert_eq!(page.status, 200, "{link}");
        assert!(!page.text.contains("style=") && !page.text.contains("<script"), "{link}");
    }
    editor.get_english(&format!("/services/{id}/draft")).await.assert_holds("The questions that decide");
}

#[tokio::test]
async fn the_self_check_says_what_a_hospital_would_see() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let before = editor.get(&format!("/services/{id}/self-check")).await;
    assert_eq!(before.header("location"), format!("/services/{id}/draft/check"), "not a disclosure yet");
    let form = "revision=1&vendor.jurisdiction=JP&service.delivery=saas&service.media=network";
    editor.post(&format!("/services/{id}/draft/facts-service"), form).await;
    let page = editor.get(&format!("/services/{id}/self-check")).await;
    page.assert_holds("いま公開すると、病院にはこう見えます：まだ判断できない。");
    page.assert_holds("病院が次に聞くこと");
    page.assert_holds("わかっている範囲で");
    page.assert_holds("結論を決める");
    page.assert_holds("問が未記載です。");
    page.assert_holds("担当に頼む");
    page.assert_holds("過去の版で見る");
    page.assert_holds("第7.0版");
    let older = editor.get(&format!("/services/{id}/self-check?edition=5.1")).await;
    older.assert_holds("標準の方針・第5.1版");
    older.assert_holds("第6.0版で見る");
    editor.get_english(&format!("/services/{id}/self-check")).await.assert_holds("What a hospital asks next");
    assert!(!page.text.contains("style="));
}
