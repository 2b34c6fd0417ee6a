//! What stands around the fields of a section: whose it is and as of when, what has not changed since the last version,
//! and beside each question what was published, what shows it.

use domain::{
    catalogue::{Catalogue, Question},
    word::Grade,
};
use leptos::prelude::*;
use usecase::{
    field::positions,
    record::{PersonId, SectionOwner},
    vendor::{Draft, LeftOut, SinceLast, Version},
};

use super::{answer::answer_words, progress::typed, sheet::Sheet};
use crate::{
    context::{lang, locale},
    i18n::{Locale, td_string},
    routes,
    words::{date_words, day},
};

/// What the page of a section knows besides its fields.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The version the draft continues.
    pub published: Option<Version>,
    /// What is unchanged since then, and what is not.
    pub since: SinceLast,
    /// Who has been asked for the section.
    pub owner: Option<SectionOwner>,
    /// The colleagues who can be asked.
    pub colleagues: Vec<(PersonId, String)>,
    /// How many institutions have a case that includes the service.
    pub institutions: u32,
    /// What came of the last button pressed.
    pub said: Option<Said>,
}

/// What came of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Unchanged answers were confirmed.
    Confirmed,
    /// A colleague was asked.
    Asked,
    /// The section is written.
    Written,
    /// The person cannot be asked.
    NotAColleague,
}

impl Said {
    const ALL: [Said; 4] = [Said::Confirmed, Said::Asked, Said::Written, Said::NotAColleague];

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Said::Confirmed => "confirmed",
            Said::Asked => "asked",
            Said::Written => "written",
            Said::NotAColleague => "not-a-colleague",
        }
    }

    /// What a word in an address stands for.
    pub fn from_word(word: &str) -> Option<Said> {
        Said::ALL.into_iter().find(|said| said.word() == word)
    }

    fn text(self, l: Locale) -> &'static str {
        match self {
            Said::Confirmed => td_string!(l, draft.said_confirmed),
            Said::Asked => td_string!(l, draft.said_asked),
            Said::Written => td_string!(l, draft.said_written),
            Said::NotAColleague => td_string!(l, draft.said_not_a_colleague),
        }
    }
}

/// Once per section: as of when, who writes it, who relies on it; and what came of the last button.
#[component]
pub(super) fn Head(sheet: Sheet, around: StoredValue<Around>) -> impl IntoView {
    let l = locale();
    let id = sheet.draft(|draft| draft.service.id);
    let as_of = sheet.draft(|draft| {
        let disclosed = usecase::field::day(&draft.fields, "as_of");
        disclosed.map_or_else(|| td_string!(l, draft.as_of_none).to_owned(), |day| date_words(l, day))
    });
    let owner = around.with_value(|around| {
        let owner = around.owner.as_ref()?;
        let (_, name) = around.colleagues.iter().find(|(person, _)| *person == owner.person)?;
        Some(match owner.done_at {
            None => name.clone(),
            Some(at) => td_string!(l, draft.done_on, name = name.as_str(), day = day(l, at)),
        })
    });
    let institutions = around.with_value(|around| around.institutions);
    let relying = (institutions > 0).then(|| td_string!(l, draft.institutions, count = institutions));
    let said = around.with_value(|around| around.said).map(|said| said.text(l));
    view! {
        {said.map(|text| view! { <p class="note" role="status">{text}</p> })}
        <dl class="section-facts">
            <div>
                <dt>{td_string!(l, fact.as_of)}</dt>
                <dd>
                    {as_of} " "
                    <a href=format!("{}#as_of", routes::section(id, "facts-service"))>
                        {td_string!(l, service.change)}
                        <span class="out-of-sight">" " {td_string!(l, fact.as_of)}</span>
                    </a>
                </dd>
            </div>
            <div>
                <dt>{td_string!(l, draft.who_writes)}</dt>
                <dd>
                    {owner.unwrap_or_else(|| td_string!(l, draft.nobody).to_owned())} " "
                    <a href="#ask">{td_string!(l, draft.ask_link)}</a>
                </dd>
            </div>
            {relying
                .map(|text| {
                    view! {
                        <div>
                            <dt>{td_string!(l, draft.relying)}</dt>
                            <dd>{text}</dd>
                        </div>
                    }
                })}
        </dl>
    }
}

/// The button that confirms what has not changed, and what it leaves out.
#[component]
pub(super) fn Confirm(catalogue: &'static Catalogue, around: StoredValue<Around>) -> impl IntoView {
    let l = locale();
    around.with_value(|around| {
        let since = &around.since;
        if since.confirmable.is_empty() && since.left_out.is_empty() {
            return None;
        }
        let count = since.confirmable.len();
        let button = (count > 0).then(|| {
            view! {
                <p>
                    <button class="button button--quiet" type="submit" name="go" value="confirm">
                        {td_string!(l, draft.confirm, count = count)}
                    </button>
                </p>
            }
        });
        let left_out = since.left_out.iter().filter_map(|(id, why)| {
            let question = catalogue.question(id.as_str())?;
            let why = match why {
                LeftOut::Ended(day) => td_string!(l, draft.left_ended, day = date_words(l, *day)),
                LeftOut::PlanPassed(day) => td_string!(l, draft.left_plan, day = date_words(l, *day)),
                LeftOut::CertificateExpired(scheme, day) => {
                    let name = catalogue.scheme(scheme.as_str()).map_or("", |scheme| scheme.text.get(lang()));
                    td_string!(l, draft.left_certificate, name = name, day = date_words(l, *day))
                }
            };
            Some(view! {
                <li>
                    <a href=format!("#answer.{id}")>{question.text.get(lang())}</a>
                    <span class="hint">{why}</span>
                </li>
            })
        });
        let left_out = (!since.left_out.is_empty()).then(|| {
            view! {
                <p>{td_string!(l, draft.left_out)}</p>
                <ul class="left-out">{left_out.collect_view()}</ul>
            }
        });
        let number = around.published.as_ref().map(|version| version.head.number);
        Some(view! {
            <section class="unchanged" aria-labelledby="unchanged">
                <h2 class="unchanged__title" id="unchanged">
                    {td_string!(l, draft.unchanged, number = number.unwrap_or_default())}
                </h2>
                {button}
                {left_out}
            </section>
        })
    })
}

