//! The command line. Exit codes everywhere: 0 done, 1 a check found something, 2 bad input or usage.

mod args;
mod assess;
mod audit;
mod boundary;
mod catalogue;
mod input;
mod output;
mod schema;
mod serve;

use std::process::ExitCode;

use clap::Parser;

pub use args::{AssessArgs, BoundaryArgs, CatalogueArgs, Format, Language, SchemaArgs, SchemaName};
use args::{AuditCommand, Cli, Command};

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, with or without findings.
    Done,
    /// A check found something.
    Found,
    /// The input or the call cannot be used, or the program cannot do its work.
    Bad,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Found => ExitCode::from(1),
            Outcome::Bad => ExitCode::from(2),
        }
    }
}

/// Runs the command the program was called with.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // clap's own choice of stream; help is no error. There is nothing left to do where printing fails.
            let _ = error.print();
            return if error.use_stderr() { Outcome::Bad } else { Outcome::Done }.into();
        }
    };
    match cli.command {
        Command::Serve(args) => serve::serve(args),
        Command::Migrate(args) => serve::migrate(args),
        Command::Assess(args) => assess::run(args),
        Command::Catalogue(args) => catalogue::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Audit(AuditCommand::Verify(args)) => audit::verify(args),
        Command::Boundary(args) => boundary::run(args),
    }
    .into()
}
