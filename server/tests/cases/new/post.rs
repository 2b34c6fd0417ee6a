use axum::http::StatusCode;

use super::{form, value, values};
use crate::cases::{cases, demo};

#[tokio::test]
async fn a_mistake_is_named_and_nothing_typed_is_lost() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let page = browser.get("/cases/new").await;
    let services = values(&page.text, "service");
    let typed = form(&[
        ("id", &value(&page.text, "id")),
        ("kind", "renew"),
        ("title", ""),
        ("deadline", "あさって"),
        ("waiting", "ヒバリ記録（架空） <b>"),
        ("service", &services[2]),
    ]);
    let page = browser.post("/cases/new", typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_holds("href=\"#title\"");
    page.assert_holds("href=\"#deadline\"");
    page.assert_holds("value=\"あさって\"");
    page.assert_holds("ヒバリ記録（架空） &lt;b&gt;");
    let ticked = page.text.split("<input").filter(|input| input.contains("checked")).collect::<Vec<_>>();
    assert!(ticked.iter().any(|input| input.contains(&services[2])), "{ticked:?}");
    assert!(ticked.iter().any(|input| input.contains("\"renew\"")));
    assert_eq!(cases(&browser).await.len(), 2);
}

#[tokio::test]
async fn a_search_keeps_what_is_ticked_and_begins_nothing() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let page = browser.get("/cases/new").await;
    let services = values(&page.text, "service");
    let typed =
        form(&[("title", "途中"), ("kind", "new"), ("service", &services[0]), ("search", "ツバメ"), ("go", "search")]);
    let page = browser.post("/cases/new", typed).await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_holds("value=\"途中\"");
    let found = values(&page.text, "service");
    assert!(found.contains(&services[0]) && (2..5).contains(&found.len()), "{found:?}");
    assert_eq!(cases(&browser).await.len(), 2);
}

#[tokio::test]
async fn a_form_sent_twice_begins_one_case() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let page = browser.get("/cases/new").await;
    let services = values(&page.text, "service");
    let typed = form(&[
        ("id", &value(&page.text, "id")),
        ("kind", "check"),
        ("title", "いまの契約"),
        ("deadline", "令和８年12月1日"),
        ("as-of", "2026/11/20"),
        ("edition", "5.2"),
        ("service", &services[0]),
        ("service", &services[1]),
        ("waiting", "ヒバリ記録（架空）\r\n\r\n"),
        ("policy", &value(&page.text, "policy")),
        ("go", "save"),
    ]);
    let first = browser.post("/cases/new", typed.clone()).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let again = browser.post("/cases/new", typed).await;
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(cases(&browser).await.len(), 3);
    let page = browser.get(first.header("location")).await;
    for words in
        ["いまの契約", "委員会まで11日", "第5.2版", "標準の評価方針", "ヒバリ記録", "案件を始めました", "調達 太郎"]
    {
        page.assert_holds(words);
    }
    page.assert_holds("開く前に確かめる");
    usecase::audit::verify(&app.system(), &app.database.store).await.unwrap().unwrap();
}

#[tokio::test]
async fn anothers_policy_and_a_service_there_is_not_are_refused() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    for (field, id) in [("policy", "00000000-0000-0000-0000-00000000ffff"), ("service", "nonsense")] {
        let typed = form(&[("title", "x"), ("kind", "new"), (field, id)]);
        assert_eq!(browser.post("/cases/new", typed).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
    }
    assert_eq!(cases(&browser).await.len(), 2);
}