/// Whom to ask for the section.
#[component]
pub(super) fn Ask(around: StoredValue<Around>) -> impl IntoView {
    let l = locale();
    let (chosen, open) = around.with_value(|around| {
        let owner = around.owner.as_ref();
        (owner.map(|owner| owner.person), owner.is_some_and(|owner| owner.done_at.is_none()))
    });
    let people = around.with_value(|around| around.colleagues.clone());
    let people = people.into_iter().map(|(person, name)| {
        view! { <option value=person.to_string() selected=chosen == Some(person)>{name}</option> }
    });
    let written = open.then(|| {
        view! {
            <button class="button button--quiet" type="submit" name="go" value="written">
                {td_string!(l, draft.written)}
            </button>
        }
    });
    view! {
        <section class="ask-section" id="ask" aria-labelledby="ask-title">
            <h2 class="ask-section__title" id="ask-title">{td_string!(l, draft.ask_title)}</h2>
            <div class="field">
                <label class="field__label" for="owner">{td_string!(l, draft.ask_whom)}</label>
                <p class="field__help" id="owner.hint">{td_string!(l, draft.ask_help)}</p>
                <select class="field__input" id="owner" name="owner" aria-describedby="owner.hint">
                    <option value="">{td_string!(l, draft.ask_nobody)}</option>
                    {people.collect_view()}
                </select>
            </div>
            <p class="form__actions">
                <button class="button button--quiet" type="submit" name="go" value="ask">
                    {td_string!(l, draft.ask)}
                </button>
                {written}
            </p>
        </section>
    }
}

/// Beside a question: what was published, where the draft says something else, and what shows the answer. Nothing where
/// there is neither. Beside it on a wide screen; on a narrow one folded below.
#[component]
pub(super) fn Beside(sheet: Sheet, around: StoredValue<Around>, question: &'static Question) -> impl IntoView {
    let (l, catalogue) = (locale(), sheet.catalogue);
    let last = around.with_value(|around| {
        let before = around.since.changed.get(&question.id)?;
        let head = &around.published.as_ref()?.head;
        let title = td_string!(l, draft.last_answer, number = head.number, day = day(l, head.published_at));
        let nothing = || td_string!(l, draft.last_nothing).to_owned();
        Some((title, before.as_ref().map_or_else(nothing, |answer| answer_words(catalogue, question, answer))))
    });
    let shows = sheet.draft(|draft| evidence(catalogue, draft, question));
    (last.is_some() || !shows.is_empty()).then(|| {
        let shows = (!shows.is_empty()).then(|| {
            view! {
                <p class="beside__title">{td_string!(l, draft.evidence)}</p>
                <ul class="plain-list">{shows.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            }
        });
        view! {
            <details class="beside">
                <summary class="beside__summary">
                    {td_string!(l, draft.beside)}
                    <span class="out-of-sight">" " {question.text.get(lang())}</span>
                </summary>
                {last
                    .map(|(title, text)| {
                        view! {
                            <p class="beside__title">{title}</p>
                            <p class="beside__answer">{text}</p>
                        }
                    })}
                {shows}
            </details>
        }
    })
}

/// The documents a draft names for an answer, each in a line.
fn evidence(catalogue: &'static Catalogue, draft: &Draft, question: &Question) -> Vec<String> {
    let documents: Vec<(&str, &str)> = positions(&draft.fields, "documents")
        .into_iter()
        .map(|at| {
            (typed(draft, &format!("documents.{at}.id")).trim(), typed(draft, &format!("documents.{at}.title")).trim())
        })
        .collect();
    let list = format!("answer.{}.evidence", question.id);
    positions(&draft.fields, &list)
        .into_iter()
        .filter_map(|at| {
            let part = |step: &str| typed(draft, &format!("{list}.{at}.{step}")).trim();
            let id = part("document");
            let title = documents
                .iter()
                .find(|(known, title)| *known == id && !title.is_empty())
                .map_or(id, |(_, title)| *title);
            let grade = <Grade as domain::word::Word>::from_word(part("grade"));
            let grade = grade.map_or("", |grade| catalogue.word_of(grade, lang()));
            let line: Vec<&str> = [title, part("place"), grade].into_iter().filter(|text| !text.is_empty()).collect();
            (!line.is_empty()).then(|| line.join(" · "))
        })
        .collect()
}
