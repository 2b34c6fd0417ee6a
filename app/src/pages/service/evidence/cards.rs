//! The files: those attached, and those that were.

use domain::{catalogue::Catalogue, evidence::Visibility, word::Word as _};
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    record::EvidenceFile,
    vendor::evidence::{CertificateUse, ServiceEvidence},
};

use super::{EvidenceView, size_text, wording::visibility};
use crate::{
    context::{lang, locale},
    i18n::{Locale, td_string},
    routes,
    words::{date_words, day},
};

/// The title of the document a file belongs to.
pub(super) fn document_title(l: Locale, shown: &ServiceEvidence, file: &EvidenceFile) -> String {
    match shown.document(&file.document) {
        Some(document) => document.title.clone(),
        None => td_string!(l, evidence.document_unknown, id = file.document.as_str()),
    }
}

/// Until when, or since when no longer.
pub(super) fn expiry_words(l: Locale, day: Date, today: Date) -> String {
    let words = date_words(l, day);
    if day < today { td_string!(l, evidence.ended_on, day = words) } else { td_string!(l, evidence.until, day = words) }
}

/// The name of a certificate.
pub(super) fn certificate_name(l: Locale, catalogue: &Catalogue, certificate: &CertificateUse) -> String {
    let scheme = catalogue.scheme(&certificate.scheme).map(|scheme| scheme.text.get(lang()).to_owned());
    let name = match certificate.name.as_str() {
        "" => scheme.unwrap_or_else(|| certificate.scheme.clone()),
        name => name.to_owned(),
    };
    match certificate.holder.as_str() {
        "" => name,
        holder => td_string!(l, evidence.certificate_name, name = name, holder = holder_name(l, holder)),
    }
}

fn holder_name(l: Locale, holder: &str) -> String {
    if holder == "vendor" { td_string!(l, evidence.holder_vendor).to_owned() } else { holder.to_owned() }
}

/// What a file shows, in a row.
pub(super) fn shows_words(
    l: Locale,
    catalogue: &Catalogue,
    shown: &ServiceEvidence,
    file: &EvidenceFile,
) -> Option<String> {
    let document = shown.document(&file.document)?;
    let names = document.certificates.iter().map(|certificate| certificate_name(l, catalogue, certificate));
    Some(names.collect::<Vec<_>>().join(" / "))
}

/// The files attached now.
#[component]
pub(super) fn Attached(catalogue: &'static Catalogue, shown: StoredValue<EvidenceView>) -> impl IntoView {
    let l = locale();
    let cards = shown.with_value(|view| {
        let cards = view.shown.attached().into_iter().map(|file| card(l, catalogue, view, file));
        cards.collect::<Vec<AnyView>>()
    });
    let none = cards.is_empty().then(|| view! { <p class="note">{td_string!(l, evidence.attached_none)}</p> });
    view! {
        <section class="part" aria-labelledby="attached">
            <h2 class="part__title" id="attached">{td_string!(l, evidence.attached)}</h2>
            {none}
            <ul class="plain-list evidence-cards">{cards}</ul>
        </section>
    }
}

fn card(l: Locale, catalogue: &'static Catalogue, view: &EvidenceView, file: &EvidenceFile) -> AnyView {
    let shown = &view.shown;
    let title = document_title(l, shown, file);
    let heading = format!("file-{}", file.id);
    let about = td_string!(
        l,
        evidence.about,
        kind = file.kind.extension().to_uppercase(),
        size = size_text(file.size),
        day = day(l, file.attached_at)
    );
    let open = routes::of_evidence(routes::EVIDENCE_FILE, file.service, file.id);
    let unpublished =
        (!shown.is_published(file)).then(|| view! { <p class="note">{td_string!(l, evidence.not_published)}</p> });
    let change = view.may_edit.then(|| changes(l, file, &title));
    view! {
        <li class="service-card evidence-card" id=heading.clone()>
            <h3 class="service-card__name">{title}</h3>
            <p>
                <a href=open download>{file.name.clone()}</a>
                " "
                <span class="hint">{about}</span>
            </p>
            {unpublished}
            <dl class="evidence-facts">
                {shows(l, catalogue, view, file)}
                <div>
                    <dt>{td_string!(l, evidence.visibility)}</dt>
                    <dd>{visibility(l, file.visibility)}</dd>
                </div>
            </dl>
            {change}
        </li>
    }
    .into_any()
}

