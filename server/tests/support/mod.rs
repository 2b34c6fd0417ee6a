//! The application under test.

pub mod evidence;

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::{catalogue::Catalogue, text::Lang};
use http_body_util::BodyExt as _;
use server::{
    AppState,
    settings::{PublicUrl, Settings},
};
use store::{
    Clock, Store,
    testing::{Statements, TestDatabase, TestEvidence},
};
use tower::ServiceExt as _;
use usecase::{
    Actor, Ctx, IdSource, Member,
    identity::{self, Cost, NewPerson, Password, Passwords},
    record::{OrganisationId, OrganisationKind, PersonId, Role},
};
use uuid::Uuid;

/// The host that requests are sent to.
pub const HOST: &str = "azukari.test";
/// The origin of our own pages.
pub const ORIGIN: &str = "http://azukari.test";

/// The password of everybody.
pub const PASSWORD: &str = "correct horse battery";

/// The catalogue, loaded once for all tests.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::bundled().unwrap())
}

/// A time that stands still.
#[derive(Debug)]
struct Noon;

impl Clock for Noon {
    fn now(&self) -> jiff::Timestamp {
        "2026-11-20T12:00:00Z".parse().unwrap()
    }
}

/// Ids in order.
#[derive(Debug, Default)]
struct Counted(AtomicU64);

impl IdSource for Counted {
    fn new_id(&self) -> Uuid {
        Uuid::from_u64_pair(0, self.0.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

/// The application over a database.
pub struct TestApp {
    router: Router,
    pub database: Arc<TestDatabase>,
    pub evidence: Arc<TestEvidence>,
    passwords: Passwords,
    ids: Arc<Counted>,
}

impl TestApp {
    /// As it stands after `azukari serve` on an empty folder.
    pub async fn new() -> Self {
        Self::over(TestDatabase::fresh().await, None)
    }

    /// Behind a proxy, known to people under an address of its own.
    pub async fn behind(public_url: &str) -> Self {
        Self::over(TestDatabase::fresh().await, Some(public_url))
    }

    /// Over a database without tables.
    pub async fn unmigrated() -> Self {
        Self::over(TestDatabase::empty().await, None)
    }

    fn over(database: TestDatabase, public_url: Option<&str>) -> Self {
        let settings =
            Settings::read(|name| public_url.filter(|_| name == "AZUKARI_PUBLIC_URL").map(str::to_owned)).unwrap();
        let store = database.store.clone();
        let ids = Arc::<Counted>::default();
        let (database, evidence) = (Arc::new(database), Arc::new(TestEvidence::fresh()));
        Self::serving(store, database, evidence, Passwords::new(Cost::LEAST).unwrap(), ids, settings.public_url)
    }

    fn serving(
        store: Store,
        database: Arc<TestDatabase>,
        evidence: Arc<TestEvidence>,
        passwords: Passwords,
        ids: Arc<Counted>,
        public_url: Option<PublicUrl>,
    ) -> Self {
        let state = AppState::new(
            store,
            evidence.files.clone(),
            catalogue(),
            Arc::new(Noon),
            ids.clone(),
            passwords.clone(),
            public_url,
        );
        TestApp { router: server::router::router(state), database, evidence, passwords, ids }
    }

    /// The same application over the same database, through a connection whose statements are noted.
    pub async fn counted(&self) -> (TestApp, Statements) {
        let (store, statements) = self.database.counted().await;
        let (database, evidence) = (self.database.clone(), self.evidence.clone());
        let app = Self::serving(store, database, evidence, self.passwords.clone(), self.ids.clone(), None);
        (app, statements)
    }

    /// The program itself, calling a use case.
    pub fn system(&self) -> Ctx {
        let (actor, request_id) = (Actor::System, Uuid::nil());
        Ctx { now: Noon.now(), actor, lang: Lang::Ja, request_id, new_id: self.ids.clone() }
    }

    /// Somebody of an organisation, calling a use case.
    pub fn member_ctx(&self, organisation: OrganisationId, kind: OrganisationKind, roles: &[Role]) -> Ctx {
        let (person, roles) = (PersonId(Uuid::nil()), roles.iter().copied().collect());
        self.system().acting(Actor::Member(Member { person, organisation, kind, roles }))
    }

    /// An organisation.
    pub async fn organisation(&self, kind: OrganisationKind, name: &str) -> OrganisationId {
        identity::create_organisation(&self.system(), &self.database.store, kind, name).await.unwrap().id
    }

    /// A member, who signs in as `name` with [`PASSWORD`].
    pub async fn person(&self, organisation: OrganisationId, name: &str, roles: &[Role]) {
        let new = NewPerson {
            sign_in_name: name.parse().unwrap(),
            display_name: format!("架空の {name}"),
            password: Password::chosen(PASSWORD).unwrap(),
            roles: roles.iter().copied().collect(),
        };
        let store = &self.database.store;
        identity::add_person(&self.system(), store, &self.passwords, organisation, new).await.unwrap();
    }

    /// An editor and publisher of a vendor of their own, signed in.
    pub async fn editor(&self, name: &str) -> Browser<'_> {
        let vendor = self.organisation(OrganisationKind::Vendor, &format!("{name} の会社")).await;
        self.person(vendor, name, &[Role::Editor, Role::Publisher]).await;
        self.sign_in(name).await
    }

    /// Signs in; what later requests have to carry.
    pub async fn sign_in(&self, name: &str) -> Browser<'_> {
        let form = format!("name={}&password={}", name.replace('@', "%40"), PASSWORD.replace(' ', "+"));
        let answer = self.post_from(Some(ORIGIN), "/sign-in", form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        Browser { app: self, cookie: answer.cookie() }
    }

    /// A page, in Japanese.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Self::request(Method::GET, path)).await
    }

    /// A page, in English.
    pub async fn get_english(&self, path: &str) -> Answer {
        let mut request = Self::request(Method::GET, path);
        request.headers_mut().insert(header::COOKIE, "other=1; azukari_lang=en".parse().unwrap());
        self.send(request).await
    }

    /// A form, sent from a page of ours.
    pub async fn post(&self, path: &str, form: &'static str) -> Answer {
        self.post_from(Some(ORIGIN), path, form).await
    }

    /// A page, or an empty form.
    pub async fn post_or_get(&self, method: &Method, path: &str) -> Answer {
        if *method == Method::GET { self.get(path).await } else { self.post(path, "").await }
    }

    /// A form, sent from wherever.
    pub async fn post_from(&self, origin: Option<&str>, path: &str, form: impl Into<Body>) -> Answer {
        let mut request = Self::request(Method::POST, path);
        *request.body_mut() = form.into();
        let kind = "application/x-www-form-urlencoded".parse().unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        if let Some(origin) = origin {
            request.headers_mut().insert(header::ORIGIN, origin.parse().unwrap());
        }
        self.send(request).await
    }

    /// A request without anything in it.
    pub fn request(method: Method, path: &str) -> Request<Body> {
        Request::builder().method(method).uri(path).header(header::HOST, HOST).body(Body::empty()).unwrap()
    }

    /// Sends a request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, bytes: body.to_vec(), text }
    }
}

