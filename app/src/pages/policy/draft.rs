//! A draft of a policy: the form, then a look at what it says, then it is fixed. Nothing is stored before that; what was
//! typed travels with the pages.

use domain::{
    catalogue::Catalogue,
    policy::{FailingG, Policy},
    word::{Gate, Stated, Word as _},
};
use leptos::prelude::*;
use usecase::{
    institution::{PolicyMistake, TypedPolicy, WEIGHT},
    record::PolicyVersionHead,
};

use super::wording::{PolicyWords, by_topic};
use crate::{
    Page, PageContext, Scripts,
    components::{
        choice::{Choice, Choices},
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
        field::TextField,
    },
    context::{lang, locale},
    i18n::*,
    render::render,
    routes,
};

/// What a draft is made of.
#[derive(Clone, Debug)]
pub struct DraftView {
    /// The version it goes on from; none: a new policy.
    pub from: Option<PolicyVersionHead>,
    /// What was typed.
    pub typed: TypedPolicy,
    /// What is wrong with it.
    pub mistakes: Vec<PolicyMistake>,
    /// What is wrong with the name, or with the moment.
    pub refused: Option<Refused>,
}

/// Why a draft was not fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No name, or too long a one.
    Name,
    /// The name is another policy's.
    NameTaken,
    /// Another version has been fixed in the meantime.
    Overtaken {
        /// Its number.
        number: u32,
    },
}

/// The form.
pub fn draft(context: &PageContext, catalogue: &'static Catalogue, shown: DraftView) -> Page {
    render(context, Scripts::None, || view! { <DraftPage catalogue=catalogue shown=shown /> })
}

/// The look before fixing; `before` is what the version before says.
pub fn check(
    context: &PageContext,
    catalogue: &'static Catalogue,
    shown: DraftView,
    policy: Policy,
    before: Option<Policy>,
) -> Page {
    render(context, Scripts::None, || {
        view! { <CheckPage catalogue=catalogue shown=shown policy=policy before=before /> }
    })
}

fn title(l: Locale, from: Option<&PolicyVersionHead>) -> String {
    match from {
        Some(head) => td_string!(l, policy.draft_title, name = head.name.as_str(), number = head.number + 1),
        None => td_string!(l, policy.new_title).to_owned(),
    }
}

