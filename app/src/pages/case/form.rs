//! What a case is, to begin it or to change it: one form, which comes back with all that was typed.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::{
    institution::{CaseMistake, TypedCase},
    record::{CaseId, CaseKind, PolicyVersion, PublishedService},
};

use super::wording::{kind, policy_version};
use crate::{
    Page, PageContext, Scripts,
    components::{
        choice::{Choice, Choices, LinesField},
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::TextField,
    },
    context::{lang, locale},
    i18n::*,
    render::render,
    routes,
    words::day,
};
use domain::word::Word as _;

/// The most services that are listed at once.
const MOST_LISTED: usize = 30;
/// From how many services on there is a search.
const SEARCH_FROM: usize = 10;

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct CaseFormView {
    /// The case to change, and whether its disclosures have been opened; none: a new one.
    pub changes: Option<(CaseId, bool)>,
    /// What was typed.
    pub typed: TypedCase,
    /// What is wrong with it.
    pub mistakes: Vec<CaseMistake>,
    /// The services to choose from.
    pub services: Vec<PublishedService>,
    /// The policies to choose from, newest version first.
    pub policies: Vec<PolicyVersion>,
}

/// The page.
pub fn form(context: &PageContext, catalogue: &'static Catalogue, shown: CaseFormView) -> Page {
    render(context, Scripts::None, || view! { <FormPage catalogue=catalogue shown=shown /> })
}

/// The field a mistake belongs to, and its words.
fn mistake(l: Locale, mistake: CaseMistake) -> (&'static str, &'static str) {
    match mistake {
        CaseMistake::Title => ("title", td_string!(l, case.error_title)),
        CaseMistake::Kind => ("kind", td_string!(l, case.error_kind)),
        CaseMistake::Deadline => ("deadline", td_string!(l, case.error_date)),
        CaseMistake::AsOf => ("as-of", td_string!(l, case.error_date)),
        CaseMistake::Edition => ("edition", td_string!(l, case.error_edition)),
        CaseMistake::Services => ("service", td_string!(l, case.error_services)),
        CaseMistake::Waiting => ("waiting", td_string!(l, case.error_waiting)),
        CaseMistake::TooMany => ("service", td_string!(l, case.error_too_many)),
        CaseMistake::Policy => ("policy", td_string!(l, case.error_policy)),
    }
}

#[component]
fn FormPage(catalogue: &'static Catalogue, shown: CaseFormView) -> impl IntoView {
    let l = locale();
    let CaseFormView { changes, typed, mistakes, services, policies } = shown;
    let wrong: Vec<(&str, &str)> = mistakes.into_iter().map(|of| mistake(l, of)).collect();
    let error = |field: &str| wrong.iter().find(|(name, _)| *name == field).map(|(_, text)| (*text).to_owned());
    let lines = wrong.iter().map(|(name, text)| ErrorLine { href: format!("#{name}"), text: (*text).to_owned() });
    let lines: Vec<ErrorLine> = lines.collect();
    let (title, action, back, send) = match changes {
        None => (
            td_string!(l, case.new_title),
            routes::CASE_NEW.to_owned(),
            (routes::CASES.to_owned(), td_string!(l, case.back_to_list)),
            td_string!(l, case.new_send),
        ),
        Some((id, _)) => (
            td_string!(l, case.edit_title),
            routes::with_id(routes::CASE_EDIT, id),
            (routes::case(id), td_string!(l, case.back_to_case)),
            td_string!(l, case.edit_send),
        ),
    };
    let opened = changes.is_some_and(|(_, opened)| opened);
    let kinds = changes.is_none().then(|| {
        let choices = CaseKind::ALL
            .iter()
            .map(|of| Choice::new(of.word(), kind(l, *of), typed.kind == of.word()).with(kind_help(l, *of)));
        view! {
            <Choices name="kind" label=td_string!(l, case.field_kind) choices=choices.collect() error=error("kind") />
        }
    });
    // Who posts again what cannot be changed any more says the same as before.
    let kept = changes.is_some().then(|| view! { <input type="hidden" name="kind" value=typed.kind.clone() /> });
    let newest = catalogue.newest_edition().map(|edition| edition.id.clone());
    let editions = catalogue.editions.iter().rev().map(|edition| {
        let chosen = match typed.edition.as_str() {
            "" => newest.as_ref() == Some(&edition.id),
            typed => typed == edition.id.as_str(),
        };
        Choice::new(edition.id.as_str(), edition.text.get(lang()), chosen)
    });
    let editions = editions.collect();
    let policy = match opened {
        true => ().into_any(),
        false => policy_field(&typed.policy, &policies, error("policy")),
    };
    let fields = view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="id" value=typed.id.clone() />
            {kept}
            {kinds}
            <TextField
                name="title"
                label=td_string!(l, case.field_title)
                help=td_string!(l, case.field_title_help)
                value=typed.title.clone()
                error=error("title")
            />
            <TextField
                name="deadline"
                label=td_string!(l, case.field_deadline)
                help=td_string!(l, case.field_deadline_help)
                value=typed.deadline.clone()
                error=error("deadline")
            />
            {service_field(&typed, &services, error("service"))}
            <LinesField
                name="waiting"
                label=td_string!(l, case.field_waiting)
                help=td_string!(l, case.field_waiting_help)
                value=typed.waiting.clone()
                error=error("waiting")
            />
            {policy}
            <Choices
                name="edition"
                label=td_string!(l, case.field_edition)
                help=td_string!(l, case.field_edition_help)
                choices=editions
                error=error("edition")
            />
            <TextField
                name="as-of"
                label=td_string!(l, case.field_as_of)
                help=td_string!(l, case.field_as_of_help)
                value=typed.as_of.clone()
                error=error("as-of")
            />
            <p class="form__actions">
                <button class="button" type="submit" name="go" value="save">{send}</button>
            </p>
        </form>
    }
    .into_any();
    view! {
        <Document title=title place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=back.0>{back.1}</a></p>
            <ErrorSummary lines=lines />
            <h1 class="page-title">{title}</h1>
            {opened.then(|| view! { <p class="note">{td_string!(l, case.edit_opened)}</p> })}
            {fields}
        </Document>
    }
}

