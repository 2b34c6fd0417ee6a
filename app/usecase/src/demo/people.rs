//! The people of the demo: one for each role there is, and four who do a day's work between them.

use store::record::identity::{OrganisationKind, Role};

/// Somebody in the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    /// The name typed at sign-in.
    pub sign_in_name: &'static str,
    /// The name shown to others.
    pub display_name: &'static str,
    /// In the first organisation of this kind.
    pub kind: OrganisationKind,
    /// What they do there.
    pub roles: &'static [Role],
}

const VENDOR: OrganisationKind = OrganisationKind::Vendor;
const INSTITUTION: OrganisationKind = OrganisationKind::Institution;

/// Everybody: first the four whose work the demo is about, then one for each role on its own.
pub const PEOPLE: [DemoPerson; 8] = [
    person("vendor@demo.example", "開示 花子（架空）", VENDOR, &[Role::Editor, Role::Publisher]),
    PROCUREMENT,
    COMPLIANCE,
    person("operator@demo.example", "運営 一郎（架空）", OrganisationKind::Operator, &[Role::Administrator]),
    person("editor@demo.example", "記入 みのる（架空）", VENDOR, &[Role::Editor]),
    person("vendor-reader@demo.example", "閲覧 すみれ（架空）", VENDOR, &[Role::Reader]),
    person("reader@demo.example", "監査 あおい（架空）", INSTITUTION, &[Role::Reader]),
    person("administrator@demo.example", "管理 めぐみ（架空）", INSTITUTION, &[Role::Administrator]),
];
/// Who opens the cases.
pub(super) const PROCUREMENT: DemoPerson =
    person("procurement@demo.example", "調達 太郎（架空）", INSTITUTION, &[Role::Procurement]);
/// Who fixes the policy.
pub(super) const COMPLIANCE: DemoPerson =
    person("compliance@demo.example", "法務 さくら（架空）", INSTITUTION, &[Role::Compliance, Role::Administrator]);

const fn person(
    sign_in_name: &'static str,
    display_name: &'static str,
    kind: OrganisationKind,
    roles: &'static [Role],
) -> DemoPerson {
    DemoPerson { sign_in_name, display_name, kind, roles }
}
