//! Criteria down, candidates across: what decides and what differs first, the rest folded.

use domain::{catalogue::Catalogue, word::Gate, word::Word as _};
use leptos::prelude::*;
use usecase::{
    institution::{Comparison, MatrixRow},
    record::Candidate,
};

use super::side_by_side::in_order;
use super::wording::{ConformityMark, assessment_href, criterion, vendor};
use crate::{components::gate_tag::GateTag, context::locale, i18n::*, routes};

/// The whole matrix.
#[component]
pub(super) fn Matrix(
    catalogue: &'static Catalogue,
    shown: StoredValue<Comparison>,
    /// Whether the fold is open.
    printing: bool,
) -> impl IntoView {
    let l = locale();
    let (first, rest) = shown.with_value(|shown| {
        let parts: (Vec<MatrixRow>, Vec<MatrixRow>) =
            shown.matrix.iter().cloned().partition(|row| row.blocks || row.differs);
        parts
    });
    let count = rest.len();
    let first = match first.is_empty() {
        true => view! { <p>{td_string!(l, case.matrix_none)}</p> }.into_any(),
        false => view! { <Rows catalogue=catalogue shown=shown rows=first linked=true name="matrix" /> }.into_any(),
    };
    view! {
        <section class="part part--wide matrix-part" aria-labelledby="matrix">
            <h2 class="part__title" id="matrix">{td_string!(l, case.matrix)}</h2>
            <p>{td_string!(l, case.matrix_lead)}</p>
            {first}
            {(count > 0)
                .then(|| {
                    view! {
                        <details class="fold matrix-rest" open=printing>
                            <summary class="fold__summary" id="rest">
                                {td_string!(l, case.matrix_rest, count = count)}
                            </summary>
                            <Rows catalogue=catalogue shown=shown rows=rest linked=false name="rest" />
                        </details>
                    }
                })}
        </section>
    }
    .into_any()
}

/// Vendor, service and, where the cells are links, the address of the assessment.
type Head = (String, Option<String>, Option<String>);

#[component]
fn Rows(
    catalogue: &'static Catalogue,
    shown: StoredValue<Comparison>,
    rows: Vec<MatrixRow>,
    /// Whether cells lead to the finding.
    linked: bool,
    /// What names the table.
    name: &'static str,
) -> impl IntoView {
    let l = locale();
    let region = match linked {
        true => td_string!(l, case.matrix_region),
        false => td_string!(l, case.matrix_region_rest),
    };
    let heads: Vec<(usize, Head)> = shown.with_value(|shown| {
        let head = |column: &usecase::institution::Column| {
            let service = column.candidate.service().filter(|_| linked);
            let href = service.map(|id| assessment_href(shown.case.id, id, shown.edition.as_str(), true));
            let name = match &column.candidate {
                Candidate::Service { name, .. } => Some(name.clone()),
                Candidate::Waiting { .. } => None,
            };
            (vendor(&column.candidate).to_owned(), name, href)
        };
        in_order(shown).into_iter().filter_map(|at| Some((at, head(shown.columns.get(at)?)))).collect()
    });
    let columns = heads
        .iter()
        .map(|(_, (vendor, name, _))| {
            let name = name.clone().map(|name| view! { <span class="matrix__service">{name}</span> });
            view! { <th scope="col" class="matrix__vendor">{vendor.clone()} " " {name}</th> }
        })
        .collect_view();
    let lines = rows.into_iter().map(|row| {
        let cells = heads.iter().map(|(at, (name, _, href))| {
            let mark = match row.cells.get(*at).copied().flatten() {
                None => view! { <span class="hint">{td_string!(l, case.matrix_no_answer)}</span> }.into_any(),
                Some(conformity) => {
                    let mark = view! { <ConformityMark catalogue=catalogue conformity=conformity /> };
                    match href {
                        Some(href) => {
                            let to = format!("{href}#{}", row.criterion);
                            view! { <a class="matrix__link" href=to>{mark}</a> }.into_any()
                        }
                        None => mark.into_any(),
                    }
                }
            };
            view! {
                <td class="matrix__cell">
                    <span class="matrix__who" aria-hidden="true">{name.clone()}</span>
                    {mark}
                </td>
            }
        });
        let cells = cells.collect_view();
        let id = row.criterion.to_string();
        view! {
            <tr class="matrix__row" data-blocks=row.blocks.then_some("")>
                <th scope="row" class="matrix__criterion">
                    <a href=routes::criterion(&id)>{criterion(catalogue, &id).to_owned()}</a>
                    <span class="matrix__tags">
                        <GateTag gate=row.gate text=catalogue.word(Gate::LIST, row.gate.word()) />
                        {row.blocks.then(|| view! { <b class="matrix__blocks">{td_string!(l, case.matrix_blocks)}</b> })}
                    </span>
                </th>
                {cells}
            </tr>
        }
    });
    view! {
        <div class="matrix-frame" role="region" tabindex="0" aria-label=region>
            <table class="matrix" aria-labelledby=name>
                <thead>
                    <tr>
                        <th scope="col" class="matrix__corner">{td_string!(l, case.matrix_criterion)}</th>
                        {columns}
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
