use axum::http::StatusCode;

use crate::cases::{
    cases, demo,
    new::{form, value, values},
};

#[tokio::test]
async fn a_case_is_changed_opened_and_from_then_on_its_policy_stays() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let page = browser.get("/cases/new").await;
    let services = values(&page.text, "service");
    let policy = value(&page.text, "policy");
    let begun = browser.post("/cases/new", form(&[("title", "仮の名前"), ("kind", "new")])).await;
    let case = begun.header("location").to_owned();
    let page = browser.get(&case).await;
    page.assert_holds("まず、候補を選びます");
    page.assert_holds(&format!("href=\"{case}/edit\""));
    browser.get(&format!("{case}/compare")).await.assert_holds("開示書をまだ開いていません");
    browser.get(&format!("{case}/questions")).await.assert_holds("開示書をまだ開いていません");
    // Opening without a policy changes nothing and says why.
    let early = browser.post(&format!("{case}/open"), "").await;
    assert_eq!(early.header("location"), format!("{case}/open"));
    browser.get(&format!("{case}/open")).await.assert_holds("評価方針を決めてから");

    let edit = format!("{case}/edit");
    let wrong = browser.post(&edit, form(&[("title", "x"), ("kind", "new"), ("as-of", "きのう")])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = form(&[
        ("title", "決まった名前"),
        ("kind", "new"),
        ("service", &services[0]),
        ("service", &services[3]),
        ("policy", &policy),
    ]);
    assert_eq!(browser.post(&edit, typed).await.header("location"), case);
    browser.get(&case).await.assert_holds("決まった名前");
    let look = browser.get(&format!("{case}/open")).await;
    look.assert_holds("この案件の評価方針は変えられません");
    let opened = browser.post(&format!("{case}/open"), "").await;
    assert_eq!(opened.header("location"), format!("{case}/compare"));
    browser.get(opened.header("location")).await.assert_holds("class=\"verdict\"");
    let again = browser.get(&format!("{case}/open")).await;
    assert_eq!(again.header("location"), case);
    let page = browser.get(&case).await;
    for words in ["開示書を開きました", "評価方針の第1版を選びました", "候補を2件", "調達 太郎"]
    {
        page.assert_holds(words);
    }
    // The form no longer offers a policy, and one that is sent all the same is refused.
    let page = browser.get(&edit).await;
    assert!(values(&page.text, "policy").is_empty());
    let other = fixed(&app.sign_in("compliance@demo.example").await).await;
    let sent = browser.post(&edit, form(&[("title", "決まった名前"), ("kind", "new"), ("policy", &other)])).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    usecase::audit::verify(&app.system(), &app.database.store).await.unwrap().unwrap();
}

/// Another policy, fixed; the id of its version.
async fn fixed(browser: &crate::support::Browser<'_>) -> String {
    let typed = form(&[("name", "別の方針"), ("weight.mark-or-isms", "10"), ("go", "fix")]);
    let answer = browser.post("/policies/new", typed).await;
    answer.header("location").trim_start_matches("/policies/").to_owned()
}

#[tokio::test]
async fn a_case_is_assessed_as_of_today_by_its_own_people() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let case = cases(&browser).await.remove(0);
    let back = format!("{case}/compare");
    let posted = browser.post(&format!("{case}/today"), form(&[("back", &back)])).await;
    assert_eq!(posted.header("location"), back);
    let elsewhere = browser.post(&format!("{case}/today"), form(&[("back", "//evil.example")])).await;
    assert_eq!(elsewhere.header("location"), "/");
    let reader = app.sign_in("compliance@demo.example").await;
    assert_eq!(reader.post(&format!("{case}/today"), "").await.status, StatusCode::FORBIDDEN);
}
