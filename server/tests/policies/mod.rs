use axum::http::StatusCode;

use crate::{
    cases::{
        demo, links,
        new::{form, value},
    },
    support::Browser,
};

/// The addresses of the fixed versions that the list shows.
async fn versions(browser: &Browser<'_>) -> Vec<String> {
    let page = browser.get("/policies").await.text;
    links(&page, "/policies/").into_iter().filter(|href| href.len() > 20).collect()
}

#[tokio::test]
async fn a_version_is_shown_in_words_and_as_the_bytes_of_its_file() {
    let app = demo().await;
    let browser = app.sign_in("compliance@demo.example").await;
    let version = versions(&browser).await.remove(0);
    let page = browser.get(&version).await;
    for words in ["標準の評価方針", "第1版", "法務 さくら", "認めない", "記録を保管する機器の置き場所", "12か月"]
    {
        page.assert_holds(words);
    }
    let file = browser.get(&format!("{version}/export")).await;
    assert_eq!(file.header("content-type"), "application/json");
    file.assert_holds("\"azukari.policy/1\"");
    page.assert_holds(&store::sha256(file.text.as_bytes()));
    browser.get_english(&version).await.assert_holds("Policy “標準の評価方針”, version 1");
}

#[tokio::test]
async fn a_draft_is_looked_at_then_fixed_once_and_the_version_before_stays() {
    let app = demo().await;
    let browser = app.sign_in("procurement@demo.example").await;
    let first = versions(&browser).await.remove(0);
    let id = first.trim_start_matches("/policies/");
    let page = browser.get(&format!("/policies/new?from={id}")).await;
    assert_eq!(value(&page.text, "weight.mark-or-isms"), "80");
    let wrong = form(&[("from", id), ("weight.mark-or-isms", "重い"), ("more-countries", "zz"), ("stale-months", "6")]);
    let wrong = browser.post("/policies/new", wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.assert_holds("value=\"重い\"");
    wrong.assert_holds("ZZは国のコードではありません");
    let typed = |go: &str| {
        form(&[
            ("from", id),
            ("weight.mark-or-isms", "９５"),
            ("country", "US"),
            ("audit-for-f", "yes"),
            ("failing-g", "judgement"),
            ("stale-months", "6"),
            ("go", go),
        ])
    };
    let look = browser.post("/policies/new", typed("check")).await;
    look.assert_holds("（前の版では：80）");
    look.assert_holds("（前の版では：12か月）");
    assert_eq!(versions(&browser).await.len(), 1, "looking fixes nothing");
    browser.post("/policies/new", typed("back")).await.assert_holds("value=\"９５\"");
    let fixed = browser.post("/policies/new", typed("fix")).await;
    let second = fixed.header("location").to_owned();
    assert_eq!(browser.post("/policies/new", typed("fix")).await.header("location"), second, "a second click");
    assert_eq!(versions(&browser).await.len(), 2);
    browser.get(&second).await.assert_holds("第2版");
    browser.get(&first).await.assert_holds(">80<");
    // Somebody who drafted from the old version in the meantime is told so, and keeps what they typed.
    let late = form(&[("from", id), ("weight.mark-or-isms", "1"), ("go", "fix")]);
    let late = browser.post("/policies/new", late).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    late.assert_holds("第2版が確定されました");
    assert_eq!(value(&late.text, "weight.mark-or-isms"), "1");
}

#[tokio::test]
async fn a_file_is_read_looked_at_and_becomes_a_policy() {
    let app = demo().await;
    let browser = app.sign_in("compliance@demo.example").await;
    let broken = browser.post("/policies/file", form(&[("name", "写し"), ("file", "{\"schema\":1,\"x\":<b>")])).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    broken.assert_holds("&lt;b&gt;");
    let version = versions(&browser).await.remove(0);
    let file = browser.get(&format!("{version}/export")).await.text;
    let look = browser.post("/policies/file", form(&[("name", "写し"), ("file", &file)])).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text);
    look.assert_holds("新しい方針の第1版です");
    assert_eq!(value(&look.text, "weight.place-of-storage"), "100");
    let unnamed = browser.post("/policies/new", form(&[("name", " "), ("go", "fix")])).await;
    assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = browser.post("/policies/new", form(&[("name", "標準の評価方針"), ("go", "fix")])).await;
    taken.assert_holds("同じ名前の方針があります");
    let fixed = browser.post("/policies/new", form(&[("name", "写し"), ("go", "fix")])).await;
    assert_eq!(fixed.status, StatusCode::SEE_OTHER);
    assert_eq!(versions(&browser).await.len(), 2);
}

#[tokio::test]
async fn another_institutions_policy_is_not_there() {
    let app = demo().await;
    let browser = app.sign_in("compliance@demo.example").await;
    let version = versions(&browser).await.remove(0);
    use usecase::record::{OrganisationKind, Role};
    let other = app.organisation(OrganisationKind::Institution, "別の架空病院").await;
    app.person(other, "other@example.jp", &[Role::Compliance, Role::Procurement]).await;
    let stranger = app.sign_in("other@example.jp").await;
    for path in [version.clone(), format!("{version}/export"), version.replace("/policies/", "/policies/new?from=")] {
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let id = version.trim_start_matches("/policies/");
    let posted = stranger.post("/policies/new", form(&[("from", id), ("go", "fix")])).await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
    stranger.get("/policies").await.assert_holds("確定した方針は、まだありません");
    let vendor = app.sign_in("vendor@demo.example").await;
    assert_eq!(vendor.get("/policies").await.status, StatusCode::NOT_FOUND);
}
