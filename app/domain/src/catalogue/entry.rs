//! The entries of the catalogue, as its files hold them. Every file may hold any of these tables.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::responsibility::*;
use super::{Consistency, Preset};
use crate::obligation::Calendar;
use crate::text::*;
use crate::word::*;

/// What one file of the catalogue holds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CatalogueFile {
    pub(super) edition: Vec<Edition>,
    pub(super) clause: Vec<Clause>,
    pub(super) setting: Vec<Setting>,
    pub(super) criterion: Vec<Criterion>,
    pub(super) section: Vec<Section>,
    pub(super) question: Vec<Question>,
    pub(super) law: Vec<Law>,
    pub(super) severity: Vec<SeverityRule>,
    pub(super) scheme: Vec<Scheme>,
    pub(super) duty: Vec<Duty>,
    pub(super) contract_clause: Vec<ContractClause>,
    pub(super) obligation: Vec<Obligation>,
    pub(super) operating_rule: Vec<OperatingRule>,
    pub(super) set_aside: Vec<SetAside>,
    pub(super) case: Vec<Case>,
    pub(super) role: Vec<Role>,
    pub(super) document: Vec<Document>,
    pub(super) boundary_rule: Vec<BoundaryRule>,
    pub(super) issue_severity: Vec<IssueSeverity>,
    pub(super) proposal: Vec<Proposal>,
    pub(super) clause_words: Vec<ClauseWords>,
    pub(super) calendar: Option<Calendar>,
    pub(super) consistency: Vec<Consistency>,
    pub(super) preset: Vec<Preset>,
    pub(super) note: BTreeMap<String, Text>,
    pub(super) message: BTreeMap<String, Text>,
    pub(super) word: BTreeMap<String, BTreeMap<String, Text>>,
}

/// An edition of the guideline (版).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// `5.1`, `5.2`, `6.0` or a later one.
    pub id: EditionId,
    /// The edition whose clauses, gates and schemes this one takes over where it says nothing itself.
    pub base: Option<EditionId>,
    /// Its name.
    pub text: Text,
    /// What has to be said of it wherever it is named.
    pub note: Text,
    /// The month of publication, as `2022-03`.
    pub published: String,
    /// Criterion → its keys in this edition, main key first; an empty list takes the criterion out.
    #[serde(default)]
    pub clauses: BTreeMap<CriterionId, Vec<ClauseKey>>,
    /// Criterion → its gate, where this edition differs from the criterion's own.
    #[serde(default)]
    pub gates: BTreeMap<CriterionId, Gate>,
}

/// A clause of the guideline: a row of the project's own copy of the clause list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its key, as `8.3.C2.9.f` (5.2's numbers) or `5.1:8.1.2.A.2`.
    pub key: ClauseKey,
    /// The editions whose text has it.
    pub editions: Vec<EditionId>,
    /// The title of its chapter.
    pub chapter: String,
    /// A (law), B (reasoning), C (minimum) or D (recommended).
    pub tier: char,
    /// How strongly its words want it.
    pub strength: Strength,
    /// Whom it addresses.
    pub addressee: Addressee,
    /// Its topic.
    pub topic: String,
    /// What it says, restated in English.
    pub paraphrase: String,
    /// Where it stands in the source documents, as `000:2005; 004:183`.
    pub source: String,
    /// Edition → where a person finds it there, as 「8.3 C.2(9)f」. Never empty for an edition that uses it.
    pub places: BTreeMap<EditionId, Vec<String>>,
    /// Whether 5.2's and 6.0's own words are missing in the sources, so that 5.1's are used.
    #[serde(default)]
    pub carried_over: bool,
}

/// A setting: how and with whom records are kept, and which criteria then apply (`rules.md` §1).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Its id.
    pub id: SettingId,
    /// Its name.
    pub text: Text,
    /// When it applies, for a person.
    pub help: Text,
    /// The medium it is about; none for settings that keep nothing outside.
    pub medium: Option<Medium>,
    /// The places of custody it is about; empty: wherever.
    #[serde(default)]
    pub custodians: Vec<Place>,
    /// The guideline's place that says so.
    pub source: Vec<ClauseKey>,
    /// The criteria that apply, in the order of the screens.
    pub criteria: Vec<CriterionId>,
}

