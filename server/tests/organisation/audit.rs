use axum::http::StatusCode;

use super::with_admin;

#[tokio::test]
async fn the_trail_reads_as_sentences_and_is_filtered() {
    let app = with_admin().await;
    let admin = app.sign_in("admin@example.jp").await;
    let page = admin.get("/organisation/audit").await;
    for words in [
        "メンバーを加えた（調達担当）",
        "組織を登録した",
        "プログラム",
        "2026年11月20日 21:00",
        "架空の jiro@example.jp",
    ] {
        page.assert_holds(words);
    }
    let lines = |text: &str| text.matches("<th scope=\"row\"").count();
    assert_eq!(lines(&page.text), 3, "{}", page.text);
    let filtered = admin.get("/organisation/audit?action=person_added&from=2026%2F11%2F20&until=").await;
    assert_eq!(lines(&filtered.text), 2);
    let later = admin.get("/organisation/audit?from=%E4%BB%A4%E5%92%8C8%E5%B9%B411%E6%9C%8821%E6%97%A5").await;
    later.assert_holds("当てはまる記録はありません");
    let unread = admin.get("/organisation/audit?from=soon").await;
    unread.assert_holds(r##"<a href="#from">"##);
    unread.assert_holds(r#"value="soon""#);
    admin.get_english("/organisation/audit").await.assert_holds("Added a member (Procurement)");
}

#[tokio::test]
async fn the_trail_goes_out_as_a_file_for_spreadsheets() {
    let app = with_admin().await;
    let admin = app.sign_in("admin@example.jp").await;
    let file = admin.get("/organisation/audit/export?action=person_added").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    assert!(file.header("content-disposition").contains("audit-2026-11-20.csv"));
    assert!(file.text.starts_with("\u{feff}番号,日時,"));
    assert_eq!(file.text.lines().count(), 3);
    file.assert_holds("2026-11-20T21:00:00+09:00");
    file.assert_holds(r#""{""roles"":[""procurement""]}""#);
    admin.get("/organisation/audit").await.assert_holds("監査証跡を書き出した");
}
