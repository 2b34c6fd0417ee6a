use crate::cases::{cases, demo};

#[tokio::test]
async fn other_weights_are_tried_and_nothing_is_stored() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    for case in cases(&browser).await {
        browser.get(&format!("{case}/compare")).await;
        let before = browser.get(&format!("{case}/compare")).await.text;
        let lines = app.database.store.audit_head().await.unwrap();
        let page = browser.get(&format!("{case}/compare/trial")).await;
        page.assert_holds("試算です。決定に使う方針は変わりません。");
        let (_, rest) = page.text.split_once("name=\"weight.").unwrap();
        let criterion = rest.split('"').next().unwrap();
        let page = browser.get(&format!("{case}/compare/trial?weight.{criterion}=x")).await;
        page.assert_holds("value=\"x\"");
        page.assert_holds("0から100までの整数");
        assert_eq!(app.database.store.audit_head().await.unwrap(), lines, "a trial leaves no line");
        assert_eq!(browser.get(&format!("{case}/compare")).await.text, before);
    }
}