/// What rests on a file: holder, scope and expiry of certificates, the number of answers.
fn shows(l: Locale, catalogue: &Catalogue, view: &EvidenceView, file: &EvidenceFile) -> AnyView {
    let document = view.shown.document(&file.document);
    let certificates = document.map(|document| document.certificates.as_slice()).unwrap_or_default();
    let answers = document.map_or(0, |document| document.answers);
    let mut rows: Vec<AnyView> = certificates
        .iter()
        .map(|certificate| {
            let until = match certificate.valid_until {
                Some(day) => expiry_words(l, day, view.today),
                None => td_string!(l, evidence.expiry_none).to_owned(),
            };
            let scope = [certificate.scope.as_str(), certificate.place.as_str()];
            let scope: Vec<&str> = scope.into_iter().filter(|text| !text.is_empty()).collect();
            let scope = (!scope.is_empty()).then(|| format!(" · {}", scope.join(" · ")));
            view! {
                <dd>
                    {certificate_name(l, catalogue, certificate)} " · "
                    <strong>{until}</strong> {scope}
                </dd>
            }
            .into_any()
        })
        .collect();
    if answers > 0 {
        rows.push(view! { <dd>{td_string!(l, evidence.uses_answers, count = answers)}</dd> }.into_any());
    }
    if rows.is_empty() {
        rows.push(view! { <dd>{td_string!(l, evidence.shows_nothing)}</dd> }.into_any());
    }
    view! { <div><dt>{td_string!(l, evidence.shows)}</dt>{rows}</div> }.into_any()
}

fn changes(l: Locale, file: &EvidenceFile, title: &str) -> AnyView {
    let to = routes::of_evidence(routes::EVIDENCE_FILE, file.service, file.id);
    let replace = format!("{}?replace={}#upload", routes::of_service(routes::EVIDENCE, file.service), file.id);
    let field = format!("visibility-{}", file.id);
    let choices = Visibility::ALL.iter().map(|choice| {
        let selected = *choice == file.visibility;
        view! { <option value=choice.word() selected=selected>{visibility(l, *choice)}</option> }
    });
    view! {
        <p class="form__actions">
            <a class="button button--quiet" href=replace>
                {td_string!(l, evidence.replace)}
                <span class="out-of-sight">" " {title.to_owned()}</span>
            </a>
        </p>
        <details class="fold">
            <summary class="fold__summary">
                {td_string!(l, evidence.more)}
                <span class="out-of-sight">" " {title.to_owned()}</span>
            </summary>
            <div class="fold__body">
                <form class="form" method="post" action=to.clone()>
                    <div class="field">
                        <label class="field__label" for=field.clone()>{td_string!(l, evidence.visibility)}</label>
                        <select class="field__input" id=field name="visibility">{choices.collect_view()}</select>
                    </div>
                    <p class="form__actions">
                        <button class="button button--quiet" type="submit" name="act" value="visibility">
                            {td_string!(l, evidence.visibility_save)}
                        </button>
                    </p>
                </form>
                <form class="form" method="post" action=to>
                    <p>{td_string!(l, evidence.withdraw_text)}</p>
                    <p class="form__actions">
                        <button class="button button--quiet" type="submit" name="act" value="withdraw">
                            {td_string!(l, evidence.withdraw)}
                        </button>
                    </p>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// The files that were attached.
#[component]
pub(super) fn History(shown: StoredValue<EvidenceView>) -> impl IntoView {
    let l = locale();
    let rows = shown.with_value(|view| {
        let mut ended: Vec<(jiff::Timestamp, &EvidenceFile)> =
            view.shown.files.iter().filter_map(|file| Some((file.ended_at?, file))).collect();
        ended.sort_by_key(|(ended, file)| std::cmp::Reverse((*ended, file.id)));
        let rows = ended.into_iter().map(|(ended, file)| {
            let name = format!("{} · {}", document_title(l, &view.shown, file), file.name);
            let name = match file.kept {
                true => {
                    let open = routes::of_evidence(routes::EVIDENCE_FILE, file.service, file.id);
                    view! { <a href=open download>{name}</a> }.into_any()
                }
                false => name.into_any(),
            };
            let state = match file.kept {
                true => td_string!(l, evidence.history_kept),
                false => td_string!(l, evidence.history_gone),
            };
            let span = td_string!(l, evidence.history_ended, from = day(l, file.attached_at), to = day(l, ended));
            view! { <li>{name} <br /> <span class="hint">{span} " · " {state}</span></li> }
        });
        rows.collect::<Vec<_>>()
    });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="history">
                <h2 class="part__title" id="history">{td_string!(l, evidence.history)}</h2>
                <ul>{rows}</ul>
            </section>
        }
    })
}
