//! What a file is, by its bytes.

use std::io::{Read, Seek, SeekFrom};

use super::{LARGEST, NotTaken, office};
use crate::word::Word;

/// A kind of file that is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// A workbook (Office Open XML).
    Xlsx,
    /// A text document (Office Open XML).
    Docx,
}

impl Word for EvidenceKind {
    const LIST: &'static str = "evidence-kind";
    const ALL: &'static [Self] =
        &[EvidenceKind::Pdf, EvidenceKind::Png, EvidenceKind::Jpeg, EvidenceKind::Xlsx, EvidenceKind::Docx];
    fn word(self) -> &'static str {
        match self {
            EvidenceKind::Pdf => "pdf",
            EvidenceKind::Png => "png",
            EvidenceKind::Jpeg => "jpeg",
            EvidenceKind::Xlsx => "xlsx",
            EvidenceKind::Docx => "docx",
        }
    }
}

impl EvidenceKind {
    /// The type under which it goes out.
    pub fn media_type(self) -> &'static str {
        match self {
            EvidenceKind::Pdf => "application/pdf",
            EvidenceKind::Png => "image/png",
            EvidenceKind::Jpeg => "image/jpeg",
            EvidenceKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            EvidenceKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// How its names end, and how people call it.
    pub fn extension(self) -> &'static str {
        if self == EvidenceKind::Jpeg { "jpg" } else { self.word() }
    }
}

const PDF_HEAD: &[u8] = b"%PDF-";
const PDF_END: &[u8] = b"%%EOF";
/// How far before its end a PDF may say that it ends.
const PDF_TAIL: u64 = 1024;
/// The signature and the header chunk that has to follow it.
const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR";
const PNG_END: &[u8] = b"\x00\x00\x00\x00IEND\xaeB\x60\x82";
const JPEG_HEAD: &[u8] = b"\xff\xd8\xff";
const ZIP_HEAD: &[u8] = b"PK\x03\x04";

/// Looks into a file and says what it is.
///
/// The kind has to show at the first byte: a web page with the mark of a PDF somewhere inside is no PDF. A PDF or
/// picture that hides a page *behind* its beginning is still only what it begins as, because it goes out under that
/// type, as a download, and browsers are told not to guess. Office files are unpacked once, into nothing, within
/// limits.
///
/// # Errors
/// Why it is not taken in.
pub fn inspect(file: &mut (impl Read + Seek), size: u64) -> Result<EvidenceKind, NotTaken> {
    if size == 0 {
        return Err(NotTaken::Empty);
    }
    if size > LARGEST {
        return Err(NotTaken::TooLarge);
    }
    let head = read_at(file, 0, size.min(PNG_HEAD.len() as u64))?;
    let tail_length = size.min(PDF_TAIL);
    let tail = read_at(file, size - tail_length, tail_length)?;
    if head.starts_with(PDF_HEAD) {
        let ends = tail.windows(PDF_END.len()).any(|bytes| bytes == PDF_END);
        return if ends { Ok(EvidenceKind::Pdf) } else { Err(NotTaken::Damaged) };
    }
    if head.starts_with(&PNG_HEAD[..8]) {
        let whole = head == PNG_HEAD && tail.ends_with(PNG_END);
        return if whole { Ok(EvidenceKind::Png) } else { Err(NotTaken::Damaged) };
    }
    if head.starts_with(JPEG_HEAD) {
        // Cameras add to the end what belongs to no picture, so that its end is not asked for.
        return Ok(EvidenceKind::Jpeg);
    }
    if head.starts_with(ZIP_HEAD) {
        return office::inspect(file, size);
    }
    Err(NotTaken::OtherKind)
}

/// Some bytes of a file.
pub(super) fn read_at(file: &mut (impl Read + Seek), at: u64, length: u64) -> Result<Vec<u8>, NotTaken> {
    let mut bytes = vec![0; usize::try_from(length).map_err(|_| NotTaken::TooLarge)?];
    file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut bytes)).map_err(|_| NotTaken::Damaged)?;
    Ok(bytes)
}