/// One thing checked (選定基準).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id: stable, never reused.
    pub id: CriterionId,
    /// A topic of `[word.topic]`.
    pub topic: String,
    /// What happens to the conclusion when it is not met.
    pub gate: Gate,
    /// What it rests on.
    pub basis: Basis,
    /// Why it is a reading, or what is disputed.
    pub note: Option<Text>,
    /// The key of a note that many criteria share (`[note.<key>]`); loading puts it into `note`.
    pub shared_note: Option<String>,
    /// What is checked, as a short noun phrase.
    pub text: Text,
    /// What good evidence is.
    pub evidence: Text,
    /// Contract gate: what the contract has to secure.
    pub secure: Option<Text>,
    /// Edition → keys, main key first. A later edition takes over its base's.
    pub clauses: BTreeMap<EditionId, Vec<ClauseKey>>,
    /// How it is judged.
    pub rule: Rule,
    /// A question that opens it: answered otherwise, the criterion is not applicable; silent, it stays and is silent.
    pub when: Option<Opening>,
}

impl Criterion {
    /// The tier follows from the gate.
    pub fn tier(gate: Gate) -> Tier {
        if gate == Gate::Recommended { Tier::Recommended } else { Tier::Minimum }
    }

    /// The stage follows from the gate.
    pub fn stage(gate: Gate) -> Stage {
        if gate == Gate::Contract { Stage::Contract } else { Stage::Selection }
    }
}

/// How a criterion is judged from a disclosure.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rule {
    /// By yes/no questions alone.
    Answers {
        /// Yes/no questions with a good answer.
        questions: Vec<QuestionId>,
        /// Whether all of them have to be good, or one suffices.
        #[serde(default)]
        combine: Combine,
    },
    /// Contract stage: whether the vendor accepts the clause. A no is a refusal.
    Acceptance {
        /// A yes/no question whose good answer is yes.
        question: QuestionId,
    },
    /// Contract stage: settled by the institution; no vendor can refuse it.
    Institution,
    /// Whether the place of every site that holds records is known and one of those allowed (5.1:8.1.2.A.2).
    PlaceOfStorage {
        /// A yes/no question that can deny it.
        question: QuestionId,
    },
    /// Whether every site that holds records stands at one of the places of this edition (case 1).
    OwnPlace {
        /// Edition → places.
        places: BTreeMap<EditionId, Vec<Place>>,
    },
    /// Whether every site that holds entrusted patient information stands in Japan (C2.8).
    DomesticLaw {
        /// A yes/no question that can deny it.
        question: QuestionId,
    },
    /// Whether country and region of every site are stated (C2.9.h).
    SitesStated,
    /// Whether what is needed to judge the reach of foreign law is stated (C2.9.i).
    ForeignLaw {
        /// A yes/no question that can deny it.
        question: QuestionId,
    },
    /// Whether one of the certificates accepted for this criterion holds (schemes.toml says which).
    Certificate {
        /// The yes/no question whether the vendor holds one.
        question: QuestionId,
        /// Whether an external audit can stand for it.
        audit: AuditStandsIn,
        /// Whether a named supplier's certificate counts in part; otherwise it does not count.
        supplier: SupplierCounts,
        /// Whether failing it stops a selection as its gate says, or as the policy reads it (`readings."failing-g"`).
        #[serde(default)]
        failing: Failing,
    },
    /// Whether keys left with others are under emergency-only rules with a record of use (000:1957-1960).
    KeyEscrow {
        /// The yes/no questions that have to be good where keys are left with the vendor.
        questions: Vec<QuestionId>,
    },
    /// Whether keys held by the institution alone stay available in a disaster (5.1:8.1.2.B2.7).
    KeyAvailability {
        /// A yes/no question whether availability is provided for.
        question: QuestionId,
    },
}

