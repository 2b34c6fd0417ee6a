//! The fields of a contract: its terms, and what it says of each clause.

use domain::{
    catalogue::ContractClause,
    text::LocalId,
    word::{ClauseState, ContractKind, Strength},
};
use leptos::prelude::*;
use usecase::arrangement::form::Part;

use super::{
    form::Sheet,
    parts::{parties, words},
    wording,
};
use crate::{
    components::form::{Asked, Choice, any_of, day, line, lines, one_of},
    context::{lang, locale},
    i18n::td_string,
};

/// Its sides, dates and terms.
pub(super) fn terms(sheet: Sheet) -> AnyView {
    let l = locale();
    let asked = |name: &str, label: &str| Asked::new(name, label).with_error(sheet.error(name));
    let unsaid = td_string!(l, arrangement.unsaid);
    let own = sheet.with(|view| match &view.part {
        Part::Contract(id) => id.clone(),
        _ => None,
    });
    let others: Vec<Choice> = sheet.with(|view| {
        let contracts = view.shown.arrangement.contracts.iter().flatten();
        let others = contracts.filter(|contract| Some(&contract.id) != own.as_ref());
        others.map(|contract| (contract.id.to_string(), wording::contract(&view.shown.arrangement, contract))).collect()
    });
    let renewals = vec![
        ("automatic".to_owned(), td_string!(l, arrangement.renewal_automatic).to_owned()),
        ("none".to_owned(), td_string!(l, arrangement.renewal_none).to_owned()),
    ];
    let date = |name: &str, label: &str| {
        let parts = ["year", "month", "day"].map(|part| sheet.text(&format!("{name}.{part}")));
        day(asked(name, label), parts)
    };
    view! {
        {any_of(
            asked("between", td_string!(l, arrangement.contract_between)),
            parties(sheet, None),
            sheet.texts("between"),
        )}
        {one_of(
            asked("kind", td_string!(l, arrangement.contract_kind)),
            unsaid,
            words::<ContractKind>(sheet),
            sheet.text("kind"),
        )}
        {date("signed", td_string!(l, arrangement.contract_signed))}
        {date("ends", td_string!(l, arrangement.contract_ends))}
        {one_of(
            asked("renewal", td_string!(l, arrangement.contract_renewal)),
            unsaid,
            renewals,
            sheet.text("renewal"),
        )}
        {line(
            asked("notice_days", td_string!(l, arrangement.contract_notice))
                .with_help(td_string!(l, arrangement.contract_notice_help)),
            sheet.text("notice_days"),
        )}
        {line(
            asked("precedence", td_string!(l, arrangement.contract_precedence))
                .with_help(td_string!(l, arrangement.contract_precedence_help)),
            sheet.text("precedence"),
        )}
        {one_of(
            asked("amends", td_string!(l, arrangement.contract_amends)),
            td_string!(l, arrangement.contract_amends_none),
            others,
            sheet.text("amends"),
        )}
        {one_of(
            asked("negotiable", td_string!(l, arrangement.contract_negotiable)),
            unsaid,
            wording::yes_no(),
            sheet.text("negotiable"),
        )}
        {line(
            asked("governing_law", td_string!(l, arrangement.contract_law))
                .with_help(td_string!(l, arrangement.contract_law_help)),
            sheet.text("governing_law"),
        )}
        {line(asked("court", td_string!(l, arrangement.contract_court)), sheet.text("court"))}
        {lines(
            asked("unilateral_change", td_string!(l, arrangement.contract_unilateral)),
            sheet.text("unilateral_change"),
        )}
        {lines(asked("liability.cap", td_string!(l, arrangement.contract_cap)), sheet.text("liability.cap"))}
        {lines(
            asked("liability.exclusions", td_string!(l, arrangement.contract_exclusions)),
            sheet.text("liability.exclusions"),
        )}
        {lines(
            asked("liability.insurance", td_string!(l, arrangement.contract_insurance)),
            sheet.text("liability.insurance"),
        )}
    }
    .into_any()
}

/// What it says of each clause of the catalogue, by how much each is needed.
pub(super) fn clauses(sheet: Sheet, contract: &LocalId) -> AnyView {
    let l = locale();
    let name = sheet.with(|view| {
        let arrangement = &view.shown.arrangement;
        arrangement.contract(contract.as_str()).map(|contract| wording::contract(arrangement, contract))
    });
    let groups = [
        (Strength::Must, td_string!(l, arrangement.clauses_must)),
        (Strength::Should, td_string!(l, arrangement.clauses_should)),
        (Strength::May, td_string!(l, arrangement.clauses_may)),
    ];
    let groups = groups.map(|(strength, title)| {
        let clauses = sheet.catalogue().contract_clauses.iter().filter(move |clause| clause.strength == strength);
        let cards: Vec<AnyView> = clauses.map(|clause| card(sheet, clause)).collect();
        (!cards.is_empty()).then(|| {
            view! {
                <section class="part">
                    <h2 class="part__title">{title}</h2>
                    {cards}
                </section>
            }
        })
    });
    view! {
        <p class="lead">{name.unwrap_or_default()}</p>
        <p>{td_string!(l, arrangement.clauses_lead)}</p>
        {groups.into_iter().collect_view()}
    }
    .into_any()
}

fn card(sheet: Sheet, clause: &ContractClause) -> AnyView {
    let l = locale();
    let field = |part: &str| format!("clause.{}.{part}", clause.id);
    let asked = |part: &str, label: &str| {
        let name = field(part);
        let error = sheet.error(&name);
        Asked::new(name, label).with_error(error)
    };
    let keys: Vec<String> = clause.clauses.iter().map(ToString::to_string).collect();
    view! {
        <fieldset class="clause-card" id=format!("clause.{}", clause.id)>
            <legend class="clause-card__title">{clause.text.get(lang()).to_owned()}</legend>
            <p class="hint">{td_string!(l, arrangement.issue_clauses, clauses = keys.join(" "))}</p>
            <div class="clause-card__fields">
                {one_of(
                    asked("state", td_string!(l, arrangement.clauses_state)),
                    td_string!(l, arrangement.clauses_unsaid),
                    words::<ClauseState>(sheet),
                    sheet.text(&field("state")),
                )}
                {line(asked("ref", td_string!(l, arrangement.clauses_ref)), sheet.text(&field("ref")))}
                {lines(asked("quote", td_string!(l, arrangement.clauses_quote)), sheet.text(&field("quote")))}
            </div>
        </fieldset>
    }
    .into_any()
}
