//! The operator's start page: whether all is well, and how much there is; never of what.

use leptos::prelude::*;
use usecase::desk::{Health, OperatorDesk as Shown};

use crate::{context::locale, i18n::td_string, words::organisation_kind};

#[component]
pub(super) fn OperatorDesk(desk: Shown) -> impl IntoView {
    let l = locale();
    let health = match desk.health {
        Health::Well => view! { <p class="lead">{td_string!(l, home.desk_well)}</p> }.into_any(),
        Health::Ill(what) => {
            view! { <p class="note" role="alert">{td_string!(l, home.desk_ill, what = what)}</p> }.into_any()
        }
    };
    let numbers = desk.numbers;
    let numbers = [
        (td_string!(l, home.desk_institutions), numbers.institutions),
        (td_string!(l, home.desk_vendors), numbers.vendors),
        (td_string!(l, home.desk_persons), numbers.people),
        (td_string!(l, home.desk_service_count), numbers.services),
        (td_string!(l, home.desk_versions), numbers.versions),
        (td_string!(l, home.desk_case_count), numbers.cases),
        (td_string!(l, home.desk_lines), numbers.audit_lines),
    ];
    let numbers = numbers.into_iter().map(|(words, number)| {
        view! {
            <div class="facts__row">
                <dt>{words}</dt>
                <dd>{number}</dd>
            </div>
        }
    });
    let newest = desk.newest.into_iter().map(|organisation| {
        view! {
            <li>
                {organisation.name} " " <span class="hint">{organisation_kind(l, organisation.kind)}</span>
            </li>
        }
    });
    view! {
        {health}
        <section class="part" aria-labelledby="numbers">
            <h2 class="part__title" id="numbers">{td_string!(l, home.desk_numbers)}</h2>
            <dl class="facts">{numbers.collect_view()}</dl>
            <p class="hint">{td_string!(l, home.desk_verify)} " " <code>"azukari audit verify"</code></p>
        </section>
        <section class="part" aria-labelledby="newest">
            <h2 class="part__title" id="newest">{td_string!(l, home.desk_newest)}</h2>
            <ul>{newest.collect_view()}</ul>
        </section>
    }
}
