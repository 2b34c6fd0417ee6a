//! A case as somebody types it into a form.

use domain::{catalogue::Catalogue, word::Word};
use jiff::civil::Date;
use store::{
    CaseId, PolicyVersionId, Store, VendorServiceId,
    record::selection::{Candidate, CaseKind, SelectionCase},
};

use super::case::{Case, CaseChange, CaseError, NewCase, Place, case, change_case, choose_policy, set_places};
use crate::{Ctx, field::read_date};

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedCase {
    /// The id the case will have, given when the form was shown.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Why it is begun: a word of `case-kind`.
    pub kind: String,
    /// The day by which to decide.
    pub deadline: String,
    /// The day as of which facts are judged.
    pub as_of: String,
    /// The edition.
    pub edition: String,
    /// The services chosen, by their ids.
    pub services: Vec<String>,
    /// Vendors that are not here yet, one a line.
    pub waiting: String,
    /// The version of the policy.
    pub policy: String,
    /// What the services are searched for.
    pub search: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseMistake {
    /// No title, or too long a one.
    Title,
    /// It is not said why the case is begun.
    Kind,
    /// No date.
    Deadline,
    /// No date.
    AsOf,
    /// No edition that is loaded.
    Edition,
    /// A service that may not be chosen, or no longer.
    Services,
    /// A name that cannot be used.
    Waiting,
    /// More candidates than a case has.
    TooMany,
    /// A policy that there is not.
    Policy,
}

/// The form, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseForm {
    /// What the case is.
    pub case: NewCase,
    /// Who stands in it.
    pub places: Vec<Place>,
    /// The policy, if one is chosen.
    pub policy: Option<PolicyVersionId>,
}

impl TypedCase {
    /// The form of a case there is.
    pub fn of(shown: &Case) -> TypedCase {
        let case = &shown.case;
        let candidates = || shown.places.iter().map(|place| &place.candidate);
        let waiting = candidates().filter_map(|candidate| match candidate {
            Candidate::Waiting { name } => Some(name.as_str()),
            Candidate::Service { .. } => None,
        });
        TypedCase {
            id: case.id.to_string(),
            title: case.title.clone(),
            kind: case.kind.word().to_owned(),
            deadline: case.deadline.map(|day| day.to_string()).unwrap_or_default(),
            as_of: case.as_of.to_string(),
            edition: case.edition.to_string(),
            services: candidates().filter_map(Candidate::service).map(|id| id.to_string()).collect(),
            waiting: waiting.collect::<Vec<_>>().join("\n"),
            policy: case.state.policy().map(|id| id.to_string()).unwrap_or_default(),
            search: String::new(),
        }
    }

    /// From the names and values of a post.
    pub fn from_pairs(pairs: &[(String, String)]) -> TypedCase {
        let mut typed = TypedCase::default();
        for (name, value) in pairs {
            let field = match name.as_str() {
                "id" => &mut typed.id,
                "title" => &mut typed.title,
                "kind" => &mut typed.kind,
                "deadline" => &mut typed.deadline,
                "as-of" => &mut typed.as_of,
                "edition" => &mut typed.edition,
                "waiting" => &mut typed.waiting,
                "policy" => &mut typed.policy,
                "search" => &mut typed.search,
                "service" => {
                    if !typed.services.contains(value) {
                        typed.services.push(value.clone());
                    }
                    continue;
                }
                _ => continue,
            };
            field.clone_from(value);
        }
        typed
    }

    /// What the fields say.
    ///
    /// # Errors
    /// All mistakes at once, in the order of the form.
    pub fn read(&self, catalogue: &Catalogue) -> Result<CaseForm, Vec<CaseMistake>> {
        let mut mistakes = Vec::new();
        if super::case::checked(&self.title).is_err() {
            mistakes.push(CaseMistake::Title);
        }
        let kind = CaseKind::from_word(&self.kind);
        if kind.is_none() {
            mistakes.push(CaseMistake::Kind);
        }
        let mut day = |typed: &str, mistake| -> Option<Date> {
            let date = read_date(typed.trim());
            if date.is_none() && !typed.trim().is_empty() {
                mistakes.push(mistake);
            }
            date
        };
        let (deadline, as_of) = (day(&self.deadline, CaseMistake::Deadline), day(&self.as_of, CaseMistake::AsOf));
        let edition = catalogue.edition(&self.edition).map(|edition| edition.id.clone());
        if edition.is_none() && !self.edition.is_empty() {
            mistakes.push(CaseMistake::Edition);
        }
        let services: Vec<Option<VendorServiceId>> = self.services.iter().map(|id| id.parse().ok()).collect();
        if services.contains(&None) {
            mistakes.push(CaseMistake::Services);
        }
        let waiting: Vec<&str> = self.waiting.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
        if waiting.iter().any(|name| super::case::checked(name).is_err()) {
            mistakes.push(CaseMistake::Waiting);
        }
        if services.len() + waiting.len() > super::case::MOST_PLACES {
            mistakes.push(CaseMistake::TooMany);
        }
        let policy = self.policy.parse().ok();
        if policy.is_none() && !self.policy.is_empty() {
            mistakes.push(CaseMistake::Policy);
        }
        let Some(kind) = kind.filter(|_| mistakes.is_empty()) else { return Err(mistakes) };
        let services = services.into_iter().flatten().map(Place::Service);
        let places = services.chain(waiting.into_iter().map(|name| Place::Waiting(name.to_owned()))).collect();
        Ok(CaseForm { case: NewCase { title: self.title.clone(), kind, edition, as_of, deadline }, places, policy })
    }
}

/// Changes a case to what a form says. Who stands in it already keeps their order. A policy left blank stays; why a case
/// was begun is never changed.
///
/// # Errors
/// When disclosures have been opened and the policy is another one, or as the single changes.
pub async fn change_case_as_typed(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: CaseId,
    form: CaseForm,
) -> Result<SelectionCase, CaseError> {
    let before = case(ctx, store, id).await?;
    let at = |place: &Place| {
        let stands = |candidate: &Candidate| match (place, candidate) {
            (Place::Service(service), candidate) => candidate.service() == Some(*service),
            (Place::Waiting(name), Candidate::Waiting { name: known }) => name == known,
            (Place::Waiting(_), Candidate::Service { .. }) => false,
        };
        before.places.iter().position(|place| stands(&place.candidate)).unwrap_or(usize::MAX)
    };
    let mut places = form.places;
    places.sort_by_key(at);
    if let Some(policy) = form.policy {
        choose_policy(ctx, store, id, policy).await?;
    }
    set_places(ctx, store, id, &places).await?;
    let NewCase { title, edition, as_of, deadline, .. } = form.case;
    let change = CaseChange { title: Some(title), edition, as_of, deadline: Some(deadline) };
    change_case(ctx, store, catalogue, id, change).await
}
