use super::with_hanako;

#[tokio::test]
async fn the_account_says_who_one_is_for_whom_and_where() {
    let app = with_hanako().await;
    let hanako = app.sign_in("hanako@example.jp").await;
    let page = hanako.get("/account").await;
    for words in
        ["架空の hanako@example.jp", "架空ベンダー", "受託事業者", "記入担当", "（この画面）", "ほかにはありません"]
    {
        page.assert_holds(words);
    }
    page.assert_holds("2026年11月20日 21:00");
    hanako.get_english("/account").await.assert_holds("Change the password");
    assert!(app.get("/account").await.header("location").starts_with("/sign-in?back="));
}
