//! `/arrangements` and below.

use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use crate::support::{Browser, TestApp};

const HANDA: &str = include_str!("../../../app/domain/demo-arrangements/02-town-hospital-after-handa.json");

async fn officer(app: &TestApp) -> Browser<'_> {
    let institution = app.organisation(OrganisationKind::Institution, "架空病院").await;
    app.person(institution, "houmu@example.jp", &[Role::Compliance]).await;
    app.sign_in("houmu@example.jp").await
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// An arrangement from a file; its address.
async fn imported(browser: &Browser<'_>, file: &str) -> String {
    let answer = browser.post("/arrangements", format!("name=x&file={}", encoded(file))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.header("location").to_owned()
}

#[tokio::test]
async fn an_arrangement_is_begun_and_grows_by_forms() {
    let app = TestApp::new().await;
    let browser = officer(&app).await;
    let answer = browser.post("/arrangements", format!("name={}", encoded("電子カルテ"))).await;
    let here = answer.header("location").to_owned();
    browser.get(&here).await.assert_holds("電子カルテ");
    browser.get(&format!("{here}/party")).await.assert_holds("name=\"engaged_by\"");
    let party = format!("seen=1&name={}&role=application&engaged_by=institution", encoded("架空クラウド"));
    let answer = browser.post(&format!("{here}/party"), party).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let answer = browser
        .post(
            &format!("{here}/contract"),
            "seen=2&between=institution&between=application&ends.year=2029&ends.month=3&ends.day=31&notice_days=90",
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = browser.get(&here).await;
    page.assert_holds("架空クラウド");
    page.assert_holds("通知の最終日");
    browser.get(&format!("{here}/contracts/contract/clauses")).await.assert_holds("name=\"clause.");
    browser.get(&format!("{here}/matrix")).await.assert_holds("担当なし");
}

#[tokio::test]
async fn what_is_wrong_comes_back_with_all_that_was_typed() {
    let app = TestApp::new().await;
    let browser = officer(&app).await;
    let here = imported(&browser, HANDA).await;
    let answer = browser.post(&format!("{here}/contract"), "seen=1&kind=promise&court=%3Cb%3E").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.assert_holds("href=\"#kind\"");
    answer.assert_holds("value=\"&lt;b&gt;\"");
    let answer = browser.post(&format!("{here}/party"), "seen=9&name=Zzz&role=application").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    answer.assert_holds("value=\"Zzz\"");
    answer.assert_holds("ほかの人が先に変えました");
    let answer = browser.post(&format!("{here}/file"), "seen=1&file=%7B%22a%22%3A%3C%7D").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.assert_holds("{\"a\":&lt;}");
}

#[tokio::test]
async fn a_hole_leads_to_its_row_where_a_lead_is_named() {
    let app = TestApp::new().await;
    let browser = officer(&app).await;
    let here = imported(&browser, HANDA).await;
    let page = browser.get(&format!("{here}/matrix")).await.text;
    let hole = page.split("data-hole=\"true\"").nth(1).expect("the hospital of the report has holes");
    let row = hole.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().replace("&amp;", "&");
    let form = browser.get(&row).await.text;
    let contract = form.split("name=\"contract\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let answer = browser.post(&row, format!("seen=1&contract={contract}&lead=institution&ref=1")).await;
    assert_eq!(answer.header("location"), format!("{here}/matrix"), "{}", answer.text);
    let after = browser.get(&format!("{here}/matrix")).await.text;
    assert_eq!(after.matches("data-hole=\"true\"").count() + 1, page.matches("data-hole=\"true\"").count());
}

#[tokio::test]
async fn a_reader_sees_and_changes_nothing() {
    let app = TestApp::new().await;
    let institution = app.organisation(OrganisationKind::Institution, "架空病院").await;
    app.person(institution, "houmu@example.jp", &[Role::Compliance]).await;
    app.person(institution, "yomu@example.jp", &[Role::Reader]).await;
    let here = imported(&app.sign_in("houmu@example.jp").await, HANDA).await;
    let reader = app.sign_in("yomu@example.jp").await;
    for page in ["", "/matrix", "/file", "/file/export"] {
        assert_eq!(reader.get(&format!("{here}{page}")).await.status, StatusCode::OK, "{page}");
    }
    for page in ["/party", "/contract", "/frame"] {
        assert_eq!(reader.get(&format!("{here}{page}")).await.status, StatusCode::FORBIDDEN, "{page}");
        assert_eq!(reader.post(&format!("{here}{page}"), "seen=1").await.status, StatusCode::FORBIDDEN, "{page}");
    }
}

#[tokio::test]
async fn both_languages_are_whole() {
    let app = TestApp::new().await;
    let browser = officer(&app).await;
    let here = imported(&browser, HANDA).await;
    for page in ["", "/matrix", "/party", "/contract", "/frame", "/file"] {
        let english = browser.get_english(&format!("{here}{page}")).await;
        assert_eq!(english.status, StatusCode::OK, "{page}");
        english.assert_holds("<html lang=\"en\">");
    }
}
