//! Facts as fields, cards and lists of cards, as deep as they go.

use leptos::prelude::*;
use usecase::field::next_position;

use super::{
    choices::card_name,
    facts::{Facts, Item, List, card_title},
    fields::{countries, fact_field, none_tick},
    question::rivals,
    sheet::{CARDS, Sheet},
};
use crate::{context::locale, i18n::td_string};

/// A section of facts.
pub(super) fn fact_cards(sheet: Sheet, facts: &'static Facts) -> AnyView {
    let is_field = |item: &Item| matches!(item, Item::Field(_));
    let parts = facts.items.chunk_by(|one, other| is_field(one) && is_field(other)).map(|items| match items {
        [Item::List(list)] => {
            let named = (list.title)(locale()) != facts.title(locale());
            part(sheet, list, named)
        }
        fields => {
            let fields = fields.iter().map(|item| {
                let group = match item {
                    Item::Field(field) => rivals(sheet, field.step),
                    _ => ().into_any(),
                };
                view! {
                    {group}
                    {item_view(sheet, "", item)}
                }
            });
            view! { <div class="question-card">{fields.collect_view()}</div> }.into_any()
        }
    });
    view! {
        <p class="hint">{(facts.lead)(locale())}</p>
        {parts.collect_view()}
        {countries(sheet)}
    }
    .into_any()
}

/// A list of its own, with a heading where the page has several.
fn part(sheet: Sheet, list: &'static List, named: bool) -> AnyView {
    let heading = named.then(|| view! { <h2 class="part__title">{(list.title)(locale())}</h2> });
    view! {
        <div class="fact-list" id=list.step>
            {heading}
            {list_body(sheet, list.step, list)}
        </div>
    }
    .into_any()
}

fn item_view(sheet: Sheet, prefix: &str, item: &'static Item) -> AnyView {
    let at = |step: &str| if prefix.is_empty() { step.to_owned() } else { format!("{prefix}.{step}") };
    match item {
        Item::Field(field) => fact_field(sheet, at(field.step), field),
        Item::Dating { open } => dating(sheet, prefix, open),
        Item::List(list) => inner_list(sheet, &at(list.step), list),
    }
}

/// All of several items, below a name.
pub(super) fn items_view(sheet: Sheet, prefix: &str, items: impl Iterator<Item = &'static Item>) -> AnyView {
    items.map(|item| item_view(sheet, prefix, item)).collect_view().into_any()
}

/// A list inside a card.
fn inner_list(sheet: Sheet, name: &str, list: &'static List) -> AnyView {
    let title = format!("{name}.title");
    let labelled = title.clone();
    view! {
        <div class="fact-list fact-list--inner" id=name.to_owned() role="group" aria-labelledby=labelled>
            <p class="field__label" id=title>{(list.title)(locale())}</p>
            {list_body(sheet, name, list)}
        </div>
    }
    .into_any()
}

/// The cards of a list, the way to add one, and the word that there are none.
fn list_body(sheet: Sheet, name: &str, list: &'static List) -> AnyView {
    let l = locale();
    let mut cards: Vec<u32> = sheet.positions(name);
    let none_name = format!("{name}.none");
    let none = sheet.text(&none_name) == "yes";
    let any = !cards.is_empty();
    if sheet.adds(name) || (!any && list.blank && !none) {
        cards.push(sheet.draft(|draft| next_position(&draft.fields, name)));
    }
    let all = cards.len();
    let first = if sheet.adds(name) {
        all.saturating_sub(1) / CARDS * CARDS
    } else {
        sheet.from(name).and_then(|from| cards.iter().position(|at| *at >= from)).unwrap_or_default()
    };
    let other = |index: usize| cards.get(index).map(|at| format!("?from={name}.{at}#{name}"));
    let earlier = (first > 0).then(|| other(first.saturating_sub(CARDS))).flatten();
    let later = other(first + CARDS);
    let shown: Vec<(usize, u32)> = cards.iter().copied().enumerate().skip(first).take(CARDS).collect();
    let rows = shown.into_iter().map(|(index, at)| card(sheet, &format!("{name}.{at}"), list, index + 1));
    let none_row = if any {
        // Once there are some, none of the old words stay.
        view! { <input type="hidden" name=none_name value="" /> }.into_any()
    } else if list.step == "evidence" {
        // An answer is rarely said to have no evidence; where a file says so, it stays.
        none.then(|| view! { <input type="hidden" name=none_name value="yes" /> }).into_any()
    } else {
        none_tick(name, td_string!(l, fact.none), none)
    };
    let add = td_string!(l, fact.add, one = (list.one)(l));
    view! {
        {list.help.map(|help| view! { <p class="field__help">{help(l)}</p> })}
        {earlier.map(|to| view! { <p><a href=to>{td_string!(l, fact.earlier)}</a></p> })}
        {rows.collect_view()}
        {later.map(|to| view! { <p><a href=to>{td_string!(l, fact.later, all = all)}</a></p> })}
        <p>
            <button class="button button--quiet" type="submit" name="add" value=name.to_owned()>
                {add}
            </button>
        </p>
        {none_row}
    }
    .into_any()
}

fn card(sheet: Sheet, name: &str, list: &'static List, number: usize) -> AnyView {
    let l = locale();
    let title = card_title(l, list, number, &card_name(sheet, list, name));
    let error = sheet.error(name);
    let wrong = error.is_some().then_some("true");
    let group = if usecase::field::group(name) == name { rivals(sheet, name) } else { ().into_any() };
    view! {
        <fieldset class="question-card" id=name.to_owned() data-invalid=wrong>
            <legend class="question-card__text">{title.clone()}</legend>
            {error.map(|error| view! { <p class="field__error">"＊"{error}</p> })}
            {group}
            {items_view(sheet, name, list.items.iter())}
            <p>
                <button class="link-button" type="submit" name="remove" value=name.to_owned()>
                    {td_string!(l, service.remove_card)}
                    <span class="out-of-sight">" " {title}</span>
                </button>
            </p>
        </fieldset>
    }
    .into_any()
}

/// When and for what something holds, folded until it says something.
pub(super) fn dating(sheet: Sheet, prefix: &str, open: &'static [&'static str]) -> AnyView {
    let l = locale();
    let names: Vec<(String, _)> = Item::folded(open).map(|field| (format!("{prefix}.{}", field.step), field)).collect();
    let unfolded = names.iter().any(|(name, _)| sheet.is_stated(name) || sheet.is_wrong(name));
    let rows = names.into_iter().map(|(name, field)| fact_field(sheet, name, field));
    view! {
        <details class="fold" open=unfolded>
            <summary class="fold__summary">{td_string!(l, fact.dating)}</summary>
            <div class="fold__body">
                <p class="field__help">{td_string!(l, fact.dating_help)}</p>
                {rows.collect_view()}
            </div>
        </details>
    }
    .into_any()
}
