//! Sign-in names: like an address of mail, in small letters.

use std::{fmt, str::FromStr};

/// The most characters of a name: what an address of mail may have.
const LONGEST: usize = 254;

/// A sign-in name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignInName(String);

/// A text that is no sign-in name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sign-in name looks like an address of mail, as hanako@example.jp")]
pub struct InvalidSignInName;

impl SignInName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SignInName {
    type Err = InvalidSignInName;

    fn from_str(typed: &str) -> Result<Self, InvalidSignInName> {
        let name: String = typed.trim().chars().map(half_width).flat_map(char::to_lowercase).collect();
        let (local, host) = name.split_once('@').ok_or(InvalidSignInName)?;
        let plain =
            |part: &str| !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control() || c == '@');
        if plain(local) && plain(host) && name.chars().count() <= LONGEST {
            Ok(Self(name))
        } else {
            Err(InvalidSignInName)
        }
    }
}

impl fmt::Display for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A full-width letter as the one on the keys: Japanese input produces both.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::SignInName;

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        for typed in ["Hanako@Example.jp", "  hanako@example.jp ", "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ"]
        {
            assert_eq!(typed.parse::<SignInName>().unwrap().as_str(), "hanako@example.jp");
        }
        for wrong in ["", "hanako", "@example.jp", "hanako@", "a b@c", "a@b@c"] {
            assert!(wrong.parse::<SignInName>().is_err(), "{wrong}");
        }
    }
}
