//! The buttons of a section that do more than save it.
use axum::http::StatusCode;
use usecase::record::{OrganisationKind, Role};

use crate::support::{Browser, TestApp};

const PLAN: &str = "answer.restore-tested.state=planned&answer.restore-tested.planned_for=2026-03-31";

/// A published service whose answers on backups have aged.
async fn last_years(editor: &Browser<'_>) -> String {
    let id = editor.service("架空カルテ").await;
    let facts = "revision=1&vendor.jurisdiction=JP&service.media=network";
    editor.post(&format!("/services/{id}/draft/facts-service"), facts).await;
    let certificate = "revision=2&certifications.0.scheme=isms&certifications.0.valid_until=2026-09-30";
    editor.post(&format!("/services/{id}/draft/facts-certifications"), certificate).await;
    let answers = format!("revision=3&answer.backups-taken.state=yes&{PLAN}");
    editor.post(&format!("/services/{id}/draft/emergency-backup"), answers).await;
    let published = editor.post(&format!("/services/{id}/publish"), "revision=4").await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text);
    id
}

#[tokio::test]
async fn what_has_passed_is_named_and_what_has_not_changed_is_confirmed_with_one_button() {
    let app = TestApp::new().await;
    let editor = app.editor("hanako@example.jp").await;
    let id = last_years(&editor).await;
    let list = editor.get("/services").await;
    list.assert_holds("2026年9月30日に期限が切れました");
    list.assert_holds(&format!("/services/{id}/draft/facts-certifications#certifications.0"));
    list.assert_holds("未回答 ");
    let here = format!("/services/{id}/draft/emergency-backup");
    let page = editor.get(&here).await;
    page.assert_holds("前回から変わらない回答 1件を、今日の日付で確かめる");
    page.assert_holds("2026年3月31日の予定としたままです。その日を過ぎました。");

    // What was typed in the same moment is saved, and an answer changed by it is not confirmed.
    let typed = format!("revision=4&go=confirm&answer.backups-taken.state=yes&{PLAN}&answer.backup-isolated.state=no");
    let confirmed = editor.post(&here, typed).await;
    assert_eq!(confirmed.header("location"), format!("{here}?said=confirmed"));
    let page = editor.get(&format!("{here}?said=confirmed")).await;
    page.assert_holds("変わらない回答を、今日の日付で確かめました。");
    assert!(!page.text.contains("value=\"confirm\""), "nothing is left to confirm");
    page.assert_holds("第1版（2026年11月20日）の回答");
    let file = editor.get(&format!("/services/{id}/draft/export")).await;
    file.assert_holds("\"as_of\": \"2026-11-20\"");
    assert_eq!(file.text.matches("2026-11-20").count(), 1, "{}", file.text);
    editor.get_english(&here).await.assert_holds("Still planned for");

    let check = editor.get(&format!("/services/{id}/self-check")).await;
    check.assert_holds("2026年9月30日に期限が切れました");
    check.assert_holds("「予定」は点数を上げませんが、時期がわかるので、病院は条件として扱えます。");
}

#[tokio::test]
async fn a_colleague_is_asked_for_a_section_and_answers_it() {
    let app = TestApp::new().await;
    let vendor = app.organisation(OrganisationKind::Vendor, "カワセミ（架空）").await;
    app.person(vendor, "hanako@example.jp", &[Role::Editor, Role::Publisher]).await;
    app.person(vendor, "jiro@example.jp", &[Role::Editor]).await;
    app.person(vendor, "reader@example.jp", &[Role::Reader]).await;
    let (hanako, jiro) = (app.sign_in("hanako@example.jp").await, app.sign_in("jiro@example.jp").await);
    let id = hanako.service("架空カルテ").await;
    let here = format!("/services/{id}/draft/facts-sites");
    let page = hanako.get(&here).await;
    page.assert_holds("この節を担当に頼む");
    let person = page.text.split("<option value=\"").find_map(|part| {
        let (value, rest) = part.split_once('"')?;
        rest.contains("架空の jiro@example.jp").then(|| value.to_owned())
    });
    let person = person.unwrap_or_else(|| panic!("jiro is not offered: {}", page.text));
    assert!(!page.text.contains("架空の reader@example.jp</option>"), "a reader cannot write");
    let asked = hanako.post(&here, format!("revision=1&go=ask&owner={person}&sites.0.name=Tokyo")).await;
    assert_eq!(asked.header("location"), format!("{here}?said=asked"));
    hanako.get(&format!("/services/{id}/draft")).await.assert_holds("担当：架空の jiro@example.jp");

    let page = jiro.get(&here).await;
    page.assert_holds("value=\"Tokyo\"");
    page.assert_holds("この節は書き終えた");
    let written = jiro.post(&here, "revision=2&go=written&sites.0.name=Tokyo&sites.0.country=JP").await;
    assert_eq!(written.header("location"), format!("{here}?said=written"));
    hanako.get(&format!("/services/{id}/draft")).await.assert_holds("架空の jiro@example.jp（書き終えました）");

    for nobody in ["nonsense", "00000000-0000-0000-0000-00000000ffff"] {
        let refused = hanako.post(&here, format!("revision=3&go=ask&owner={nobody}")).await;
        assert_eq!(refused.header("location"), format!("{here}?said=not-a-colleague"));
    }
    hanako.get(&format!("{here}?said=not-a-colleague")).await.assert_holds("その方には頼めません");
    let reader = app.sign_in("reader@example.jp").await;
    let forbidden = reader.post(&here, format!("revision=3&go=ask&owner={person}")).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
}
