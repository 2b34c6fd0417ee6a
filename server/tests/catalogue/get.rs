use axum::http::StatusCode;

use crate::support::{TestApp, catalogue};

/// How many rows are not hidden. What is searched stands in an attribute and may hold any word, so it is cut out.
fn visible(page: &str) -> usize {
    let rows = page.split("<li ").filter_map(|row| {
        let (before, rest) = row.split_once("data-search=\"")?;
        let (_, after) = rest.split_once('"')?;
        Some(format!("{before}{}", after.split_once('>')?.0))
    });
    rows.filter(|attributes| !attributes.contains("hidden")).count()
}

#[tokio::test]
async fn the_whole_catalogue_is_there_in_either_language() {
    let app = TestApp::new().await;
    let page = app.get("/catalogue").await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_holds("<h1 class=\"page-title\">基準カタログ</h1>");
    let newest = catalogue().newest_edition().unwrap();
    let part_of_it = catalogue().criteria.iter().filter(|c| !catalogue().clauses_in(c, newest).is_empty()).count();
    assert_eq!(visible(&page.text), part_of_it);
    let page = app.get_english("/catalogue").await;
    page.assert_holds("<h1 class=\"page-title\">Criteria catalogue</h1>");
    assert_eq!(visible(&page.text), part_of_it);
}

#[tokio::test]
async fn only_this_page_may_compile_webassembly() {
    let app = TestApp::new().await;
    assert!(app.get("/catalogue").await.header("content-security-policy").contains("'wasm-unsafe-eval'"));
    for other in ["/", "/catalogue/place-of-storage", "/nowhere"] {
        assert!(!app.get(other).await.header("content-security-policy").contains("wasm"), "{other}");
    }
}

#[tokio::test]
async fn a_search_leaves_what_it_finds() {
    let app = TestApp::new().await;
    let all = visible(&app.get("/catalogue").await.text);
    let found = visible(&app.get("/catalogue?q=%EF%BC%A9%EF%BC%B3%EF%BC%AD%EF%BC%B3").await.text);
    assert!(0 < found && found < all, "{found} of {all}");
    let nothing = app.get("/catalogue?q=zzzz").await;
    assert_eq!(visible(&nothing.text), 0);
    nothing.assert_holds("当てはまる項目がありません");
}

#[tokio::test]
async fn a_topic_leaves_its_criteria() {
    let app = TestApp::new().await;
    let newest = catalogue().newest_edition().unwrap();
    let of_topic =
        |c: &&domain::catalogue::Criterion| c.topic == "location" && !catalogue().clauses_in(c, newest).is_empty();
    let expected = catalogue().criteria.iter().filter(of_topic).count();
    assert_eq!(visible(&app.get("/catalogue?topic=location").await.text), expected);
}

#[tokio::test]
async fn an_edition_shows_its_own_places() {
    let app = TestApp::new().await;
    app.get("/catalogue?edition=5.1").await.assert_holds("<option value=\"5.1\" selected>");
    app.get("/catalogue?edition=9.9&topic=nonsense").await.assert_holds("<option value=\"6.0\" selected>");
}

#[tokio::test]
async fn what_is_typed_comes_back_as_text() {
    let app = TestApp::new().await;
    let page = app.get("/catalogue?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!page.text.contains("<script>alert"));
    page.assert_holds("&lt;script&gt;");
}

#[tokio::test]
async fn the_clauses_are_counted_by_chapter() {
    let app = TestApp::new().await;
    let page = app.get("/catalogue").await;
    page.assert_holds("8章　外部保存");
    page.assert_holds(&format!("<td class=\"table__number\">{}</td>", catalogue().clauses.len()));
}
