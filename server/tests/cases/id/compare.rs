use axum::http::StatusCode;
use usecase::{Actor, Ctx, Member, identity, institution, record::CaseId};

use crate::{
    cases::{cases, demo},
    support::catalogue,
};

#[tokio::test]
async fn the_sentence_comes_first_and_everybody_keeps_a_column() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    for case in cases(&browser).await {
        let page = browser.get(&format!("{case}/compare")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.assert_holds("class=\"verdict\"");
        page.assert_holds("評価方針「標準の評価方針」第1版");
        for words in ["契約で定める", "改善が要る", "予定", "判断が要る", "わかっている範囲で", "項目ごとの比較"]
        {
            page.assert_holds(words);
        }
        if page.text.contains("ツグミ情報") {
            page.assert_holds("まだ回答がありません");
            assert_eq!(page.text.matches("class=\"compare-card\"").count(), 5);
        }
        let english = browser.get_english(&format!("{case}/compare")).await;
        english.assert_holds("Conclusion by candidate");
    }
}

#[tokio::test]
async fn another_edition_says_what_changes() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let case = cases(&browser).await.remove(0);
    let page = browser.get(&format!("{case}/compare?edition=5.1")).await;
    page.assert_holds("第6.0版と違うところ");
    page.assert_holds("ガイドライン第5.1版");
    browser.get(&format!("{case}/compare?edition=9.9")).await.assert_holds("ガイドライン第6.0版");
}

#[tokio::test]
async fn a_comparison_that_was_made_before_asks_four_things() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let case = cases(&browser).await.remove(0);
    browser.get(&format!("{case}/compare")).await;
    let (store, statements) = app.database.counted().await;
    let (person, _) = store.credentials("procurement@demo.example").await.unwrap().unwrap();
    let (actor, _) = identity::actor(&store, person.id, None).await.unwrap();
    assert!(matches!(actor, Actor::Member(Member { .. })));
    let ctx = Ctx { actor, ..app.system() };
    let id: CaseId = case.trim_start_matches("/cases/").parse().unwrap();
    statements.take();
    institution::compare(&ctx, &store, catalogue(), id, None, None).await.unwrap();
    let asked = statements.take();
    assert!(asked.len() <= 4, "{asked:#?}");
    institution::cases(&ctx, &store).await.unwrap();
    assert!(statements.take().len() <= 4);
    store.close().await.unwrap();
}
