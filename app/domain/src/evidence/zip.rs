//! Looking into a ZIP archive without believing what it says of itself.
//!
//! Far stricter than programs that unpack: what an Office program never writes (encryption, several disks, ZIP64,
//! entries that overlap or do not agree with the directory) is refused. Everything is unpacked once, into nothing.

use std::io::{Read, Seek, SeekFrom, copy, sink};

use flate2::read::DeflateDecoder;

use super::{NotTaken, kind::read_at};

/// The most entries.
const MOST_ENTRIES: u16 = 4000;
/// The most bytes of everything unpacked.
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
/// The most times an entry may grow, where it grows beyond what does no harm.
const MOST_GROWTH: u64 = 200;
const HARMLESS: u64 = 8 * 1024 * 1024;
/// The most bytes of a name, and folders in it.
const LONGEST_NAME: usize = 255;
const DEEPEST: usize = 12;

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: u64 = 22;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_LENGTH: u64 = 30;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub name: String,
    deflated: bool,
    packed: u64,
    unpacked: u64,
    at: u64,
}

/// The entries of an archive, each within limits and each where the directory says; nothing unpacked yet.
pub(super) fn entries(file: &mut (impl Read + Seek), size: u64) -> Result<Vec<Entry>, NotTaken> {
    // The directory's end is the end of the file, without a comment: nothing can be hidden behind it.
    let end_at = size.checked_sub(END_LENGTH).ok_or(NotTaken::Damaged)?;
    let end = read_at(file, end_at, END_LENGTH)?;
    let (count, here) = (u16_at(&end, 10)?, u16_at(&end, 8)?);
    let (length, start) = (u64::from(u32_at(&end, 12)?), u64::from(u32_at(&end, 16)?));
    if !end.starts_with(END) || u16_at(&end, 20)? != 0 {
        return Err(NotTaken::Damaged);
    }
    if count > MOST_ENTRIES {
        return Err(NotTaken::Bomb);
    }
    if count != here || u32_at(&end, 4)? != 0 || start.checked_add(length) != Some(end_at) {
        return Err(NotTaken::Damaged);
    }
    let directory = read_at(file, start, length)?;
    let mut rest = directory.as_slice();
    let mut entries = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        let (entry, after) = entry(rest)?;
        entries.push(entry);
        rest = after;
    }
    if !rest.is_empty() {
        return Err(NotTaken::Damaged);
    }
    check_sizes(&entries)?;
    check_places(file, &entries, start)?;
    Ok(entries)
}

/// One entry of the directory, and what follows it.
fn entry(bytes: &[u8]) -> Result<(Entry, &[u8]), NotTaken> {
    if !bytes.starts_with(ENTRY) || bytes.len() < ENTRY_LENGTH {
        return Err(NotTaken::Damaged);
    }
    let flags = u16_at(bytes, 8)?;
    // Bits 0, 6 and 13: encrypted, strongly encrypted, masked.
    if flags & 0b0010_0000_0100_0001 != 0 {
        return Err(NotTaken::Encrypted);
    }
    let deflated = match u16_at(bytes, 10)? {
        0 => false,
        8 => true,
        _ => return Err(NotTaken::Damaged),
    };
    let lengths = [28, 30, 32].map(|at| u16_at(bytes, at).map(usize::from));
    let [name_length, extra, comment] = lengths;
    let (name_length, extra, comment) = (name_length?, extra?, comment?);
    let name = bytes.get(ENTRY_LENGTH..ENTRY_LENGTH + name_length).ok_or(NotTaken::Damaged)?;
    let after = bytes.get(ENTRY_LENGTH + name_length + extra + comment..).ok_or(NotTaken::Damaged)?;
    let sizes = (u32_at(bytes, 20)?, u32_at(bytes, 24)?, u32_at(bytes, 42)?);
    let entry = Entry {
        name: plain_name(name)?,
        deflated,
        packed: sizes.0.into(),
        unpacked: sizes.1.into(),
        at: sizes.2.into(),
    };
    Ok((entry, after))
}

