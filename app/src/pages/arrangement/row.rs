//! One row of the matrix: what is wrong with it, and who does what by each contract.

use domain::{catalogue::Catalogue, text::DutyId, text::LocalId, word::Scope};
use leptos::prelude::*;
use usecase::arrangement::form::Part;

use super::{
    form::{FormView, Sheet},
    parts::parties,
    show::issue_card,
    wording,
};
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::ErrorSummary,
        form::{Asked, any_of, line, one_of},
    },
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct RowView {
    /// The duty.
    pub duty: DutyId,
    /// The part of the system.
    pub scope: Scope,
    /// The form of each contract, in the order of the arrangement.
    pub forms: Vec<FormView>,
    /// The contract whose form was sent and not kept.
    pub sent: Option<LocalId>,
    /// Whether the reader may change it.
    pub may_edit: bool,
}

/// The page.
pub fn row(
    context: &PageContext,
    catalogue: &'static Catalogue,
    shown: usecase::arrangement::Shown,
    view: RowView,
) -> Page {
    render(context, Scripts::None, || view! { <RowPage catalogue=catalogue shown=shown view=view /> })
}

#[component]
fn RowPage(catalogue: &'static Catalogue, shown: usecase::arrangement::Shown, view: RowView) -> impl IntoView {
    let l = locale();
    let id = shown.head.id;
    let duty = catalogue.duty(view.duty.as_str());
    let text = duty.map_or_else(|| view.duty.to_string(), |duty| duty.text.get(lang()).to_owned());
    let patients = duty.is_some_and(|duty| duty.patient_facing).then(|| {
        view! { <p class="note">{td_string!(l, arrangement.row_patients)}</p> }
    });
    let part = wording::scope(catalogue, view.scope).map(|part| view! { <p class="eyebrow">{part}</p> });
    let here =
        |issue: &&domain::boundary::Issue| issue.duty.as_ref() == Some(&view.duty) && issue.scope == Some(view.scope);
    let issues: Vec<AnyView> =
        shown.boundary.issues.iter().filter(here).map(|issue| issue_card(catalogue, id, issue)).collect();
    let none = view.forms.is_empty().then(|| {
        view! {
            <p class="note">{td_string!(l, arrangement.row_no_contract)}</p>
            <p class="form__actions">
                <a class="button" href=routes::of_part(id, &Part::Contract(None))>
                    {td_string!(l, arrangement.contract_add)}
                </a>
            </p>
        }
    });
    let many = view.forms.len() > 1;
    let may_edit = view.may_edit;
    let sent = view.sent.clone();
    let sheets: Vec<Sheet> = view.forms.into_iter().map(|form| Sheet::new(catalogue, form)).collect();
    let lines: Vec<_> = sheets.iter().flat_map(|sheet| sheet.lines()).collect();
    let lead = (!lines.is_empty()).then(|| td_string!(l, arrangement.form_refused).to_owned());
    let forms = sheets.into_iter().map(move |sheet| contract_form(sheet, many, sent.as_ref(), may_edit));
    view! {
        <Document title=text.clone() place=Place::Arrangements scripts=Scripts::None>
            <p class="back"><a href=routes::matrix(id)>{td_string!(l, arrangement.back_to_matrix)}</a></p>
            <ErrorSummary lines=lines lead=lead />
            {part}
            <h1 class="page-title">{text}</h1>
            {patients}
            <ul class="issues plain-list">{issues}</ul>
            {none}
            {forms.collect_view()}
        </Document>
    }
}

fn contract_form(sheet: Sheet, many: bool, sent: Option<&LocalId>, may_edit: bool) -> AnyView {
    let l = locale();
    let (id, seen, part) = sheet.with(|view| (view.shown.head.id, view.shown.version.number, view.part.clone()));
    let Part::Assignment(contract, duty, scope) = &part else { return ().into_any() };
    let title = sheet.with(|view| {
        let known = view.shown.arrangement.contract(contract.as_str());
        known.map(|known| wording::contract(&view.shown.arrangement, known)).unwrap_or_default()
    });
    let stated = !sheet.text("lead").is_empty() || !sheet.texts("performs").is_empty();
    let open = !many || stated || sent == Some(contract);
    // One contract's form at a time carries plain ids; the summary leads to the one that was sent.
    let plain = sent.is_none_or(|sent| sent == contract) && (sent.is_some() || !many);
    let asked = |name: &str, label: &str| {
        let asked = Asked::new(name, label).with_error(sheet.error(name));
        if plain { asked } else { asked.with_id(format!("{contract}.{name}")) }
    };
    let people = parties(sheet, None);
    let several = |name: &str, label: &str| any_of(asked(name, label), people.clone(), sheet.texts(name));
    let save = may_edit.then(|| {
        view! {
            <p class="form__actions"><button class="button" type="submit">{td_string!(l, arrangement.save)}</button></p>
        }
    });
    view! {
        <details class="fold fold--form" open=open>
            <summary class="fold__summary">{td_string!(l, arrangement.row_by_contract, contract = title)}</summary>
            <form class="form" id=plain.then_some("form") method="post" action=routes::matrix_row(id, duty, *scope)>
                <input type="hidden" name="seen" value=seen.to_string() />
                <input type="hidden" name="contract" value=contract.to_string() />
                {one_of(
                    asked("lead", td_string!(l, arrangement.row_lead)),
                    td_string!(l, arrangement.row_lead_none),
                    people.clone(),
                    sheet.text("lead"),
                )}
                {line(
                    asked("ref", td_string!(l, arrangement.row_ref)).with_help(td_string!(l, arrangement.row_ref_help)),
                    sheet.text("ref"),
                )}
                {several("performs", td_string!(l, arrangement.row_performs))}
                {several("support", td_string!(l, arrangement.row_support))}
                {several("informed", td_string!(l, arrangement.row_informed))}
                {save}
            </form>
        </details>
    }
    .into_any()
}
