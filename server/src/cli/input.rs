//! Files named on the command line.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use domain::read::MOST_BYTES;
use domain::text::Lang;

/// A file that cannot be opened or read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}", path = .path.display())]
pub(super) struct InputError {
    path: PathBuf,
    source: io::Error,
}

impl InputError {
    /// The error as a line for a person, with the way out.
    pub(super) fn line(&self, lang: Lang) -> String {
        match (lang, self.source.kind()) {
            (Lang::Ja, io::ErrorKind::NotFound) => format!("{}: ファイルが見つかりません。", self.path.display()),
            (Lang::Ja, _) => format!("{}: 読めません（{}）。", self.path.display(), self.source),
            (Lang::En, io::ErrorKind::NotFound) => format!("{}: there is no such file.", self.path.display()),
            (Lang::En, _) => format!("{}: cannot be read ({}).", self.path.display(), self.source),
        }
    }
}

/// The bytes of a file, or of standard input for `-`: one more than the limit at most, so that a file of any size costs
/// no more than the largest one accepted.
pub(super) fn read_limited(path: &Path) -> Result<Vec<u8>, InputError> {
    let fail = |source| InputError { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let limit = MOST_BYTES as u64 + 1;
    if path == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(fail)?;
    } else {
        File::open(path).map_err(fail)?.take(limit).read_to_end(&mut bytes).map_err(fail)?;
    }
    Ok(bytes)
}
