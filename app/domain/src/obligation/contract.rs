//! The dates of a contract: its end, its renewal, and the last day to give notice, which is a date of its own.

use jiff::civil::Date;

use super::calendar::{Calendar, Due, months_after};
use crate::arrangement::Contract;

/// The word of the files for a contract that goes on unless somebody gives notice.
const AUTOMATIC: &str = "automatic";

/// When a contract ends, and until when notice can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractDates {
    /// The end of the term that is running, or the last one where it does not renew.
    pub ends: Due,
    /// Whether the contract goes on unless notice is given.
    pub renews: bool,
    /// Whether the term written down has passed and further terms of a year each were assumed. The files hold no length of
    /// a further term, so this is a reading to be checked against the contract.
    pub assumed: bool,
    /// Until when notice can be given for that end.
    pub notice: Notice,
}

/// Until when notice can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Until this day; the day of notice and the day of the end are that many days apart.
    Until(Due),
    /// That day has passed; a contract that renews goes on for another term.
    Missed(Due),
    /// The contract has ended.
    Ended,
    /// No notice period is recorded.
    NotStated,
}

/// The dates of a contract as seen from a day; none where its end is not recorded.
pub fn contract_dates(contract: &Contract, today: Date, calendar: &Calendar) -> Option<ContractDates> {
    let written = contract.ends?;
    let renews = contract.renewal.as_deref() == Some(AUTOMATIC);
    // Counted from the written end, so that a 29 February comes back in leap years.
    let terms = (0..).map_while(|years| months_after(written, years * 12));
    let ends = if renews { terms.into_iter().find(|end| *end >= today)? } else { written };
    let notice = match contract.notice_days {
        _ if ends < today => Notice::Ended,
        None => Notice::NotStated,
        Some(days) => match days_before(ends, days) {
            None => Notice::NotStated,
            Some(last) if last < today => Notice::Missed(calendar.due(last)),
            Some(last) => Notice::Until(calendar.due(last)),
        },
    };
    Some(ContractDates { ends: calendar.due(ends), renews, assumed: ends != written, notice })
}

/// A day a number of days before another; none where the calendar does not reach that far.
fn days_before(day: Date, days: u32) -> Option<Date> {
    let span = jiff::Span::new().try_days(i64::from(days)).ok()?;
    day.checked_sub(span).ok()
}
