use axum::http::StatusCode;

use crate::cases::{cases, demo};

#[tokio::test]
async fn a_case_shows_its_steps_and_the_next_one() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    for case in cases(&browser).await {
        let page = browser.get(&case).await;
        assert_eq!(page.status, StatusCode::OK);
        page.assert_holds("次にすること");
        page.assert_holds("aria-current=\"step\"");
        page.assert_holds(&format!("href=\"{case}/compare\""));
    }
}

#[tokio::test]
async fn a_case_there_is_not_is_not_found() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    for path in ["/cases/nonsense", "/cases/00000000-0000-0000-0000-00000000ffff"] {
        for path in [path.to_owned(), format!("{path}/compare"), format!("{path}/services/{}", &path[7..])] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
