use axum::http::{Method, StatusCode, header};

use crate::support::{Answer, Browser, ORIGIN, TestApp};

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

/// A form with a file, as a browser sends it.
fn upload(content: &[u8]) -> Vec<u8> {
    let head = "--part\r\ncontent-disposition: form-data; name=\"upload\"; filename=\"d.json\"\r\n\r\n";
    [head.as_bytes(), content, b"\r\n--part--\r\n"].concat()
}

async fn sent(browser: &Browser<'_>, to: &str, body: Vec<u8>) -> Answer {
    let mut request = TestApp::request(Method::POST, to);
    request.headers_mut().insert(header::CONTENT_TYPE, "multipart/form-data; boundary=part".parse().unwrap());
    request.headers_mut().insert(header::ORIGIN, ORIGIN.parse().unwrap());
    *request.body_mut() = body.into();
    browser.send(request).await
}

#[tokio::test]
async fn a_file_is_sent_and_becomes_the_draft() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let to = format!("/services/{id}/draft/file");
    editor.get(&to).await.assert_holds("enctype=\"multipart/form-data\"");
    for (_, file) in domain::demo::FILES {
        let taken = sent(&editor, &to, upload(file.as_bytes())).await;
        assert_eq!(taken.header("location"), format!("/services/{id}/draft/check"), "{}", taken.text);
    }
    let good =
        br#"{"schema":"azukari.disclosure/1","vendor":{"name":"A","jurisdiction":"JP"},"service":{"name":"Sent"}}"#;
    // A file larger than any form, and than what axum takes unasked, is taken all the same.
    let padded = [good.as_slice(), &b" ".repeat(5 * 1024 * 1024)].concat();
    assert_eq!(sent(&editor, &to, upload(&padded)).await.status, StatusCode::SEE_OTHER);
    editor.get(&format!("/services/{id}/draft/export")).await.assert_holds("\"Sent\"");
}

#[tokio::test]
async fn a_file_that_cannot_be_taken_changes_nothing_and_says_why() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let to = format!("/services/{id}/draft/file");
    let two = br#"{"schema":"azukari.disclosure/1","vendor":{"name":"A","jurisdiction":"XX"},"service":{"name":"B"},"sites":[{"contry":"JP"}]}"#;
    for (content, status, says) in [
        (two.to_vec(), 422, vec!["/vendor/jurisdiction", "/sites/0/contry", "「country」のことですか"]),
        (b"not json".to_vec(), 422, vec!["JSON として読めません"]),
        (vec![0x82, 0xa0, 0xff], 422, vec!["UTF-8"]),
        (Vec::new(), 422, vec!["ファイルが選ばれていないか、中身がありません"]),
        (vec![b' '; 8 * 1024 * 1024 + 1], 413, vec!["8 MiB までのファイルを選んでください"]),
    ] {
        let refused = sent(&editor, &to, upload(&content)).await;
        assert_eq!(refused.status.as_u16(), status, "{says:?}");
        refused.assert_holds("下書きは変わっていません");
        refused.assert_holds("href=\"#upload\"");
        for text in says {
            refused.assert_holds(text);
        }
    }
    let cut = sent(
        &editor,
        &to,
        b"--part\r\ncontent-disposition: form-data; name=\"upload\"; filename=\"d\"\r\n\r\n{".to_vec(),
    );
    cut.await.assert_holds("途中までしか届きませんでした");
    editor.get(&format!("/services/{id}/draft/facts-service")).await.assert_holds("value=\"架空カルテ\"");
}

#[tokio::test]
async fn other_forms_stay_small_and_a_file_is_asked_for_again_after_signing_in() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let large = format!("revision=1&service.name={}", "a".repeat(1024 * 1024));
    let refused = editor.post(&format!("/services/{id}/draft/facts-service"), large).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    let to = format!("/services/{id}/draft/file");
    let nobody = Browser::nobody(&app);
    let asked = sent(&nobody, &to, upload(b"{}")).await;
    let back = asked.header("location").to_owned();
    assert!(back.starts_with("/sign-in?back=") && back.ends_with("&ended=file"), "{back}");
    app.get(&back).await.assert_holds("サインインのあとでもう一度選んでください");
}