/// A name that stays inside the archive and means the same to everybody.
fn plain_name(bytes: &[u8]) -> Result<String, NotTaken> {
    let name = std::str::from_utf8(bytes).map_err(|_| NotTaken::PathInside)?;
    let folder = name.strip_suffix('/').unwrap_or(name);
    let leads_elsewhere = folder.split('/').any(|step| step.is_empty() || step == "." || step == "..")
        || folder.split('/').count() > DEEPEST
        || name.len() > LONGEST_NAME
        || name.chars().any(|c| c.is_control() || c == '\\' || c == ':');
    if leads_elsewhere { Err(NotTaken::PathInside) } else { Ok(name.to_owned()) }
}

fn check_sizes(entries: &[Entry]) -> Result<(), NotTaken> {
    let mut names: Vec<String> = entries.iter().map(|entry| entry.name.to_lowercase()).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(NotTaken::Damaged);
    }
    let grows = |entry: &Entry| entry.unpacked > HARMLESS && entry.unpacked / entry.packed.max(1) > MOST_GROWTH;
    let unpacked: u64 = entries.iter().map(|entry| entry.unpacked).sum();
    if unpacked > MOST_UNPACKED || entries.iter().any(grows) { Err(NotTaken::Bomb) } else { Ok(()) }
}

/// Entries lie one after another before the directory, and each begins with the name the directory gives it.
fn check_places(file: &mut (impl Read + Seek), entries: &[Entry], directory: u64) -> Result<(), NotTaken> {
    let mut places = Vec::with_capacity(entries.len());
    for entry in entries {
        let start = data_at(file, entry)?;
        places.push((entry.at, start.checked_add(entry.packed).ok_or(NotTaken::Damaged)?));
    }
    places.sort_unstable();
    let overlap = places.windows(2).any(|pair| pair[0].1 > pair[1].0);
    if overlap || places.last().is_some_and(|(_, end)| *end > directory) { Err(NotTaken::Bomb) } else { Ok(()) }
}

/// Where the bytes of an entry begin.
fn data_at(file: &mut (impl Read + Seek), entry: &Entry) -> Result<u64, NotTaken> {
    let local = read_at(file, entry.at, LOCAL_LENGTH)?;
    let (name, extra) = (u64::from(u16_at(&local, 26)?), u64::from(u16_at(&local, 28)?));
    let named = read_at(file, entry.at + LOCAL_LENGTH, name)?;
    if !local.starts_with(LOCAL) || named != entry.name.as_bytes() {
        return Err(NotTaken::Damaged);
    }
    Ok(entry.at + LOCAL_LENGTH + name + extra)
}

/// Unpacks every entry into nothing: each comes to what the directory says, so that nobody is surprised later.
pub(super) fn unpack_all(file: &mut (impl Read + Seek), entries: &[Entry]) -> Result<(), NotTaken> {
    for entry in entries {
        unpack(file, entry, &mut sink())?;
    }
    Ok(())
}

/// Unpacks one entry.
pub(super) fn unpack(
    file: &mut (impl Read + Seek),
    entry: &Entry,
    into: &mut impl std::io::Write,
) -> Result<(), NotTaken> {
    let start = data_at(file, entry)?;
    file.seek(SeekFrom::Start(start)).map_err(|_| NotTaken::Damaged)?;
    let packed = file.take(entry.packed);
    // One byte more than it says would be one too many.
    let most = entry.unpacked + 1;
    let unpacked = match entry.deflated {
        true => copy(&mut DeflateDecoder::new(packed).take(most), into),
        false => copy(&mut packed.take(most), into),
    };
    match unpacked {
        Ok(unpacked) if unpacked > entry.unpacked => Err(NotTaken::Bomb),
        Ok(unpacked) if unpacked == entry.unpacked => Ok(()),
        Ok(_) | Err(_) => Err(NotTaken::Damaged),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, NotTaken> {
    let found = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    found.map(u16::from_le_bytes).ok_or(NotTaken::Damaged)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, NotTaken> {
    let found = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    found.map(u32::from_le_bytes).ok_or(NotTaken::Damaged)
}
