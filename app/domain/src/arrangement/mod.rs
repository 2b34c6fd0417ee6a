//! An arrangement (委託構成): everything entrusted together, as `azukari.arrangement/1` holds it.

mod change;
mod check;

pub use change::{Change, Hindrance};
pub(crate) use check::names;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::message::Message;
use crate::read::{Country, Cursor, Problems, Prose, Read, Step, Tree, document, readable, shortened};
use crate::text::*;
use crate::word::*;

/// The name of the format.
pub const SCHEMA: &str = "azukari.arrangement/1";
/// The institution's own party id.
pub const INSTITUTION: &str = "institution";

macro_rules! documents {
    ($($(#[$doc:meta])* $name:ident $(($title:literal))? [$($(#[$rdoc:meta])* $req:ident: $rtype:ty),*] { $($(#[$odoc:meta])* $opt:ident $(as $okey:literal)?: $otype:ty),* })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[schemars(title = $title)])?
        pub struct $name {
            $($(#[$rdoc])* pub $req: $rtype,)*
            $($(#[$odoc])* $(#[serde(rename = $okey)])? #[serde(skip_serializing_if = "Option::is_none")] pub $opt: Option<$otype>,)*
        }
        readable!($name [$($req),*] { $($opt $(as $okey)?),* });
    )+};
}

documents! {
    /// Everything entrusted together.
    Arrangement ("azukari.arrangement/1") [
        /// The name of the format.
        schema: String,
        /// The institution that entrusts.
        institution: Institution
    ] {
        /// How records are kept: `network`, `removable`, `paper`.
        settings: Vec<Medium>,
        /// The cases of chapter 4.3, as `4.3.4`.
        cases: Vec<String>,
        /// The documents in scope.
        documents: Vec<String>,
        /// The parties besides the institution.
        parties: Vec<Party>,
        /// The contracts.
        contracts: Vec<Contract>,
        /// The flows of data.
        flows: Vec<Flow>
    }
    /// What is entrusted, and by whom: an arrangement without its parties, contracts and flows.
    Frame [
        /// The institution that entrusts.
        institution: Institution
    ] {
        /// How records are kept.
        settings: Vec<Medium>,
        /// The cases of chapter 4.3.
        cases: Vec<String>,
        /// The documents in scope.
        documents: Vec<String>
    }
    /// The institution that entrusts.
    Institution [
        /// Its name.
        name: String
    ] {
        /// What it is, as `hospital`.
        kind: String,
        /// How many beds it has.
        beds: u32,
        /// Whether it is a public one.
        public: bool
    }
    /// A party besides the institution.
    Party [
        /// Its id; `institution` is the institution's.
        id: LocalId
    ] {
        /// Its name.
        name: String,
        /// What it does.
        role: PartyRole,
        /// Who engaged it: `institution` or the id of a party.
        engaged_by: LocalId
    }
    /// A contract.
    Contract [
        /// Its id.
        id: LocalId,
        /// The parties, by id.
        between: Vec<LocalId>
    ] {
        /// What it is.
        kind: ContractKind,
        /// Its rank where contracts differ; 1 goes first.
        precedence: u32,
        /// The contract it amends.
        amends: LocalId,
        /// Whether its terms can be negotiated.
        negotiable: bool,
        /// When it was signed.
        signed: Date,
        /// When it ends.
        ends: Date,
        /// How it is renewed, as `automatic`.
        renewal: String,
        /// How many days before the end notice has to be given.
        notice_days: u32,
        /// The law it is under.
        governing_law: Country,
        /// The court agreed on.
        court: String,
        /// What one side alone may change.
        unilateral_change: Prose,
        /// Liability.
        liability: Liability,
        /// What its clauses say.
        clauses: Vec<ClauseEntry>,
        /// Who does what by it.
        assignments: Vec<Assignment>
    }
    /// Liability under a contract.
    Liability [] {
        /// Its cap, in words.
        cap: Prose,
        /// What is excluded.
        exclusions: Vec<Prose>,
        /// Insurance.
        insurance: Prose
    }
    /// Whether a contract holds a clause.
    ClauseEntry [] {
        /// The contract clause of the catalogue.
        clause: ContractClauseId,
        /// Whether it is there.
        state: ClauseState,
        /// Where, as 「第12条」.
        reference as "ref": String,
        /// Its words.
        quote: Prose
    }
    /// Who does what by a contract.
    Assignment [] {
        /// The duty of the catalogue.
        duty: DutyId,
        /// The part of the system; absent: all.
        scope: Scope,
        /// Who leads.
        lead: LocalId,
        /// Who performs.
        performs: Vec<LocalId>,
        /// Who supports.
        support: Vec<LocalId>,
        /// Who is informed.
        informed: Vec<LocalId>,
        /// Where, as 「第15条」.
        reference as "ref": String
    }
    /// A flow of data.
    Flow [] {
        /// From whom.
        from: LocalId,
        /// To whom.
        to: LocalId,
        /// `entrustment` or `provision`.
        relation: Relation,
        /// By whose line.
        via: LocalId,
        /// How it is encrypted, as `end-to-end`.
        encryption: String,
        /// Where responsibility changes hands.
        completion_point: Prose,
        /// The patients' consent.
        consent: Prose
    }
}

impl Arrangement {
    /// Reads an arrangement from the bytes of a file.
    ///
    /// # Errors
    /// All problems of the file at once, each with its place.
    pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Arrangement, Problems> {
        struct Checked(Arrangement);
        impl Read for Checked {
            fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
                let arrangement = <Arrangement as Read>::read(tree, at)?;
                if arrangement.schema != SCHEMA {
                    let message = Message::wrong_schema(SCHEMA, shortened(&arrangement.schema));
                    at.problem_at(&[Step::Key("schema".to_owned())], message);
                }
                check::check(&arrangement, at);
                Some(Checked(arrangement))
            }
        }
        document::<Checked>(bytes, catalogue).map(|Checked(arrangement)| arrangement)
    }
}
