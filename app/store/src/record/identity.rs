//! People, organisations, and who acts for which.

use domain::word::Word;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::stored_words;
use crate::id::{OrganisationId, PersonId};

stored_words! {
    /// What an organisation is here for.
    OrganisationKind in "organisation-kind" {
        /// Offers services (受託事業者).
        Vendor = "vendor",
        /// Keeps the duty to its patients (医療機関等).
        Institution = "institution",
        /// Runs this installation.
        Operator = "operator",
    }
    /// What a person does in an organisation.
    Role in "role" {
        /// Vendor: fills in drafts.
        Editor = "editor",
        /// Vendor: publishes versions.
        Publisher = "publisher",
        /// Sees, and changes nothing.
        Reader = "reader",
        /// Institution: opens cases and compares (調達担当).
        Procurement = "procurement",
        /// Institution: policies and contracts (法務・コンプライアンス).
        Compliance = "compliance",
        /// Accounts and the audit trail.
        Administrator = "administrator",
    }
}

impl OrganisationKind {
    /// The roles there are in such an organisation.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            OrganisationKind::Vendor => &[Role::Editor, Role::Publisher, Role::Reader],
            OrganisationKind::Institution => &[Role::Procurement, Role::Compliance, Role::Reader, Role::Administrator],
            OrganisationKind::Operator => &[Role::Administrator],
        }
    }
}

/// Some of the roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// None.
    pub const NONE: Roles = Roles(0);

    /// These and one more.
    #[must_use]
    pub const fn with(self, role: Role) -> Roles {
        Roles(self.0 | 1 << role as u8)
    }

    /// Whether a role is among them.
    pub const fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// Each of them, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Roles::NONE, Roles::with)
    }
}

/// A person, without what proves that it is them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The name typed at sign-in, in small letters.
    pub sign_in_name: String,
    /// The name shown to others.
    pub display_name: String,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// What it is here for.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
}

/// For which organisation a person may act, and in which roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organisation: Organisation,
    /// The roles.
    pub roles: Roles,
}

/// A member as its organisation sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberEntry {
    /// The person.
    pub person: Person,
    /// The roles.
    pub roles: Roles,
}

/// What a session keeps of who has signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionAccount {
    /// The person's id.
    pub person: String,
    /// The organisation they act for, if they have chosen one.
    pub organisation: Option<String>,
    /// When they signed in, in UTC milliseconds.
    pub since: i64,
    /// When they were last seen, in UTC milliseconds; noted once a minute at most.
    pub seen: i64,
}

/// Names a session without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey(pub(crate) String);

/// A session as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEntry {
    /// Which it is.
    pub key: SessionKey,
    /// When the person signed in.
    pub since: Timestamp,
    /// When they were last seen.
    pub seen: Timestamp,
}

/// How much there is, as the operator sees it: never of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Vendors.
    pub vendors: u32,
    /// Institutions.
    pub institutions: u32,
    /// People.
    pub people: u32,
    /// Services.
    pub services: u32,
    /// Published versions.
    pub versions: u32,
    /// Cases.
    pub cases: u32,
    /// Lines of the audit trail.
    pub audit_lines: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_words_are_pinned() {
        let words = |words: Vec<&str>| words.join(" ");
        assert_eq!(words(OrganisationKind::ALL.iter().map(|k| k.word()).collect()), "vendor institution operator");
        let roles = words(Role::ALL.iter().map(|role| role.word()).collect());
        assert_eq!(roles, "editor publisher reader procurement compliance administrator");
    }

    #[test]
    fn roles_are_a_set() {
        let roles: Roles = [Role::Publisher, Role::Editor, Role::Editor].into_iter().collect();
        assert_eq!(roles.iter().collect::<Vec<_>>(), [Role::Editor, Role::Publisher]);
        assert!(roles.has(Role::Editor) && !roles.has(Role::Reader));
    }
}
