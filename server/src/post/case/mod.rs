//! An institution's cases.

pub(crate) mod begin;
pub(crate) mod change;
pub(crate) mod open;
pub(crate) mod today;

use axum::{
    Extension,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use usecase::{
    Denied, Failure,
    institution::{CaseError, CaseMistake},
};

use crate::error::{AsItIs, Problem};

/// A form that comes back with what is wrong with it.
fn again(page: Response) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Extension(AsItIs), page).into_response()
}

/// The field that a refusal is about; none of them: a problem of another kind.
fn mistake(error: CaseError) -> Result<CaseMistake, Problem> {
    match error {
        CaseError::InvalidTitle => Ok(CaseMistake::Title),
        CaseError::UnknownEdition => Ok(CaseMistake::Edition),
        CaseError::TooMany => Ok(CaseMistake::TooMany),
        CaseError::Twice => Ok(CaseMistake::Services),
        CaseError::Opened | CaseError::NoPolicy => Ok(CaseMistake::Policy),
        // A service or a policy that is not there for them: the case itself has been looked for before.
        CaseError::Failure(Failure::Denied(Denied::NotFound)) => Ok(CaseMistake::Services),
        CaseError::Failure(failure) => Err(failure.into()),
    }
}
