//! The application under test.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::catalogue::Catalogue;
use http_body_util::BodyExt as _;
use server::{AppState, settings::Settings};
use store::{Clock, testing::TestDatabase};
use tower::ServiceExt as _;
use usecase::IdSource;
use uuid::Uuid;

/// The host that requests are sent to.
pub const HOST: &str = "azukari.test";
/// The origin of our own pages.
pub const ORIGIN: &str = "http://azukari.test";

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
    _database: TestDatabase,
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
        let state = AppState::new(store, catalogue(), Arc::new(Noon), Arc::<Counted>::default(), settings.public_url);
        TestApp { router: server::router::router(state), _database: database }
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
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&body).into_owned() }
    }
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// A header that has to be there.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
    }

    /// Panics unless the page holds a text.
    #[track_caller]
    pub fn assert_holds(&self, text: &str) {
        assert!(self.text.contains(text), "{text:?} is not in:\n{}", self.text);
    }
}
