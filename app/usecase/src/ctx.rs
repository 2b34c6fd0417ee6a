//! What a use case has to know of the call.

use std::{fmt::Debug, sync::Arc};

use domain::text::Lang;
use jiff::{civil::Date, tz::Offset};
use store::{
    OrganisationId, PersonId, Store,
    record::identity::{OrganisationKind, Roles},
};
use uuid::Uuid;

use crate::{
    Denied, Failure,
    audit::Entry,
    capability::{Answer, Capabilities, Capability, Reach},
};

/// The circumstances of one call.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// When it is made.
    pub now: jiff::Timestamp,
    /// Who makes it.
    pub actor: Actor,
    /// The language of the answer.
    pub lang: Lang,
    /// Names the call in logs and in the audit trail.
    pub request_id: Uuid,
    /// Where ids of new things come from.
    pub new_id: Arc<dyn IdSource>,
}

/// Who makes a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not signed in.
    Anyone,
    /// The program itself: a job, or the command line.
    System,
    /// Somebody who has signed in and has not yet said for which organisation.
    Person(PersonId),
    /// Somebody who acts for an organisation.
    Member(Member),
}

/// A person who acts for an organisation: for one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// What the organisation is here for.
    pub kind: OrganisationKind,
    /// The person's roles in it.
    pub roles: Roles,
}

/// What a capability is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing that belongs to anybody.
    Nothing,
    /// What belongs to the acting organisation. Which thing it is, the store is asked together with the organisation.
    Own,
    /// What belongs to a named organisation.
    Of(OrganisationId),
    /// What there is not.
    Missing,
}

/// A source of ids never given before. The server has the only one that draws random numbers.
pub trait IdSource: Debug + Send + Sync + 'static {
    /// The next id.
    fn new_id(&self) -> Uuid;
}

impl Ctx {
    /// Whether the actor may do something. Nothing is written; [`Ctx::require`] is what use cases call.
    ///
    /// # Errors
    /// Why not. What is another organisation's and what there is not are the same answer.
    pub fn check(&self, capability: Capability, target: &Target) -> Result<(), Denied> {
        let grant = Capabilities::bundled().grant(capability);
        match grant.answer(self.actor) {
            Answer::SignInFirst => return Err(Denied::SignInFirst),
            Answer::NotForThisRole => return Err(Denied::Forbidden(capability)),
            Answer::NotForThisKind => return Err(Denied::NotFound),
            Answer::Yes => {}
        }
        match (target, self.actor) {
            (Target::Missing, _) => Err(Denied::NotFound),
            (Target::Nothing, _) => Ok(()),
            (Target::Of(_), _) if grant.reach == Reach::Everywhere => Ok(()),
            (Target::Own, Actor::Member(_)) => Ok(()),
            (Target::Of(owner), Actor::Member(member)) if *owner == member.organisation => Ok(()),
            (Target::Own | Target::Of(_), _) => Err(Denied::NotFound),
        }
    }

    /// Asks for a capability, and leaves a line in the audit trail where somebody known is refused.
    ///
    /// # Errors
    /// Why not.
    pub async fn require(&self, store: &Store, capability: Capability, target: &Target) -> Result<(), Failure> {
        let Err(denied) = self.check(capability, target) else { return Ok(()) };
        // Strangers could fill the trail at will; people who have signed in answer for what they try.
        if matches!(self.actor, Actor::Person(_) | Actor::Member(_)) {
            let line = &Entry::refused(capability).line(self);
            let written: Result<(), Failure> =
                store.write(|tx| Box::pin(async move { Ok(tx.append_audit(std::slice::from_ref(line)).await?) })).await;
            written?;
        }
        Err(denied.into())
    }

    /// As [`Ctx::require`], for what is done for an organisation: also says for which, and by whom.
    ///
    /// # Errors
    /// Why not.
    pub async fn member(&self, store: &Store, capability: Capability) -> Result<Member, Failure> {
        self.require(store, capability, &Target::Own).await?;
        match self.actor {
            Actor::Member(member) => Ok(member),
            Actor::Anyone | Actor::System | Actor::Person(_) => Err(Denied::NotFound.into()),
        }
    }

    /// An id never given before.
    pub fn id<T: From<Uuid>>(&self) -> T {
        self.new_id.new_id().into()
    }

    /// Today in Japan, which has one time zone and no summer time.
    pub fn today(&self) -> Date {
        Offset::constant(9).to_datetime(self.now).date()
    }

    /// The same call with another actor.
    #[must_use]
    pub fn acting(&self, actor: Actor) -> Ctx {
        Ctx { actor, ..self.clone() }
    }
}

impl Actor {
    /// As the audit trail names it.
    pub(crate) fn name(self) -> String {
        match self {
            Actor::Anyone => "anyone".to_owned(),
            Actor::System => "system".to_owned(),
            Actor::Person(person) | Actor::Member(Member { person, .. }) => person.to_string(),
        }
    }

    /// For which organisation it acts.
    pub(crate) fn organisation(self) -> Option<OrganisationId> {
        match self {
            Actor::Member(member) => Some(member.organisation),
            Actor::Anyone | Actor::System | Actor::Person(_) => None,
        }
    }
}
