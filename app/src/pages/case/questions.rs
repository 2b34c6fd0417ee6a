//! What is not stated, as questions in the words of the form: to copy, to print, to hand over.

use domain::{
    catalogue::Catalogue,
    word::{Gate, Word as _},
};
use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    institution::{Ask, OpenItem, Questions},
    record::Candidate,
};

use super::wording::{PaperHead, candidate_name, criterion, frame};
use crate::{
    Page, PageContext, Scripts,
    components::{
        choice::raw_text,
        document::{Document, Place},
        gate_tag::GateTag,
    },
    context::{lang, locale},
    i18n::*,
    render::render,
    routes,
};

/// The page; `only` is the candidate to show, by service, where one is asked for.
pub fn questions(context: &PageContext, catalogue: &'static Catalogue, shown: Questions, today: Date) -> Page {
    render(context, Scripts::None, || view! { <QuestionsPage catalogue=catalogue shown=shown today=today /> })
}

#[component]
fn QuestionsPage(catalogue: &'static Catalogue, shown: Questions, today: Date) -> impl IntoView {
    let l = locale();
    let title = td_string!(l, case.questions_title, title = shown.case.title.as_str());
    let basis = frame(l, Some(&shown.policy), shown.edition.as_str(), &shown.case, today);
    let contents = shown.places.iter().enumerate().map(|(at, (candidate, items))| {
        let count = items.as_ref().map(|items| td_string!(l, case.questions_count, count = items.len()));
        let count = count.unwrap_or_else(|| td_string!(l, case.waiting_vendor).to_owned());
        view! {
            <li>
                <a href=format!("#{}", anchor(at, candidate))>{candidate_name(l, candidate)}</a>
                " "
                <span class="hint">{count}</span>
            </li>
        }
    });
    let contents = contents.collect_view();
    let parts = shown
        .places
        .iter()
        .enumerate()
        .map(|(at, (candidate, items))| part(catalogue, at, candidate, items.as_deref(), shown.edition.as_str()));
    let parts: Vec<AnyView> = parts.collect();
    view! {
        <Document title=title.clone() place=Place::Cases scripts=Scripts::None>
            <PaperHead title=title.clone() basis=basis.clone() today=today />
            <p class="back"><a href=routes::case_compare(shown.case.id)>{td_string!(l, case.back_to_compare)}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, case.questions_lead)}</p>
            <p class="frame-line">{basis}</p>
            <p class="note screen-only">{td_string!(l, case.questions_not_sent)}</p>
            <ul class="question-index screen-only">{contents}</ul>
            {parts}
        </Document>
    }
}

/// The part of a candidate, by its service; by its position where it has none.
fn anchor(at: usize, candidate: &Candidate) -> String {
    candidate.service().map_or_else(|| format!("place-{at}"), |service| format!("ask-{service}"))
}

fn part(
    catalogue: &'static Catalogue,
    at: usize,
    candidate: &Candidate,
    items: Option<&[OpenItem]>,
    edition: &str,
) -> AnyView {
    let l = locale();
    let id = anchor(at, candidate);
    let body = match (items, candidate) {
        (Some([]), _) => view! { <p>{td_string!(l, case.unstated_none)}</p> }.into_any(),
        (Some(items), Candidate::Service { name, vendor, version, .. }) => {
            let number = version.as_ref().map_or(0, |version| version.number);
            let letter = letter(catalogue, vendor, name, number, edition, items);
            let rows = items.iter().map(|item| entry(catalogue, &id, item)).collect_view();
            let (field, lines) = (format!("{id}-letter"), letter.lines().count().clamp(6, 18).to_string());
            view! {
                <ol class="question-list">{rows}</ol>
                <div class="field field--text screen-only">
                    <label class="field__label" for=field.clone()>
                        {td_string!(l, case.message)} <span class="out-of-sight">" " {vendor.clone()}</span>
                    </label>
                    <p class="field__help" id=format!("{field}-hint")>{td_string!(l, case.message_lead)}</p>
                    <textarea
                        class="field__input"
                        id=field.clone()
                        rows=lines
                        readonly=true
                        aria-describedby=format!("{field}-hint")
                    >
                        {raw_text(&letter)}
                    </textarea>
                </div>
            }
            .into_any()
        }
        _ => view! { <p>{td_string!(l, case.questions_waiting)}</p> }.into_any(),
    };
    view! {
        <section class="part question-part" aria-labelledby=id.clone()>
            <h2 class="part__title" id=id.clone()>{candidate_name(l, candidate)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn entry(catalogue: &'static Catalogue, part: &str, item: &OpenItem) -> AnyView {
    let id = item.criterion.as_str();
    let asks = item.asks.iter().map(|ask| {
        let (number, text) = words(catalogue, ask);
        view! { <li>{number.map(|number| view! { <span class="hint">{number}</span> " " })} {text}</li> }
    });
    view! {
        <li class="question-item" id=format!("{part}-{id}")>
            <p>
                <b>{criterion(catalogue, id).to_owned()}</b>
                " "
                <GateTag gate=item.gate text=catalogue.word(Gate::LIST, item.gate.word()) />
            </p>
            <ul>{asks.collect_view()}</ul>
        </li>
    }
    .into_any()
}

/// A thing to ask: its number in the form, and its words.
pub(super) fn words(catalogue: &Catalogue, ask: &Ask) -> (Option<String>, String) {
    let l = locale();
    let number = |number: &str| match number.strip_prefix("own ") {
        Some(number) => td_string!(l, criterion.own_number, number = number),
        None => td_string!(l, criterion.form_number, number = number),
    };
    match ask {
        Ask::Question(id) => match catalogue.question(id.as_str()) {
            Some(question) => (Some(number(&question.form_number)), question.text.get(lang()).to_owned()),
            None => (None, id.to_string()),
        },
        Ask::Fact(rule) => (None, rule.render(catalogue, lang())),
    }
}

/// Everything to ask one vendor, as a text to send: each question once.
pub(super) fn letter(
    catalogue: &Catalogue,
    vendor: &str,
    service: &str,
    number: u32,
    edition: &str,
    items: &[OpenItem],
) -> String {
    let l = locale();
    let mut lines = vec![
        td_string!(l, case.message_greeting, vendor = vendor),
        String::new(),
        td_string!(l, case.message_text, service = service, number = number),
        String::new(),
    ];
    let mut asked: Vec<&Ask> = Vec::new();
    for ask in items.iter().flat_map(|item| &item.asks) {
        if asked.contains(&ask) {
            continue;
        }
        asked.push(ask);
        let at = asked.len();
        let (number, text) = words(catalogue, ask);
        lines.push(match number {
            Some(number) => td_string!(l, case.message_line, at = at, text = text, number = number),
            None => format!("{at}. {text}"),
        });
    }
    lines.push(String::new());
    lines.push(td_string!(l, case.message_closing, edition = edition));
    lines.join("\n")
}
