//! The organisation's lines of the audit trail.

use domain::{text::Lang, word::Word as _};
use jiff::{Timestamp, civil::Date, tz::Offset};
use leptos::prelude::*;
use usecase::{
    audit::{Action, AuditFilter, AuditPage},
    record::AuditEntry,
};

use super::wording::{actor, line_words, said, subject};
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::TextField,
    },
    context::{locale, locale_of},
    i18n::td_string,
    render::render,
    routes,
    words::moment,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct AuditView {
    /// The lines.
    pub page: AuditPage,
    /// By what they were chosen.
    pub filter: AuditFilter,
    /// The days as typed.
    pub typed: (String, String),
    /// Whether this is a later page.
    pub later: bool,
}

/// The page.
pub fn audit(context: &PageContext, shown: AuditView) -> Page {
    render(context, Scripts::None, || view! { <AuditTrail shown=shown /> })
}

/// The lines as rows of a file, under their headings.
pub fn rows(lang: Lang, page: &AuditPage) -> Vec<Vec<String>> {
    let l = locale_of(lang);
    let head = [
        td_string!(l, audit.column_seq),
        td_string!(l, audit.column_time),
        td_string!(l, audit.column_actor),
        td_string!(l, audit.column_actor_id),
        td_string!(l, audit.column_words),
        td_string!(l, audit.column_action),
        td_string!(l, audit.column_subject_kind),
        td_string!(l, audit.column_subject_id),
        td_string!(l, audit.column_details),
        td_string!(l, audit.column_request),
        td_string!(l, audit.column_hash),
    ];
    let row = |entry: &AuditEntry| {
        let at = Timestamp::from_millisecond(entry.at).map(|at| Offset::constant(9).to_datetime(at));
        vec![
            entry.seq.to_string(),
            at.map(|at| format!("{at}+09:00")).unwrap_or_default(),
            actor(l, entry, &page.names),
            entry.actor.clone(),
            line_words(l, entry),
            entry.action.clone(),
            entry.subject_kind.clone(),
            entry.subject_id.clone(),
            entry.details.clone(),
            entry.request_id.clone(),
            entry.hash.clone(),
        ]
    };
    std::iter::once(head.map(str::to_owned).to_vec()).chain(page.entries.iter().map(row)).collect()
}

#[component]
fn AuditTrail(shown: AuditView) -> impl IntoView {
    let l = locale();
    let AuditView { page, filter, typed: (from, until), later } = shown;
    let unread = |typed: &str, read: Option<Date>| {
        (read.is_none() && !typed.trim().is_empty()).then(|| td_string!(l, audit.trouble_day).to_owned())
    };
    let (from_error, until_error) = (unread(&from, filter.from), unread(&until, filter.until));
    let at = |id: &str, error: &Option<String>| error.clone().map(|text| ErrorLine { href: format!("#{id}"), text });
    let lines: Vec<_> = [at("from", &from_error), at("until", &until_error)].into_iter().flatten().collect();
    let title = td_string!(l, organisation.audit);
    let title = if lines.is_empty() { title.to_owned() } else { td_string!(l, common.error_title, title = title) };
    let query = query(&filter);
    let more = page.before.map(|before| {
        let href = format!("{}?{query}before={before}", routes::AUDIT);
        view! { <a class="button button--quiet" href=href>{td_string!(l, audit.older)}</a> }
    });
    let newest = later.then(|| {
        view! { <a class="button button--quiet" href=format!("{}?{query}", routes::AUDIT)>{td_string!(l, audit.newest)}</a> }
    });
    let none = page.entries.is_empty().then(|| view! { <p class="note">{td_string!(l, audit.none)}</p> });
    view! {
        <Document title=title place=Place::Organisation scripts=Scripts::None>
            <ErrorSummary lines=lines />
            <p class="back"><a href=routes::PEOPLE>{td_string!(l, organisation.back_to_people)}</a></p>
            <h1 class="page-title">{td_string!(l, organisation.audit)}</h1>
            <p class="lead">{td_string!(l, audit.lead)}</p>
            <form class="form trail-filter" method="get" action=routes::AUDIT>
                <ActionSelect chosen=filter.action />
                <TextField name="from" label=td_string!(l, audit.from) value=from error=from_error />
                <TextField name="until" label=td_string!(l, audit.until) value=until error=until_error />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, audit.filter)}</button>
                    <a class="button button--quiet" href=format!("{}?{query}", routes::AUDIT_EXPORT)>
                        {td_string!(l, audit.export)}
                    </a>
                </p>
            </form>
            {none}
            <Lines page=page />
            <p class="form__actions">{newest} {more}</p>
        </Document>
    }
}

#[component]
fn ActionSelect(chosen: Option<Action>) -> impl IntoView {
    let l = locale();
    let options = Action::ALL.iter().map(|action| {
        view! { <option value=action.word() selected=chosen == Some(*action)>{said(l, *action)}</option> }
    });
    view! {
        <div class="field">
            <label class="field__label" for="action">{td_string!(l, audit.action)}</label>
            <select class="field__input" id="action" name="action">
                <option value="">{td_string!(l, audit.any_action)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Lines(page: AuditPage) -> impl IntoView {
    let l = locale();
    let AuditPage { entries, names, .. } = page;
    if entries.is_empty() {
        return ().into_any();
    }
    let rows = entries.into_iter().map(move |entry| {
        let what = line_words(l, &entry);
        view! {
            <tr>
                <th scope="row" class="table__short">{when(&entry)}</th>
                <td>{actor(l, &entry, &names)}</td>
                <td>{what}</td>
                <td>{subject(l, &entry, &names)}</td>
            </tr>
        }
    });
    view! {
        <table class="table table--stack">
            <thead>
                <tr>
                    <th scope="col">{td_string!(l, audit.when)}</th>
                    <th scope="col">{td_string!(l, audit.who)}</th>
                    <th scope="col">{td_string!(l, audit.what)}</th>
                    <th scope="col">{td_string!(l, audit.to_what)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn when(entry: &AuditEntry) -> String {
    Timestamp::from_millisecond(entry.at).map(|at| moment(locale(), at)).unwrap_or_default()
}

/// The filter as the beginning of a query: each part with an ampersand after it.
fn query(filter: &AuditFilter) -> String {
    let parts = [
        filter.action.map(|action| format!("action={}&", action.word())),
        filter.from.map(|date| format!("from={date}&")),
        filter.until.map(|date| format!("until={date}&")),
    ];
    parts.into_iter().flatten().collect()
}
