use axum::http::StatusCode;

use super::{cases, demo};

#[tokio::test]
async fn the_list_shows_the_institutions_cases_with_their_deadlines() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let page = browser.get("/cases").await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_holds("電子カルテのクラウド化");
    page.assert_holds("委員会まで5日");
    page.assert_holds("回答待ち 1件");
    assert_eq!(cases(&browser).await.len(), 2);
    browser.get_english("/cases").await.assert_holds("Selection cases");
}

#[tokio::test]
async fn a_vendor_finds_no_cases() {
    let app = demo().await;
    let vendor = app.sign_in("vendor@demo.example").await;
    assert_eq!(vendor.get("/cases").await.status, StatusCode::NOT_FOUND);
}
