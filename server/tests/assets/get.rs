use axum::http::{Method, StatusCode, header};

use crate::support::TestApp;

/// The addresses of style, icon, scripts and WebAssembly, as the catalogue's page names them.
fn named(page: &str) -> Vec<String> {
    let mut found: Vec<_> = page.split('"').filter(|part| part.starts_with("/assets/")).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

#[tokio::test]
async fn everything_a_page_names_is_there_and_may_be_kept() {
    let app = TestApp::new().await;
    let addresses = named(&app.get("/catalogue").await.text);
    assert_eq!(addresses.len(), 5, "{addresses:?}");
    for address in addresses {
        let answer = app.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: run `make assets` first");
        assert!(answer.header("cache-control").contains("immutable"), "{address}");
        assert!(answer.headers.get(header::VARY).is_none_or(|vary| vary != "Cookie"), "{address}");
        let mut again = TestApp::request(Method::GET, &address);
        again.headers_mut().insert(header::IF_NONE_MATCH, answer.header("etag").parse().unwrap());
        assert_eq!(app.send(again).await.status, StatusCode::NOT_MODIFIED, "{address}");
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_is_not_found() {
    assert_eq!(TestApp::new().await.get("/assets/nothing.js").await.status, StatusCode::NOT_FOUND);
}
