use axum::http::StatusCode;

use crate::support::{ORIGIN, PASSWORD, TestApp};

const BACKUPS: &str = "answer.backups-taken.state";

#[tokio::test]
async fn whatever_is_typed_is_kept_letter_by_letter() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/facts-service");
    let form = "revision=1&go=list&as_of=%E3%81%8D%E3%81%AE%E3%81%86&vendor.jurisdiction=%3C%2Ftextarea%3E%3Cb%3E";
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("/services/{id}/draft"));
    let page = editor.get(&section).await;
    page.assert_holds("value=\"きのう\"");
    page.assert_holds("入力はすべて保存しました。公開の前に");
    page.assert_holds("href=\"#as_of\"");
    assert!(!page.text.contains("</textarea><b>"));
}

#[tokio::test]
async fn a_question_keeps_its_reason_and_markup_in_it_is_text() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/emergency-backup");
    let form = format!("revision=1&go=next&{BACKUPS}=no&answer.backups-taken.reason=%3C%2Ftextarea%3E%3Ci%3E");
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.header("location"), format!("/services/{id}/draft/exchange-line"));
    let page = editor.get(&section).await;
    assert!(!page.text.contains("</textarea><i>"), "a text area ends where we end it");
    page.assert_holds("&lt;/textarea&gt;&lt;i&gt;");
    page.assert_holds(&format!("id=\"{BACKUPS}.no\" name=\"{BACKUPS}\" value=\"no\" checked"));
}

#[tokio::test]
async fn two_people_at_one_question_both_see_both_texts() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/emergency-backup");
    editor.post(&section, format!("revision=1&go=list&{BACKUPS}=yes&answer.backups-taken.reason=A")).await;
    let answer = editor.post(&section, format!("revision=1&go=next&{BACKUPS}=no&answer.backups-taken.reason=B")).await;
    assert_eq!(answer.header("location"), format!("{section}?stale=1"));
    let page = editor.get(&format!("{section}?stale=1")).await;
    page.assert_holds("ほかの人が先に保存しました");
    page.assert_holds("もう一方の案");
    page.assert_holds("<dd class=\"rival__text\">B</dd>");
}

#[tokio::test]
async fn cards_are_added_and_removed_by_buttons() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/facts-sites");
    let form = "revision=1&sites.0.name=Tokyo&sites.0.country=JP&sites.0.roles=&sites.0.roles=primary&add=sites";
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.header("location"), format!("{section}?add=sites#sites.1"));
    let page = editor.get(&format!("{section}?add=sites")).await;
    page.assert_holds("name=\"sites.1.name\"");
    page.assert_holds("id=\"sites.1\"");
    let page = editor.get(&section).await;
    page.assert_holds("拠点 1：Tokyo");
    page.assert_holds("value=\"Tokyo\"");
    page.assert_holds("id=\"sites.0.roles.primary\" name=\"sites.0.roles\" value=\"primary\" checked");
    let form = "revision=2&remove=sites.0&sites.0.name=Tokyo&complete.sites=yes";
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.header("location"), format!("{section}#sites"));
    let page = editor.get(&section).await;
    page.assert_holds("value=\"yes\" selected");
    assert!(!editor.get(&section).await.text.contains("Tokyo"));
}

#[tokio::test]
async fn owners_of_owners_are_added_inside_them_and_everything_typed_stays() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/facts-vendor");
    let owner = "vendor.owners.0.name=Oya&vendor.owners.0.share=%EF%BC%96%EF%BC%90";
    let answer = editor.post(&section, format!("revision=1&{owner}&add=vendor.owners.0.owners")).await;
    let to = answer.header("location").to_owned();
    assert_eq!(to, format!("{section}?add=vendor.owners.0.owners#vendor.owners.0.owners.0"));
    let page = editor.get(to.split('#').next().unwrap()).await;
    page.assert_holds("name=\"vendor.owners.0.owners.0.jurisdiction\"");
    page.assert_holds("value=\"６０\"");
    let form = format!("revision=2&go=list&{owner}&vendor.owners.0.owners.0.jurisdiction=%E7%B1%B3%E5%9B%BD");
    editor.post(&section, form).await;
    editor.post(&section, "revision=3&go=list&vendor.jurisdiction=%EF%BC%AA%EF%BC%B0").await;
    let file = editor.get(&format!("/services/{id}/draft/export")).await;
    file.assert_holds("\"share\": 60");
    file.assert_holds("\"jurisdiction\": \"US\"");
    // What is no list of ours leads nowhere else.
    let odd = editor.post(&section, "revision=4&add=%0D%0AX%3A%20y&go=list").await;
    assert_eq!(odd.header("location"), format!("/services/{id}/draft"));
}

