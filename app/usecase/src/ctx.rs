//! What a use case has to know of the call.

use std::{fmt::Debug, sync::Arc};

use domain::text::Lang;
use uuid::Uuid;

/// The circumstances of one call.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// When it is made.
    pub now: jiff::Timestamp,
    /// Who makes it.
    pub actor: Actor,
    /// The language of the answer.
    pub lang: Lang,
    /// Names the call in logs, and later in the audit trail.
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
}

/// A source of ids never given before. The server has the only one that draws random numbers.
pub trait IdSource: Debug + Send + Sync + 'static {
    /// The next id.
    fn new_id(&self) -> Uuid;
}
