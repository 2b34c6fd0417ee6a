//! Who answers for what (責任分界): all contracts of an arrangement analysed together (`rules.md` §7).
//!
//! [`analyze`] is a pure function. Contracts are laid side by side: what prevails among one vendor's papers is settled
//! first (amendments, precedence), then every duty that applies is held against what is left, part by part. A blank never
//! helps: what is not recorded counts as not there. Which duties and clauses apply, which holes have a kind of their own
//! and how grave an issue is, are data (`catalogue/boundary.toml`).

mod answers;
mod applies;
mod clauses;
mod documents;
mod facts;
mod file;
mod issue;
mod leads;
mod message;
mod parties;
mod precedence;
mod print;
mod proposal;
mod rows;

use std::collections::BTreeSet;

pub use answers::{Confirmation, PartyAnswer};
pub use applies::Applying;
pub use documents::{DocumentScope, scope_test};
pub use file::{BoundaryFile, IssueEntry, MatrixRow, SCHEMA};
pub use issue::Issue;
pub use message::BOUNDARY_MESSAGES;
pub use print::text;
pub use proposal::{Proposed, propose};
pub use rows::{Lead, Place, Row};

use crate::arrangement::Arrangement;
use crate::catalogue::{Catalogue, Obligation};
use crate::disclosure::Disclosure;
use crate::text::*;

use facts::Facts;

/// What is known besides the arrangement.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// Disclosures of parties.
    pub disclosures: &'a [(LocalId, &'a Disclosure)],
    /// What parties answered when asked to confirm their rows; none where nobody was asked.
    pub answers: Option<&'a [PartyAnswer]>,
}

/// The result: who does what, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Boundary {
    /// What is wrong, gravest first.
    pub issues: Vec<Issue>,
    /// Who does what over all contracts, in the order of the catalogue.
    pub rows: Vec<Row>,
}

/// Analyses an arrangement.
pub fn analyze(catalogue: &Catalogue, arrangement: &Arrangement, beside: Beside<'_>) -> Boundary {
    let facts = Facts::new(catalogue, arrangement);
    let amendments = precedence::Amendments::new(&facts);
    let rows = rows::rows(&facts, &amendments);
    let mut issues = Vec::new();
    let mut open: BTreeSet<BTreeSet<usize>> =
        rows.iter().map(|worked| worked.open.clone()).filter(|open| !open.is_empty()).collect();
    leads::issues(&facts, &rows, &mut issues);
    clauses::issues(&facts, &amendments, &mut open, &mut issues);
    leads::precedence(&facts, &amendments, open, &mut issues);
    parties::issues(&facts, &mut issues);
    answers::contradicted(&facts, &rows, beside.disclosures, &mut issues);
    if let Some(answers) = beside.answers {
        answers::unconfirmed(&facts, &rows, answers, &mut issues);
    }
    issue::sort(&mut issues, catalogue);
    Boundary { issues, rows: rows.into_iter().map(|worked| worked.row).collect() }
}

/// Says of an obligation whether it applies to an arrangement.
pub(crate) fn obligation_applies(
    catalogue: &Catalogue,
    arrangement: &Arrangement,
) -> impl Fn(&Obligation) -> Applying + use<> {
    let applicability = Facts::new(catalogue, arrangement).applicability;
    move |obligation| applicability.obligation(&obligation.applies)
}
