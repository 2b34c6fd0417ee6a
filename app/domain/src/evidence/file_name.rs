//! Names of files, made harmless.

use std::fmt;

use super::EvidenceKind;

/// The most characters before the ending.
const LONGEST: usize = 80;
/// Names that mean devices to Windows.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A name under which a file can be kept by anybody: no folders, nothing that a program or a reader could take for
/// something else, and the ending of what the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// What is left of the name somebody sent.
    pub fn of(sent: &str, kind: EvidenceKind) -> FileName {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = last.chars().filter(|c| is_plain(*c)).collect();
        let stem = plain.rsplit_once('.').map_or(plain.as_str(), |(stem, _)| stem);
        // Dots in the middle could pass for another ending.
        let stem: String = stem.replace('.', "_").chars().take(LONGEST).collect();
        let stem = stem.trim();
        let device = stem.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        let stem = match stem {
            "" => "document".to_owned(),
            _ if DEVICES.contains(&device.as_str()) => format!("_{stem}"),
            _ => stem.to_owned(),
        };
        FileName(format!("{stem}.{}", kind.extension()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of `Content-Disposition` that makes a browser keep the file: the name as it is (RFC 8187), and one
    /// in ASCII for those that do not know of that.
    pub fn attachment(&self) -> String {
        let ascii: String = self.0.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
        let encoded: String = self.0.bytes().fold(String::new(), |mut out, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
            out
        });
        format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Not a sign that is unseen, turns the direction of writing, or means something to a shell, a browser or a header.
fn is_plain(c: char) -> bool {
    let unseen = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !(c.is_control() || unseen || "\"<>:|?*%;&'`$".contains(c))
}

#[cfg(test)]
mod tests {
    use super::FileName;
    use crate::evidence::EvidenceKind::{Jpeg, Pdf};

    #[test]
    fn only_a_harmless_name_is_left() {
        for (sent, left) in [
            ("証明書 2026.pdf", "証明書 2026.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\a\\isms.PDF", "isms.pdf"),
            ("a.html", "a.pdf"),
            ("a.pdf.exe", "a_pdf.pdf"),
            ("", "document.pdf"),
            ("...", "__.pdf"),
            (".htaccess", "document.pdf"),
            ("con.pdf", "_con.pdf"),
            ("LPT1.pdf", "_LPT1.pdf"),
            ("a\u{202e}fdp.exe", "afdp.pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
            ("\"><script>.pdf", "script.pdf"),
        ] {
            assert_eq!(FileName::of(sent, Pdf).as_str(), left, "{sent:?}");
        }
        assert_eq!(FileName::of(&"長".repeat(300), Jpeg).as_str().chars().count(), 84);
    }

    #[test]
    fn it_goes_through_a_header_in_ascii_and_as_it_is() {
        assert_eq!(
            FileName::of("証明書 1.pdf", Pdf).attachment(),
            "attachment; filename=\"___ 1.pdf\"; filename*=UTF-8''%E8%A8%BC%E6%98%8E%E6%9B%B8%201.pdf"
        );
    }
}
