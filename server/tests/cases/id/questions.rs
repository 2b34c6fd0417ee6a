use crate::cases::{cases, demo};

#[tokio::test]
async fn what_is_not_stated_stands_there_in_the_words_of_the_form() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let mut waiting = None;
    for case in cases(&browser).await {
        let page = browser.get(&format!("{case}/questions")).await;
        if page.text.contains("ツグミ情報") {
            waiting = Some((case, page));
        }
    }
    let (case, page) = waiting.unwrap();
    for words in ["未記載の質問", "ご担当者様", "開示書の項目", "送られません", "<textarea"] {
        page.assert_holds(words);
    }
    let compare = browser.get(&format!("{case}/compare")).await;
    compare.assert_holds("未記載を質問する（");
    compare.assert_holds(&format!("{case}/questions?edition=6.0#ask-"));
    browser.get_english(&format!("{case}/questions")).await.assert_holds("Open questions");
}
