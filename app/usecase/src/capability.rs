//! Who may do what: `capabilities.toml`, read once into a typed table. What it does not name is not allowed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::word::Word;
use serde::Deserialize;
use store::record::identity::{OrganisationKind, Role, Roles};

use crate::Actor;

const DATA: &str = include_str!("../capabilities.toml");

macro_rules! capabilities {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        /// Something a person may be allowed to do. Every use case asks for one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Capability { $($(#[$doc])* $name,)+ }

        impl Word for Capability {
            const LIST: &'static str = "capability";
            const ALL: &'static [Self] = &[$(Capability::$name,)+];
            fn word(self) -> &'static str {
                match self { $(Capability::$name => $word,)+ }
            }
        }
    };
}

capabilities! {
    /// See the catalogue.
    ReadCatalogue = "read-catalogue",
    /// Ask whether the program can do its work.
    CheckHealth = "check-health",
    /// Sign in.
    SignIn = "sign-in",
    /// Sign out.
    SignOut = "sign-out",
    /// Choose the organisation to act for.
    ChooseOrganisation = "choose-organisation",
    /// See who else acts for the organisation.
    ReadMembers = "read-members",
    /// Add a person to the own organisation.
    AddPerson = "add-person",
    /// Change a member's roles, or end the membership.
    ChangeMember = "change-member",
    /// See one's own account.
    ReadAccount = "read-account",
    /// Change one's own password.
    ChangePassword = "change-password",
    /// End one's own sessions.
    EndSessions = "end-sessions",
    /// See the start page of the organisation.
    ReadDesk = "read-desk",
    /// Create an organisation.
    CreateOrganisation = "create-organisation",
    /// Add a person to any organisation.
    AddPersonAnywhere = "add-person-anywhere",
    /// See which organisations there are.
    ReadOrganisations = "read-organisations",
    /// See the organisation's lines of the audit trail.
    ReadAuditTrail = "read-audit-trail",
    /// Verify the chain of the audit trail.
    VerifyAuditTrail = "verify-audit-trail",
    /// Fill an empty database with made-up content.
    SeedDemo = "seed-demo",
    /// Vendor: see the list of services.
    ReadServices = "read-services",
    /// Vendor: add a service.
    CreateService = "create-service",
    /// Vendor: see a draft.
    ReadDraft = "read-draft",
    /// Vendor: change a draft.
    EditDraft = "edit-draft",
    /// Vendor: ask a colleague for a section.
    AskSection = "ask-section",
    /// Vendor: bring in a file as the draft.
    ImportFile = "import-file",
    /// Vendor: take out a draft or version as a file.
    ExportFile = "export-file",
    /// Vendor: see the draft as an institution would.
    SelfCheck = "self-check",
    /// Vendor: publish a version.
    PublishVersion = "publish-version",
    /// Vendor: see published versions.
    ReadVersions = "read-versions",
    /// Vendor: see evidence files, requests for them and who opened them.
    ReadEvidence = "read-evidence",
    /// Vendor: attach, replace and withdraw evidence files, and say who may see them.
    EditEvidence = "edit-evidence",
    /// Vendor: grant or refuse an institution's request for an evidence file.
    AnswerEvidenceRequest = "answer-evidence-request",
    /// Institution: see which evidence there is for a service of a case.
    ReadSharedEvidence = "read-shared-evidence",
    /// Institution: open an evidence file.
    OpenEvidence = "open-evidence",
    /// Institution: ask to see an evidence file.
    RequestEvidence = "request-evidence",
    /// Remove bytes of evidence files that nobody needs.
    SweepEvidence = "sweep-evidence",
    /// Institution: see which services are published.
    ReadPublishedServices = "read-published-services",
    /// Institution: see policies.
    ReadPolicies = "read-policies",
    /// Institution: fix a version of a policy.
    FixPolicy = "fix-policy",
    /// Institution: see cases.
    ReadCases = "read-cases",
    /// Institution: begin and change cases.
    EditCase = "edit-case",
    /// Institution: open the disclosures of a case.
    OpenCase = "open-case",
    /// Institution: compare the services of a case.
    Compare = "compare",
    /// Institution: see one assessment.
    ReadAssessment = "read-assessment",
    /// Institution: see arrangements and what is wrong with them.
    ReadArrangements = "read-arrangements",
    /// Institution: begin and change arrangements.
    EditArrangement = "edit-arrangement",
}

/// How far a capability reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// What belongs to the acting organisation.
    #[default]
    Own,
    /// What belongs to any.
    Everywhere,
}

/// Who has one capability.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    anyone: bool,
    person: bool,
    system: bool,
    vendor: Roles,
    institution: Roles,
    operator: Roles,
    /// How far it reaches.
    pub reach: Reach,
}

impl Grant {
    /// The roles that have it in a kind of organisation.
    pub fn roles(&self, kind: OrganisationKind) -> Roles {
        match kind {
            OrganisationKind::Vendor => self.vendor,
            OrganisationKind::Institution => self.institution,
            OrganisationKind::Operator => self.operator,
        }
    }

