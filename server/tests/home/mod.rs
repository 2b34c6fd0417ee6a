use usecase::record::{OrganisationKind, Role};

use crate::{cases::demo, every_route::World, support::TestApp};

#[tokio::test]
async fn strangers_learn_what_this_is_and_how_to_sign_in() {
    let page = TestApp::new().await.get("/").await;
    page.assert_holds("診療の記録を、だれに預けるか。");
    page.assert_holds(r#"href="/sign-in" class="button""#);
    page.assert_holds(r#"href="/catalogue""#);
}

#[tokio::test]
async fn procurement_sees_what_is_due_first() {
    let app = demo().await;
    let page = app.sign_in("procurement@demo.example").await.get("/").await;
    page.assert_holds("2件の用事があります");
    page.assert_holds("回答を待っている事業者 1件");
    let at = |text: &str| page.text.find(text).unwrap_or_else(|| panic!("{text} is missing"));
    assert!(at("電子カルテのクラウド化") < at("画像とバックアップの預け先の更新"), "the earlier deadline comes first");
    let before = page.text.split(r#"" class="button">最初の用事を開く"#).next().unwrap();
    let first = before.rsplit('"').next().unwrap();
    assert!(first.starts_with("/cases/") && first.ends_with("/compare"), "{first}");
    assert!(!page.text.contains("/organisation/audit"));
}

#[tokio::test]
async fn administrators_find_the_trail_and_the_operator_that_all_is_well() {
    let app = demo().await;
    let page = app.sign_in("administrator@demo.example").await.get("/").await;
    page.assert_holds(r#"href="/organisation/audit""#);
    let page = app.sign_in("operator@demo.example").await.get("/").await;
    page.assert_holds("すべて動いています");
    page.assert_holds(r#"href="/organisation/audit""#);
    page.assert_holds("azukari audit verify");
    let compact: String = page.text.split_whitespace().collect();
    assert!(compact.contains("<dt>医療機関等</dt><dd>3</dd>") && compact.contains("<dt>受託事業者</dt><dd>14</dd>"));
}

#[tokio::test]
async fn a_vendor_sees_certificates_that_end_and_drafts_to_go_on_with() {
    let app = TestApp::new().await;
    let hanako = app.editor("hanako@example.jp").await;
    hanako.get("/").await.assert_holds("まずサービスに名前を付けて");
    let id = hanako.service("架空カルテ").await;
    let form = "revision=1&certifications.0.scheme=isms&certifications.0.valid_until=2026-12-01\
        &certifications.1.scheme=iso27017&certifications.1.valid_until=2030-12-01\
        &certifications.2.scheme=privacy-mark&certifications.2.valid_until=%E4%BB%A4%E5%92%8C8%E5%B9%B410%E6%9C%881%E6%97%A5";
    hanako.post(&format!("/services/{id}/draft/facts-certifications"), form).await;
    let page = hanako.get("/").await;
    page.assert_holds("3件の用事があります");
    page.assert_holds("2026年12月1日");
    page.assert_holds("期限が過ぎています");
    page.assert_holds("「架空カルテ」の下書きを続けて、公開する");
    assert!(!page.text.contains("2030"), "what ends in years is no task yet");
}

#[tokio::test]
async fn an_institution_hears_of_newer_versions_of_what_they_compare() {
    let world = World::new().await;
    let jiro = world.sign_in(OrganisationKind::Institution, Role::Procurement).await;
    jiro.get("/").await.assert_holds("新しいお知らせはありません");
    // The case was opened before the vendor published; then a dated fact turned.
    let hour = 3600 * 1000;
    let opened = format!("UPDATE selection_case SET opened_at = opened_at - {hour}");
    world.app.database.tamper(&[&opened]).await;
    let page = jiro.get("/").await;
    page.assert_holds("第2版を公開しました");
}
