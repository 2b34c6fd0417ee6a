//! What the sections of facts are made of, and where a field of the format stands among them.

use domain::catalogue::Catalogue;

use super::fact_table::DATING;
pub(super) use super::fact_table::{ANSWER, FACTS};
use crate::i18n::{Locale, td_string};

/// A wording in the language of the page.
pub(super) type Words = fn(Locale) -> &'static str;

/// What a field of a fact wants.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wants {
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// A date.
    Day,
    /// A country.
    Country,
    /// Several countries.
    Countries,
    /// One of a list.
    One(Choices),
    /// Any of a list.
    Any(Choices),
    /// One of a list, or anything else.
    Open(Choices),
}

/// What there is to choose from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Choices {
    /// The words of a list of the catalogue.
    Words(&'static str),
    /// Yes or no.
    YesNo,
    /// The vendor and its subprocessors.
    Actors,
    /// Who may hold a key.
    Holders,
    /// The documents of the draft.
    Documents,
    /// The plans of the draft.
    Plans,
    /// The duties of the catalogue.
    Duties,
    /// The facts and answers of the draft.
    Facts,
}

/// A field: the last steps of its name, what it wants, its label and a line of help.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub step: &'static str,
    pub wants: Wants,
    pub label: Words,
    pub help: Option<Words>,
}

/// A list, edited as cards.
#[derive(Debug)]
pub(super) struct List {
    pub step: &'static str,
    /// What the list is called, and one of its entries.
    pub title: Words,
    pub one: Words,
    pub help: Option<Words>,
    /// The fields that give a card its name: the first that holds something.
    pub named_by: &'static [&'static str],
    pub items: &'static [Item],
    /// Whether an empty list shows an empty card.
    pub blank: bool,
}

/// What a section or a card is made of.
#[derive(Debug)]
pub(super) enum Item {
    /// A field.
    Field(Field),
    /// A list of cards.
    List(&'static List),
    /// When and for what it holds, folded; without the fields that stand open already.
    Dating { open: &'static [&'static str] },
}

impl Item {
    /// The fields of the folded part.
    pub fn folded(open: &'static [&'static str]) -> impl Iterator<Item = &'static Field> {
        DATING.iter().filter(|field| !open.contains(&field.step))
    }
}

/// A section of facts.
#[derive(Debug)]
pub(super) struct Facts {
    pub id: &'static str,
    /// The first steps of the names edited here; of `complete`, the second.
    pub prefixes: &'static [&'static str],
    pub title: Words,
    pub lead: Words,
    pub items: &'static [Item],
}

impl Facts {
    /// Its name.
    pub fn title(&self, l: Locale) -> &'static str {
        (self.title)(l)
    }
}

/// Whether a draft has a section of that name.
pub fn known_section(catalogue: &Catalogue, id: &str) -> bool {
    order(catalogue).any(|section| section == id)
}

/// All sections in the order of the screens: facts first.
pub(super) fn order(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    FACTS.iter().map(|facts| facts.id).chain(catalogue.sections.iter().map(|section| section.id.as_str()))
}

/// The id of what the form shows for a field: the field itself, else the card or the question it belongs to.
pub(super) fn locate(field: &str) -> String {
    let steps: Vec<&str> = field.split('.').collect();
    find(&steps).0
}

/// The label of a field, where the form has one for it.
pub(super) fn label_of(l: Locale, field: &str) -> Option<&'static str> {
    let steps: Vec<&str> = field.split('.').collect();
    match find(&steps).1? {
        Found::Field(field) => Some((field.label)(l)),
        Found::Card(list) => Some((list.one)(l)),
    }
}

/// What a field wants, where the form has it.
pub(super) fn wants_of(field: &str) -> Option<Wants> {
    let steps: Vec<&str> = field.split('.').collect();
    match find(&steps).1? {
        Found::Field(field) => Some(field.wants),
        Found::Card(_) => None,
    }
}

/// What stands at a name.
enum Found {
    Field(&'static Field),
    Card(&'static List),
}

fn find(steps: &[&str]) -> (String, Option<Found>) {
    match steps {
        ["answer", question, rest @ ..] => {
            let card = format!("answer.{question}");
            let (at, found) = within(ANSWER, rest);
            // The state is asked for by radios: the question is where they stand.
            if at.is_empty() || at == "state" { (card, None) } else { (format!("{card}.{at}"), found) }
        }
        _ => {
            let sections = FACTS.iter().map(|facts| within(facts.items, steps));
            let (at, found) = sections.max_by_key(|(at, _)| at.len()).unwrap_or_default();
            if at.is_empty() { (steps.join("."), None) } else { (at, found) }
        }
    }
}

/// How far some steps lead among items.
fn within(items: &'static [Item], steps: &[&str]) -> (String, Option<Found>) {
    let leads = |step: &str| {
        let own: Vec<&str> = step.split('.').collect();
        // Where all of a group is missing, its first field is the place to begin.
        (!steps.is_empty() && (steps.starts_with(&own) || own.starts_with(steps))).then_some(own.len())
    };
    for item in items {
        match item {
            Item::Field(field) => {
                if leads(field.step).is_some() {
                    return (field.step.to_owned(), Some(Found::Field(field)));
                }
            }
            Item::Dating { open } => {
                if let Some(field) = Item::folded(open).find(|field| leads(field.step).is_some()) {
                    return (field.step.to_owned(), Some(Found::Field(field)));
                }
            }
            Item::List(list) => {
                let Some(taken) = leads(list.step) else { continue };
                let Some((position, rest)) = steps.get(taken..).and_then(<[&str]>::split_first) else {
                    return (list.step.to_owned(), None);
                };
                let card = format!("{}.{position}", list.step);
                return match within(list.items, rest) {
                    (at, found) if !at.is_empty() => (format!("{card}.{at}"), found),
                    _ => (card, Some(Found::Card(list))),
                };
            }
        }
    }
    (String::new(), None)
}

/// The number of a card with the name of what it is about.
pub(super) fn card_title(l: Locale, list: &List, number: usize, name: &str) -> String {
    let one = (list.one)(l);
    if name.is_empty() {
        td_string!(l, fact.card_unnamed, one = one, number = number)
    } else {
        td_string!(l, fact.card, one = one, number = number, name = name)
    }
}