/// Whether all questions have to be good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Combine {
    /// All.
    #[default]
    All,
    /// One suffices.
    Any,
}

/// Whether an external audit can stand in for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditStandsIn {
    /// Yes.
    Yes,
    /// No.
    No,
    /// As the policy reads it (`readings."audit-for-f"`).
    ByReading,
}

/// What failing a criterion means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failing {
    /// What its gate says.
    #[default]
    ByGate,
    /// What the policy reads.
    ByReading,
}

/// Whether a named supplier's certificate counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SupplierCounts {
    /// In part.
    Partly,
    /// Never.
    Never,
}

/// A question and the answer that opens something.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The question.
    pub question: QuestionId,
    /// The answer that opens.
    pub is: YesNo,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// A section of the disclosure form.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// Its number in the form, or our own.
    pub number: String,
    /// Its name.
    pub text: Text,
}

/// A question of the disclosure form. It asks one thing.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id: stable, never reused.
    pub id: QuestionId,
    /// Its section.
    pub section: SectionId,
    /// The form's own number, as `(1)②`; ours begin with `own`.
    pub form_number: String,
    /// What it wants.
    pub kind: QuestionKind,
    /// The good answer; none where the question only informs.
    pub good: Option<YesNo>,
    /// The question.
    pub text: Text,
    /// One line of help: what is meant, what good evidence is.
    pub help: Text,
    /// The clauses it serves.
    pub clauses: Vec<ClauseKey>,
    /// The question whose answer opens it.
    pub opened_by: Option<Opening>,
    /// Number: its unit.
    pub unit: Option<Text>,
    /// Choice: the words and their wording.
    #[serde(default)]
    pub choices: BTreeMap<String, Text>,
}

/// A foreign law that may reach records. Facts only where the source names them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its id.
    pub id: LawId,
    /// ISO 3166-1 alpha-2 codes of the countries whose law it is.
    pub jurisdictions: Vec<String>,
    /// Its name.
    pub text: Text,
    /// Whether it has effect.
    pub status: LawStatus,
    /// The date from which the status holds, where the source gives one.
    pub status_since: Option<String>,
    /// What has to be said of the status.
    pub status_note: Option<Text>,
    /// Its articles that matter here.
    pub article: Vec<Article>,
    /// Where the source documents speak of it, as `001:712`.
    pub source: String,
    /// When this entry was last read against its source.
    pub reviewed_on: Date,
}

/// An article of a law.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// As cited.
    pub article: String,
    /// What sets it off.
    pub trigger: Trigger,
    /// What it does.
    pub effect: Effect,
    /// Which of the three concerns it touches.
    pub concern: Concern,
    /// Where the source documents speak of it, as `001:706`.
    pub source: String,
    /// What it says, restated.
    pub text: Text,
    /// Whom and what it reaches, and how far the sources say so.
    pub reach: Text,
    /// What lessens it.
    #[serde(default)]
    pub mitigations: Vec<Mitigation>,
}

/// What sets an article off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// A company under the law's jurisdiction, by seat, establishment or control, that can fetch or run the data.
    Company,
    /// A company as above, or people at work in the territory who open the data.
    CompanyOrPeople,
    /// Data kept in the territory.
    DataInTerritory,
    /// A key kept in the territory.
    KeyInTerritory,
    /// Somebody's free consent: it compels nobody, and so opens no path of its own.
    Consent,
}

/// Something that lessens an article's effect.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mitigation {
    /// What it is.
    pub kind: MitigationKind,
    /// In words.
    pub text: Text,
}

/// Kinds of mitigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MitigationKind {
    /// The actor cannot obtain plaintext.
    InstitutionKeys,
    /// Mutual recognition with Japan.
    Adequacy,
}

