//! `azukari audit verify`, as somebody at the machine calls it.

use std::process::Command;

use store::{DatabaseUrl, testing::TestDatabase};
use usecase::record::OrganisationKind;

use crate::support::TestApp;

async fn verify(database: &TestDatabase) -> (Option<i32>, String, String) {
    let url = match &database.url {
        DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_azukari"));
    command.args(["audit", "verify", "--lang", "en"]).env("DATABASE_URL", url);
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn it_ends_with_1_and_names_the_first_line_that_was_touched() {
    let app = TestApp::new().await;
    for number in 0..4 {
        app.organisation(OrganisationKind::Vendor, &format!("架空{number}")).await;
    }
    let (code, said, _) = verify(&app.database).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("The audit trail is as it was written (4 lines)."), "{said}");

    let drops = match app.database.is_postgres() {
        true => vec!["DROP TRIGGER audit_entry_no_change ON audit_entry"],
        false => vec!["DROP TRIGGER audit_entry_no_update"],
    };
    app.database.tamper(&drops).await;
    app.database.tamper(&["UPDATE audit_entry SET details = '{}x' WHERE seq >= 3"]).await;
    let (code, said, _) = verify(&app.database).await;
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(said, "The audit trail is broken. Line 3: the line was changed after it was written.\n");

    app.database.tamper(&["DELETE FROM audit_head"]).await;
    let (code, said, errors) = verify(&app.database).await;
    assert_eq!((code, said.as_str()), (Some(2), ""), "{errors}");
    assert!(errors.contains("audit_head"), "{errors}");
}
