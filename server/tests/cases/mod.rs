mod get;
mod id;
pub(crate) mod new;

use usecase::{
    demo::seed,
    identity::{Cost, Password, Passwords},
};

use crate::support::{Browser, PASSWORD, TestApp, catalogue};

/// The application with the demo in it.
pub(crate) async fn demo() -> TestApp {
    let app = TestApp::new().await;
    let password = |_: &usecase::demo::DemoPerson| Password::chosen(PASSWORD).unwrap();
    let passwords = Passwords::new(Cost::LEAST).unwrap();
    seed(&app.system(), &app.database.store, catalogue(), &passwords, &password).await.unwrap();
    app
}

/// The addresses of the cases that the list links to, in order.
pub(crate) async fn cases(browser: &Browser<'_>) -> Vec<String> {
    let page = browser.get("/cases").await.text;
    let case = |href: &String| !href.ends_with("/compare") && !href.ends_with("/new");
    links(&page, "/cases/").into_iter().filter(case).collect()
}

/// Links that begin so, without what follows a question mark or a hash, each once.
pub(crate) fn links(page: &str, beginning: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in page.split("href=\"").skip(1) {
        let href = part.split('"').next().unwrap_or_default();
        let href = href.split(['?', '#']).next().unwrap_or_default();
        if href.starts_with(beginning) && !found.iter().any(|known| known == href) {
            found.push(href.to_owned());
        }
    }
    found
}
