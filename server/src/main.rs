//! The program `azukari`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
