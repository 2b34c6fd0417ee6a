use axum::http::{StatusCode, header};

use crate::support::{ORIGIN, TestApp};

#[tokio::test]
async fn the_choice_is_remembered_and_leads_back() {
    let app = TestApp::new().await;
    let answer = app.post("/language", "lang=en&back=%2Fcatalogue%3Fq%3Dkey").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/catalogue?q=key");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("azukari_lang=en; Path=/;") && !cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn the_way_back_never_leaves_the_site() {
    let app = TestApp::new().await;
    for back in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", ""] {
        let form = format!("lang=ja&back={back}");
        assert_eq!(app.post_from(Some(ORIGIN), "/language", form).await.header("location"), "/", "{back}");
    }
}

#[tokio::test]
async fn a_language_that_is_not_ours_is_refused() {
    let app = TestApp::new().await;
    assert_eq!(app.post("/language", "lang=xx").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(app.post("/language", "nothing").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_post_from_elsewhere_is_refused() {
    let app = TestApp::new().await;
    for origin in [Some("https://evil.example"), Some("null"), Some("http://azukari.test.evil.example"), None] {
        let answer = app.post_from(origin, "/language", "lang=en").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin:?}");
        assert!(!answer.headers.contains_key(header::SET_COOKIE));
        answer.assert_holds("この送信は受け付けられません");
    }
}

#[tokio::test]
async fn behind_a_proxy_the_public_address_counts() {
    let app = TestApp::behind("https://azukari.example").await;
    let answer = app.post_from(Some("https://azukari.example"), "/language", "lang=en").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.header("set-cookie").ends_with("; Secure"));
    assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    assert_eq!(app.post("/language", "lang=en").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_beyond_all_measure_is_refused() {
    let app = TestApp::new().await;
    let answer = app.post_from(Some(ORIGIN), "/language", vec![b'a'; 3 * 1024 * 1024]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}
