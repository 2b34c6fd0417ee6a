//! A vendor's start page.

use std::collections::BTreeMap;

use domain::text::SchemeId;
use jiff::{ToSpan, civil::Date};
use store::{
    Store, VendorServiceId,
    record::{desk::CertificateText, vendor::ServiceEntry},
};

use super::MOST;
use crate::{
    Ctx, Failure, Member,
    field::{date_parts, parts_to_date, read_date},
};

/// How long before its last day a certificate is named.
const SOON: i64 = 90;

/// What a vendor's start page shows.
#[derive(Clone, Debug)]
pub struct VendorDesk {
    /// Certificates in drafts that end soon or have ended, the earliest first.
    pub expiring: Vec<Expiring>,
    /// Services never published, or with a draft that says more than the version; left longest first.
    pub drafts: Vec<ServiceEntry>,
    /// How many services there are.
    pub services: usize,
}

/// A certificate whose last day comes near or is past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiring {
    /// The service.
    pub service: VendorServiceId,
    /// Its name.
    pub service_name: String,
    /// The scheme, where the draft names one.
    pub scheme: Option<SchemeId>,
    /// The name, for a scheme that is not in the list.
    pub name: Option<String>,
    /// Its last day.
    pub until: Date,
}

pub(super) async fn desk(ctx: &Ctx, store: &Store, member: &Member) -> Result<VendorDesk, Failure> {
    let all = store.services_of(member.organisation).await?;
    let texts = store.certificate_texts(member.organisation).await?;
    let horizon = ctx.today().checked_add(SOON.days()).unwrap_or(Date::MAX);
    let services = all.len();
    let mut drafts: Vec<ServiceEntry> = all
        .into_iter()
        .filter(|entry| entry.published.is_none_or(|(_, published)| entry.draft_updated_at > published))
        .collect();
    drafts.sort_by_key(|entry| (entry.published.is_some(), entry.draft_updated_at));
    drafts.truncate(MOST);
    Ok(VendorDesk { expiring: expiring(&texts, horizon), drafts, services })
}

/// The certificates of drafts that end by a day. A date that cannot be read is the form's to name.
fn expiring(texts: &[CertificateText], horizon: Date) -> Vec<Expiring> {
    let mut cards: BTreeMap<(VendorServiceId, &str), BTreeMap<&str, &CertificateText>> = BTreeMap::new();
    for text in texts {
        let Some((number, field)) = text.field.strip_prefix("certifications.").and_then(|rest| rest.split_once('.'))
        else {
            continue;
        };
        cards.entry((text.service, number)).or_default().insert(field, text);
    }
    let mut list: Vec<Expiring> = cards
        .into_values()
        .filter_map(|card| {
            let until = last_day(&card).filter(|until| *until <= horizon)?;
            let first = card.values().next()?;
            let said = |field: &str| card.get(field).map(|text| text.typed.trim()).filter(|text| !text.is_empty());
            Some(Expiring {
                service: first.service,
                service_name: first.service_name.clone(),
                scheme: said("scheme").and_then(|word| word.parse().ok()),
                name: said("name").map(str::to_owned),
                until,
            })
        })
        .collect();
    list.sort_by(|a, b| (a.until, &a.service_name, a.service).cmp(&(b.until, &b.service_name, b.service)));
    list.truncate(MOST);
    list
}

/// The last day on a card: one text, or the three parts of a date.
fn last_day(card: &BTreeMap<&str, &CertificateText>) -> Option<Date> {
    if let Some(whole) = card.get("valid_until") {
        return read_date(&whole.typed);
    }
    let [year, month, day] = date_parts("valid_until");
    let part = |name: &str| card.get(name).map(|text| text.typed.as_str());
    parts_to_date([part(&year)?, part(&month)?, part(&day)?]).ok()
}