#[tokio::test]
async fn what_has_to_be_put_right_is_shown_at_once_with_the_way_on() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/facts-sites");
    let untouched = editor.get(&format!("/services/{id}/draft/facts-vendor")).await;
    untouched.assert_holds("架空カルテ");
    let form = "revision=1&go=next&sites.0.id=Tokyo%20A&sites.0.as_of.year=8&sites.0.as_of.month=4&sites.0.as_of.day=1";
    let answer = editor.post(&section, form).await;
    assert_eq!(answer.header("location"), format!("{section}?saved=1"));
    let page = editor.get(&format!("{section}?saved=1")).await;
    page.assert_holds("入力はすべて保存しました。公開の前に、次の2か所を直してください。");
    page.assert_holds("href=\"#sites.0.id\"");
    page.assert_holds("href=\"#sites.0.as_of\"");
    page.assert_holds("「8」は年として読めません。2026 か 令和8 のように入力してください。");
    page.assert_holds("value=\"Tokyo A\"");
    page.assert_holds("このまま次へ進む");
    // The fold opens where something is to be put right.
    page.assert_holds("<details open class=\"fold\"");
}

#[tokio::test]
async fn a_long_list_comes_in_parts_and_a_part_that_is_not_shown_stays() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/facts-sites");
    let sites: String = (0..60).map(|at| format!("&sites.{at}.name=S{at}&sites.{at}.country=JP")).collect();
    editor.post(&section, format!("revision=1&go=list{sites}&sites.55.country=XX")).await;
    let page = editor.get(&section).await;
    page.assert_holds("value=\"S49\"");
    assert!(!page.text.contains("value=\"S50\""));
    page.assert_holds("href=\"?from=sites.50#sites\"");
    page.assert_holds("href=\"?from=sites.55#sites.55.country\"");
    editor.get(&format!("{section}?from=sites.50")).await.assert_holds("value=\"S59\"");
    editor.post(&section, "revision=2&go=list&sites.0.name=First&sites.0.country=JP").await;
    editor.get(&format!("{section}?from=sites.50")).await.assert_holds("value=\"S59\"");
}

#[tokio::test]
async fn a_section_sent_after_the_session_ended_is_kept_however_long() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    let section = format!("/services/{id}/draft/emergency-backup");
    let long = "%E3%81%82".repeat(90_000);
    let form = format!("revision=1&go=list&answer.backups-taken.reason={long}");
    let refused = app.post_from(Some(ORIGIN), &section, form.clone()).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    refused.assert_holds("送ろうとした内容は、このページに残してあります");
    let encoded = |text: &str| text.replace('%', "%25").replace('&', "%26").replace('=', "%3D");
    let kept = format!("back={}&kept={}", section.replace('/', "%2F"), encoded(&form));
    let sign_in = format!("name=hanako%40example.jp&password={}&{kept}", PASSWORD.replace(' ', "+"));
    let resumed = app.post_from(Some(ORIGIN), "/sign-in", sign_in).await;
    assert_eq!(resumed.status, StatusCode::OK);
    assert!(resumed.text.contains(&"あ".repeat(90_000)));
    assert_eq!(editor.post(&section, form).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_invented_section_is_not_found() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = editor.service("架空カルテ").await;
    assert_eq!(editor.get(&format!("/services/{id}/draft/nothing")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(editor.get("/services/nothing/draft").await.status, StatusCode::NOT_FOUND);
}
