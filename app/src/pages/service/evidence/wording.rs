//! Words about files.

use domain::evidence::{NotTaken, Visibility};
use jiff::{Timestamp, tz::Offset};
use usecase::vendor::evidence::AttachProblem;

use crate::{
    components::error_summary::ErrorLine,
    i18n::{Locale, td_string},
    words::day,
};

/// Why a file was not attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadTrouble {
    /// Something has to be put right.
    Problems(Vec<AttachProblem>),
    /// What was sent cannot be read.
    Broken,
}

/// A problem of the upload form, at its field.
pub(super) fn problem_line(l: Locale, problem: AttachProblem) -> ErrorLine {
    let (field, text) = problem_words(l, problem);
    ErrorLine { href: format!("#{field}"), text: text.to_owned() }
}

/// The field that a problem belongs to, and its words.
pub(super) fn problem_words(l: Locale, problem: AttachProblem) -> (&'static str, &'static str) {
    match problem {
        AttachProblem::NoFile => ("file", td_string!(l, evidence.trouble_no_file)),
        AttachProblem::NotTaken(why) => ("file", not_taken(l, why)),
        AttachProblem::NoDocument => ("document", td_string!(l, evidence.trouble_no_document)),
        AttachProblem::NoTitle => ("title", td_string!(l, evidence.trouble_no_title)),
        AttachProblem::NoCertificate => ("certificate", td_string!(l, evidence.trouble_no_certificate)),
        AttachProblem::NoVisibility => ("visibility", td_string!(l, evidence.trouble_no_visibility)),
        AttachProblem::Gone => ("attached", td_string!(l, evidence.trouble_gone)),
        AttachProblem::Full => ("file", td_string!(l, evidence.trouble_full)),
    }
}

fn not_taken(l: Locale, why: NotTaken) -> &'static str {
    match why {
        NotTaken::Empty => td_string!(l, evidence.trouble_empty),
        NotTaken::TooLarge => td_string!(l, evidence.trouble_too_large),
        NotTaken::OtherKind => td_string!(l, evidence.trouble_other_kind),
        NotTaken::Damaged => td_string!(l, evidence.trouble_damaged),
        NotTaken::NotOffice => td_string!(l, evidence.trouble_not_office),
        NotTaken::Encrypted => td_string!(l, evidence.trouble_encrypted),
        NotTaken::Macros => td_string!(l, evidence.trouble_macros),
        NotTaken::Bomb => td_string!(l, evidence.trouble_bomb),
        NotTaken::PathInside => td_string!(l, evidence.trouble_path),
    }
}

/// Who may see a file.
pub(super) fn visibility(l: Locale, visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Shared => td_string!(l, evidence.visibility_shared),
        Visibility::OnRequest => td_string!(l, evidence.visibility_on_request),
        Visibility::AfterNda => td_string!(l, evidence.visibility_after_nda),
        Visibility::OnSite => td_string!(l, evidence.visibility_on_site),
    }
}

/// How large a file is, rounded up.
pub(crate) fn size_text(size: u64) -> String {
    const KB: u64 = 1024;
    match size {
        0..KB => format!("{size} B"),
        KB..0x10_0000 => format!("{} KB", size.div_ceil(KB)),
        _ => {
            let tenths = (size * 10).div_ceil(KB * KB);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// A moment, in Japan, to the minute.
pub(crate) fn moment(l: Locale, at: Timestamp) -> String {
    let time = Offset::constant(9).to_datetime(at).time();
    let time = format!("{:02}:{:02}", time.hour(), time.minute());
    td_string!(l, evidence.moment, day = day(l, at), time = time)
}

#[cfg(test)]
mod tests {
    use super::size_text;

    #[test]
    fn sizes_are_rounded_up() {
        let sizes = [1, 1023, 1025, 1024 * 1024, 20 * 1024 * 1024].map(size_text);
        assert_eq!(sizes, ["1 B", "1023 B", "2 KB", "1.0 MB", "20.0 MB"]);
    }
}
