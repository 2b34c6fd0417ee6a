use axum::http::StatusCode;

use crate::cases::{cases, demo, links};

#[tokio::test]
async fn plain_words_carry_no_score_and_the_full_view_every_reason() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    for case in cases(&browser).await {
        let services = links(&browser.get(&case).await.text, &format!("{case}/services/"));
        assert_eq!(services.len(), 4);
        for service in services {
            let plain = browser.get(&service).await;
            assert_eq!(plain.status, StatusCode::OK);
            plain.assert_holds("よいところ");
            plain.assert_holds("足りないところ");
            assert!(!plain.text.contains("わかっている範囲で"), "no score in plain words");
            let full = browser.get(&format!("{service}?view=full")).await;
            full.assert_holds("項目ごとの結果");
            full.assert_holds("国外の法が及ぶ道すじ");
            full.assert_holds("ガイドラインの箇所");
            browser.get_english(&format!("{service}?view=full")).await.assert_holds("Results item by item");
        }
    }
}
