//! The lines use cases write.

use std::fmt::Display;

use domain::word::Word;
use serde_json::{Map, Value};
use store::{
    ArrangementId, CaseId, DisclosureVersionId, EvidenceId, EvidenceRequestId, OrganisationId, PersonId,
    PolicyVersionId, VendorServiceId, record::audit::AuditLine,
};

use crate::{Ctx, capability::Capability};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        /// What was done, in a word that stays.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name,)+ }

        impl Word for Action {
            const LIST: &'static str = "audit-action";
            const ALL: &'static [Self] = &[$(Action::$name,)+];
            fn word(self) -> &'static str {
                match self { $(Action::$name => $word,)+ }
            }
        }
    };
}

actions! {
    /// Somebody signed in.
    SignedIn = "signed_in",
    /// Name or password was wrong.
    SignInFailed = "sign_in_failed",
    /// Too many attempts under one name.
    SignInThrottled = "sign_in_throttled",
    /// Somebody signed out.
    SignedOut = "signed_out",
    /// Somebody known asked for what is not theirs to do.
    Refused = "refused",
    /// An organisation was created.
    OrganisationCreated = "organisation_created",
    /// A person was added.
    PersonAdded = "person_added",
    /// Somebody changed their password.
    PasswordChanged = "password_changed",
    /// Somebody gave a wrong present password when changing it.
    PasswordChangeFailed = "password_change_failed",
    /// Somebody ended their other sessions.
    SessionsEnded = "sessions_ended",
    /// A member's roles were changed.
    RolesChanged = "roles_changed",
    /// A membership was ended.
    MembershipEnded = "membership_ended",
    /// Lines of the trail were taken out as a file.
    TrailExported = "trail_exported",
    /// The demo was filled in.
    DemoSeeded = "demo_seeded",
    /// The trail was verified by somebody.
    TrailVerified = "trail_verified",
    /// A service was added.
    ServiceCreated = "service_created",
    /// A draft was changed.
    DraftSaved = "draft_saved",
    /// A file became the draft.
    FileImported = "file_imported",
    /// Somebody was asked for a section, or no longer.
    SectionAsked = "section_asked",
    /// A section somebody was asked for is written.
    SectionFinished = "section_finished",
    /// Answers that have not changed were confirmed as of the day.
    AnswersConfirmed = "answers_confirmed",
    /// A version was published.
    VersionPublished = "version_published",
    /// An evidence file was attached.
    EvidenceAttached = "evidence_attached",
    /// It was said anew who may see an evidence file.
    EvidenceChanged = "evidence_changed",
    /// An evidence file was withdrawn.
    EvidenceWithdrawn = "evidence_withdrawn",
    /// An institution asked to see an evidence file.
    EvidenceRequested = "evidence_requested",
    /// A request was granted or refused.
    EvidenceAnswered = "evidence_answered",
    /// An institution opened an evidence file.
    EvidenceOpened = "evidence_opened",
    /// Bytes that nobody needed were removed.
    EvidenceRemoved = "evidence_removed",
    /// A version of a policy was fixed.
    PolicyFixed = "policy_fixed",
    /// A case was begun.
    CaseCreated = "case_created",
    /// A case was changed.
    CaseChanged = "case_changed",
    /// The disclosures of a case were opened for the first time.
    CaseOpened = "case_opened",
    /// Assessments were computed and stored.
    AssessmentsStored = "assessments_stored",
    /// The robustness of a case's order was computed and stored.
    RobustnessStored = "robustness_stored",
    /// An arrangement was begun or changed: a version was added.
    ArrangementChanged = "arrangement_changed",
}

/// What something was done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    kind: &'static str,
    id: String,
}

impl Subject {
    /// Something with no id type of its own.
    pub(crate) fn new(kind: &'static str, id: impl Display) -> Self {
        Subject { kind, id: id.to_string() }
    }

    /// The kind of thing.
    pub(crate) fn kind(&self) -> &'static str {
        self.kind
    }

    /// Its id.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

macro_rules! subjects {
    ($($id:ident = $kind:literal),+) => {$(
        impl From<$id> for Subject {
            fn from(id: $id) -> Self {
                Subject::new($kind, id)
            }
        }
    )+};
}
subjects!(
    ArrangementId = "arrangement",
    CaseId = "selection_case",
    DisclosureVersionId = "disclosure_version",
    EvidenceId = "evidence_file",
    EvidenceRequestId = "evidence_request",
    OrganisationId = "organisation",
    PersonId = "person",
    PolicyVersionId = "policy_version",
    VendorServiceId = "vendor_service"
);

/// A line in the making.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    action: Action,
    subject: Subject,
    organisation: Option<OrganisationId>,
    details: Map<String, Value>,
}

impl Entry {
    /// Something done to something.
    pub(crate) fn new(action: Action, subject: impl Into<Subject>) -> Self {
        Entry { action, subject: subject.into(), organisation: None, details: Map::new() }
    }

    /// A refusal.
    pub(crate) fn refused(capability: Capability) -> Self {
        Entry::new(Action::Refused, Subject::new("capability", capability.word()))
    }

    /// With a detail more.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// For an organisation other than the one the actor acts for.
    #[must_use]
    pub(crate) fn of(mut self, organisation: OrganisationId) -> Self {
        self.organisation = Some(organisation);
        self
    }

    /// As it goes into the trail.
    pub(crate) fn line(self, ctx: &Ctx) -> AuditLine {
        AuditLine {
            at: ctx.now,
            actor: ctx.actor.name(),
            organisation: self.organisation.or(ctx.actor.organisation()),
            request_id: ctx.request_id.to_string(),
            action: self.action.word(),
            subject_kind: self.subject.kind,
            subject_id: self.subject.id,
            details: Value::Object(self.details).to_string(),
        }
    }

    /// Writes it, in the transaction of what it tells of.
    pub(crate) async fn write(self, ctx: &Ctx, tx: &store::Tx<'_>) -> Result<(), store::StoreError> {
        tx.append_audit(&[self.line(ctx)]).await
    }
}