/// Somebody who has signed in, and their browser.
pub struct Browser<'a> {
    app: &'a TestApp,
    pub cookie: String,
}

impl<'a> Browser<'a> {
    /// Somebody who signed in elsewhere, before the same database.
    pub fn with(app: &'a TestApp, cookie: String) -> Self {
        Browser { app, cookie }
    }

    /// Somebody who has not signed in.
    pub fn nobody(app: &'a TestApp) -> Self {
        Browser { app, cookie: "other=1".to_owned() }
    }

    /// A page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(TestApp::request(Method::GET, path)).await
    }

    /// A page, in English.
    pub async fn get_english(&self, path: &str) -> Answer {
        let mut request = TestApp::request(Method::GET, path);
        let cookie = format!("{}; azukari_lang=en", self.cookie);
        request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        self.app.send(request).await
    }

    /// A new service; its id.
    pub async fn service(&self, name: &str) -> String {
        let bytes = name.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let answer = self.post("/services", format!("name={bytes}")).await;
        let to = answer.header("location");
        to.trim_start_matches("/services/").trim_end_matches("/draft").to_owned()
    }

    /// A form, sent from a page of ours.
    pub async fn post(&self, path: &str, form: impl Into<Body>) -> Answer {
        let mut request = TestApp::request(Method::POST, path);
        *request.body_mut() = form.into();
        let kind = "application/x-www-form-urlencoded".parse().unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        request.headers_mut().insert(header::ORIGIN, ORIGIN.parse().unwrap());
        self.send(request).await
    }

    /// A request with the session's cookie.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        request.headers_mut().insert(header::COOKIE, self.cookie.parse().unwrap());
        self.app.send(request).await
    }
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub text: String,
}

impl Answer {
    /// A header that has to be there.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
    }

    /// The session cookie that is set, as a browser sends it back.
    #[track_caller]
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// Panics unless the page holds a text.
    #[track_caller]
    pub fn assert_holds(&self, text: &str) {
        assert!(self.text.contains(text), "{text:?} is not in:\n{}", self.text);
    }
}
