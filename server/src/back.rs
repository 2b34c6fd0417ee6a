//! The way back to where somebody was.

/// A path of this site, or the start page: the form field could name any place in the world.
pub(crate) fn inside(back: &str) -> &str {
    let path = back.starts_with('/') && !back.starts_with("//") && !back.starts_with("/\\");
    let plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if path && plain { back } else { app::routes::HOME }
}

/// A path as the value of a query.
pub(crate) fn encoded(path: &str) -> String {
    path.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{encoded, inside};

    #[test]
    fn the_way_back_stays_on_this_site() {
        assert_eq!(inside("/catalogue?q=%E9%8D%B5"), "/catalogue?q=%E9%8D%B5");
        for elsewhere in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "catalogue"] {
            assert_eq!(inside(elsewhere), "/", "{elsewhere:?}");
        }
    }

    #[test]
    fn a_path_goes_through_a_query_and_back() {
        assert_eq!(encoded("/catalogue?q=%E9&x=a+b"), "/catalogue%3Fq%3D%25E9%26x%3Da%2Bb");
    }
}
