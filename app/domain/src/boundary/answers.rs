//! What parties say of the boundaries: in their disclosures, and when asked to confirm their rows.

use std::collections::HashMap;

use super::facts::Facts;
use super::issue::{Draft, Issue};
use super::rows::Worked;
use crate::arrangement::INSTITUTION;
use crate::disclosure::Disclosure;
use crate::message::Message;
use crate::text::*;
use crate::word::*;

/// A party's answer to a row of the matrix that names it as lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyAnswer {
    /// The party.
    pub party: LocalId,
    /// The duty.
    pub duty: DutyId,
    /// The part of the system.
    pub scope: Scope,
    /// What it says.
    pub answer: Confirmation,
}

/// Whether a party takes a row as its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmation {
    /// It does.
    Confirmed,
    /// It says that it is not its job.
    Disputed,
}

/// Leads that have not confirmed their rows, or dispute them.
pub(super) fn unconfirmed(facts: &Facts<'_>, rows: &[Worked<'_>], answers: &[PartyAnswer], out: &mut Vec<Issue>) {
    let said: HashMap<(&LocalId, &DutyId, Scope), Confirmation> =
        answers.iter().map(|a| ((&a.party, &a.duty, a.scope), a.answer)).collect();
    for worked in rows {
        let row = &worked.row;
        for lead in row.leads.iter().filter(|lead| lead.party.as_str() != INSTITUTION) {
            let answer = said.get(&(&lead.party, &row.duty, row.scope));
            let (name, text) = (facts.name(&lead.party), &worked.duty.text);
            let (what, settled) = match answer {
                Some(Confirmation::Confirmed) => continue,
                Some(Confirmation::Disputed) => (Message::issue_disputed(name, text), false),
                None => (Message::issue_unconfirmed(name, text), true),
            };
            let draft = Draft::new(IssueKind::Unconfirmed, what)
                .duty(worked.duty, row.scope)
                .parties([&lead.party])
                .settled(settled)
                .way(&[WayOut::Ask, WayOut::Correct], Message::issue_way_ask());
            out.push(draft.finish(facts));
        }
    }
}

/// Rows in which a vendor's disclosure names another owner than the contracts do.
pub(super) fn contradicted(
    facts: &Facts<'_>,
    rows: &[Worked<'_>],
    disclosures: &[(LocalId, &Disclosure)],
    out: &mut Vec<Issue>,
) {
    for (vendor, disclosure) in disclosures {
        let said: HashMap<&str, Vec<_>> =
            disclosure.boundary.iter().flatten().fold(HashMap::new(), |mut all, entry| {
                all.entry(entry.duty.as_deref().unwrap_or_default()).or_insert_with(Vec::new).push(entry);
                all
            });
        for worked in rows {
            let row = &worked.row;
            let [lead] = &row.leads[..] else { continue };
            let ours = lead.party == *vendor || facts.parties.get(&lead.party).is_some_and(|p| p.prime == vendor);
            for entry in said.get(row.duty.as_str()).into_iter().flatten() {
                let scope = entry.scope.unwrap_or(Scope::All);
                let same = scope == row.scope || scope == Scope::All || row.scope == Scope::All;
                let differs = match entry.owner {
                    Some(BoundaryOwner::Vendor | BoundaryOwner::Supplier) => lead.party.as_str() == INSTITUTION,
                    Some(BoundaryOwner::Customer | BoundaryOwner::Nobody) => ours,
                    Some(BoundaryOwner::Shared) | None => false,
                };
                let Some(owner) = entry.owner.filter(|_| same && differs) else { continue };
                let (name, leading) = (facts.name(vendor), facts.name(&lead.party));
                let what = Message::issue_disclosure_differs(name, &worked.duty.text, owner, leading);
                let contracts = worked.named.get(&lead.party).into_iter().flat_map(|found| found.keys().copied());
                let draft = Draft::new(IssueKind::DisclosureContradictsContract, what)
                    .duty(worked.duty, row.scope)
                    .parties([vendor, &lead.party])
                    .contracts(contracts)
                    .because(Message::issue_disclosure_differs_because())
                    .way(&[WayOut::Ask, WayOut::Amend, WayOut::Correct], Message::issue_way_ask());
                out.push(draft.finish(facts));
            }
        }
    }
}
