//! The entries that the analysis of responsibilities goes by: cases of 4.3, roles, documents, holes, severity.

use serde::{Deserialize, Serialize};

use crate::text::*;
use crate::word::*;

/// When a duty or a contract clause applies. All conditions given have to hold; of a list one entry suffices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Applies {
    /// On what records are kept outside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Medium>,
    /// The cases of 4.3.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseId>,
    /// The documents in scope.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
    /// A clause: the roles of the parties asked for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<PartyRole>,
    /// How many vendors there have to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendors: Option<Several>,
    /// Whether records have to pass to a third party.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provision: bool,
}

impl Applies {
    /// Whether there is no condition.
    pub fn always(&self) -> bool {
        *self == Applies::default()
    }
}

/// How many vendors there are, after figure 4-3-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Several {
    /// Two or more in all, subcontractors included.
    Several,
    /// Two or more with whom the institution contracts itself (the figure's second pattern).
    SeveralDirect,
}

/// A case of chapter 4.3, and what shows that it applies where nobody names it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its number, as `4.3.4`.
    pub id: CaseId,
    /// What it is about.
    pub text: Text,
    /// Roles of parties that show it.
    #[serde(default)]
    pub roles: Vec<PartyRole>,
    /// Settings that show it.
    #[serde(default)]
    pub settings: Vec<Medium>,
    /// Whether a provision to a third party shows it.
    #[serde(default)]
    pub provision: bool,
    /// Where the guideline speaks of it.
    pub clauses: Vec<ClauseKey>,
}

/// What a role of a party means for the analysis.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The role.
    pub id: PartyRole,
    /// The media such a party works on; where the arrangement has none of them, on all it has.
    pub media: Vec<Medium>,
    /// The parts of the system that are its own.
    pub scopes: Vec<Scope>,
}

/// A kind of document, and what chapter 8 says of it (3.2, 3.4).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its word in the files.
    pub id: DocumentId,
    /// Its name.
    pub text: Text,
    /// What chapter 8 says of it.
    pub outcome: DocumentOutcome,
    /// Why, where the clauses alone do not say.
    pub note: Option<Text>,
    /// Where the guideline speaks of it.
    pub clauses: Vec<ClauseKey>,
}

/// A hole that has an issue kind of its own.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BoundaryRule {
    /// The kind.
    pub kind: IssueKind,
    /// The contract clauses whose absence raises it.
    #[serde(default)]
    pub contract_clauses: Vec<ContractClauseId>,
    /// The duties that raise it where nobody leads them.
    #[serde(default)]
    pub duties: Vec<DutyId>,
    /// Whether every direct vendor is asked, or one contract suffices.
    pub per: Per,
    /// How many vendors there have to be.
    pub vendors: Option<Several>,
    /// The clauses in which a subcontractor's contract is held against its prime's.
    #[serde(default)]
    pub compared: Vec<ContractClauseId>,
    /// Words, any of which in an exclusion of liability raises it.
    #[serde(default)]
    pub words: Vec<String>,
    /// Where the guideline asks for it.
    pub clauses: Vec<ClauseKey>,
    /// A lesson of the Handa hospital, as `001:134`.
    pub lesson: Option<String>,
}

/// Who is asked for a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Every vendor that the institution contracts with.
    Vendor,
    /// One of the contracts.
    Arrangement,
}

/// A row of the severity table. The first row all of whose conditions hold decides; rows stand gravest first.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct IssueSeverity {
    /// The kinds it is about; empty: any.
    #[serde(default)]
    pub kind: Vec<IssueKind>,
    /// How strongly the duty or clause is wanted; empty: either.
    #[serde(default)]
    pub strength: Vec<Strength>,
    /// When the duty is owed; empty: at any time.
    #[serde(default)]
    pub phase: Vec<Phase>,
    /// Whether the duty is owed to patients; none: either.
    pub patient_facing: Option<bool>,
    /// Whether something else settles it already, as an order of precedence does; none: either.
    pub settled: Option<bool>,
    /// The severity.
    pub severity: Severity,
    /// Why.
    pub reason: Text,
    /// Where the guideline speaks of it, for issues that are about no duty or clause.
    #[serde(default)]
    pub clauses: Vec<ClauseKey>,
}

/// Who leads and who helps in a row, as the guideline has it; a proposal (案) until somebody confirms it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The duties it is about.
    pub duties: Vec<DutyId>,
    /// The cases of 4.3 in which it holds; empty: in all.
    #[serde(default)]
    pub cases: Vec<CaseId>,
    /// How many vendors there have to be.
    pub vendors: Option<Several>,
    /// Who leads.
    pub lead: Actor,
    /// Who performs.
    #[serde(default)]
    pub performs: Vec<Actor>,
    /// Who supports.
    #[serde(default)]
    pub support: Vec<Actor>,
    /// Who is informed.
    #[serde(default)]
    pub informed: Vec<Actor>,
    /// Whether the text gives the split or we read it so.
    pub basis: Basis,
    /// Where the guideline gives it.
    pub clauses: Vec<ClauseKey>,
}

/// Words by which an article of a contract is likely to answer a clause.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseWords {
    /// The clause.
    pub clause: ContractClauseId,
    /// The words, in Japanese as contracts write them.
    pub words: Vec<String>,
}

/// A party by its part in an arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The institution.
    Institution,
    /// The direct vendor whose part of the system the row is about; for the whole, the one that sees it all.
    Vendor,
    /// The direct vendors.
    Vendors,
    /// Who receives records as a third party.
    Recipient,
}
