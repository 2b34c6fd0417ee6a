//! What a policy says, in words.

use domain::{catalogue::Catalogue, message::country_name, policy::Policy, text::CriterionId};
use leptos::prelude::*;
use usecase::institution::weighed;

use crate::{
    context::{lang, locale},
    i18n::*,
};

/// The policy in words: countries, readings, months, then the weights by topic.
#[component]
pub(super) fn PolicyWords(
    catalogue: &'static Catalogue,
    policy: Policy,
    /// The one it is compared with: what differs is marked.
    #[prop(optional_no_strip)]
    before: Option<Policy>,
) -> impl IntoView {
    let l = locale();
    let marked = |now: &str, was: Option<String>| match was.filter(|was| was != now) {
        Some(was) => {
            view! { {now.to_owned()} " " <b class="changed">{td_string!(l, policy.changed, was = was)}</b> }.into_any()
        }
        None => now.to_owned().into_any(),
    };
    let of = |read: fn(&'static Catalogue, &Policy) -> String| {
        marked(&read(catalogue, &policy), before.as_ref().map(|before| read(catalogue, before)))
    };
    let rows = [
        (td_string!(l, policy.countries), of(countries)),
        (td_string!(l, policy.audit_for_f), of(audit)),
        (td_string!(l, policy.failing_g), of(failing)),
        (td_string!(l, policy.stale_months), of(months)),
    ];
    let rows = rows.into_iter().map(|(name, words)| {
        view! { <div class="summary__row"><dt>{name}</dt><dd>{words}</dd></div> }
    });
    let rows = rows.collect_view();
    let topics = by_topic(catalogue).into_iter().filter_map(|(topic, criteria)| {
        let lines: Vec<AnyView> = criteria
            .into_iter()
            .filter_map(|(id, name)| {
                let (now, was) = (named(&policy, id), before.as_ref().and_then(|before| named(before, id)));
                let gone = before.is_some() && now.is_none() && was.is_some();
                let now_words = match now {
                    Some(weight) => weight.to_string(),
                    None if gone => td_string!(l, policy.unnamed).to_owned(),
                    None => return None,
                };
                let was = before.as_ref().map(|_| match was {
                    Some(weight) => weight.to_string(),
                    None => td_string!(l, policy.unnamed).to_owned(),
                });
                let words = marked(&now_words, was);
                Some(view! { <tr><th scope="row">{name}</th><td>{words}</td></tr> }.into_any())
            })
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <tbody>
                    <tr class="weight-topic"><th scope="rowgroup" colspan="2">{topic}</th></tr>
                    {lines}
                </tbody>
            }
        })
    });
    let topics: Vec<_> = topics.collect();
    let weights = match topics.is_empty() {
        true => view! { <p>{td_string!(l, policy.weights_none)}</p> }.into_any(),
        false => view! {
            <p>{td_string!(l, policy.weights_rest)}</p>
            <table class="table weight-table" aria-labelledby="weights">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, policy.criterion)}</th>
                        <th scope="col">{td_string!(l, policy.weight)}</th>
                    </tr>
                </thead>
                {topics}
            </table>
        }
        .into_any(),
    };
    view! {
        <dl class="summary">{rows}</dl>
        <section class="part" aria-labelledby="weights">
            <h2 class="part__title" id="weights">{td_string!(l, policy.weights)}</h2>
            {weights}
        </section>
    }
    .into_any()
}

/// The weight a policy names, if it names one.
fn named(policy: &Policy, id: &CriterionId) -> Option<u32> {
    policy.weights.as_ref()?.0.get(id).copied()
}

/// The criteria a figure weighs, by topic, in the order of the catalogue.
pub(super) fn by_topic(
    catalogue: &'static Catalogue,
) -> Vec<(&'static str, Vec<(&'static CriterionId, &'static str)>)> {
    let mut topics: Vec<(&str, Vec<(&CriterionId, &str)>)> = Vec::new();
    for criterion in weighed(catalogue) {
        let entry = (&criterion.id, criterion.text.get(lang()));
        let name = catalogue.word("topic", &criterion.topic).map_or(criterion.topic.as_str(), |text| text.get(lang()));
        match topics.iter_mut().find(|(known, _)| *known == name) {
            Some((_, of)) => of.push(entry),
            None => topics.push((name, vec![entry])),
        }
    }
    topics
}

fn countries(catalogue: &'static Catalogue, policy: &Policy) -> String {
    let l = locale();
    let names: Vec<String> = policy
        .accepted_countries
        .iter()
        .flatten()
        .map(|country| country_name(catalogue, country.code(), lang()))
        .collect();
    match names.is_empty() {
        true => td_string!(l, policy.countries_none).to_owned(),
        false => names.join(if lang() == domain::text::Lang::Ja { "、" } else { ", " }),
    }
}

fn audit(_: &'static Catalogue, policy: &Policy) -> String {
    let l = locale();
    match policy.audit_stands_for_f() {
        true => td_string!(l, policy.audit_for_f_yes),
        false => td_string!(l, policy.audit_for_f_no),
    }
    .to_owned()
}

fn failing(_: &'static Catalogue, policy: &Policy) -> String {
    let l = locale();
    match policy.failing_g_is_judged() {
        true => td_string!(l, policy.failing_g_judgement),
        false => td_string!(l, policy.failing_g_condition),
    }
    .to_owned()
}

fn months(_: &'static Catalogue, policy: &Policy) -> String {
    td_string!(locale(), policy.months, count = policy.stale_months())
}