    /// Whether everybody has it who has signed in, whatever their organisation.
    pub fn is_open_to_people(&self) -> bool {
        self.person
    }

    /// What it means for an actor.
    pub fn answer(&self, actor: Actor) -> Answer {
        let yes = |is: bool| if is { Answer::Yes } else { Answer::NotForThisKind };
        match actor {
            Actor::Anyone if self.anyone => Answer::Yes,
            Actor::Anyone => Answer::SignInFirst,
            Actor::System => yes(self.system),
            Actor::Person(_) => yes(self.person),
            Actor::Member(_) if self.person => Answer::Yes,
            Actor::Member(member) => {
                let roles = self.roles(member.kind);
                match member.roles.iter().any(|role| roles.has(role)) {
                    true => Answer::Yes,
                    false if roles == Roles::NONE => Answer::NotForThisKind,
                    false => Answer::NotForThisRole,
                }
            }
        }
    }
}

/// What the table says to an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Allowed.
    Yes,
    /// Perhaps, once it is known who asks.
    SignInFirst,
    /// The organisation has it, but not this role: colleagues do.
    NotForThisRole,
    /// It is none of this kind of organisation's business.
    NotForThisKind,
}

/// The whole table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities(BTreeMap<Capability, Grant>);

/// What is wrong with a table.
#[derive(Debug, thiserror::Error)]
pub enum InvalidCapabilities {
    /// It is no table of this form.
    #[error("capabilities.toml cannot be read")]
    Toml(#[from] toml::de::Error),
    /// It names what there is not.
    #[error("capabilities.toml names {0:?}, which is not known")]
    Unknown(String),
    /// It leaves one out.
    #[error("capabilities.toml does not name {0:?}")]
    Missing(&'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    anyone: bool,
    #[serde(default)]
    person: bool,
    #[serde(default)]
    system: bool,
    #[serde(default)]
    vendor: Vec<String>,
    #[serde(default)]
    institution: Vec<String>,
    #[serde(default)]
    operator: Vec<String>,
    #[serde(default)]
    reaches: Reach,
}

impl Capabilities {
    /// The table the program carries. Were it broken, nobody could do anything; a test rules that out.
    pub fn bundled() -> &'static Capabilities {
        static TABLE: LazyLock<Capabilities> = LazyLock::new(|| Capabilities::load(DATA).unwrap_or_default());
        &TABLE
    }

    /// A table from TOML.
    ///
    /// # Errors
    /// When it cannot be read, names something unknown or leaves a capability out.
    pub fn load(data: &str) -> Result<Capabilities, InvalidCapabilities> {
        let rows: BTreeMap<String, Row> = toml::from_str(data)?;
        let mut table = BTreeMap::new();
        for (word, row) in rows {
            let capability = Capability::from_word(&word).ok_or(InvalidCapabilities::Unknown(word))?;
            let grant = Grant {
                anyone: row.anyone,
                person: row.person,
                system: row.system,
                vendor: roles(OrganisationKind::Vendor, row.vendor)?,
                institution: roles(OrganisationKind::Institution, row.institution)?,
                operator: roles(OrganisationKind::Operator, row.operator)?,
                reach: row.reaches,
            };
            table.insert(capability, grant);
        }
        match Capability::ALL.iter().find(|capability| !table.contains_key(capability)) {
            Some(missing) => Err(InvalidCapabilities::Missing(missing.word())),
            None => Ok(Capabilities(table)),
        }
    }

    /// Who has a capability: nobody, where the table does not name it.
    pub fn grant(&self, capability: Capability) -> Grant {
        self.0.get(&capability).copied().unwrap_or_default()
    }
}

/// Roles by their words; a kind of organisation knows its own only.
fn roles(kind: OrganisationKind, words: Vec<String>) -> Result<Roles, InvalidCapabilities> {
    words
        .into_iter()
        .map(|word| {
            let role = Role::from_word(&word).filter(|role| kind.roles().contains(role));
            role.ok_or(InvalidCapabilities::Unknown(word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_table_names_every_capability() {
        let table = Capabilities::load(DATA).unwrap();
        assert_eq!(&table, Capabilities::bundled());
    }

    #[test]
    fn a_table_that_errs_is_refused() {
        assert!(matches!(Capabilities::load("[fly]"), Err(InvalidCapabilities::Unknown(_))));
        assert!(matches!(Capabilities::load("[sign-in]"), Err(InvalidCapabilities::Missing(_))));
        let foreign_role = DATA.replace("[read-draft]\nvendor = [\"editor\"", "[read-draft]\nvendor = [\"compliance\"");
        assert!(matches!(Capabilities::load(&foreign_role), Err(InvalidCapabilities::Unknown(_))));
    }

    #[test]
    fn an_empty_table_allows_nothing() {
        for capability in Capability::ALL {
            let answer = Capabilities::default().grant(*capability).answer(Actor::System);
            assert_eq!(answer, Answer::NotForThisKind);
        }
    }
}
