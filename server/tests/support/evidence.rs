//! Forms with a file, and a world in which a vendor shows evidence to a hospital.

use axum::{
    body::Body,
    http::{Method, header},
};
use usecase::record::{OrganisationKind, Role};

use super::{Answer, Browser, ORIGIN, TestApp};

const BOUNDARY: &str = "----azukari-test";

/// A form with a file, in the making.
#[derive(Clone, Debug, Default)]
pub struct Form(Vec<u8>);

impl Form {
    /// What somebody fills in beside a file for a known document.
    pub fn for_document(document: &str, visibility: &str) -> Form {
        Form::default().text("document", document).text("visibility", visibility)
    }

    /// With a text.
    #[must_use]
    pub fn text(mut self, name: &str, text: &str) -> Form {
        self.0.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").bytes(),
        );
        self
    }

    /// With a file.
    #[must_use]
    pub fn file(mut self, name: &str, kind: &str, bytes: &[u8]) -> Form {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        self.0.extend(head.bytes());
        self.0.extend(bytes);
        self.0.extend(b"\r\n");
        self
    }

    /// Whole.
    pub fn bytes(mut self) -> Vec<u8> {
        self.0.extend(format!("--{BOUNDARY}--\r\n").bytes());
        self.0
    }

    /// Without its end, as where a line breaks.
    pub fn cut_off(self) -> Vec<u8> {
        self.0
    }
}

impl Browser<'_> {
    /// Sends a form with a file, from a page of ours.
    pub async fn upload(&self, path: &str, form: impl Into<Body>) -> Answer {
        let mut request = TestApp::request(Method::POST, path);
        *request.body_mut() = form.into();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}").parse().unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        request.headers_mut().insert(header::ORIGIN, ORIGIN.parse().unwrap());
        self.send(request).await
    }
}

/// A vendor's service with a published version, a document `isms` and a certificate that names it.
pub async fn published_service(vendor: &Browser<'_>) -> String {
    let service = vendor.service("架空カルテ").await;
    let fields = "revision=1&vendor.jurisdiction=JP&documents.0.id=isms&documents.0.title=ISMS+certificate\
        &certifications.0.scheme=isms&certifications.0.holder=vendor&certifications.0.source.document=isms\
        &certifications.0.valid_until=2027-01-10";
    vendor.post(&format!("/services/{service}/draft/facts-service"), fields).await;
    let published = vendor.post(&format!("/services/{service}/publish"), "revision=2").await;
    assert_eq!(published.header("location"), format!("/services/{service}/versions/1"), "{}", published.text);
    service
}

/// A hospital with an opened case over a service; the address of the service in it.
pub async fn hospital<'a>(app: &'a TestApp, name: &str, service: &str, roles: &[Role]) -> (Browser<'a>, String) {
    use usecase::{
        institution::{self, NewCase, Place, PolicyOf},
        record::CaseKind,
    };
    let organisation = app.organisation(OrganisationKind::Institution, &format!("{name}の病院")).await;
    app.person(organisation, name, roles).await;
    let store = &app.database.store;
    let ctx = app.member_ctx(organisation, OrganisationKind::Institution, &[Role::Procurement, Role::Compliance]);
    let new =
        NewCase {
            title: "電子カルテ".to_owned(), kind: CaseKind::New, edition: None, as_of: None, deadline: None
        };
    let case = institution::create_case(&ctx, store, super::catalogue(), new).await.unwrap().id;
    institution::set_places(&ctx, store, case, &[Place::Service(service.parse().unwrap())]).await.unwrap();
    let policy = br#"{"schema":"azukari.policy/1","id":"standard"}"#;
    let policy = institution::fix_policy(&ctx, store, super::catalogue(), PolicyOf::New("標準".to_owned()), policy)
        .await
        .unwrap();
    institution::choose_policy(&ctx, store, case, policy.id).await.unwrap();
    institution::open(&ctx, store, case).await.unwrap();
    (app.sign_in(name).await, format!("/cases/{case}/services/{service}"))
}