#[component]
fn DraftPage(catalogue: &'static Catalogue, shown: DraftView) -> impl IntoView {
    let l = locale();
    let DraftView { from, typed, mistakes, refused } = shown;
    let wrong: Vec<(String, String)> = mistakes
        .iter()
        .map(|mistake| match mistake {
            PolicyMistake::Weight(id) => {
                let what = catalogue.criterion(id.as_str()).map_or(id.as_str(), |known| known.text.get(lang()));
                (format!("{WEIGHT}{id}"), td_string!(l, policy.error_weight, what = what))
            }
            PolicyMistake::StaleMonths => ("stale-months".to_owned(), td_string!(l, policy.error_months).to_owned()),
            PolicyMistake::Country(code) => {
                ("more-countries".to_owned(), td_string!(l, policy.error_country, code = code.as_str()))
            }
        })
        .chain(refused.map(|refused| match refused {
            Refused::Name => ("name".to_owned(), td_string!(l, policy.error_name).to_owned()),
            Refused::NameTaken => ("name".to_owned(), td_string!(l, policy.error_name_taken).to_owned()),
            Refused::Overtaken { number } => {
                ("weights".to_owned(), td_string!(l, policy.error_overtaken, number = number))
            }
        }))
        .collect();
    let lines = wrong.iter().map(|(name, text)| ErrorLine { href: format!("#{name}"), text: text.clone() });
    let lines: Vec<ErrorLine> = lines.collect();
    let error = |field: &str| wrong.iter().find(|(name, _)| name == field).map(|(_, text)| text.clone());
    let title = title(l, from.as_ref());
    let name = from.is_none().then(|| {
        view! {
            <TextField
                name="name"
                label=td_string!(l, policy.name)
                help=td_string!(l, policy.name_help)
                value=typed.name.clone()
                error=error("name")
            />
        }
    });
    let countries = catalogue
        .word_list("country")
        .filter(|(code, _)| *code != "JP")
        .map(|(code, text)| Choice::new(code, text.get(lang()), typed.countries.iter().any(|chosen| chosen == code)));
    let countries: Vec<Choice> = countries.collect();
    // A country that has no wording of its own stays in the line of codes.
    let others = typed.countries.iter().filter(|code| catalogue.word("country", code).is_none()).map(String::as_str);
    let more: Vec<&str> = others.chain([typed.more_countries.as_str()]).filter(|code| !code.is_empty()).collect();
    let weight_fields = weight_fields(catalogue, &typed, &error);
    let fields = view! {
            <form class="form" method="post" action=routes::POLICY_NEW novalidate>
                {from.map(|head| view! { <input type="hidden" name="from" value=head.id.to_string() /> })}
                {name}
                {weight_fields}
                <Choices
                    name="country"
                    label=td_string!(l, policy.countries)
                    help=td_string!(l, policy.countries_help)
                    many=true
                    choices=countries
                />
                <TextField
                    name="more-countries"
                    label=td_string!(l, policy.more_countries)
                    help=td_string!(l, policy.more_countries_help)
                    value=more.join(" ")
                    error=error("more-countries")
                />
                {readings(&typed)}
                <TextField
                    name="stale-months"
                    label=td_string!(l, policy.stale_months)
                    help=td_string!(l, policy.stale_months_help)
                    value=typed.stale_months.clone()
                    error=error("stale-months")
                />
                <p class="form__actions">
                    <button class="button" type="submit" name="go" value="check">{td_string!(l, policy.to_check)}</button>
                </p>
            </form>
    }
    .into_any();
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::POLICIES>{td_string!(l, policy.back)}</a></p>
            <ErrorSummary lines=lines />
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, policy.draft_lead)}</p>
            {fields}
        </Document>
    }
}

fn readings(typed: &TypedPolicy) -> AnyView {
    let l = locale();
    let yes = typed.audit_for_f == Stated::Yes.word();
    let judged = typed.failing_g == FailingG::Judgement.word();
    let audit = vec![
        Choice::new(Stated::No.word(), td_string!(l, policy.audit_for_f_no), !yes),
        Choice::new(Stated::Yes.word(), td_string!(l, policy.audit_for_f_yes), yes),
    ];
    let failing = vec![
        Choice::new(FailingG::Condition.word(), td_string!(l, policy.failing_g_condition), !judged),
        Choice::new(FailingG::Judgement.word(), td_string!(l, policy.failing_g_judgement), judged),
    ];
    view! {
        <Choices name="audit-for-f" label=td_string!(l, policy.audit_for_f) help=td_string!(l, policy.reading_help) choices=audit />
        <Choices name="failing-g" label=td_string!(l, policy.failing_g) help=td_string!(l, policy.reading_help) choices=failing />
    }
    .into_any()
}

