//! Business days: every day but weekends and national holidays (`catalogue/holidays.toml`).

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use crate::text::Text;

/// The national holidays of Japan, as far as they are known.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Where the holidays come from.
    pub source: String,
    /// The last day for which holidays have been announced.
    pub known_until: Date,
    /// The holidays; those after `known_until` are a forecast.
    pub holidays: BTreeMap<Date, Text>,
}

/// A date by which something has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The date itself.
    pub on: Date,
    /// The last business day on or before it.
    pub act_by: Date,
    /// Whether holidays not announced yet could still move `act_by`.
    pub provisional: bool,
}

impl Calendar {
    /// A calendar that knows of no holiday, so that every date counted with it is provisional.
    pub(crate) fn empty() -> Self {
        Calendar { source: String::new(), known_until: Date::MIN, holidays: BTreeMap::new() }
    }

    /// Whether a day is neither a weekend nor a holiday.
    pub fn is_business_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holidays.contains_key(&day)
    }

    /// The date with the last business day on or before it.
    pub fn due(&self, on: Date) -> Due {
        Due { on, act_by: self.nearest(on, |day| day.yesterday()), provisional: on > self.known_until }
    }

    /// The first business day on or after a day.
    pub fn business_day_from(&self, day: Date) -> Date {
        self.nearest(day, |day| day.tomorrow())
    }

    /// The day that lies a number of business days after a day, which itself is not counted.
    pub fn after_business_days(&self, day: Date, count: u16) -> Due {
        let on = (0..count).fold(day, |day, _| day.tomorrow().map_or(day, |next| self.business_day_from(next)));
        Due { on, act_by: on, provisional: on > self.known_until }
    }

    fn nearest(&self, mut day: Date, step: impl Fn(Date) -> Result<Date, jiff::Error>) -> Date {
        while !self.is_business_day(day) {
            match step(day) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        day
    }
}

/// A day a number of months after another; the 31st becomes the last day of a shorter month.
pub(super) fn months_after(day: Date, months: i64) -> Option<Date> {
    let span = jiff::Span::new().try_months(months).ok()?;
    day.checked_add(span).ok()
}
