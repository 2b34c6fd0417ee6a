//! The responsibility matrix: who leads, performs, supports each duty, over all contracts; holes first.

use domain::{
    arrangement::INSTITUTION,
    boundary::{Applying, Row},
    catalogue::Catalogue,
    text::LocalId,
    word::Phase,
};
use leptos::prelude::*;
use usecase::arrangement::Shown;

use super::wording::{and, counts, named, phase, scope};
use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
};

/// The page.
pub fn matrix(context: &PageContext, catalogue: &'static Catalogue, shown: Shown, may_edit: bool) -> Page {
    render(context, Scripts::None, || view! { <MatrixPage catalogue=catalogue shown=shown may_edit=may_edit /> })
}

#[component]
fn MatrixPage(catalogue: &'static Catalogue, shown: Shown, may_edit: bool) -> impl IntoView {
    let l = locale();
    let id = shown.head.id;
    let columns: Vec<LocalId> = shown.arrangement.parties.iter().flatten().map(|party| party.id.clone()).collect();
    let gravest = shown.boundary.issues.iter().find(|issue| issue.duty.is_some());
    let gravest = gravest.map(|issue| view! { <p class="note">{issue.message(catalogue, lang())}</p> });
    let phases = [Phase::Normal, Phase::Incident, Phase::Exit].map(|of| {
        let rows: Vec<AnyView> = shown
            .boundary
            .rows
            .iter()
            .filter(|row| row.phase == of && row.applies != Applying::No)
            .map(|row| matrix_row(catalogue, &shown, &columns, row, may_edit))
            .collect();
        (!rows.is_empty()).then(|| table(&shown, &columns, of, rows))
    });
    view! {
        <Document title=td_string!(l, arrangement.matrix) place=Place::Arrangements scripts=Scripts::None>
            <p class="back"><a href=routes::arrangement(id)>{td_string!(l, arrangement.back_to_one)}</a></p>
            <p class="eyebrow">{shown.head.name.clone()}</p>
            <h1 class="page-title">{td_string!(l, arrangement.matrix)}</h1>
            <p class="lead">{counts(&shown.boundary)}</p>
            {gravest}
            <p class="hint">{td_string!(l, arrangement.matrix_lead)}</p>
            {phases.into_iter().collect_view()}
        </Document>
    }
}

fn table(shown: &Shown, columns: &[LocalId], of: Phase, rows: Vec<AnyView>) -> AnyView {
    let l = locale();
    let id = format!("phase-{}", domain::word::Word::word(of));
    let (title, region) = (id.clone(), id.clone());
    let heads = columns.iter().map(|party| view! { <th scope="col">{named(&shown.arrangement, party)}</th> });
    view! {
        <section class="part" aria-labelledby=id>
            <h2 class="part__title" id=title>{phase(of)}</h2>
            <div class="scroll" role="group" aria-labelledby=region tabindex="0">
                <table class="duties">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(l, arrangement.duty)}</th>
                            <th scope="col">{td_string!(l, arrangement.institution_here)}</th>
                            {heads.collect_view()}
                            <th scope="col">{td_string!(l, arrangement.clause_column)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn matrix_row(catalogue: &Catalogue, shown: &Shown, columns: &[LocalId], row: &Row, may_edit: bool) -> AnyView {
    let l = locale();
    let duty = catalogue.duty(row.duty.as_str());
    let text = duty.map_or_else(|| row.duty.to_string(), |duty| duty.text.get(lang()).to_owned());
    let patients = duty.is_some_and(|duty| duty.patient_facing);
    let part = scope(catalogue, row.scope).map(|part| view! { <span class="tag">{part}</span> });
    let href = routes::matrix_row(shown.head.id, &row.duty, row.scope);
    let hole = row.leads.is_empty() && row.recipients.is_empty();
    let places: Vec<String> = row.places.iter().map(|place| format!("{} {}", place.contract, place.place)).collect();
    let head = view! {
        <th scope="row">
            <a href=href.clone()>{text.clone()}</a>
            " "
            {part}
            {patients.then(|| view! { <span class="hint duties__note">{td_string!(l, arrangement.row_patients)}</span> })}
        </th>
    };
    if hole && row.performs.is_empty() && row.support.is_empty() && row.informed.is_empty() {
        let open = may_edit.then(|| {
            view! {
                " "
                <a href=href>
                    {td_string!(l, arrangement.row_name_lead)} <span class="out-of-sight">" " {text}</span>
                </a>
            }
        });
        return view! {
            <tr data-hole="true">
                {head}
                <td class="duties__hole" colspan=(columns.len() + 2).to_string()>
                    {td_string!(l, arrangement.row_hole)} {open}
                </td>
            </tr>
        }
        .into_any();
    }
    let institution = LocalId::try_from(INSTITUTION.to_owned()).ok();
    let all = institution.iter().chain(columns);
    let cells = all.map(|party| {
        let words = cell(row, party);
        view! { <td data-label=named(&shown.arrangement, party)>{words.join(and(lang()))}</td> }
    });
    let clause = match (hole, places.is_empty()) {
        (true, _) => td_string!(l, arrangement.row_hole).to_owned(),
        (false, true) => td_string!(l, arrangement.cell_none).to_owned(),
        (false, false) => places.join(and(lang())),
    };
    view! {
        <tr data-hole=hole.then_some("true")>
            {head}
            {cells.collect_view()}
            <td data-label=td_string!(l, arrangement.clause_column)>{clause}</td>
        </tr>
    }
    .into_any()
}

/// What a party does in a row, in words.
fn cell(row: &Row, party: &LocalId) -> Vec<String> {
    let l = locale();
    let mut words = Vec::new();
    if let Some(lead) = row.leads.iter().find(|lead| lead.party == *party) {
        let lead_word = td_string!(l, arrangement.cell_lead);
        words.push(if lead.clause {
            lead_word.to_owned()
        } else {
            td_string!(l, arrangement.cell_lead_without, lead = lead_word)
        });
    } else if row.recipients.contains(party) {
        words.push(td_string!(l, arrangement.cell_lead).to_owned());
    }
    let others = [
        (&row.performs, td_string!(l, arrangement.cell_performs)),
        (&row.support, td_string!(l, arrangement.cell_support)),
        (&row.informed, td_string!(l, arrangement.cell_informed)),
    ];
    words.extend(others.iter().filter(|(list, _)| list.contains(party)).map(|(_, word)| (*word).to_owned()));
    if words.is_empty() {
        words.push(td_string!(l, arrangement.cell_none).to_owned());
    }
    words
}
