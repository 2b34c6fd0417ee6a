use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use super::with_admin;
use crate::support::{ORIGIN, TestApp};

/// The address of a member, by the link that names them.
async fn address(browser: &crate::support::Browser<'_>, name: &str) -> String {
    let page = browser.get("/organisation/people").await.text;
    let row = page.split("<tr>").skip(1).find(|row| row.contains(name)).expect("the member has a row");
    row.split("href=\"").nth(1).expect("a link").split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_administrator_adds_a_person_who_signs_in_with_the_password_shown_once() {
    let app = with_admin().await;
    let admin = app.sign_in("admin@example.jp").await;
    let form = "display_name=%E4%B8%89%E9%83%8E&sign_in_name=Saburo%40example.jp&role=reader&role=compliance";
    let answer = admin.post("/organisation/people", form).await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "no-store"));
    let password = answer.text.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let typed = format!("name=saburo%40example.jp&password={password}");
    let signed_in = app.post_from(Some(ORIGIN), "/sign-in", typed).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    let page = admin.get("/organisation/people").await;
    page.assert_holds("閲覧、法務・コンプライアンス");
    assert!(!page.text.contains(&password));
    // Sent twice, it is nobody else.
    let again = admin.post("/organisation/people", form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.assert_holds("すでに登録されています");
}

#[tokio::test]
async fn mistakes_stand_at_their_fields_and_lose_nothing() {
    let app = with_admin().await;
    let admin = app.sign_in("admin@example.jp").await;
    let answer = admin.post("/organisation/people", "display_name=&sign_in_name=saburo").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["display_name", "sign_in_name", "role"] {
        answer.assert_holds(&format!("<a href=\"#{field}\">"));
    }
    answer.assert_holds(r#"value="saburo""#);
}

#[tokio::test]
async fn roles_change_at_once_and_a_membership_ends_once_it_is_meant() {
    let app = with_admin().await;
    let (admin, jiro) = (app.sign_in("admin@example.jp").await, app.sign_in("jiro@example.jp").await);
    let address = address(&admin, "jiro@example.jp").await;
    admin.get(&address).await.assert_holds("調達担当");
    assert_eq!(jiro.get("/organisation/audit").await.status, StatusCode::FORBIDDEN);
    let changed = admin.post(&address, "role=procurement&role=administrator").await;
    assert_eq!(changed.header("location"), "/organisation/people");
    assert_eq!(jiro.get("/organisation/audit").await.status, StatusCode::OK);
    let none = admin.post(&address, "").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.assert_holds("役割を一つ以上");
    let end = format!("{address}/end");
    let unsure = admin.post(&end, "").await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(admin.post(&end, "sure=yes").await.header("location"), "/organisation/people");
    assert!(jiro.get("/cases").await.header("location").starts_with("/act-for"), "no organisation any more");
    assert_eq!(admin.post(&end, "sure=yes").await.status, StatusCode::NOT_FOUND, "a second click changes nothing");
}

#[tokio::test]
async fn the_last_administrator_stays_and_the_page_says_why() {
    let app = with_admin().await;
    let admin = app.sign_in("admin@example.jp").await;
    admin.get("/organisation/people").await.assert_holds("管理者が一人だけです");
    let address = address(&admin, "admin@example.jp").await;
    for (path, form) in [(address.clone(), "role=reader"), (format!("{address}/end"), "sure=yes")] {
        let answer = admin.post(&path, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        answer.assert_holds("最後の管理者です");
    }
    admin.get("/organisation/people").await.assert_holds("admin@example.jp");
}

#[tokio::test]
async fn others_see_who_is_there_and_whom_to_ask() {
    let app = with_admin().await;
    let jiro = app.sign_in("jiro@example.jp").await;
    let page = jiro.get("/organisation/people").await;
    page.assert_holds("管理者に頼んでください");
    assert!(!page.text.contains("/organisation/people/") && !page.text.contains("/organisation/audit"));
    let app = TestApp::new().await;
    let vendor = app.organisation(OrganisationKind::Vendor, "架空ベンダー").await;
    app.person(vendor, "hanako@example.jp", &[Role::Publisher]).await;
    app.sign_in("hanako@example.jp").await.get("/organisation/people").await.assert_holds("運営者に頼んでください");
}
