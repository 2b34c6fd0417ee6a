//! The one place that asks the machine for the time and for random numbers. Everything else is given them, so that
//! tests decide both.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use usecase::IdSource;
use uuid::Uuid;

/// The machine's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl store::Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the source all others are told to use")]
    fn now(&self) -> Timestamp {
        // A clock set before 1970 reads as 1970: wrong either way, and no reason to stop.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).ok().and_then(|ms| Timestamp::from_millisecond(ms).ok()).unwrap_or_default()
    }
}

/// Random ids, in the order of their making.
#[derive(Clone, Copy, Debug)]
pub struct RandomIds;

impl IdSource for RandomIds {
    #[expect(clippy::disallowed_methods, reason = "this is the source all others are told to use")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Today's date in Japan, which has one time zone and no summer time.
pub fn today_in_japan() -> jiff::civil::Date {
    jiff::tz::Offset::constant(9).to_datetime(store::Clock::now(&SystemClock)).date()
}
