//! Words that several pages of a case share.

use domain::{
    catalogue::Catalogue,
    message::date_text,
    text::Lang,
    word::{Conclusion, Conformity, Word},
};
use jiff::{Timestamp, civil::Date, tz::Offset};
use leptos::prelude::*;
use usecase::record::{Candidate, CaseId, CaseKind, PolicyVersionHead, SelectionCase, VendorServiceId};

use crate::{
    context::{lang, locale, page},
    i18n::*,
    routes,
};

/// A moment as a day in Japan.
pub(super) fn day(moment: Timestamp) -> String {
    date_text(Offset::constant(9).to_datetime(moment).date(), lang())
}

/// Why a case was begun.
pub(super) fn kind(l: Locale, kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::New => td_string!(l, case.kind_new),
        CaseKind::Check => td_string!(l, case.kind_check),
        CaseKind::Renew => td_string!(l, case.kind_renew),
    }
}

/// How long there is until the deadline.
pub(super) fn deadline(l: Locale, deadline: Option<Date>, today: Date) -> Option<String> {
    let deadline = deadline?;
    let days = deadline.since(today).map_or(0, |span| span.get_days());
    Some(match days {
        0 => td_string!(l, case.deadline_today).to_owned(),
        1.. => td_string!(l, case.deadline_left, days = days),
        _ => td_string!(l, case.deadline_passed, days = -days),
    })
}

/// A version of a policy: its name, number, and since when it stands.
pub(super) fn policy_version(l: Locale, head: &PolicyVersionHead) -> String {
    td_string!(l, case.frame_policy, name = head.name.as_str(), number = head.number, day = day(head.fixed_at))
}

/// On what a comparison or assessment rests, in one line.
pub(super) fn frame(
    l: Locale,
    policy: Option<&PolicyVersionHead>,
    edition: &str,
    case: &SelectionCase,
    today: Date,
) -> String {
    let policy = match policy {
        Some(head) => policy_version(l, head),
        None => td_string!(l, case.frame_no_policy).to_owned(),
    };
    let edition = td_string!(l, case.frame_edition, edition = edition);
    let as_of = td_string!(l, case.frame_as_of, day = date_text(case.as_of, lang()));
    let parts = [Some(policy), Some(edition), Some(as_of), deadline(l, case.deadline, today)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(if lang() == Lang::Ja { "・" } else { " · " })
}

/// Who stands at a place: the vendor, and its service where there is one.
pub(super) fn candidate_name(l: Locale, candidate: &Candidate) -> String {
    match candidate {
        Candidate::Waiting { name } => name.clone(),
        Candidate::Service { name, vendor, .. } => {
            td_string!(l, case.vendor_and_service, vendor = vendor.as_str(), service = name.as_str())
        }
    }
}

/// What stands at the top of every sheet of paper, and on no screen: whose, what, and when it was printed.
#[component]
pub(super) fn PaperHead(
    /// What is printed.
    title: String,
    /// On what it rests.
    basis: String,
    /// The day of printing.
    today: Date,
) -> impl IntoView {
    let l = locale();
    let organisation = page().viewer.and_then(|viewer| viewer.organisation).map(|organisation| organisation.name);
    let printed = td_string!(l, case.printed_on, day = date_text(today, lang()));
    view! {
        <div class="paper-head">
            <p class="paper-head__line">
                <b>{title}</b>
                <span>{organisation}</span>
            </p>
            <p class="paper-head__line">
                <span>{basis}</span>
                <span>{printed}</span>
            </p>
        </div>
    }
    .into_any()
}

/// The way to a page with every fold open, or, on that page, how to print it.
#[component]
pub(super) fn PrintLink(
    /// The page with every fold open.
    href: String,
    /// Whether this is that page.
    printing: bool,
) -> impl IntoView {
    let l = locale();
    match printing {
        true => view! { <p class="note screen-only">{td_string!(l, case.print_how)}</p> }.into_any(),
        false => {
            view! { <p class="print-link screen-only"><a href=href>{td_string!(l, case.print_link)}</a></p> }.into_any()
        }
    }
}

/// The vendor's name.
pub(super) fn vendor(candidate: &Candidate) -> &str {
    match candidate {
        Candidate::Waiting { name } => name,
        Candidate::Service { vendor, .. } => vendor,
    }
}

/// Names in a row.
pub(super) fn joined<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let between = if lang() == Lang::Ja { "、" } else { ", " };
    names.into_iter().collect::<Vec<_>>().join(between)
}

/// The name of a criterion.
pub(super) fn criterion<'c>(catalogue: &'c Catalogue, id: &'c str) -> &'c str {
    catalogue.criterion(id).map_or(id, |criterion| criterion.text.get(lang()))
}

/// Tenths as people read them: whole numbers without a point.
pub(super) fn tenths(value: u32) -> String {
    match value % 10 {
        0 => (value / 10).to_string(),
        rest => format!("{}.{rest}", value / 10),
    }
}

/// The address of one assessment.
pub(super) fn assessment_href(case: CaseId, service: VendorServiceId, edition: &str, full: bool) -> String {
    let view = if full { "full" } else { "plain" };
    format!("{}?view={view}&edition={edition}", routes::case_service(case, service))
}

/// A conclusion: a word in a frame that differs by kind, so that it keeps its sense in grey.
#[component]
pub(super) fn ConclusionTag(catalogue: &'static Catalogue, conclusion: Conclusion) -> impl IntoView {
    view! {
        <span class="conclusion" data-conclusion=conclusion.word()>
            {catalogue.word_of(conclusion, lang())}
        </span>
    }
}

/// A mark and its word, always together.
#[component]
pub(super) fn ConformityMark(catalogue: &'static Catalogue, conformity: Conformity) -> impl IntoView {
    view! {
        <span class="conformity" data-conformity=conformity.word()>
            <span class="conformity__mark" aria-hidden="true">{mark(conformity)}</span>
            " "
            {catalogue.word_of(conformity, lang())}
        </span>
    }
}

/// The mark that stands before the word, never instead of it.
pub(super) fn mark(conformity: Conformity) -> &'static str {
    match conformity {
        Conformity::Conforms => "○",
        Conformity::PartlyConforms => "△",
        Conformity::DoesNotConform => "×",
        Conformity::NotStated => "未",
        Conformity::NotApplicable => "－",
        Conformity::ToSecure => "契",
    }
}
