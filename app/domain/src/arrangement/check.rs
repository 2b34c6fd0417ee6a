//! What can only be seen once an arrangement is read as a whole: ids that stand twice, words the catalogue does not have.
//!
//! A party that nobody lists is no problem of the file: the analysis names it (`unknown-party`).

use std::collections::HashSet;

use super::*;
use crate::read::Cursor;

/// The most parties to contracts, all contracts taken together.
const MOST_BONDS: usize = 10_000;

/// Notes every problem of an arrangement as a whole.
pub(super) fn check(arrangement: &Arrangement, at: &mut Cursor) {
    let catalogue = at.catalogue;
    unique("parties", arrangement.parties.iter().flatten().map(|party| &party.id), at);
    unique("contracts", arrangement.contracts.iter().flatten().map(|contract| &contract.id), at);
    for (index, case) in arrangement.cases.iter().flatten().enumerate() {
        if !catalogue.cases.iter().any(|known| names(case, known.id.as_str())) {
            let known: Vec<&str> = catalogue.cases.iter().map(|case| case.id.as_str()).collect();
            let steps = [Step::Key("cases".to_owned()), Step::Index(index)];
            at.problem_at(&steps, Message::unknown_word(shortened(case), known.join(" ")));
        }
    }
    let mut bonds = 0;
    for (index, contract) in arrangement.contracts.iter().flatten().enumerate() {
        if bonds <= MOST_BONDS && bonds + contract.between.len() > MOST_BONDS {
            let steps = [Step::Key("contracts".to_owned()), Step::Index(index), Step::Key("between".to_owned())];
            at.problem_at(&steps, Message::list_too_long(MOST_BONDS));
        }
        bonds += contract.between.len();
        let below = |list: &str, at: usize, field: &str| {
            let (list, field) = (Step::Key(list.to_owned()), Step::Key(field.to_owned()));
            [Step::Key("contracts".to_owned()), Step::Index(index), list, Step::Index(at), field]
        };
        if contract.between.is_empty() {
            let steps = [Step::Key("contracts".to_owned()), Step::Index(index), Step::Key("between".to_owned())];
            at.problem_at(&steps, Message::too_few_parties());
        }
        for (place, entry) in contract.clauses.iter().flatten().enumerate() {
            if let Some(clause) = entry.clause.as_ref().filter(|c| catalogue.contract_clause(c.as_str()).is_none()) {
                at.problem_at(&below("clauses", place, "clause"), Message::unknown_contract_clause(clause.as_str()));
            }
        }
        for (place, entry) in contract.assignments.iter().flatten().enumerate() {
            if let Some(duty) = entry.duty.as_ref().filter(|duty| catalogue.duty(duty.as_str()).is_none()) {
                at.problem_at(&below("assignments", place, "duty"), Message::unknown_duty(duty.as_str()));
            }
        }
    }
}

/// Whether a text names a case, or a part of it such as `4.3.1.b2`.
pub(crate) fn names(text: &str, case: &str) -> bool {
    text.strip_prefix(case).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a LocalId>, at: &mut Cursor) {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            let steps = [Step::Key(list.to_owned()), Step::Index(index), Step::Key("id".to_owned())];
            at.problem_at(&steps, Message::duplicate_id(id.as_str()));
        }
    }
}
