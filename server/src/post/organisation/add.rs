//! `POST /organisation/people`: adds a member. The answer is the only place that ever shows the first password, so it is
//! no redirect and nobody keeps it.

use app::pages::organisation::people::{PersonForm, Trouble, added};
use axum::{
    Extension, Form,
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};
use usecase::{
    Actor,
    identity::{self, AddPersonError, NewPerson, Password, SignInName},
    record::Roles,
};

use crate::{
    AppState,
    call::Call,
    error::{AsItIs, Problem},
    page::{
        answer,
        organisation::{people_with, ticked},
    },
};
use app::Situation;

pub(crate) async fn post(
    State(state): State<AppState>,
    call: Call,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let Actor::Member(member) = call.ctx.actor else { return Err(Problem(Situation::NotFound)) };
    let said = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim()).to_owned();
    let form = PersonForm {
        display_name: said("display_name"),
        sign_in_name: said("sign_in_name"),
        roles: ticked(&pairs),
        trouble: Vec::new(),
    };
    let sign_in_name = form.sign_in_name.parse::<SignInName>();
    let wrong = [
        (form.display_name.is_empty(), Trouble::Name),
        (sign_in_name.is_err(), Trouble::SignInName),
        (form.roles == Roles::NONE, Trouble::Roles),
    ];
    let trouble: Vec<Trouble> = wrong.into_iter().filter(|(is, _)| *is).map(|(_, trouble)| trouble).collect();
    let (Ok(sign_in_name), true) = (sign_in_name, trouble.is_empty()) else {
        return again(&state, &call, PersonForm { trouble, ..form }).await;
    };
    let (password, text) = Password::first(&call.ctx);
    let new = NewPerson { sign_in_name, display_name: form.display_name.clone(), password, roles: form.roles };
    let trouble = match identity::add_person(&call.ctx, &state.store, &state.passwords, member.organisation, new).await
    {
        Ok(_) => {
            let page = answer(added(&call.page, form.display_name, text));
            return Ok(([(CACHE_CONTROL, "no-store")], page).into_response());
        }
        Err(AddPersonError::NameTaken) => Trouble::Taken,
        Err(AddPersonError::InvalidName) => Trouble::Name,
        Err(AddPersonError::ForeignRole) => Trouble::Roles,
        Err(AddPersonError::Failure(failure)) => return Err(failure.into()),
    };
    again(&state, &call, PersonForm { trouble: vec![trouble], ..form }).await
}

/// The form once more; only for those who may post it.
async fn again(state: &AppState, call: &Call, form: PersonForm) -> Result<Response, Problem> {
    identity::may_add(&call.ctx, &state.store).await?;
    let page = people_with(state, call, form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response())
}
