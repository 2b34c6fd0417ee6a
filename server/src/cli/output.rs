//! Standard output. A reader that goes away early (`| head`) is no error.

use std::io::{self, Write};

use serde::Serialize;

use super::Outcome;

/// Prints text.
pub(super) fn print(text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Outcome::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => {
            eprintln!("azukari: {error}");
            Outcome::Bad
        }
    }
}

/// Prints a value as indented JSON with a line feed at the end.
pub(super) fn print_json(value: &impl Serialize) -> Outcome {
    match serde_json::to_string_pretty(value) {
        Ok(text) => print(&(text + "\n")),
        Err(error) => {
            eprintln!("azukari: {error}");
            Outcome::Bad
        }
    }
}
