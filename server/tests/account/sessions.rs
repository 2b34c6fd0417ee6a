use super::with_hanako;

#[tokio::test]
async fn the_other_sessions_end_and_this_one_stays() {
    let app = with_hanako().await;
    let (here, elsewhere) = (app.sign_in("hanako@example.jp").await, app.sign_in("hanako@example.jp").await);
    here.get("/account").await.assert_holds("ほかの1か所のサインインを終わらせる");
    let answer = here.post("/account/sessions", "").await;
    assert_eq!(answer.header("location"), "/account?done=sessions");
    assert!(elsewhere.get("/account").await.header("location").starts_with("/sign-in"));
    here.get("/account").await.assert_holds("ほかにはありません");
}
