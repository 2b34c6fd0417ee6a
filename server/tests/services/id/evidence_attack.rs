//! Files made to harm: each is refused with words that help, and leaves nothing behind.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::evidence::testing::{Archive, JPEG, Lie, PDF};

use crate::support::{
    Answer, ORIGIN, TestApp,
    evidence::{Form, published_service},
};

/// No row, no file, no part of one.
async fn assert_nothing_left(app: &TestApp, service: &str) {
    let store = &app.database.store;
    assert!(store.evidence_of(service.parse().unwrap()).await.unwrap().is_empty(), "a row was left");
    assert!(app.evidence.files.all().await.unwrap().is_empty(), "a file was left");
    assert_eq!(app.evidence.files.arriving().await.unwrap(), 0, "part of a file was left");
}

fn assert_refused(answer: &Answer, what: &str, words: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
    assert!(answer.text.contains(words), "{what}: {words:?} is not in:\n{}", answer.text);
    assert!(answer.text.contains("role=\"alert\""), "{what}");
}

#[tokio::test]
async fn what_is_no_evidence_is_refused_in_both_languages() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let html: &[u8] = b"<!DOCTYPE html><script>alert(1)</script>";
    let page_around_pdf = [html, PDF].concat();
    let bomb = Archive::xlsx().with("xl/a.xml", &vec![0; 40 * 1024 * 1024]).bytes();
    let path_inside = Archive::xlsx().with("../../etc/cron.d/x", b"x").bytes();
    let encrypted = Archive::docx().with_lie("word/a.xml", b"x", Lie { flags: 1, ..Lie::default() }).bytes();
    let macros = Archive::xlsx().with("xl/vbaProject.bin", b"x").bytes();
    let just_a_zip = Archive::default().with("a.txt", b"a").bytes();
    let too_large = vec![b' '; 21 * 1024 * 1024];
    let cases: [(&str, &[u8], &str, &str); 12] = [
        (
            "a program called PDF",
            b"MZ\x90\x00",
            "この種類のファイルは受け取れません",
            "Files of this kind are not taken",
        ),
        ("a page called PDF", html, "この種類のファイルは受け取れません", "Files of this kind are not taken"),
        (
            "a page before a PDF",
            &page_around_pdf,
            "この種類のファイルは受け取れません",
            "Files of this kind are not taken",
        ),
        (
            "a drawing that can run",
            b"<svg onload='alert(1)'/>",
            "この種類のファイルは受け取れません",
            "Files of this kind",
        ),
        ("nothing", b"", "ファイルが空です", "The file is empty"),
        ("half a PDF", &PDF[..100], "途中で切れています", "damaged or cut off"),
        ("21 MB", &too_large, "20MBを超えています", "larger than 20 MB"),
        ("a bomb", &bomb, "大きくなりすぎる", "grow too large"),
        ("a path inside", &path_inside, "ファイルの中の名前", "A name inside the file"),
        ("a password", &encrypted, "パスワードのかかった", "Files with a password"),
        ("macros", &macros, "マクロ", "Files with macros"),
        ("some archive", &just_a_zip, "Excel や Word の文書ではありません", "no Excel or Word document"),
    ];
    for (what, bytes, ja, en) in cases {
        let form = || Form::for_document("isms", "shared").file("certificate.pdf", "application/pdf", bytes).bytes();
        assert_refused(&editor.upload(&page, form()).await, what, ja);
        assert_nothing_left(&app, &service).await;
        let mut request = TestApp::request(Method::POST, &page);
        *request.body_mut() = Body::from(form());
        let cookie = format!("{}; azukari_lang=en", editor.cookie);
        for (name, value) in [
            (header::CONTENT_TYPE, "multipart/form-data; boundary=----azukari-test"),
            (header::ORIGIN, ORIGIN),
            (header::COOKIE, cookie.as_str()),
        ] {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        assert_refused(&app.send(request).await, what, en);
        assert_nothing_left(&app, &service).await;
    }
}

