//! What `make bench` needs beside the program itself (`.ci/bench`). Not shipped.
//!
//! `bench fill COUNT` fills the demo's database with COUNT services that are published and assessed, and prints the ids
//! of what is to be looked at. `bench still FOLDER` serves the files of a folder through the program's own router.
//! Both take the program's settings.

mod fill;
mod still;

use std::{error::Error, process::ExitCode};

use domain::catalogue::Catalogue;
use server::settings::Settings;
use store::Store;

type Anything<T> = Result<T, Box<dyn Error + Send + Sync>>;

async fn run(arguments: &[&str]) -> Anything<()> {
    let settings = Settings::from_env()?;
    let catalogue: &'static Catalogue = Box::leak(Box::new(Catalogue::bundled()?));
    let store = Store::connect(&settings.database).await?;
    match arguments {
        ["fill", count] => fill::fill(&store, catalogue, count.parse()?).await,
        ["still", folder] => still::serve(&settings, store, catalogue, folder).await,
        _ => Err("say `bench fill COUNT` or `bench still FOLDER`".into()),
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
