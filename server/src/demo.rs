//! `azukari serve --demo`: made-up institutions and vendors in an empty database, and how to sign in to them.

use std::io::Write as _;

use domain::text::Lang;
use usecase::{
    Actor, Ctx,
    demo::{DemoPasswords, SIGN_IN_NAMES, SeedError, Seeded, seed},
    identity::Password,
};
use uuid::Uuid;

use crate::AppState;

/// The passwords, in the order of the sign-in names. The demo guards nothing: whoever starts it reads them on the screen.
const PASSWORDS: [&str; 4] =
    ["azukari-demo-vendor", "azukari-demo-procurement", "azukari-demo-compliance", "azukari-demo-operator"];

/// Fills an empty database. Says whether the database is a demo: a filled one stays as it is, and is one only if it was
/// one before.
pub(crate) async fn fill(state: &AppState, lang: Lang) -> Result<bool, SeedError> {
    let [vendor, procurement, compliance, operator] = PASSWORDS.map(Password::typed);
    let chosen = DemoPasswords { vendor, procurement, compliance, operator };
    let ctx =
        Ctx { now: state.clock.now(), actor: Actor::System, lang, request_id: Uuid::nil(), new_id: state.ids.clone() };
    match seed(&ctx, &state.store, state.catalogue, &state.passwords, &chosen).await? {
        Seeded::Done { .. } => Ok(true),
        Seeded::NotEmpty => Ok(state.store.credentials(SIGN_IN_NAMES[1]).await?.is_some()),
    }
}

/// The four sign-ins, one a line. Standard output may be closed; the server runs all the same.
pub(crate) fn announce(is_demo: bool, lang: Lang) {
    let mut lines = match (is_demo, lang) {
        (true, Lang::Ja) => "デモのサインイン（どの組織も人も架空です）：\n".to_owned(),
        (true, Lang::En) => "Sign-ins of the demo (all people and organisations are made up):\n".to_owned(),
        (false, Lang::Ja) => "データベースが空ではないので、デモの内容は入れていません。\n".to_owned(),
        (false, Lang::En) => "The database is not empty: the demo was not filled in.\n".to_owned(),
    };
    if is_demo {
        for ((name, password), role) in SIGN_IN_NAMES.iter().zip(PASSWORDS).zip(roles(lang)) {
            lines.push_str(&format!("  {name}  {password}  {role}\n"));
        }
    }
    let _ = std::io::stdout().write_all(lines.as_bytes());
}

fn roles(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Ja => ["事業者", "医療機関・調達", "医療機関・法務", "運営"],
        Lang::En => ["vendor", "hospital, procurement", "hospital, compliance", "operator"],
    }
}
