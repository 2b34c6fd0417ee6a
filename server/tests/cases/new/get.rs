use axum::http::StatusCode;

use super::values;
use crate::cases::demo;

#[tokio::test]
async fn the_form_offers_services_policies_and_editions() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let page = browser.get("/cases/new").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["新しく選ぶ", "今の契約を確かめる", "更新する", "標準の評価方針", "第6.0版", "委員会の日"]
    {
        page.assert_holds(words);
    }
    assert_eq!(values(&page.text, "service").len(), 14);
    browser.get_english("/cases/new").await.assert_holds("A new case");
    assert_eq!(app.sign_in("compliance@demo.example").await.get("/cases/new").await.status, StatusCode::FORBIDDEN);
}
