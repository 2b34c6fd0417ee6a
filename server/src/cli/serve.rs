//! `azukari serve` and `azukari migrate`: the commands that need a database.

use std::{error::Error, future::Future, io::IsTerminal as _};

use store::Store;
use tracing_subscriber::EnvFilter;

use super::{
    Outcome,
    args::{MigrateArgs, ServeArgs},
};
use crate::{serve::ServeError, settings::Settings};

pub(super) fn serve(args: ServeArgs) -> Outcome {
    with_settings(|settings| crate::serve::serve(settings, args.demo, args.lang.into()))
}

pub(super) fn migrate(_args: MigrateArgs) -> Outcome {
    with_settings(|settings| async move {
        let store = Store::connect(&settings.database).await?;
        store.migrate().await?;
        store.close().await?;
        println!("{}", settings.database);
        Ok(())
    })
}

fn with_settings<F: Future<Output = Result<(), ServeError>>>(work: impl FnOnce(Settings) -> F) -> Outcome {
    let settings = match Settings::from_env() {
        Ok(settings) => settings,
        Err(error) => return fail(&error),
    };
    let filter = EnvFilter::try_from_env("AZUKARI_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,memory_serve=warn,sea_orm_migration=warn"));
    let colors = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colors).init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    match runtime.block_on(work(settings)) {
        Ok(()) => Outcome::Done,
        Err(error) => fail(&error),
    }
}

/// The operator sees the whole chain: what failed, and why.
pub(super) fn fail(error: &dyn Error) -> Outcome {
    eprintln!("azukari: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  {error}");
        cause = error.source();
    }
    Outcome::Bad
}
