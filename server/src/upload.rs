//! Forms with a file (`multipart/form-data`), read as they come: texts are kept, the file goes on chunk by chunk.

use std::future::Future;

use axum::{
    extract::{FromRequest as _, Multipart, Request, multipart::Field},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
};

use crate::error::Problem;

/// The most parts of a form.
const MOST_PARTS: usize = 16;
/// The most bytes of a text.
const LONGEST_TEXT: usize = 4096;

/// Where a file goes.
pub(crate) trait Sink: Send {
    /// Takes the next bytes.
    fn take(&mut self, chunk: &[u8]) -> impl Future<Output = Result<(), Problem>> + Send;
}

/// What a form with a file held, its file aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    /// The texts, in the order of the form.
    pub texts: Vec<(String, String)>,
    /// What the sender called the file; nothing where the form came without one.
    pub file_name: Option<String>,
}

impl Sent {
    /// What was typed or chosen under a name; empty where nothing was.
    pub fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    }
}

/// Why a form with a file could not be read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unread {
    /// It is none, it ends too early, or it has parts that no page of ours sends.
    Broken,
    /// It is larger than any file that is taken in.
    TooLarge,
    /// The file could not be put where it goes.
    Problem(Problem),
}

impl From<Problem> for Unread {
    fn from(problem: Problem) -> Self {
        Unread::Problem(problem)
    }
}

/// Whether a request brings such a form.
pub(crate) fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("multipart/form-data")
}

/// Reads a form to its end. Its first file goes to `sink`; a form has one file, and a second is refused.
///
/// # Errors
/// When it cannot be read or is too large, or the file cannot be put where it goes.
pub(crate) async fn read(request: Request, sink: &mut impl Sink) -> Result<Sent, Unread> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Unread::Broken)?;
    let mut sent = Sent::default();
    let mut parts = 0;
    while let Some(mut part) = form.next_field().await.map_err(unread)? {
        parts += 1;
        if parts > MOST_PARTS {
            return Err(Unread::Broken);
        }
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file_name) = part.file_name().map(str::to_owned) else {
            sent.texts.push((name, text(&mut part).await?));
            continue;
        };
        let mut any = false;
        while let Some(chunk) = part.chunk().await.map_err(unread)? {
            any |= !chunk.is_empty();
            if sent.file_name.is_some() && any {
                return Err(Unread::Broken);
            }
            sink.take(&chunk).await?;
        }
        // Browsers send a part without name and content where no file was chosen.
        if any || !file_name.is_empty() {
            sent.file_name = Some(file_name);
        }
    }
    Ok(sent)
}

async fn text(part: &mut Field<'_>) -> Result<String, Unread> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(unread)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST_TEXT {
            return Err(Unread::Broken);
        }
    }
    String::from_utf8(bytes).map_err(|_| Unread::Broken)
}

fn unread(error: axum::extract::multipart::MultipartError) -> Unread {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Unread::TooLarge } else { Unread::Broken }
}
