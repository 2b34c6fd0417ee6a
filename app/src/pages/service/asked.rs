//! What somebody has been asked to write.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::record::AskedSection;

use super::progress::section_title;
use crate::{context::locale, i18n::td_string, routes, words::day};

/// The sections somebody has been asked for; nothing where there are none.
#[component]
pub fn AskedOfMe(
    /// The catalogue, for the names of sections.
    catalogue: &'static Catalogue,
    /// What is asked.
    asked: Vec<AskedSection>,
) -> impl IntoView {
    let l = locale();
    (!asked.is_empty()).then(|| {
        let rows = asked.into_iter().map(|asked| {
            let title = section_title(catalogue, &asked.owner.section).unwrap_or_default();
            let by = td_string!(l, draft.asked_by, name = asked.asked_by.as_str(), day = day(l, asked.owner.asked_at));
            view! {
                <li class="asked">
                    <a href=routes::section(asked.service.id, &asked.owner.section)>{title}</a>
                    <span class="hint">{asked.service.name} " · " {by}</span>
                </li>
            }
        });
        view! {
            <section class="part" aria-labelledby="asked-of-me">
                <h2 class="part__title" id="asked-of-me">{td_string!(l, draft.asked_of_me)}</h2>
                <ul class="plain-list">{rows.collect_view()}</ul>
            </section>
        }
    })
}