/// The weights: what decides first and open, the rest by topic behind folds. A topic with a mistake or a weight is open.
fn weight_fields(
    catalogue: &'static Catalogue,
    typed: &TypedPolicy,
    error: &dyn Fn(&str) -> Option<String>,
) -> AnyView {
    let l = locale();
    let decides = |id: &str| {
        let gate = catalogue.criterion(id).map(|criterion| criterion.gate);
        matches!(gate, Some(Gate::Condition | Gate::MustKnow))
    };
    let field = |id: &str, name: &str| {
        let field = format!("{WEIGHT}{id}");
        let (error, value) = (error(&field), typed.weights.get(id).cloned().unwrap_or_default());
        let invalid = error.is_some().then_some("true");
        let wrong = error.as_ref().map(|_| format!("{field}-error"));
        view! {
            <div class="weight-row" data-invalid=invalid>
                <label class="weight-row__label" for=field.clone()>{name.to_owned()}</label>
                <input
                    class="field__input weight"
                    type="text"
                    inputmode="numeric"
                    id=field.clone()
                    name=field
                    value=value
                    aria-invalid=invalid
                    aria-describedby=wrong.clone()
                />
                {error.map(|error| view! { <p class="field__error" id=wrong>"＊"{error}</p> })}
            </div>
        }
        .into_any()
    };
    let topics = by_topic(catalogue);
    let all = || topics.iter().flat_map(|(_, criteria)| criteria.iter());
    let first: Vec<AnyView> =
        all().filter(|(id, _)| decides(id.as_str())).map(|(id, name)| field(id.as_str(), name)).collect();
    let folds: Vec<AnyView> = topics
        .iter()
        .filter_map(|(topic, criteria)| {
            let rest: Vec<_> = criteria.iter().filter(|(id, _)| !decides(id.as_str())).collect();
            let named =
                rest.iter().filter(|(id, _)| typed.weights.get(id.as_str()).is_some_and(|text| !text.is_empty()));
            let (count, named) = (rest.len(), named.count());
            let fields: Vec<AnyView> = rest.into_iter().map(|(id, name)| field(id.as_str(), name)).collect();
            (count > 0).then(|| {
                let words = td_string!(l, policy.topic_count, topic = *topic, named = named, count = count);
                view! {
                    <details class="fold" open={named > 0}>
                        <summary class="fold__summary">{words}</summary>
                        <div class="weight-rows">{fields}</div>
                    </details>
                }
                .into_any()
            })
        })
        .collect();
    view! {
        <fieldset class="field field--group" id="weights" aria-describedby="weights-hint">
            <legend class="field__label">{td_string!(l, policy.weights)}</legend>
            <p class="field__help" id="weights-hint">{td_string!(l, policy.weights_help)}</p>
            <h2 class="weight-heading">{td_string!(l, policy.weights_deciding)}</h2>
            <div class="weight-rows">{first}</div>
            <h2 class="weight-heading">{td_string!(l, policy.weights_others)}</h2>
            {folds}
        </fieldset>
    }
    .into_any()
}

#[component]
fn CheckPage(catalogue: &'static Catalogue, shown: DraftView, policy: Policy, before: Option<Policy>) -> impl IntoView {
    let l = locale();
    let DraftView { from, typed, .. } = shown;
    let title = title(l, from.as_ref());
    let hidden = typed.pairs().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let hidden = hidden.collect_view();
    let name = from.is_none().then(|| {
        view! {
            <dl class="summary">
                <div class="summary__row"><dt>{td_string!(l, policy.name)}</dt><dd>{typed.name.clone()}</dd></div>
            </dl>
        }
    });
    let same = before.as_ref().is_some_and(|before| Policy { version: None, ..before.clone() } == policy);
    let lead = match (&before, same) {
        (None, _) => td_string!(l, policy.check_lead_new),
        (Some(_), true) => td_string!(l, policy.check_lead_same),
        (Some(_), false) => td_string!(l, policy.check_lead),
    };
    view! {
        <Document title=td_string!(l, policy.check_title) place=Place::Cases scripts=Scripts::None>
            <p class="back"><a href=routes::POLICIES>{td_string!(l, policy.back)}</a></p>
            <p class="eyebrow">{title}</p>
            <h1 class="page-title">{td_string!(l, policy.check_title)}</h1>
            <p class="lead">{lead}</p>
            {name}
            <PolicyWords catalogue=catalogue policy=policy before=before />
            <form class="form" method="post" action=routes::POLICY_NEW>
                {from.map(|head| view! { <input type="hidden" name="from" value=head.id.to_string() /> })}
                {hidden}
                <p class="note">{td_string!(l, policy.check_stays)}</p>
                <p class="form__actions">
                    <button class="button" type="submit" name="go" value="fix">{td_string!(l, policy.fix)}</button>
                    <button class="button button--quiet" type="submit" name="go" value="back">
                        {td_string!(l, policy.edit_again)}
                    </button>
                </p>
            </form>
        </Document>
    }
}
