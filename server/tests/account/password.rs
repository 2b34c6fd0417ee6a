use axum::http::StatusCode;

use super::with_hanako;
use crate::support::{ORIGIN, PASSWORD};

fn form(present: &str, new: &str, again: &str) -> String {
    let [present, new, again] = [present, new, again].map(|text| text.replace(' ', "+"));
    format!("present={present}&new={new}&again={again}")
}

#[tokio::test]
async fn another_password_ends_all_other_sessions_and_the_old_one_opens_nothing() {
    let app = with_hanako().await;
    let (here, elsewhere) = (app.sign_in("hanako@example.jp").await, app.sign_in("hanako@example.jp").await);
    let answer = here.post("/account/password", form(PASSWORD, "a sentence of mine", "a sentence of mine")).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account?done=password"));
    let renewed = crate::support::Browser::with(&app, answer.cookie());
    renewed.get("/account?done=password").await.assert_holds("パスワードを変え、ほかのサインインを終わらせました");
    assert!(elsewhere.get("/account").await.header("location").starts_with("/sign-in"));
    assert!(here.get("/account").await.header("location").starts_with("/sign-in"), "the old id opens nothing");
    let old = format!("name=hanako%40example.jp&password={}", PASSWORD.replace(' ', "+"));
    let refused = app.post_from(Some(ORIGIN), "/sign-in", old).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_nothing_typed_comes_back() {
    let app = with_hanako().await;
    let hanako = app.sign_in("hanako@example.jp").await;
    for (present, new, again, field, words) in [
        ("wrong wrong wrong", "a sentence of mine", "a sentence of mine", "present", "いまのパスワードが違います"),
        (PASSWORD, "a sentence of mine", "another of mine!", "again", "もう一度入力してください"),
        (PASSWORD, "too short", "too short", "new", "12文字以上"),
        (PASSWORD, "password1234", "password1234", "new", "だれもが最初に試す"),
        (PASSWORD, PASSWORD, PASSWORD, "new", "いまと同じパスワード"),
    ] {
        let answer = hanako.post("/account/password", form(present, new, again)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.assert_holds(&format!("<a href=\"#{field}\">"));
        answer.assert_holds(words);
        assert!(!answer.text.contains("a sentence of mine"));
    }
    for _ in 0..10 {
        hanako.post("/account/password", form("wrong wrong wrong", "a sentence of mine", "a sentence of mine")).await;
    }
    let answer = hanako.post("/account/password", form(PASSWORD, "a sentence of mine", "a sentence of mine")).await;
    answer.assert_holds("15分ほど");
}
