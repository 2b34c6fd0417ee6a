//! `azukari serve --demo`: made-up institutions and vendors in an empty database, and how to sign in to them.

use std::io::Write as _;

use domain::text::Lang;
use usecase::{
    Actor, Ctx,
    demo::{DemoPerson, PEOPLE, SeedError, Seeded, seed},
    identity::Password,
};
use uuid::Uuid;

use crate::AppState;

/// How many of the people the demo is about; the others stand for one role each.
const LEADING: usize = 4;

/// A password: the name before the address. The demo guards nothing: whoever starts it reads them on the screen.
fn password_of(person: &DemoPerson) -> String {
    let name = person.sign_in_name.split('@').next().unwrap_or_default();
    format!("azukari-demo-{name}")
}

/// Fills an empty database. Says whether the database is a demo: a filled one stays as it is, and is one only if it was
/// one before.
pub(crate) async fn fill(state: &AppState, lang: Lang) -> Result<bool, SeedError> {
    let password = |person: &DemoPerson| Password::typed(&password_of(person));
    let ctx =
        Ctx { now: state.clock.now(), actor: Actor::System, lang, request_id: Uuid::nil(), new_id: state.ids.clone() };
    match seed(&ctx, &state.store, state.catalogue, &state.passwords, &password).await? {
        Seeded::Done { .. } => Ok(true),
        Seeded::NotEmpty => Ok(state.store.credentials(PEOPLE[0].sign_in_name).await?.is_some()),
    }
}

/// The sign-ins, one a line. Standard output may be closed; the server runs all the same.
pub(crate) fn announce(is_demo: bool, lang: Lang) {
    let mut lines = match (is_demo, lang) {
        (true, Lang::Ja) => "デモのサインイン（どの組織も人も架空です）：\n".to_owned(),
        (true, Lang::En) => "Sign-ins of the demo (all people and organisations are made up):\n".to_owned(),
        (false, Lang::Ja) => "データベースが空ではないので、デモの内容は入れていません。\n".to_owned(),
        (false, Lang::En) => "The database is not empty: the demo was not filled in.\n".to_owned(),
    };
    if is_demo {
        let (leading, others) = PEOPLE.split_at(LEADING);
        for person in leading {
            lines.push_str(&line(person, lang));
        }
        lines.push_str(match lang {
            Lang::Ja => "役割を一つだけ持つ人：\n",
            Lang::En => "With one role each:\n",
        });
        for person in others {
            lines.push_str(&line(person, lang));
        }
    }
    let _ = std::io::stdout().write_all(lines.as_bytes());
}

fn line(person: &DemoPerson, lang: Lang) -> String {
    let words = app::role_words(lang, person.kind, person.roles);
    format!("  {}  {}  {words}\n", person.sign_in_name, password_of(person))
}
