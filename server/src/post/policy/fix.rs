//! `POST /policies/new`: a draft is looked at, changed again, or fixed. Nothing is stored before it is fixed.

use app::{
    pages::policy::draft::{self, DraftView, Refused},
    routes,
};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use usecase::{
    Capability, Target,
    institution::{self, FixPolicyError, PolicyOf, TypedPolicy},
};

use super::again;
use crate::{
    AppState,
    call::Call,
    error::Problem,
    page::{answer, policy::version},
};

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    call.ctx.require(&state.store, Capability::FixPolicy, &Target::Own).await?;
    let said = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let before = match said("from") {
        "" => None,
        id => Some(version(&state, &call, id).await?),
    };
    let typed = TypedPolicy::from_pairs(&pairs);
    let head = before.as_ref().map(|shown| shown.version.head.clone());
    let mut shown = DraftView { from: head.clone(), typed, mistakes: Vec::new(), refused: None };
    let id = before.as_ref().and_then(|shown| shown.policy.id.clone());
    let policy = match shown.typed.read(state.catalogue, id) {
        Ok(policy) => policy,
        Err(mistakes) => return Ok(again(&state, &call, DraftView { mistakes, ..shown })),
    };
    if head.is_none() && shown.typed.name.trim().is_empty() {
        return Ok(again(&state, &call, DraftView { refused: Some(Refused::Name), ..shown }));
    }
    let (of, seen) = match &head {
        Some(head) => (PolicyOf::Known(head.policy), head.number),
        None => (PolicyOf::New(shown.typed.name.clone()), 0),
    };
    match said("go") {
        "back" => Ok(answer(draft::draft(&call.page, state.catalogue, shown))),
        "fix" => match institution::fix_draft(&call.ctx, &state.store, state.catalogue, of, seen, &policy).await {
            Ok(fixed) => Ok(Redirect::to(&routes::with_id(routes::POLICY, fixed.id)).into_response()),
            Err(error) => {
                shown.refused = Some(refused(error)?);
                Ok(again(&state, &call, shown))
            }
        },
        _ => {
            let before = before.map(|shown| shown.policy);
            Ok(answer(draft::check(&call.page, state.catalogue, shown, policy, before)))
        }
    }
}

fn refused(error: FixPolicyError) -> Result<Refused, Problem> {
    match error {
        FixPolicyError::InvalidName => Ok(Refused::Name),
        FixPolicyError::NameTaken => Ok(Refused::NameTaken),
        FixPolicyError::Overtaken { number } => Ok(Refused::Overtaken { number }),
        FixPolicyError::Refused(_) => Err(Problem(app::Situation::BadRequest)),
        FixPolicyError::Failure(failure) => Err(failure.into()),
    }
}
