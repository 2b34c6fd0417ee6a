//! The split the guideline gives for the cases of 4.3, as a proposal (案) for rows nobody has filled.

use super::applies::Applying;
use super::facts::Facts;
use super::precedence::Amendments;
use super::rows::rows;
use crate::arrangement::{Arrangement, INSTITUTION};
use crate::catalogue::{Actor, Catalogue};
use crate::text::*;
use crate::word::*;

/// Who could do what in a row. It counts for nothing until a person confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The duty.
    pub duty: DutyId,
    /// The part of the system.
    pub scope: Scope,
    /// Who would lead; none where several parties could be meant.
    pub lead: Option<LocalId>,
    /// Who would perform.
    pub performs: Vec<LocalId>,
    /// Who would support.
    pub support: Vec<LocalId>,
    /// Who would be informed.
    pub informed: Vec<LocalId>,
    /// Whether the text gives the split or we read it so.
    pub basis: Basis,
    /// Where the guideline gives it.
    pub clauses: Vec<ClauseKey>,
}

/// Proposals for the rows of an arrangement that have no lead, in the order of the matrix. Of several proposals of the
/// catalogue for a duty, the first whose conditions hold is taken.
pub fn propose(catalogue: &Catalogue, arrangement: &Arrangement) -> Vec<Proposed> {
    let facts = Facts::new(catalogue, arrangement);
    let empty = rows(&facts, &Amendments::new(&facts));
    let mut found = Vec::new();
    for worked in empty.iter().filter(|worked| worked.row.leads.is_empty() && worked.row.applies != Applying::No) {
        let fits = |proposal: &&crate::catalogue::Proposal| {
            proposal.duties.contains(&worked.duty.id)
                && facts.applicability.cases(&proposal.cases) == Applying::Yes
                && facts.applicability.several(proposal.vendors)
        };
        let Some(proposal) = catalogue.proposals.iter().find(fits) else { continue };
        // A duty split by parts is proposed part by part, so that each vendor gets its own.
        let scopes = match worked.row.scope {
            Scope::All => facts.applicability.scopes_of(worked.duty),
            scope => vec![scope],
        };
        for scope in scopes {
            let lead = match &parties(&facts, proposal.lead, scope)[..] {
                [one] => Some(one.clone()),
                _ => None,
            };
            let others = |actors: &[Actor]| -> Vec<LocalId> {
                let all = actors.iter().flat_map(|actor| parties(&facts, *actor, scope));
                all.filter(|id| Some(id) != lead.as_ref()).collect()
            };
            found.push(Proposed {
                duty: worked.duty.id.clone(),
                scope,
                performs: others(&proposal.performs),
                support: others(&proposal.support),
                informed: others(&proposal.informed),
                lead,
                basis: proposal.basis,
                clauses: proposal.clauses.clone(),
            });
        }
    }
    found
}

fn parties(facts: &Facts<'_>, actor: Actor, scope: Scope) -> Vec<LocalId> {
    match actor {
        Actor::Institution => INSTITUTION.parse().into_iter().collect(),
        Actor::Vendor => facts.vendors_of(scope).into_iter().map(|party| party.id.clone()).collect(),
        Actor::Vendors => facts.direct_vendors().map(|party| party.id.clone()).collect(),
        Actor::Recipient => {
            facts.parties.values().filter(|party| party.recipient).map(|party| party.id.clone()).collect()
        }
    }
}
