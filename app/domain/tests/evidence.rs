//! What is taken in as evidence, and what is not.

use std::io::Cursor;

use domain::evidence::{
    EvidenceKind, LARGEST, NotTaken, inspect,
    testing::{Archive, JPEG, Lie, PDF, PNG},
};

fn seen(bytes: &[u8]) -> Result<EvidenceKind, NotTaken> {
    inspect(&mut Cursor::new(bytes), bytes.len() as u64)
}

#[test]
fn five_kinds_are_taken_in() {
    assert_eq!(seen(PDF), Ok(EvidenceKind::Pdf));
    assert_eq!(seen(PNG), Ok(EvidenceKind::Png));
    assert_eq!(seen(JPEG), Ok(EvidenceKind::Jpeg));
    assert_eq!(seen(&Archive::xlsx().bytes()), Ok(EvidenceKind::Xlsx));
    assert_eq!(seen(&Archive::docx().with("word/media/a.png", PNG).bytes()), Ok(EvidenceKind::Docx));
}

#[test]
fn what_begins_as_something_else_is_something_else() {
    let html = b"<!DOCTYPE html><script>alert(1)</script>";
    let page_with_pdf_inside = [html.as_slice(), PDF].concat();
    for other in [
        html.as_slice(),
        &page_with_pdf_inside,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<?xml version='1.0'?><svg/>",
        b"GIF89a",
        b"MZ",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"a",
    ] {
        assert_eq!(seen(other), Err(NotTaken::OtherKind));
    }
    assert_eq!(seen(b""), Err(NotTaken::Empty));
    let pdf_with_page_behind = [PDF, html].concat();
    assert_eq!(seen(&pdf_with_page_behind), Ok(EvidenceKind::Pdf), "goes out as a PDF, never as a page");
}

#[test]
fn a_file_cut_off_is_damaged() {
    assert_eq!(seen(&PDF[..PDF.len() - 8]), Err(NotTaken::Damaged));
    assert_eq!(seen(&PNG[..PNG.len() - 1]), Err(NotTaken::Damaged));
    assert_eq!(seen(&PNG[..9]), Err(NotTaken::Damaged));
    let whole = Archive::xlsx().bytes();
    for length in 4..whole.len() {
        assert_eq!(seen(&whole[..length]), Err(NotTaken::Damaged), "{length}");
    }
}

#[test]
fn size_is_asked_first() {
    let size = LARGEST + 1;
    assert_eq!(inspect(&mut Cursor::new(PDF), size), Err(NotTaken::TooLarge));
}

#[test]
fn an_archive_has_to_be_what_it_ends_in() {
    assert_eq!(seen(&Archive::default().with("a.txt", b"a").bytes()), Err(NotTaken::NotOffice));
    let list_without_part = Archive::default().with("[Content_Types].xml", b"spreadsheetml.sheet.main+xml");
    let list_without_part = list_without_part.with("_rels/.rels", b"");
    assert_eq!(seen(&list_without_part.clone().bytes()), Err(NotTaken::NotOffice));
    assert_eq!(seen(&list_without_part.with("xl/workbook.xml", b"").bytes()), Ok(EvidenceKind::Xlsx));
}

#[test]
fn programs_inside_are_not_taken_in() {
    assert_eq!(seen(&Archive::xlsx().with("xl/vbaProject.bin", b"x").bytes()), Err(NotTaken::Macros));
    assert_eq!(seen(&Archive::docx().with("word/activeX/a.bin", b"x").bytes()), Err(NotTaken::Macros));
}

#[test]
fn a_name_inside_stays_inside() {
    let deep = "a/".repeat(40) + "b";
    for name in ["../a", "/etc/passwd", "a/../../b", "C:\\a", "a\\b", "a//b", "./a", "a\0b", deep.as_str()] {
        assert_eq!(seen(&Archive::xlsx().with(name, b"x").bytes()), Err(NotTaken::PathInside), "{name:?}");
    }
}

#[test]
fn what_grows_beyond_measure_is_a_bomb() {
    let zeros = vec![0; 40 * 1024 * 1024];
    assert_eq!(seen(&Archive::xlsx().with("xl/a.xml", &zeros).bytes()), Err(NotTaken::Bomb), "a thousandfold");
    let lie = Lie { unpacked: Some(10), ..Lie::default() };
    assert_eq!(seen(&Archive::xlsx().with_lie("xl/a.xml", &zeros, lie).bytes()), Err(NotTaken::Bomb), "and hides it");
    let lie = Lie { unpacked: Some(201 * 1024 * 1024), ..Lie::default() };
    assert_eq!(seen(&Archive::xlsx().with_lie("xl/a.xml", b"x", lie).bytes()), Err(NotTaken::Bomb), "by its own word");
    let lie = Lie { at: Some(0), ..Lie::default() };
    let overlapping = Archive::xlsx().with_lie("[Content_Types].xml2", b"x", lie).bytes();
    assert!(seen(&overlapping).is_err(), "two entries over the same bytes");
    let many = (0..4100).fold(Archive::xlsx(), |archive, n| archive.with(&format!("xl/{n}"), b""));
    assert_eq!(seen(&many.bytes()), Err(NotTaken::Bomb), "entries without end");
}

#[test]
fn what_cannot_be_looked_into_is_not_taken_in() {
    let lie = Lie { flags: 1, ..Lie::default() };
    assert_eq!(seen(&Archive::xlsx().with_lie("xl/a.xml", b"x", lie).bytes()), Err(NotTaken::Encrypted));
    let lie = Lie { unpacked: Some(5), ..Lie::default() };
    assert_eq!(seen(&Archive::xlsx().with_lie("xl/a.xml", b"x", lie).bytes()), Err(NotTaken::Damaged));
    let twice = Archive::xlsx().with("xl/a.xml", b"x").with("XL/A.xml", b"y");
    assert_eq!(seen(&twice.bytes()), Err(NotTaken::Damaged), "which of the two counts?");
}
