//! The buttons of a section that do more than save it. What was typed is saved before.

use app::pages::service::Said;
use usecase::{
    record::VendorServiceId,
    vendor::{self, AskError},
};

use crate::{AppState, call::Call, error::Problem};

/// Presses one of them: `confirm` what is unchanged, `ask` a colleague, say that it is `written`.
pub(super) async fn press(
    state: &AppState,
    call: &Call,
    service: VendorServiceId,
    section: &str,
    button: &str,
    person: &str,
) -> Result<Said, Problem> {
    let (ctx, store) = (&call.ctx, &state.store);
    match button {
        "confirm" => {
            vendor::confirm_unchanged(ctx, store, state.catalogue, service, section).await?;
            Ok(Said::Confirmed)
        }
        "written" => {
            vendor::finish_section(ctx, store, service, section).await?;
            Ok(Said::Written)
        }
        _ => {
            let Some(person) = (if person.is_empty() { Some(None) } else { person.parse().ok().map(Some) }) else {
                return Ok(Said::NotAColleague);
            };
            match vendor::ask_for_section(ctx, store, service, section, person).await {
                Ok(()) => Ok(Said::Asked),
                Err(AskError::NotAColleague) => Ok(Said::NotAColleague),
                Err(AskError::Failure(failure)) => Err(failure.into()),
            }
        }
    }
}
