//! What falls due, on injected days: ends and renewals, last days to give notice, recurring duties, holidays.

mod common;

use std::num::NonZeroU16;

use common::CATALOGUE;
use common::arrangements::arrangement;
use domain::arrangement::Contract;
use domain::obligation::*;
use domain::word::Rhythm;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

fn contract(ends: &str, renewal: &str, notice_days: Value) -> Contract {
    let file = json!({
        "schema": "azukari.arrangement/1", "institution": { "name": "H" },
        "contracts": [{ "id": "c", "between": ["institution", "a"], "ends": ends, "renewal": renewal, "notice_days": notice_days }]
    });
    arrangement(&file).contracts.unwrap().remove(0)
}

fn dates(contract: &Contract, today: Date) -> ContractDates {
    contract_dates(contract, today, &CATALOGUE.calendar).unwrap()
}

#[test]
fn the_last_day_to_give_notice_lies_the_notice_period_before_the_end() {
    let found = dates(&contract("2027-03-31", "automatic", json!(90)), date(2026, 11, 20));
    let Notice::Until(due) = found.notice else { panic!("{found:?}") };
    assert_eq!(due.on, date(2026, 12, 31));
    assert_eq!(due.act_by, date(2026, 12, 31), "a Thursday that is no national holiday");
    assert!(!due.provisional);
    assert!(found.renews && !found.assumed);
}

#[test]
fn notice_on_a_holiday_is_given_on_the_business_day_before() {
    // 2026-05-03 to 06 are holidays after a weekend.
    let found = dates(&contract("2026-06-05", "", json!(30)), date(2026, 1, 1));
    let Notice::Until(due) = found.notice else { panic!("{found:?}") };
    assert_eq!((due.on, due.act_by), (date(2026, 5, 6), date(2026, 5, 1)));
    assert!(!found.renews);
}

#[test]
fn over_the_year_end_the_new_years_day_moves_the_act_back() {
    let found = dates(&contract("2026-01-31", "automatic", json!(30)), date(2025, 12, 1));
    let Notice::Until(due) = found.notice else { panic!("{found:?}") };
    assert_eq!((due.on, due.act_by), (date(2026, 1, 1), date(2025, 12, 31)));
}

#[test]
fn a_missed_notice_is_told_as_missed_until_the_end_and_then_the_next_term_counts() {
    let contract = contract("2027-03-31", "automatic", json!(90));
    assert!(matches!(dates(&contract, date(2026, 12, 31)).notice, Notice::Until(_)), "the day itself still counts");
    assert!(matches!(dates(&contract, date(2027, 1, 1)).notice, Notice::Missed(_)));
    assert!(matches!(dates(&contract, date(2027, 3, 31)).notice, Notice::Missed(_)));
    let next = dates(&contract, date(2027, 4, 1));
    assert_eq!(next.ends.on, date(2028, 3, 31));
    assert!(next.assumed, "the length of a further term is a reading");
}

#[test]
fn a_contract_that_ends_on_a_leap_day_comes_back_to_it() {
    let contract = contract("2028-02-29", "automatic", json!(0));
    for (today, ends) in [
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 3, 1), date(2029, 2, 28)),
        (date(2031, 3, 1), date(2032, 2, 29)),
    ] {
        assert_eq!(dates(&contract, today).ends.on, ends);
    }
}

#[test]
fn what_is_not_recorded_is_said_to_be_so() {
    assert_eq!(dates(&contract("2027-03-31", "", json!(null)), date(2026, 1, 1)).notice, Notice::NotStated);
    assert_eq!(dates(&contract("2025-03-31", "", json!(30)), date(2026, 1, 1)).notice, Notice::Ended);
    assert!(contract_dates(&contract("", "automatic", json!(30)), date(2026, 1, 1), &CATALOGUE.calendar).is_none());
}

#[test]
fn a_period_longer_than_time_itself_is_no_date() {
    let found = dates(&contract("2027-03-31", "automatic", json!(4_294_967_295u32)), date(2026, 1, 1));
    assert_eq!(found.notice, Notice::NotStated);
    let found = dates(&contract("9999-12-31", "automatic", json!(1)), date(2026, 1, 1));
    assert_eq!(found.ends.on, date(9999, 12, 31));
}

