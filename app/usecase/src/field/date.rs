//! Dates as people in Japan write them.

use domain::read;
use jiff::civil::Date;

use crate::identity::half_width;

/// Eras by their names and letters, with the year before their first.
const ERAS: [(&[&str], i16); 3] = [(&["令和", "r"], 2018), (&["平成", "h"], 1988), (&["昭和", "s"], 1925)];

/// A date in any of the usual spellings: `2026-10-01`, `2026/10/1`, `2026.10.1`, `2026年10月1日`, `令和8年10月1日`,
/// `R8.10.1`, `令和元年5月1日`; full-width digits count like others.
pub fn read_date(typed: &str) -> Option<Date> {
    let text: String = typed.chars().map(half_width).flat_map(char::to_lowercase).filter(|c| *c != ' ').collect();
    if let Some(date) = read::date(&text) {
        return Some(date);
    }
    let text = text.strip_suffix('日').unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    parts_to_date(year, month, day)
}

/// A date from its three parts, of which the year may begin with an era.
pub(super) fn parts_to_date(year: &str, month: &str, day: &str) -> Option<Date> {
    let plain = |text: &str| -> String {
        text.trim().chars().map(half_width).flat_map(char::to_lowercase).filter(|c| *c != ' ').collect()
    };
    let (year, month, day) = (plain(year), plain(month), plain(day));
    let number = |text: &str, unit| -> Option<i8> {
        let text = text.strip_suffix(unit).unwrap_or(text);
        (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
    };
    Date::new(year_number(&year)?, number(&month, '月')?, number(&day, '日')?).ok()
}

fn year_number(text: &str) -> Option<i16> {
    let text = text.strip_suffix('年').unwrap_or(text);
    let digits = |text: &str, most: usize| {
        let fits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse::<i16>().ok()).flatten()
    };
    for (names, before) in ERAS {
        if let Some(rest) = names.iter().find_map(|name| text.strip_prefix(name)) {
            let year = if rest == "元" { Some(1) } else { digits(rest, 2) };
            return year.filter(|year| *year > 0).map(|year| before + year);
        }
    }
    digits(text, 4).filter(|year| *year >= 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_has_many_spellings() {
        let day = jiff::civil::date(2026, 10, 1);
        for typed in [
            "2026-10-01",
            "2026/10/1",
            "2026.10.1",
            "2026年10月1日",
            "令和8年10月1日",
            "R8.10.1",
            "２０２６年１０月１日",
            " 令和８年 10月 1日 ",
        ] {
            assert_eq!(read_date(typed), Some(day), "{typed}");
        }
        assert_eq!(read_date("令和元年5月1日"), Some(jiff::civil::date(2019, 5, 1)));
        assert_eq!(parts_to_date("令和8", "10", "1"), Some(day));
        for wrong in ["", "2026", "26/10/1", "2026-13-01", "2026-02-30", "きのう", "令和0年1月1日", "1.2.3.4"] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
    }
}
