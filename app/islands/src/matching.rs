//! Whether a text answers a search, by the same rule on the server and in the browser.

/// A text made ready for searching: small letters, and half-width where a full-width letter, figure or sign has one.
pub fn folded(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
            '\u{3000}' => ' ',
            _ => letter,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether every word of `query` is somewhere in `text`, which is folded already.
pub fn matches(query: &str, text: &str) -> bool {
    folded(query).split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{folded, matches};

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(folded("ＩＳＭＡＰ　８．３"), "ismap 8.3");
        assert!(matches("ｉｓｍａｐ", &folded("ISMAP（政府）")));
    }

    #[test]
    fn every_word_has_to_be_there() {
        let text = folded("保管場所 8.3 C.2(9)h");
        assert!(matches("8.3　保管", &text));
        assert!(!matches("8.3 暗号", &text));
        assert!(matches("  ", &text));
    }
}