#[tokio::test]
async fn a_form_that_is_no_form_of_ours_is_refused() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let good = || Form::for_document("isms", "shared").file("a.pdf", "application/pdf", PDF);
    let cut = good().cut_off();
    let many = (0..5000).fold(good(), |form, n| form.text(&format!("n{n}"), "x")).bytes();
    let two_files = good().file("b.jpg", "image/jpeg", JPEG).bytes();
    let long = good().text("title", &"長".repeat(5000)).bytes();
    for (what, body) in [
        ("cut off after the file", cut[..cut.len() - 2].to_vec()),
        ("cut off within the file", cut[..cut.len() - 40].to_vec()),
        ("thousands of parts", many),
        ("two files", two_files),
        ("a long text", long),
        ("no form at all", b"hello".to_vec()),
    ] {
        assert_refused(&editor.upload(&page, body).await, what, "途中で切れたか、内容を読めません");
        assert_nothing_left(&app, &service).await;
    }
    assert_refused(&editor.post(&page, "document=isms").await, "no multipart", "途中で切れたか");
    let beyond = vec![b' '; 40 * 1024 * 1024];
    let form = Form::for_document("isms", "shared").file("a.pdf", "application/pdf", &beyond).bytes();
    let refused = editor.upload(&page, form).await;
    assert!(refused.status.is_client_error(), "more than any form holds: {}", refused.status);
    assert_nothing_left(&app, &service).await;
}

#[tokio::test]
async fn somebody_who_leaves_in_the_middle_leaves_nothing() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let whole = Form::for_document("isms", "shared").file("a.pdf", "application/pdf", PDF).bytes();
    let broken = futures_util::stream::iter([
        Ok(whole[..whole.len() / 2].to_vec()),
        Err(std::io::Error::other("the line broke")),
    ]);
    let refused = editor.upload(&page, Body::from_stream(broken)).await;
    assert!(refused.status.is_client_error());
    assert_nothing_left(&app, &service).await;
    // A request that is dropped while its body is still to come.
    let never = futures_util::stream::iter([Ok::<_, std::io::Error>(whole[..whole.len() / 2].to_vec())]);
    let never = futures_util::StreamExt::chain(never, futures_util::stream::pending());
    let waiting = editor.upload(&page, Body::from_stream(never));
    assert!(tokio::time::timeout(std::time::Duration::from_millis(300), waiting).await.is_err());
    assert_nothing_left(&app, &service).await;
}

#[tokio::test]
async fn two_at_once_are_both_kept_and_the_same_bytes_once() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let service = published_service(&editor).await;
    let page = format!("/services/{service}/evidence");
    let form = |bytes: &[u8]| Form::for_document("isms", "shared").file("a.pdf", "application/pdf", bytes).bytes();
    let other = [PDF, b"% another\n%%EOF\n"].concat();
    let (one, two, three) = tokio::join!(
        editor.upload(&page, form(PDF)),
        editor.upload(&page, form(PDF)),
        editor.upload(&page, form(&other))
    );
    for answer in [&one, &two, &three] {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    assert_eq!(app.evidence.files.all().await.unwrap().len(), 2, "the same bytes are kept once");
    assert_eq!(app.evidence.files.arriving().await.unwrap(), 0);
    let good_and_bad = tokio::join!(
        editor.upload(&page, form(PDF)),
        editor.upload(&page, Form::for_document("none", "shared").file("a.pdf", "", PDF).bytes())
    );
    assert_eq!(good_and_bad.0.status, StatusCode::SEE_OTHER);
    assert_refused(&good_and_bad.1, "no such document", "どの文書の中身か");
    for answer in [one, two, three, good_and_bad.0] {
        let file = answer.header("location").split("#file-").nth(1).unwrap().to_owned();
        assert_eq!(editor.get(&format!("{page}/{file}")).await.status, StatusCode::OK);
    }
}
