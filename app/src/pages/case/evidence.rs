//! Evidence files of a service, as an institution sees them: on a page of their own, and in short on the assessment.

use domain::{catalogue::Catalogue, evidence::Visibility};
use leptos::prelude::*;
use usecase::{
    institution::{Access, SharedEntry, SharedEvidence},
    record::EvidenceId,
};

use super::wording::joined;
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::TextField,
    },
    context::{lang, locale},
    i18n::{Locale, td_string},
    pages::service::evidence::size_text,
    render::render,
    routes,
    words::day,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct SharedView {
    /// The files.
    pub shown: SharedEvidence,
    /// Whether the reader may open files and ask for them.
    pub may_open: bool,
    /// The request whose reason was too long, with the reason.
    pub refused: Option<(EvidenceId, String)>,
}

/// The page.
pub fn evidence(context: &PageContext, catalogue: &'static Catalogue, shown: SharedView) -> Page {
    render(context, Scripts::None, || view! { <SharedPage catalogue=catalogue shown=shown /> })
}

#[component]
fn SharedPage(catalogue: &'static Catalogue, shown: SharedView) -> impl IntoView {
    let l = locale();
    let (case, service) = (shown.shown.case, shown.shown.service);
    let title = td_string!(l, evidence.shared_title, name = shown.shown.name.as_str());
    let lines = shown.refused.iter().map(|(id, _)| ErrorLine {
        href: format!("#{}", reason_field(*id)),
        text: td_string!(l, evidence.shared_long_reason).to_owned(),
    });
    let lines = lines.collect();
    let who = (!shown.may_open).then(|| view! { <p class="note">{td_string!(l, evidence.shared_who)}</p> });
    let none =
        shown.shown.entries.is_empty().then(|| view! { <p class="note">{td_string!(l, evidence.shared_none)}</p> });
    let cards: Vec<AnyView> = shown.shown.entries.iter().map(|entry| card(l, catalogue, &shown, entry)).collect();
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <p class="back">
                <a href=routes::case_service(case, service)>{td_string!(l, evidence.shared_back)}</a>
            </p>
            <ErrorSummary lines=lines />
            <p class="eyebrow">{shown.shown.vendor.clone()}</p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, evidence.shared_lead)}</p>
            {who}
            {none}
            <ul class="plain-list evidence-cards">{cards}</ul>
        </Document>
    }
}

fn card(l: Locale, catalogue: &Catalogue, view: &SharedView, entry: &SharedEntry) -> AnyView {
    let file = &entry.file;
    let about = td_string!(
        l,
        evidence.about,
        kind = file.kind.extension().to_uppercase(),
        size = size_text(file.size),
        day = day(l, file.attached_at)
    );
    let uses: Vec<String> = entry
        .uses
        .iter()
        .map(|(grade, count)| {
            td_string!(l, evidence.shared_use, grade = catalogue.word_of(*grade, lang()), count = *count)
        })
        .collect();
    let uses = match uses.is_empty() {
        true => td_string!(l, evidence.shared_uses_none).to_owned(),
        false => td_string!(l, evidence.shared_uses, uses = joined(uses.iter().map(String::as_str))),
    };
    let older = entry.no_longer_attached.then(|| view! { <p class="note">{td_string!(l, evidence.shared_older)}</p> });
    view! {
        <li class="service-card evidence-card" id=format!("file-{}", file.id)>
            <h2 class="service-card__name">{entry.title.clone()}</h2>
            <p class="hint">{about}</p>
            <p>{uses}</p>
            {older}
            {way(l, view, entry)}
        </li>
    }
    .into_any()
}

/// What can be done with a file, by what its vendor said and granted.
fn way(l: Locale, view: &SharedView, entry: &SharedEntry) -> AnyView {
    let file = &entry.file;
    let to = routes::of_case_evidence(view.shown.case, view.shown.service, file.id);
    let title = entry.title.clone();
    let line = |text: &'static str| view! { <p>{text}</p> };
    match entry.access {
        Access::Open if view.may_open => view! {
            <p class="form__actions">
                <a class="button" href=to download>
                    {td_string!(l, evidence.shared_open)}
                    <span class="out-of-sight">" " {title}</span>
                </a>
                <span class="hint">{file.name.clone()}</span>
            </p>
        }
        .into_any(),
        Access::Open => ().into_any(),
        Access::OnSite => line(td_string!(l, evidence.shared_on_site)).into_any(),
        Access::Waiting => line(td_string!(l, evidence.shared_waiting)).into_any(),
        Access::MayAsk { refused } => {
            let needs = match file.visibility {
                Visibility::AfterNda => td_string!(l, evidence.shared_needs_nda),
                Visibility::Shared | Visibility::OnRequest | Visibility::OnSite => {
                    td_string!(l, evidence.shared_needs_request)
                }
            };
            let before = refused.then(|| line(td_string!(l, evidence.shared_refused)));
            let form = view.may_open.then(|| ask(l, view, entry, to, refused));
            view! { <p>{needs}</p> {before} {form} }.into_any()
        }
    }
}

fn ask(l: Locale, view: &SharedView, entry: &SharedEntry, to: String, again: bool) -> AnyView {
    let id = entry.file.id;
    let typed = view.refused.as_ref().filter(|(of, _)| *of == id).map(|(_, typed)| typed.clone());
    let error = typed.is_some().then(|| td_string!(l, evidence.shared_long_reason).to_owned());
    let words = if again { td_string!(l, evidence.shared_ask_again) } else { td_string!(l, evidence.shared_ask) };
    view! {
        <form class="form" method="post" action=to novalidate>
            <TextField
                name=reason_field(id)
                label=td_string!(l, evidence.shared_reason)
                help=td_string!(l, evidence.shared_reason_help)
                value=typed.unwrap_or_default()
                error=error
            />
            <p class="form__actions">
                <button class="button" type="submit">
                    {words} <span class="out-of-sight">" " {entry.title.clone()}</span>
                </button>
            </p>
        </form>
    }
    .into_any()
}

fn reason_field(id: EvidenceId) -> String {
    format!("reason-{id}")
}

/// In short, on the assessment.
#[component]
pub(super) fn EvidenceSection(shown: SharedEvidence) -> impl IntoView {
    let l = locale();
    let to = routes::case_evidence(shown.case, shown.service);
    let rows: Vec<_> = shown
        .entries
        .iter()
        .map(|entry| {
            let state = match entry.access {
                Access::Open => td_string!(l, evidence.shared_state_open),
                Access::MayAsk { .. } => td_string!(l, evidence.shared_state_ask),
                Access::Waiting => td_string!(l, evidence.shared_state_waiting),
                Access::OnSite => td_string!(l, evidence.shared_state_on_site),
            };
            let kind = entry.file.kind.extension().to_uppercase();
            let about = format!("{kind} · {} · {state}", day(l, entry.file.attached_at));
            view! { <li>{entry.title.clone()} " " <span class="hint">{about}</span></li> }
        })
        .collect();
    let body = match rows.is_empty() {
        true => view! { <p class="hint">{td_string!(l, evidence.shared_none)}</p> }.into_any(),
        false => view! {
            <ul>{rows}</ul>
            <p><a href=to>{td_string!(l, evidence.shared_link)}</a></p>
        }
        .into_any(),
    };
    view! {
        <section class="part" aria-labelledby="evidence">
            <h2 class="part__title" id="evidence">{td_string!(l, evidence.shared_section)}</h2>
            {body}
        </section>
    }
}
