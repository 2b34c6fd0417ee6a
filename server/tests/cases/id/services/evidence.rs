use axum::http::{Method, StatusCode, header};
use domain::evidence::testing::PDF;
use usecase::record::Role;

use crate::support::{
    Browser, TestApp,
    evidence::{Form, hospital, published_service},
};

/// A file of a service, seen so; its id.
async fn attached(vendor: &Browser<'_>, service: &str, visibility: &str) -> String {
    let form = Form::for_document("isms", visibility).file("登録証.pdf", "application/pdf", PDF);
    let sent = vendor.upload(&format!("/services/{service}/evidence"), form.bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    sent.header("location").split("#file-").nth(1).unwrap().to_owned()
}

/// The address of the only request that the vendor's page asks to answer.
async fn request(vendor: &Browser<'_>, service: &str) -> String {
    let page = vendor.get(&format!("/services/{service}/evidence")).await.text;
    let beginning = format!("/services/{service}/evidence/requests/");
    let rest = page.split(&beginning).nth(1).unwrap_or_else(|| panic!("no request in:\n{page}"));
    format!("{beginning}{}", rest.split('"').next().unwrap())
}

const PROCUREMENT: &[Role] = &[Role::Procurement];

#[tokio::test]
async fn a_shared_file_is_opened_and_the_vendor_told() {
    let app = TestApp::new().await;
    let vendor = app.editor("hanako@example.jp").await;
    let service = published_service(&vendor).await;
    let (buyer, place) = hospital(&app, "taro@example.jp", &service, PROCUREMENT).await;
    buyer.get(&format!("{place}/evidence")).await.assert_holds("まだ添えられていません");
    let file = attached(&vendor, &service, "shared").await;
    buyer.get(&place).await.assert_holds("根拠の資料を開く・閲覧を求める");
    buyer.get(&format!("{place}/evidence")).await.assert_holds("登録証.pdf");
    let opened = buyer.get(&format!("{place}/evidence/{file}")).await;
    assert_eq!((opened.status, opened.bytes.as_slice()), (StatusCode::OK, PDF));
    assert!(opened.header("content-disposition").starts_with("attachment; "));
    let mut again = TestApp::request(Method::GET, &format!("{place}/evidence/{file}"));
    again.headers_mut().insert(header::IF_NONE_MATCH, opened.header("etag").parse().unwrap());
    assert_eq!(buyer.send(again).await.status, StatusCode::NOT_MODIFIED);
    let listed = vendor.get(&format!("/services/{service}/evidence")).await;
    assert_eq!(listed.text.matches("<td>taro@example.jpの病院</td>").count(), 2, "every opening is listed");
    listed.assert_holds("2026年11月20日 21:00");
    let trail = app.database.store.audit_after(0, 10_000).await.unwrap();
    let noted = trail.iter().filter(|line| line.action == "evidence_opened" && line.subject_id == file);
    assert_eq!(noted.count(), 2);
}

#[tokio::test]
async fn a_file_after_an_nda_is_asked_for_granted_with_its_date_and_taken_back() {
    let app = TestApp::new().await;
    let vendor = app.editor("hanako@example.jp").await;
    let service = published_service(&vendor).await;
    let (buyer, place) = hospital(&app, "taro@example.jp", &service, PROCUREMENT).await;
    let file = attached(&vendor, &service, "after-nda").await;
    let at = format!("{place}/evidence/{file}");
    let list = format!("{place}/evidence");
    let closed = buyer.get(&at).await;
    assert_eq!((closed.status, closed.bytes.len()), (StatusCode::SEE_OTHER, 0));
    let page = buyer.get(&list).await;
    page.assert_holds("秘密保持契約のあとに開ける資料です");
    assert!(!page.text.contains("登録証"), "the name is for those who may open it");

    let long = format!("reason={}", "a".repeat(501));
    assert_eq!(buyer.post(&at, long).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(buyer.post(&at, "reason=%E9%81%B8%E5%AE%9A").await.status, StatusCode::SEE_OTHER);
    buyer.get(&list).await.assert_holds("事業者の答えを待っています");
    let asked = vendor.get(&format!("/services/{service}/evidence")).await;
    asked.assert_holds("taro@example.jpの病院から「ISMS certificate」");
    asked.assert_holds("理由：選定");
    let answer = request(&vendor, &service).await;
    for date in ["", "2026-11-21", "soon"] {
        let refused = vendor.post(&answer, format!("answer=grant&nda_on-x={date}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{date}");
        refused.assert_holds("秘密保持契約の日付を");
    }
    assert_eq!(buyer.get(&at).await.status, StatusCode::SEE_OTHER);
    assert_eq!(vendor.post(&answer, "answer=grant&nda_on-x=2026-11-01").await.status, StatusCode::SEE_OTHER);
    assert_eq!(buyer.get(&at).await.bytes, PDF);
    vendor.get(&format!("/services/{service}/evidence")).await.assert_holds("秘密保持契約 2026年11月1日");

    vendor.post(&answer, "answer=refuse").await;
    assert_eq!(buyer.get(&at).await.status, StatusCode::SEE_OTHER);
    buyer.get(&list).await.assert_holds("もう一度求める");
}

#[tokio::test]
async fn who_may_see_is_decided_file_by_file() {
    let app = TestApp::new().await;
    let vendor = app.editor("hanako@example.jp").await;
    let service = published_service(&vendor).await;
    let (buyer, place) = hospital(&app, "taro@example.jp", &service, PROCUREMENT).await;
    let (reader, its_place) = hospital(&app, "yomu@example.jp", &service, &[Role::Reader]).await;
    let file = attached(&vendor, &service, "on-site").await;
    let at = format!("{place}/evidence/{file}");
    assert_eq!(buyer.get(&at).await.status, StatusCode::SEE_OTHER);
    buyer.get(&format!("{place}/evidence")).await.assert_holds("事業者の事業所で閲覧できます");
    buyer.post(&at, "reason=").await;
    let listed = vendor.get(&format!("/services/{service}/evidence")).await;
    listed.assert_holds("いま答えを待っている依頼はありません");
    let change = format!("/services/{service}/evidence/{file}");
    assert_eq!(vendor.post(&change, "act=visibility&visibility=all").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(buyer.get(&at).await.status, StatusCode::SEE_OTHER);
    vendor.post(&change, "act=visibility&visibility=shared").await;
    assert_eq!(buyer.get(&at).await.bytes, PDF);
    let refused = reader.get(&format!("{its_place}/evidence/{file}")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "a reader looks at the list only");
    reader.get(&format!("{its_place}/evidence")).await.assert_holds("調達と法務の担当の方");
    // Without a case that includes the service there is nothing, whatever the address.
    let elsewhere = at.replace(place.split('/').nth(2).unwrap(), its_place.split('/').nth(2).unwrap());
    assert_eq!(buyer.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
}
