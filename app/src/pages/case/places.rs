//! Where the records are: kinds of data down, Japan, abroad and not stated across, with the sites and who runs them.

use domain::{
    catalogue::Catalogue,
    disclosure::{Actor, Disclosure, Says, Site},
    read::Country,
    word::{DataKind, Word as _},
};
use leptos::prelude::*;
use usecase::institution::OneAssessment;

use crate::{
    context::{lang, locale},
    i18n::*,
};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Japan,
    Abroad,
    Unknown,
}

const COLUMNS: [Where; 3] = [Where::Japan, Where::Abroad, Where::Unknown];

/// The table as a section of a page.
pub(super) fn places(catalogue: &'static Catalogue, shown: &OneAssessment) -> AnyView {
    let l = locale();
    let disclosure = &shown.disclosure;
    let rows: Vec<AnyView> = kinds(disclosure)
        .into_iter()
        .map(|kind| {
            let at: Vec<&Site> = sites(disclosure)
                .filter(|site| site.data.as_ref().is_some_and(|kinds| kinds.contains(&kind)))
                .collect();
            let name = catalogue.word_of(kind, lang()).to_owned();
            row(catalogue, disclosure, name, &at, at.is_empty())
        })
        .collect();
    let unsaid: Vec<&Site> = sites(disclosure).filter(|site| site.data.is_none()).collect();
    let unsaid = (!unsaid.is_empty())
        .then(|| row(catalogue, disclosure, td_string!(l, case.places_unsaid).to_owned(), &unsaid, false));
    let none = rows.is_empty() && unsaid.is_none();
    let body = match none {
        true => view! { <p>{td_string!(l, case.places_none)}</p> }.into_any(),
        false => view! {
            <div class="table-frame" role="group" tabindex="0" aria-labelledby="where">
                <table class="table place-table">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(l, case.places_kind)}</th>
                            <th scope="col">{td_string!(l, case.places_japan)}</th>
                            <th scope="col">{td_string!(l, case.places_abroad)}</th>
                            <th scope="col">{td_string!(l, case.places_unknown)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows} {unsaid}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="part" aria-labelledby="where">
            <h2 class="part__title" id="where">{td_string!(l, case.places_title)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn sites(disclosure: &Disclosure) -> impl Iterator<Item = &Site> {
    disclosure.sites.iter().flatten()
}

/// The kinds of data that are handled or stand somewhere, in the order of the format.
fn kinds(disclosure: &Disclosure) -> Vec<DataKind> {
    let handled = disclosure.service.data.iter().flatten().filter_map(|entry| entry.kind);
    let kept = sites(disclosure).flat_map(|site| site.data.iter().flatten().copied());
    let all: Vec<DataKind> = handled.chain(kept).collect();
    DataKind::ALL.iter().copied().filter(|kind| all.contains(kind)).collect()
}

fn row(catalogue: &'static Catalogue, disclosure: &Disclosure, name: String, at: &[&Site], nowhere: bool) -> AnyView {
    let l = locale();
    let cells = COLUMNS.iter().map(|column| {
        let here = at.iter().filter(|site| place_of(disclosure, site) == *column);
        let lines: Vec<_> = here.map(|site| view! { <li>{words(catalogue, disclosure, site)}</li> }).collect();
        let missing = nowhere && *column == Where::Unknown;
        let empty = (lines.is_empty() && !missing).then_some("－");
        let attention = (missing || !lines.is_empty()) && *column != Where::Japan;
        view! {
            <td data-attention=attention.then_some("")>
                {missing.then(|| td_string!(l, case.places_nowhere))} {empty}
                <ul class="plain-list">{lines}</ul>
            </td>
        }
    });
    view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }.into_any()
}

fn place_of(disclosure: &Disclosure, site: &Site) -> Where {
    match site.country {
        _ if contested(disclosure, site) => Where::Unknown,
        None => Where::Unknown,
        Some(Country::JAPAN) => Where::Japan,
        Some(_) => Where::Abroad,
    }
}

/// Whether somebody says another country.
fn contested(disclosure: &Disclosure, site: &Site) -> bool {
    let Some(id) = &site.id else { return false };
    let about = format!("sites/{id}/country");
    let own = site.country.as_ref().map(Country::code);
    let differs = |says: &Option<Says>| !matches!(says, Some(Says::Text(text)) if Some(text.0.as_str()) == own);
    let mut claims = disclosure.claims.iter().flatten();
    claims.any(|claim| claim.about.as_deref() == Some(about.as_str()) && differs(&claim.says))
}

/// The site, its country unless it is Japan, and who runs it.
fn words(catalogue: &'static Catalogue, disclosure: &Disclosure, site: &Site) -> String {
    let l = locale();
    let name = site.name.clone().or_else(|| site.id.as_ref().map(|id| id.to_string()));
    let name = name.unwrap_or_else(|| td_string!(l, case.places_no_name).to_owned());
    let country = site.country.map(|country| domain::message::country_name(catalogue, country.code(), lang()));
    let note = match place_of(disclosure, site) {
        Where::Japan => None,
        _ if contested(disclosure, site) => Some(td_string!(l, case.places_contested).to_owned()),
        Where::Abroad | Where::Unknown => country,
    };
    let operator = match &site.operator {
        Some(Actor::Vendor) => disclosure.vendor.name.clone(),
        Some(Actor::Subprocessor(id)) => {
            let known = disclosure.subprocessors.iter().flatten().find(|one| one.id.as_ref() == Some(id));
            known.and_then(|one| one.name.clone()).unwrap_or_else(|| id.to_string())
        }
        None => td_string!(l, case.places_no_operator).to_owned(),
    };
    let roles: Vec<&str> = site.roles.iter().flatten().map(|role| catalogue.word_of(*role, lang())).collect();
    let roles = super::wording::joined(roles);
    let parts = [Some(roles).filter(|roles| !roles.is_empty()), note, Some(operator)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    td_string!(l, case.places_site, name = name, more = parts.join(" / "))
}