#[test]
fn every_month_on_the_31st_is_the_last_day_of_shorter_months() {
    let schedule = Schedule { interval: Interval::Months(NonZeroU16::MIN), first: date(2027, 12, 31) };
    let found = schedule.dates(&CATALOGUE.calendar, date(2028, 1, 1), date(2028, 5, 31));
    let days: Vec<Date> = found.iter().map(|due| due.on).collect();
    let wanted = [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 30), date(2028, 5, 31)];
    assert_eq!(days, wanted);
    assert_eq!(found[3].act_by, date(2028, 4, 28), "30 April 2028 is a Sunday, the 29th a holiday");
    assert!(found.iter().all(|due| due.provisional), "2028's holidays are not announced yet");
}

#[test]
fn the_institution_may_be_stricter_than_the_text_and_never_laxer() {
    let own = |months| NonZeroU16::new(months);
    assert_eq!(Interval::of(Rhythm::TwoMonthly, own(6)), own(2).map(Interval::Months));
    assert_eq!(Interval::of(Rhythm::TwoMonthly, own(1)), own(1).map(Interval::Months));
    assert_eq!(Interval::of(Rhythm::Regular, None), None, "where the text has no figure, somebody has to set one");
    assert_eq!(Interval::of(Rhythm::Regular, own(6)), own(6).map(Interval::Months));
    assert_eq!(Interval::of(Rhythm::PerSession, None), Some(Interval::ByEvent));
}

#[test]
fn the_next_date_follows_the_one_that_was_done() {
    let calendar = &CATALOGUE.calendar;
    let schedule = Schedule { interval: Interval::Months(NonZeroU16::new(12).unwrap()), first: date(2026, 4, 1) };
    assert_eq!(schedule.next(calendar, None).unwrap().on, date(2026, 4, 1));
    assert_eq!(schedule.next(calendar, Some(date(2026, 4, 1))).unwrap().on, date(2027, 4, 1));
    let once = Schedule { interval: Interval::Once, first: date(2027, 3, 31) };
    assert_eq!(once.next(calendar, None).unwrap().on, date(2027, 3, 31));
    assert_eq!(once.next(calendar, Some(date(2027, 3, 31))), None);
    let event = Schedule { interval: Interval::ByEvent, first: date(2027, 3, 31) };
    assert_eq!(event.next(calendar, None), None);
}

#[test]
fn business_days_skip_weekends_and_holidays() {
    let calendar = &CATALOGUE.calendar;
    assert!(!calendar.is_business_day(date(2026, 9, 22)), "the day between two holidays");
    assert_eq!(calendar.business_day_from(date(2026, 9, 19)), date(2026, 9, 24));
    assert_eq!(calendar.after_business_days(date(2026, 12, 30), 3).on, date(2027, 1, 5));
    assert!(calendar.after_business_days(date(2026, 12, 30), 3).provisional);
    assert!(!calendar.due(calendar.known_until).provisional);
    assert!(calendar.due(calendar.known_until.tomorrow().unwrap()).provisional);
    assert!(!calendar.source.is_empty());
}

#[test]
fn obligations_apply_by_what_is_kept_and_how() {
    let of = |settings: Value| -> Vec<String> {
        let file = json!({ "schema": "azukari.arrangement/1", "institution": { "name": "H" }, "settings": settings });
        applicable(&CATALOGUE, &arrangement(&file)).iter().map(|(obligation, _)| obligation.id.to_string()).collect()
    };
    let (network, paper, blank) = (of(json!(["network"])), of(json!(["paper"])), of(json!(null)));
    let has = |list: &[String], id: &str| list.iter().any(|known| known == id);
    assert!(has(&network, "backup-run") && !has(&network, "paper-holdings-check"));
    assert!(has(&paper, "paper-holdings-check") && !has(&paper, "backup-run"));
    assert_eq!(blank.len(), CATALOGUE.obligations.len(), "a blank takes nothing away");
    let deadline = CATALOGUE.obligations.iter().find(|o| o.rhythm == Rhythm::Deadline).unwrap();
    assert_eq!(deadline.deadline, Some(date(2027, 3, 31)));
}
