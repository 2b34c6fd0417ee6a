//! Certificates that have expired or soon will, and what rests on them.

use std::collections::BTreeSet;

use domain::{
    catalogue::Catalogue,
    text::{CriterionId, SchemeId},
};
use jiff::{ToSpan as _, civil::Date};

use crate::field::{Fields, day};

/// How long before its end a certificate is named, in days.
const SOON: i32 = 90;

/// A certificate whose end has passed or is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiring {
    /// The scheme, where it is one of the list.
    pub scheme: Option<SchemeId>,
    /// What the draft calls it: its name, else its scheme as typed.
    pub name: String,
    /// Its last day.
    pub until: Date,
    /// Whether that has passed.
    pub expired: bool,
    /// The field in which it stands.
    pub field: String,
    /// What it is accepted for in the newest edition.
    pub counts_for: Vec<CriterionId>,
}

/// The certificates of a draft that have expired or will within ninety days, the earliest first. Dates that cannot be
/// read are told elsewhere.
pub fn expiring(catalogue: &Catalogue, fields: &Fields, today: Date) -> Vec<Expiring> {
    let Ok(soon) = today.checked_add(SOON.days()) else { return Vec::new() };
    let position = |name: &String| name.strip_prefix("certifications.")?.split('.').next()?.parse::<u32>().ok();
    let positions: BTreeSet<u32> = fields.keys().filter_map(position).collect();
    let mut found: Vec<Expiring> = positions
        .into_iter()
        .filter_map(|at| {
            let field = format!("certifications.{at}");
            let until = day(fields, &format!("{field}.valid_until")).filter(|until| *until <= soon)?;
            let typed = |step: &str| typed(fields, &format!("{field}.{step}"));
            let scheme = catalogue.scheme(typed("scheme"));
            let edition = catalogue.newest_edition();
            let counts = |id: &CriterionId| {
                scheme.zip(edition).is_some_and(|(scheme, edition)| catalogue.accepts(scheme, id, edition))
            };
            let name = Some(typed("name")).filter(|name| !name.is_empty()).unwrap_or(typed("scheme")).to_owned();
            let criteria = catalogue.criteria.iter().map(|criterion| &criterion.id);
            Some(Expiring {
                scheme: scheme.map(|scheme| scheme.id.clone()),
                name,
                until,
                expired: until < today,
                counts_for: criteria.filter(|id| counts(id)).cloned().collect(),
                field,
            })
        })
        .collect();
    found.sort_by(|a, b| (a.until, &a.field).cmp(&(b.until, &b.field)));
    found
}

fn typed<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).and_then(|typed| typed.last()).map_or("", |text| text.trim())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_certificate_is_named_ninety_days_before_its_end_and_ever_after() {
        let catalogue = Catalogue::bundled().unwrap();
        let fields: Fields = [
            ("certifications.0.scheme", "isms"),
            ("certifications.0.valid_until", "令和8年11月19日"),
            ("certifications.1.scheme", "iso27017"),
            ("certifications.1.valid_until.year", "2027"),
            ("certifications.1.valid_until.month", "2"),
            ("certifications.1.valid_until.day", "18"),
            ("certifications.2.scheme", "privacy-mark"),
            ("certifications.2.valid_until", "2027-02-19"),
            ("certifications.3.valid_until", "そのうち"),
        ]
        .into_iter()
        .map(|(name, typed)| (name.to_owned(), vec![typed.to_owned()]))
        .collect();
        let found = expiring(&catalogue, &fields, date(2026, 11, 20));
        let brief: Vec<_> = found.iter().map(|e| (e.name.as_str(), e.expired, e.field.as_str())).collect();
        assert_eq!(brief, [("isms", true, "certifications.0"), ("iso27017", false, "certifications.1")]);
        assert!(!found[0].counts_for.is_empty(), "what rests on an ISMS certificate is named");
    }
}
