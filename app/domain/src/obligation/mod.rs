//! What falls due (期日): last days to give notice, recurring duties, all on the civil calendar of Japan.
//!
//! Today comes in as an argument. A date that falls on a holiday is never moved to a later day: [`Due::act_by`] is the last
//! business day on or before it. Dates counted with holidays not yet announced are marked provisional.

mod calendar;
mod contract;
mod schedule;

pub use calendar::{Calendar, Due};
pub use contract::{ContractDates, Notice, contract_dates};
pub use schedule::{Interval, Schedule, applicable};
