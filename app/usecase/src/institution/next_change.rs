//! When a stored assessment stops being today's: the first day on which a dated fact turns.

use domain::{
    disclosure::{Dating, Disclosure},
    policy::Policy,
};
use jiff::{ToSpan, civil::Date};

/// A dated fact that turns on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// The first day on which it is otherwise.
    pub on: Date,
    /// The fact, by its id path, as `certifications/isms`.
    pub fact: String,
    /// How it turns.
    pub how: Turning,
}

/// How a dated fact turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turning {
    /// It has run out.
    Ended,
    /// The day it was planned for has come, or has passed.
    Planned,
    /// It holds from that day.
    Begun,
    /// It was stated too long ago, or for a day that has come.
    Stale,
}

/// The first day after `as_of` on which a dated fact turns: a certificate ends or begins, a planned date comes or passes,
/// a statement becomes stale. Nothing: the same assessment holds until somebody states something else.
///
/// It may name a day on which nothing changes in the end, never leave out one on which something does.
pub fn next_change_on(disclosure: &Disclosure, policy: &Policy, as_of: Date) -> Option<Date> {
    turns(disclosure, policy).into_iter().map(|turn| turn.on).filter(|day| *day > as_of).min()
}

/// What has turned after one day and up to another, what runs out first.
pub fn turned(disclosure: &Disclosure, policy: &Policy, after: Date, until: Date) -> Vec<Turn> {
    let mut turned = turns(disclosure, policy);
    turned.retain(|turn| turn.on > after && turn.on <= until);
    turned.sort_by(|a, b| (a.how, a.on, &a.fact).cmp(&(b.how, b.on, &b.fact)));
    turned.dedup_by(|a, b| a.fact == b.fact && a.how == b.how);
    turned
}

/// Every day on which something dated turns.
fn turns(disclosure: &Disclosure, policy: &Policy) -> Vec<Turn> {
    let months = i64::from(policy.stale_months()).months();
    let mut turns: Vec<Turn> = Vec::new();
    let mut add = |on: Option<Date>, fact: &str, how: Turning| {
        turns.extend(on.map(|on| Turn { on, fact: fact.to_owned(), how }));
    };
    let after = |date: Option<Date>| date.and_then(|date| date.tomorrow().ok());
    let stale = |date: Option<Date>| after(date.and_then(|date| date.checked_add(months).ok()));
    // A statement of the future turns when its day comes, every one when it has become stale.
    add(disclosure.as_of, "as_of", Turning::Stale);
    add(stale(disclosure.as_of), "as_of", Turning::Stale);
    for (fact, dating) in datings(disclosure) {
        add(dating.as_of, &fact, Turning::Stale);
        add(stale(dating.as_of), &fact, Turning::Stale);
        add(dating.valid_from, &fact, Turning::Begun);
        add(after(dating.valid_until), &fact, Turning::Ended);
        add(dating.planned_for, &fact, Turning::Planned);
        add(after(dating.planned_for), &fact, Turning::Planned);
    }
    for audit in disclosure.external_audits.iter().flatten() {
        add(audit.date, "external_audits", Turning::Begun);
    }
    turns
}

/// Everything dated in a disclosure, each by its id path as far as it has one.
pub(super) fn datings(disclosure: &Disclosure) -> impl Iterator<Item = (String, &Dating)> {
    let path = |list: &str, id: Option<&str>| id.map_or_else(|| list.to_owned(), |id| format!("{list}/{id}"));
    let sites = disclosure.sites.iter().flatten();
    let sites = sites.map(move |site| (path("sites", site.id.as_ref().map(|id| id.as_str())), &site.dating));
    let access = disclosure.access.iter().flatten().map(move |access| (path("access", None), &access.dating));
    let subprocessors = disclosure.subprocessors.iter().flatten();
    let subprocessors =
        subprocessors.map(move |one| (path("subprocessors", one.id.as_ref().map(|id| id.as_str())), &one.dating));
    let keys = disclosure.keys.iter().flatten().map(move |key| (path("keys", None), &key.dating));
    let certifications = disclosure.certifications.iter().flatten();
    let certifications = certifications
        .map(move |one| (path("certifications", one.scheme.as_ref().map(|scheme| scheme.as_str())), &one.dating));
    let answers = disclosure.answers.iter().flat_map(|answers| &answers.0);
    let answers = answers.map(move |(id, answer)| (path("answers", Some(id.as_str())), &answer.dating));
    sites.chain(access).chain(subprocessors).chain(keys).chain(certifications).chain(answers)
}
