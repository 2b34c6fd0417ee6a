//! The roles of a member as boxes to be ticked.

use domain::word::Word as _;
use leptos::prelude::*;
use usecase::record::{OrganisationKind, Roles};

use crate::{
    components::field::{Tick, Ticks},
    context::locale,
    i18n::td_string,
    words::{role, role_text},
};

/// The roles there are in such an organisation, some of them ticked.
#[component]
pub(super) fn RoleTicks(kind: OrganisationKind, roles: Roles, error: Option<String>) -> impl IntoView {
    let l = locale();
    let tick = |one: &usecase::record::Role| Tick {
        value: one.word(),
        label: role(l, *one).to_owned(),
        help: Some(role_text(l, *one).to_owned()),
        ticked: roles.has(*one),
    };
    let ticks = kind.roles().iter().map(tick).collect();
    view! { <Ticks name="role" label=td_string!(l, organisation.roles) ticks=ticks error=error /> }
}
