//! When a stored assessment stops being today's: the first day on which a dated fact turns.

use domain::{
    disclosure::{Dating, Disclosure},
    policy::Policy,
};
use jiff::{ToSpan, civil::Date};

/// The first day after `as_of` on which a dated fact turns: a certificate ends or begins, a planned date comes or passes,
/// a statement becomes stale. Nothing: the same assessment holds until somebody states something else.
///
/// It may name a day on which nothing changes in the end, never leave out one on which something does.
pub fn next_change_on(disclosure: &Disclosure, policy: &Policy, as_of: Date) -> Option<Date> {
    let months = i64::from(policy.stale_months()).months();
    let mut days: Vec<Date> = Vec::new();
    let last_day = |date: Option<Date>, days: &mut Vec<Date>| {
        days.extend(date.and_then(|date| date.tomorrow().ok()));
    };
    let stated = |date: Option<Date>, days: &mut Vec<Date>| {
        // A statement of the future turns when its day comes, every one when it has become stale.
        days.extend(date);
        days.extend(date.and_then(|date| date.checked_add(months).ok()?.tomorrow().ok()));
    };
    stated(disclosure.as_of, &mut days);
    for dating in datings(disclosure) {
        stated(dating.as_of, &mut days);
        days.extend(dating.valid_from);
        last_day(dating.valid_until, &mut days);
        days.extend(dating.planned_for);
        last_day(dating.planned_for, &mut days);
    }
    days.extend(disclosure.external_audits.iter().flatten().filter_map(|audit| audit.date));
    days.into_iter().filter(|day| *day > as_of).min()
}

/// Everything dated in a disclosure.
fn datings(disclosure: &Disclosure) -> impl Iterator<Item = &Dating> {
    let sites = disclosure.sites.iter().flatten().map(|site| &site.dating);
    let access = disclosure.access.iter().flatten().map(|access| &access.dating);
    let subprocessors = disclosure.subprocessors.iter().flatten().map(|subprocessor| &subprocessor.dating);
    let keys = disclosure.keys.iter().flatten().map(|key| &key.dating);
    let certifications = disclosure.certifications.iter().flatten().map(|certificate| &certificate.dating);
    let answers = disclosure.answers.iter().flat_map(|answers| answers.0.values()).map(|answer| &answer.dating);
    sites.chain(access).chain(subprocessors).chain(keys).chain(certifications).chain(answers)
}
