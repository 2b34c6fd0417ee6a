use axum::http::StatusCode;

use crate::support::{TestApp, catalogue};

#[tokio::test]
async fn every_criterion_has_its_page_in_both_languages() {
    let app = TestApp::new().await;
    for criterion in &catalogue().criteria {
        let path = format!("/catalogue/{}", criterion.id);
        let japanese = app.get(&path).await;
        assert_eq!(japanese.status, StatusCode::OK, "{path}");
        japanese.assert_holds("ガイドラインの箇所");
        let english = app.get_english(&path).await;
        assert_eq!(english.status, StatusCode::OK, "{path}");
        english.assert_holds("Place in the guideline");
    }
}

#[tokio::test]
async fn a_criterion_says_what_happens_where_it_stands_and_how_to_quote_it() {
    let app = TestApp::new().await;
    let page = app.get("/catalogue/place-of-storage").await;
    page.assert_holds("満たさないと、そのサービスは選べません。");
    page.assert_holds("5.1:8.1.2.A.2");
    page.assert_holds("class=\"citation\">");
    page.assert_holds("Azukari 基準カタログ place-of-storage");
}

#[tokio::test]
async fn a_criterion_that_is_not_there_leads_back_to_the_catalogue() {
    let app = TestApp::new().await;
    let page = app.get("/catalogue/no-such-thing").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.assert_holds("この項目はカタログにありません");
    page.assert_holds("href=\"/catalogue\"");
    assert_eq!(app.get("/catalogue/%FF%FE").await.status, StatusCode::BAD_REQUEST);
}
