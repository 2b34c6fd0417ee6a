//! Workbooks and text documents (Office Open XML): archives that have to hold what their kind holds.

use std::io::{Read, Seek};

use super::{
    EvidenceKind, NotTaken,
    zip::{entries, unpack, unpack_all},
};

/// The list of what an Office file is made of.
const CONTENT_TYPES: &str = "[Content_Types].xml";
const RELATIONS: &str = "_rels/.rels";
/// The part without which it is none, and the type that the list gives this part, by kind.
const MAIN: [(EvidenceKind, &str, &str); 2] = [
    (EvidenceKind::Xlsx, "xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    (EvidenceKind::Docx, "word/document.xml", "wordprocessingml.document.main+xml"),
];
/// The most bytes of the list; real ones have some thousand.
const LONGEST_LIST: usize = 1024 * 1024;
/// In the names of parts that carry programs.
const PROGRAMS: [&str; 3] = ["vbaproject", "activex/", "macrosheets/"];

/// The kind of an Office file.
pub(super) fn inspect(file: &mut (impl Read + Seek), size: u64) -> Result<EvidenceKind, NotTaken> {
    let entries = entries(file, size)?;
    let named = |name: &str| entries.iter().find(|entry| entry.name == name);
    let (Some(list), Some(_)) = (named(CONTENT_TYPES), named(RELATIONS)) else { return Err(NotTaken::NotOffice) };
    if entries.iter().any(|entry| PROGRAMS.iter().any(|part| entry.name.to_lowercase().contains(part))) {
        return Err(NotTaken::Macros);
    }
    unpack_all(file, &entries)?;
    let mut types = Vec::new();
    unpack(file, list, &mut types)?;
    types.truncate(LONGEST_LIST);
    let types = String::from_utf8(types).map_err(|_| NotTaken::NotOffice)?;
    if types.contains("macroEnabled") {
        return Err(NotTaken::Macros);
    }
    let of = |(kind, part, content_type): &(EvidenceKind, &str, &str)| {
        (named(part).is_some() && types.contains(content_type)).then_some(*kind)
    };
    MAIN.iter().find_map(of).ok_or(NotTaken::NotOffice)
}
