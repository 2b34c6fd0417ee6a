//! The stewards: what can be done, called alike by pages, posts and the command line.
//!
//! Every use case takes a [`Ctx`]: who asks, when, in which language. Its first line asks for a [`Capability`]; what it
//! changes, it changes in one transaction together with its line in the audit trail. Nothing here knows of HTML, axum
//! or Leptos.

pub mod arrangement;
pub mod audit;
pub mod capability;
pub mod catalogue;
mod ctx;
pub mod demo;
pub mod desk;
mod error;
pub mod field;
pub mod health;
pub mod identity;
pub mod institution;
pub mod vendor;

pub use capability::Capability;
pub use ctx::{Actor, Ctx, IdSource, Member, Target};
pub use error::{Denied, Failure};

/// What is stored, as use cases hand it out.
pub mod record {
    pub use store::record::{
        arrangement::{ArrangementChange, ArrangementHead, ArrangementVersionHead},
        audit::AuditEntry,
        desk::ReliedOn,
        evidence::{Decision, EvidenceFile, EvidenceOpening, EvidenceRequest},
        identity::{
            MemberEntry, Membership, Numbers, Organisation, OrganisationKind, Person, Role, Roles, SessionAccount,
            SessionEntry, SessionKey,
        },
        selection::{
            Candidate, CaseEntry, CaseKind, CasePlace, CaseState, Figures, Outcome, PolicyVersion, PolicyVersionHead,
            Robustness, SelectionCase,
        },
        vendor::{AskedSection, PublishedService, SectionOwner, ServiceEntry, VendorServiceHead, VersionHead},
    };
    pub use store::{
        ArrangementId, CaseId, DisclosureVersionId, EvidenceId, EvidenceRequestId, InvalidRecordId, OrganisationId,
        PersonId, PolicyId, PolicyVersionId, StoreError, VendorServiceId,
    };
}