/// A row of the severity table. The first row all of whose conditions hold decides. Our own scale, not the guideline's.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SeverityRule {
    /// Its id.
    pub id: String,
    /// The statuses it is about; empty: any.
    #[serde(default)]
    pub status: Vec<LawStatus>,
    /// The effects it is about; empty: any.
    #[serde(default)]
    pub effect: Vec<Effect>,
    /// How the actor is bound to the law; empty: any.
    #[serde(default)]
    pub link: Vec<Link>,
    /// How the actor comes at the data; empty: any.
    #[serde(default)]
    pub reach: Vec<ReachMode>,
    /// Whether the owner under the law is a state; none: either.
    pub state: Option<bool>,
    /// Whether plaintext is out of the actor's reach; none: either.
    pub sealed: Option<bool>,
    /// Whether mutual recognition lessens the article; none: either.
    pub adequacy: Option<bool>,
    /// Whether entrusted patient information is reached; none: either.
    pub patient: Option<bool>,
    /// The severity.
    pub severity: Severity,
    /// Why.
    pub reason: Text,
}

/// A certification scheme.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Its word in the file format.
    pub id: SchemeId,
    /// Its name.
    pub text: Text,
    /// Who issues it, where a source names them.
    pub issuer: Option<Text>,
    /// What it is about.
    pub covers: SchemeCovers,
    /// What it shows, restated.
    pub shows: Text,
    /// Whether being listed is not enough, so that the published statement or report has to be on file.
    pub statement: StatementNeeded,
    /// How it is kept up, where a source says so.
    pub renewal: Option<Text>,
    /// Edition → the criteria for which it is accepted.
    #[serde(default)]
    pub accepted: BTreeMap<EditionId, Vec<CriterionId>>,
    /// Where the source documents speak of it.
    pub source: String,
}

/// What a scheme is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchemeCovers {
    /// A whole organisation.
    Organisation,
    /// A part of an organisation.
    PartOfOrganisation,
    /// A service.
    Service,
    /// A service over a period.
    Period,
    /// Named regions of a service.
    Regions,
    /// Left open: no source names it.
    Open,
}

/// Whether a published statement or report has to be on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatementNeeded {
    /// It has.
    Needed,
    /// It has not.
    NotNeeded,
}

/// A row of the responsibility matrix.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its id, as `incident.cause-investigation`.
    pub id: DutyId,
    /// When it is owed.
    pub phase: Phase,
    /// How strongly it is wanted.
    pub strength: Strength,
    /// Whether it is owed to patients, so that the institution answers.
    pub patient_facing: bool,
    /// The scopes it is split by; empty: all.
    #[serde(default)]
    pub scopes: Vec<Scope>,
    /// What has to be done.
    pub text: Text,
    /// What to settle, and what happens if nobody leads.
    pub help: Text,
    /// The clauses it serves.
    pub clauses: Vec<ClauseKey>,
    /// A lesson of the Handa hospital, as `001:170`.
    pub lesson: Option<String>,
    /// When it applies.
    #[serde(default, skip_serializing_if = "Applies::always")]
    pub applies: Applies,
}

/// A clause a contract should have.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ContractClause {
    /// Its id.
    pub id: ContractClauseId,
    /// How strongly it is wanted.
    pub strength: Strength,
    /// What the clause has to say.
    pub text: Text,
    /// How to tell a strong clause from a weak one.
    pub help: Text,
    /// The clauses of the guideline it serves.
    pub clauses: Vec<ClauseKey>,
    /// When it applies, and to whom.
    #[serde(default, skip_serializing_if = "Applies::always")]
    pub applies: Applies,
}

/// Something that falls due.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Its id.
    pub id: ObligationId,
    /// When.
    pub rhythm: Rhythm,
    /// The date of a deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// What.
    pub text: Text,
    /// The clauses it serves.
    pub clauses: Vec<ClauseKey>,
    /// When it applies.
    #[serde(default, skip_serializing_if = "Applies::always")]
    pub applies: Applies,
}

/// A row of the institution's own operating rules.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OperatingRule {
    /// Its id.
    pub id: OperatingRuleId,
    /// What the rules have to hold.
    pub text: Text,
    /// The clauses it serves.
    pub clauses: Vec<ClauseKey>,
}

/// A clause that nothing in the catalogue uses, with the reason.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// The clause.
    pub clause: ClauseKey,
    /// Why.
    pub reason: Text,
}