fn kind_help(l: Locale, kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::New => td_string!(l, case.kind_new_help),
        CaseKind::Check => td_string!(l, case.kind_check_help),
        CaseKind::Renew => td_string!(l, case.kind_renew_help),
    }
}

/// The newest version of each policy, and the one chosen, whatever its number.
fn policy_field(chosen: &str, policies: &[PolicyVersion], error: Option<String>) -> AnyView {
    let l = locale();
    let mut seen = Vec::new();
    let newest = |version: &&PolicyVersion| {
        let first = !seen.contains(&version.head.policy);
        seen.push(version.head.policy);
        first || version.head.id.to_string() == chosen
    };
    let mut choices: Vec<Choice> = policies
        .iter()
        .filter(newest)
        .map(|version| {
            let id = version.head.id.to_string();
            let words = policy_version(l, &version.head);
            Choice { chosen: id == chosen, ..Choice::new(id, words, false) }
        })
        .collect();
    choices.push(Choice::new("", td_string!(l, case.field_policy_later), chosen.is_empty()));
    let none = policies.is_empty().then(|| view! { <p class="hint">{td_string!(l, case.field_policy_none)}</p> });
    view! {
        <div>
            <Choices
                name="policy"
                label=td_string!(l, case.field_policy)
                help=td_string!(l, case.field_policy_help)
                choices=choices
                error=error
            />
            {none}
            <p><a href=routes::POLICIES>{td_string!(l, case.field_policy_link)}</a></p>
        </div>
    }
    .into_any()
}

/// The services that are chosen, then those that match what is searched for.
fn service_field(typed: &TypedCase, services: &[PublishedService], error: Option<String>) -> AnyView {
    let l = locale();
    let chosen = |entry: &PublishedService| typed.services.contains(&entry.service.id.to_string());
    let wanted = folded(&typed.search);
    let matches = |entry: &&PublishedService| {
        chosen(entry)
            || wanted
                .split_whitespace()
                .all(|word| folded(&format!("{} {}", entry.vendor, entry.service.name)).contains(word))
    };
    let mut found: Vec<&PublishedService> = services.iter().filter(matches).collect();
    found.sort_by_key(|entry| !chosen(entry));
    let more = found.len().saturating_sub(MOST_LISTED);
    found.truncate(MOST_LISTED.max(typed.services.len()));
    let choices: Vec<Choice> = found
        .into_iter()
        .map(|entry| {
            let name = td_string!(
                l,
                case.vendor_and_service,
                vendor = entry.vendor.as_str(),
                service = entry.service.name.as_str()
            );
            let published = day(l, entry.version.published_at);
            Choice::new(entry.service.id.to_string(), name, chosen(entry)).with(td_string!(
                l,
                case.version_day,
                number = entry.version.number,
                day = published
            ))
        })
        .collect();
    let search = (services.len() >= SEARCH_FROM).then(|| {
        view! {
            <div class="search-row">
                <TextField
                    name="search"
                    label=td_string!(l, case.field_search)
                    help=td_string!(l, case.field_search_help)
                    value=typed.search.clone()
                    error=None
                />
                <button class="button button--quiet" type="submit" name="go" value="search">
                    {td_string!(l, case.field_search_button)}
                </button>
            </div>
        }
    });
    let more =
        (more > 0).then(|| view! { <p class="hint">{td_string!(l, case.field_services_more, count = more)}</p> });
    view! {
        <div class="choose-services">
            <Choices
                name="service"
                label=td_string!(l, case.field_services)
                help=td_string!(l, case.field_services_help)
                many=true
                choices=choices
                error=error
            />
            {more}
            {search}
        </div>
    }
    .into_any()
}

/// A text for comparing: full-width letters and capitals make no difference.
fn folded(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    text.chars().map(half).flat_map(char::to_lowercase).collect()
}
