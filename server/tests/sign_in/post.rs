use axum::http::{StatusCode, header};
use usecase::record::{OrganisationKind, Role};

use crate::support::{ORIGIN, PASSWORD, TestApp};

async fn with_hanako() -> TestApp {
    let app = TestApp::new().await;
    let vendor = app.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    app.person(vendor, "hanako@example.jp", &[Role::Editor]).await;
    app
}

fn form(password: &str, more: &str) -> String {
    format!("name=hanako%40example.jp&password={}{more}", password.replace(' ', "+"))
}

#[tokio::test]
async fn the_header_says_who_and_for_which_organisation() {
    let app = with_hanako().await;
    let page = app.sign_in("hanako@example.jp").await.get("/catalogue").await;
    page.assert_holds("架空ベンダー");
    page.assert_holds("架空の hanako@example.jp");
    page.assert_holds(r#"action="/sign-out""#);
    assert!(!app.get("/catalogue").await.text.contains("架空ベンダー"), "others see nothing of it");
}

#[tokio::test]
async fn a_mistake_stands_on_top_and_at_its_field_and_nothing_typed_but_the_password_is_lost() {
    let app = with_hanako().await;
    let answer = app.post_from(Some(ORIGIN), "/sign-in", form("wrong wrong wrong", "&back=%2Fcatalogue")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
    answer.assert_holds(r##"<a href="#name">サインイン名かパスワードが違います"##);
    answer.assert_holds(r#"id="name-error" class="field__error">＊"#);
    answer.assert_holds(r#"value="hanako@example.jp""#);
    answer.assert_holds(r#"name="back" value="/catalogue""#);
    assert!(!answer.text.contains("wrong wrong"));
    let empty = app.post("/sign-in", "").await;
    empty.assert_holds(r##"<a href="#name">"##);
    empty.assert_holds(r##"<a href="#password">"##);
}

#[tokio::test]
async fn guessing_ends_after_a_few_attempts_and_says_how_long() {
    let app = with_hanako().await;
    for _ in 0..10 {
        app.post_from(Some(ORIGIN), "/sign-in", form("wrong wrong wrong", "")).await;
    }
    let answer = app.post_from(Some(ORIGIN), "/sign-in", form(PASSWORD, "")).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    answer.assert_holds("15分ほど");
}

#[tokio::test]
async fn the_session_gets_a_new_id() {
    let app = with_hanako().await;
    let first = app.sign_in("hanako@example.jp").await;
    let again = first.post("/sign-in", form(PASSWORD, "")).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_ne!(again.cookie(), first.cookie);
    let old = first.get("/act-for").await;
    assert!(old.header("location").starts_with("/sign-in"), "the old id opens nothing");
}

#[tokio::test]
async fn what_was_sent_after_the_session_had_ended_is_kept_through_signing_in() {
    let app = with_hanako().await;
    let answer = app.post("/act-for", "note=a%0Ab+%26+%3Cc%3E&organisation=1").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    answer.assert_holds("送ろうとした内容は、このページに残してあります");
    answer.assert_holds("note=a%0Ab+%26+%3Cc%3E&amp;organisation=1");
    let kept = "&back=%2Fact-for&kept=note%3Da%250Ab%2B%2526%2B%253Cc%253E%26organisation%3D1";
    let resumed = app.post_from(Some(ORIGIN), "/sign-in", form(PASSWORD, kept)).await;
    assert_eq!(resumed.status, StatusCode::OK);
    resumed.assert_holds(r#"action="/act-for""#);
    resumed.assert_holds("value=\"a\nb &amp; &lt;c");
}
