//! Dates as people in Japan write them.

use domain::{
    message::{Message, Part},
    read,
};
use jiff::civil::Date;

use super::{Fields, name::date_parts};
use crate::identity::half_width;

/// Eras by their names and letters, with the year before their first.
const ERAS: [(&[&str], i16); 3] = [(&["令和", "r"], 2018), (&["平成", "h"], 1988), (&["昭和", "s"], 1925)];

/// A date in any of the usual spellings: `2026-10-01`, `2026/10/1`, `2026.10.1`, `2026年10月1日`, `令和8年10月1日`,
/// `R8.10.1`, `令和元年5月1日`; full-width digits count like others.
pub fn read_date(typed: &str) -> Option<Date> {
    let text = plain(typed);
    if let Some(date) = read::date(&text) {
        return Some(date);
    }
    let text = text.strip_suffix('日').unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    parts_to_date([year, month, day]).ok()
}

/// The date of a draft at a name, in one field or in three; none where it cannot be read.
pub fn day(fields: &Fields, name: &str) -> Option<Date> {
    let typed = |name: &str| fields.get(name).and_then(|typed| typed.last()).map_or("", String::as_str);
    let parts = date_parts(name);
    let [year, month, day] = &parts;
    parts_to_date([typed(year), typed(month), typed(day)]).ok().or_else(|| read_date(typed(name)))
}

/// A date from its year, month and day, of which the year may begin with an era, or be a whole date beside two empty
/// fields.
///
/// # Errors
/// With what is missing or cannot be read.
pub(crate) fn parts_to_date(parts: [&str; 3]) -> Result<Date, Message> {
    let [year, month, day] = parts.map(plain);
    if month.is_empty()
        && day.is_empty()
        && let Some(date) = read_date(&year)
    {
        return Ok(date);
    }
    let names = [Message::what_year(), Message::what_month(), Message::what_day()];
    let missing: Vec<Message> = [&year, &month, &day]
        .into_iter()
        .zip(names)
        .filter(|(part, _)| part.is_empty())
        .map(|(_, name)| name)
        .collect();
    if !missing.is_empty() && (year.is_empty() || year_number(&year).is_some()) {
        return Err(Message::date_incomplete(Part::List(missing.into_iter().map(Part::from).collect())));
    }
    let number = |text: &str, unit| -> Option<i8> {
        let text = text.strip_suffix(unit).unwrap_or(text);
        (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
    };
    let year_of = year_number(&year).ok_or_else(|| Message::date_year(parts[0].trim()))?;
    let month_of = number(&month, '月')
        .filter(|month| (1..=12).contains(month))
        .ok_or_else(|| Message::date_month(parts[1].trim()))?;
    number(&day, '日')
        .and_then(|day| Date::new(year_of, month_of, day).ok())
        .ok_or_else(|| Message::date_day(year_of.to_string(), month_of.to_string(), parts[2].trim()))
}

/// What was typed in half-width letters, without blanks.
fn plain(text: &str) -> String {
    text.chars().map(half_width).flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect()
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
        for parts in
            [["令和8", "10", "1"], ["２０２６年", "１０月", "１日"], ["R8", " 10", "01"], ["令和8年10月1日", "", ""]]
        {
            assert_eq!(parts_to_date(parts), Ok(day), "{parts:?}");
        }
        for wrong in ["", "2026", "26/10/1", "2026-13-01", "2026-02-30", "きのう", "令和0年1月1日", "1.2.3.4"] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_wrong_date_says_which_part_is_meant() {
        for (parts, key) in [
            (["2026", "", "1"], "read.date-incomplete"),
            (["", "4", ""], "read.date-incomplete"),
            (["きのう", "", ""], "read.date-year"),
            (["8", "4", "1"], "read.date-year"),
            (["令和0", "4", "1"], "read.date-year"),
            (["2026", "13", "1"], "read.date-month"),
            (["2026", "四", "1"], "read.date-month"),
            (["2026", "2", "30"], "read.date-day"),
        ] {
            assert_eq!(parts_to_date(parts).unwrap_err().key(), key, "{parts:?}");
        }
    }
}
