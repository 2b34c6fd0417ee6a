//! The form of the result, `azukari.boundary/1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Boundary, Issue, Row};
use crate::catalogue::Catalogue;
use crate::text::*;
use crate::word::*;

/// The name of the format.
pub const SCHEMA: &str = "azukari.boundary/1";

/// The result of the analysis of an arrangement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "azukari.boundary/1")]
pub struct BoundaryFile {
    /// The name of the format, `azukari.boundary/1`.
    pub schema: &'static str,
    /// What is wrong, gravest first.
    pub issues: Vec<IssueEntry>,
    /// Who does what over all contracts.
    pub matrix: Vec<MatrixRow>,
}

/// Something wrong with the boundaries.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueEntry {
    /// What is wrong, by the kinds of `rules.md` §7.
    pub kind: IssueKind,
    /// The duty it is about; null where it is about none.
    pub duty: Option<DutyId>,
    /// The part of the system; null where it is about no duty.
    pub scope: Option<Scope>,
    /// The parties it is about: those concerned, or for a hole those who might own it.
    pub parties: Vec<LocalId>,
    /// The contracts it is about.
    pub contracts: Vec<LocalId>,
    /// The contract clauses it is about.
    pub contract_clauses: Vec<ContractClauseId>,
    /// The clauses of the guideline.
    pub clause_keys: Vec<ClauseKey>,
    /// How grave it is.
    pub severity: Severity,
    /// The issue in sentences.
    pub message: String,
}

/// A row of the responsibility matrix.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixRow {
    /// The duty.
    pub duty: DutyId,
    /// When it is owed.
    pub phase: Phase,
    /// The part of the system.
    pub scope: Scope,
    /// Who leads; null where nobody or more than one party does.
    pub lead: Option<LocalId>,
    /// Who performs.
    pub performs: Vec<LocalId>,
    /// Who supports.
    pub support: Vec<LocalId>,
    /// Who is informed.
    pub informed: Vec<LocalId>,
    /// Where it stands.
    pub refs: Vec<String>,
}

impl Boundary {
    /// The result as a file, with its sentences in one language.
    pub fn file(&self, catalogue: &Catalogue, lang: Lang) -> BoundaryFile {
        BoundaryFile {
            schema: SCHEMA,
            issues: self.issues.iter().map(|issue| issue.entry(catalogue, lang)).collect(),
            matrix: self.rows.iter().map(Row::entry).collect(),
        }
    }
}

impl Issue {
    fn entry(&self, catalogue: &Catalogue, lang: Lang) -> IssueEntry {
        IssueEntry {
            kind: self.kind,
            duty: self.duty.clone(),
            scope: self.scope,
            parties: self.parties.clone(),
            contracts: self.contracts.clone(),
            contract_clauses: self.contract_clauses.clone(),
            clause_keys: self.clause_keys.clone(),
            severity: self.severity,
            message: self.message(catalogue, lang),
        }
    }
}

impl Row {
    fn entry(&self) -> MatrixRow {
        let mut refs: Vec<String> = Vec::new();
        for place in &self.places {
            if !refs.contains(&place.place) {
                refs.push(place.place.clone());
            }
        }
        MatrixRow {
            duty: self.duty.clone(),
            phase: self.phase,
            scope: self.scope,
            lead: self.lead().cloned(),
            performs: self.performs.clone(),
            support: self.support.clone(),
            informed: self.informed.clone(),
            refs,
        }
    }
}
