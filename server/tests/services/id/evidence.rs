use axum::http::StatusCode;
use domain::evidence::testing::{Archive, PDF, PNG};

use crate::support::{
    TestApp,
    evidence::{Form, published_service},
};

#[tokio::test]
async fn a_file_is_bound_to_a_document_and_says_what_it_shows() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    editor.get(&page).await.assert_holds("まだ資料がありません");
    let form = Form::for_document("isms", "on-request").file("../a/登録証.PDF", "text/html", PDF);
    let sent = editor.upload(&page, form.bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let listed = editor.get(&page).await;
    for words in
        ["ISMS certificate", "登録証.pdf", "依頼を受けて承認した医療機関", "2027年1月10日まで", "期限の近い資料"]
    {
        listed.assert_holds(words);
    }
    editor.get_english(&page).await.assert_holds("Institutions whose request you grant");

    let file = sent.header("location").split("#file-").nth(1).unwrap().to_owned();
    let opened = editor.get(&format!("{page}/{file}")).await;
    assert_eq!((opened.status, opened.bytes.as_slice()), (StatusCode::OK, PDF));
    assert_eq!(opened.header("content-type"), "application/pdf");
    assert_eq!(opened.header("x-content-type-options"), "nosniff");
    let name = "attachment; filename=\"___.pdf\"; filename*=UTF-8''%E7%99%BB%E9%8C%B2%E8%A8%BC.pdf";
    assert_eq!(opened.header("content-disposition"), name);
    assert_eq!(opened.header("cache-control"), "private, no-cache");
    assert!(opened.headers.get("content-encoding").is_none());
    editor.get(&page).await.assert_holds("まだ開かれていません");
}

#[tokio::test]
async fn a_new_document_joins_the_draft_and_its_certificate() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let form = Form::for_document("new", "shared").text("title", "更新した登録証").text("certificate", "0");
    let sent = editor.upload(&page, form.file("a.docx", "x", &Archive::docx().bytes()).bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let listed = editor.get(&page).await;
    listed.assert_holds("更新した登録証");
    listed.assert_holds("公開中の版に、この文書はまだありません");
    let draft = editor.get(&format!("/services/{service}/draft/export")).await;
    draft.assert_holds("evidence-1");
    assert!(!draft.text.contains("\"document\":\"isms\""), "the certificate names the new document: {}", draft.text);
}

#[tokio::test]
async fn a_file_is_replaced_and_withdrawn_with_its_history() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let first = editor.upload(&page, Form::for_document("isms", "shared").file("old.pdf", "", PDF).bytes()).await;
    let first = first.header("location").split("#file-").nth(1).unwrap().to_owned();
    editor.get(&format!("{page}?replace={first}")).await.assert_holds("「ISMS certificate」を差し替える");
    let form = Form::for_document("isms", "shared").text("replaces", &first);
    let second = editor.upload(&page, form.clone().file("new.png", "", PNG).bytes()).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text);
    let listed = editor.get(&page).await;
    listed.assert_holds("new.png");
    listed.assert_holds("これまでの資料");
    let again = editor.upload(&page, form.file("new.png", "", PNG).bytes()).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.assert_holds("すでに差し替えられたか取り下げられています");

    let second = second.header("location").split("#file-").nth(1).unwrap().to_owned();
    let withdrawn = editor.post(&format!("{page}/{second}"), "act=withdraw").await;
    assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
    let listed = editor.get(&page).await;
    listed.assert_holds("まだ資料がありません");
    listed.assert_holds("old.pdf");
}

#[tokio::test]
async fn everything_to_put_right_comes_at_once_and_what_was_chosen_stays() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let form = Form::for_document("new", "").text("title", " ").text("certificate", "9");
    let refused = editor.upload(&page, form.file("", "application/octet-stream", b"").bytes()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["次の4か所", "ファイルを選んでください", "題名を", "見せる相手を選んでください", "選び直してください"]
    {
        refused.assert_holds(words);
    }
    refused.assert_holds("<option value=\"new\" selected>");
}

#[tokio::test]
async fn another_vendor_finds_nothing_and_sends_nothing() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let sent = editor.upload(&page, Form::for_document("isms", "shared").file("a.pdf", "", PDF).bytes()).await;
    let file = sent.header("location").split("#file-").nth(1).unwrap().to_owned();
    let other = app.editor("jiro@example.jp").await;
    for path in [page.clone(), format!("{page}/{file}")] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    let form = Form::for_document("isms", "shared").file("a.pdf", "", PDF);
    assert_eq!(other.upload(&page, form.bytes()).await.status, StatusCode::NOT_FOUND);
    for form in ["act=withdraw", "act=visibility&visibility=shared"] {
        assert_eq!(other.post(&format!("{page}/{file}"), form).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(editor.get(&format!("{page}/{file}")).await.bytes, PDF);
}

#[tokio::test]
async fn a_session_that_ended_leads_back_to_the_form() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    editor.post("/sign-out", "").await;
    let form = Form::for_document("isms", "shared").file("a.pdf", "", PDF);
    let led = editor.upload(&page, form.bytes()).await;
    assert!(led.header("location").starts_with(&format!("/sign-in?back={page}")), "{}", led.header("location"));
}
