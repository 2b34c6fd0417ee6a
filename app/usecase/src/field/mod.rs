//! The fields of a draft: how a disclosure is spelled in the names and values of a plain form.
//!
//! A section of the form is posted as it stands, without script; what arrives is kept letter by letter and read only
//! when the draft is looked at as a whole ([`assemble`]). The other way round, a file becomes fields ([`flatten`]).
//!
//! # Names
//! The path to a fact in `azukari.disclosure/1`, joined by dots, with positions in lists as numbers:
//! `vendor.name`, `vendor.owners.0.jurisdiction`, `service.delivery`, `sites.1.country`, `certifications.0.covers.layer`,
//! `complete.sites`, `as_of`. Answers begin with `answer.` and the question: `answer.backups-taken.state`, `.value`,
//! `.scope`, `.exception`, `.reason`, `.planned_for`, `.extent`, `.as_of`, `.valid_until`, `.stated_by`,
//! `.source.document`, `.evidence.0.document`, `.evidence.0.place`, `.evidence.0.grade`.
//!
//! - Positions may have gaps: a card that was removed leaves one. Cards whose every field is blank do not count.
//! - A list of words (`service.media`, `sites.0.roles`, `vendor.establishments`) is a name posted several times.
//!   Blank values among them do not count, so that a hidden blank input tells that all boxes were left empty.
//! - `<list>.none` with the value `yes` says that there are none, where the list has no entries: `sites.none`.
//! - Yes and no are `yes` and `no`; blank means not stated.
//! - A date is one value (`2026-10-01`, `2026/10/1`, `2026年10月1日`, `令和8年10月1日`, in any width) or three fields:
//!   `….year`, `….month`, `….day`, of which the year may begin with an era (`令和8`, `R8`). A post of the one takes the
//!   place of the other; files become three fields.
//! - Countries are codes in any case and width, or their names in either language.
//! - What a claim says is read as the fact is that it is about.
//! - Numbers take full-width digits. Whatever cannot be read stays as typed and is reported, never lost.
//!
//! `schema`, `version` and `supersedes` are no fields: publishing sets them.

mod assemble;
mod date;
mod flatten;
mod name;
mod readable;

pub use assemble::{Assembled, FieldProblem, assemble};
pub use date::{day, read_date};
pub use flatten::flatten;
pub use name::{date_parts, group, is_field, next_position, positions, whole_date};
pub use readable::{Readable, readable};

use std::collections::BTreeMap;

/// Fields: each name with what was typed under it, in the order of the form.
pub type Fields = BTreeMap<String, Vec<String>>;

/// Whether two texts state the same: blank inputs and the line ends of browsers state nothing.
pub(crate) fn same(one: &[String], other: &[String]) -> bool {
    fn stated(typed: &[String]) -> impl Iterator<Item = String> {
        typed.iter().filter(|text| !text.is_empty()).map(|text| text.replace("\r\n", "\n"))
    }
    stated(one).eq(stated(other))
}
