//! Recurring duties: from a rhythm and a first day to due dates.

use std::num::NonZeroU16;

use jiff::civil::Date;

use super::calendar::{Calendar, Due, months_after};
use crate::arrangement::Arrangement;
use crate::boundary::{Applying, obligation_applies};
use crate::catalogue::{Catalogue, Obligation};
use crate::word::Rhythm;

/// How often something falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// Every so many months.
    Months(NonZeroU16),
    /// Once, on the first day of the schedule.
    Once,
    /// On days that only the work or an event decides.
    ByEvent,
}

impl Interval {
    /// The interval of a rhythm. Where the text says no more than "regularly", the institution's own figure decides; none
    /// where it has not set one.
    pub fn of(rhythm: Rhythm, own: Option<NonZeroU16>) -> Option<Interval> {
        let months = |months| NonZeroU16::new(months).map(Interval::Months);
        match rhythm {
            Rhythm::Once | Rhythm::Deadline => Some(Interval::Once),
            Rhythm::PerWorkDay | Rhythm::PerSession | Rhythm::OnEvent => Some(Interval::ByEvent),
            Rhythm::Regular => own.map(Interval::Months),
            // The text's figure is a longest interval: the institution may be stricter, never laxer.
            Rhythm::Monthly => months(own.map_or(1, |own| own.get().min(1))),
            Rhythm::TwoMonthly => months(own.map_or(2, |own| own.get().min(2))),
            Rhythm::Yearly => months(own.map_or(12, |own| own.get().min(12))),
        }
    }
}

/// A duty's due dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// How often.
    pub interval: Interval,
    /// The first due date, from which all others are counted, so that a 31st comes back after a short month.
    pub first: Date,
}

impl Schedule {
    /// The due dates from a day to a day, both included, 1,000 at most.
    pub fn dates(&self, calendar: &Calendar, from: Date, until: Date) -> Vec<Due> {
        let within = |day: &Date| *day >= from && *day <= until;
        match self.interval {
            Interval::ByEvent => Vec::new(),
            Interval::Once => Some(self.first).filter(within).map(|day| calendar.due(day)).into_iter().collect(),
            Interval::Months(_) => self
                .days()
                .skip_while(|day| *day < from)
                .take_while(within)
                .take(1_000)
                .map(|day| calendar.due(day))
                .collect(),
        }
    }

    /// The days of a schedule by months, each counted from the first.
    fn days(&self) -> impl Iterator<Item = Date> {
        let (first, interval) = (self.first, self.interval);
        (0..).map_while(move |count: i64| match interval {
            Interval::Months(months) => months_after(first, count * i64::from(months.get())),
            Interval::Once | Interval::ByEvent => None,
        })
    }

    /// The next due date after the duty was last done; the first one where it never was. A duty done early does not move
    /// the dates that follow.
    pub fn next(&self, calendar: &Calendar, last_done_for: Option<Date>) -> Option<Due> {
        match (self.interval, last_done_for) {
            (Interval::ByEvent, _) | (Interval::Once, Some(_)) => None,
            (_, None) => Some(calendar.due(self.first)),
            (Interval::Months(_), Some(done)) => self.days().find(|day| *day > done).map(|day| calendar.due(day)),
        }
    }
}

/// The obligations of the catalogue that apply to an arrangement, in its order.
pub fn applicable<'c>(catalogue: &'c Catalogue, arrangement: &Arrangement) -> Vec<(&'c Obligation, Applying)> {
    let applies = obligation_applies(catalogue, arrangement);
    catalogue
        .obligations
        .iter()
        .map(|obligation| (obligation, applies(obligation)))
        .filter(|(_, applying)| *applying != Applying::No)
        .collect()
}
