//! A section of a draft as its page sees it: what stands at each field, and what is wrong there.

use domain::catalogue::Catalogue;
use leptos::prelude::*;
use usecase::{
    field::{FieldProblem, positions},
    vendor::Draft,
};

use super::{
    facts::{label_of, locate},
    progress::{all_typed, section_of, typed},
};
use crate::{
    context::{lang, locale},
    i18n::td_string,
};

/// How many cards of a list stand on one page.
pub(super) const CARDS: usize = 50;

/// The draft, its problems, and what the reader asked to see.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub catalogue: &'static Catalogue,
    inner: StoredValue<Inner>,
}

struct Inner {
    draft: Draft,
    flaws: Vec<Flaw>,
    add: Option<String>,
    from: Option<String>,
}

/// Something to put right, at a field of the page.
#[derive(Clone, Debug)]
pub(super) struct Flaw {
    /// The field's id.
    pub field: String,
    /// What is wrong.
    pub text: String,
}

impl Sheet {
    pub fn new(
        catalogue: &'static Catalogue,
        draft: Draft,
        flaws: Vec<Flaw>,
        add: Option<String>,
        from: Option<String>,
    ) -> Self {
        Self { catalogue, inner: StoredValue::new(Inner { draft, flaws, add, from }) }
    }

    /// Looks at the draft.
    pub fn draft<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.inner.with_value(|inner| look(&inner.draft))
    }

    /// What stands at a field.
    pub fn text(self, name: &str) -> String {
        self.draft(|draft| typed(draft, name).to_owned())
    }

    /// All that was typed at a field, without blanks.
    pub fn texts(self, name: &str) -> Vec<String> {
        self.draft(|draft| all_typed(draft, name).iter().filter(|text| !text.is_empty()).cloned().collect())
    }

    /// The positions of a list that hold something.
    pub fn positions(self, list: &str) -> Vec<u32> {
        self.draft(|draft| positions(&draft.fields, list))
    }

    /// Whether anything is stated at a name or below it.
    pub fn is_stated(self, name: &str) -> bool {
        let holds = |typed: &[String]| typed.iter().any(|text| !text.trim().is_empty());
        let below = format!("{name}.");
        self.draft(|draft| {
            holds(all_typed(draft, name))
                || draft
                    .fields
                    .range(below.clone()..)
                    .take_while(|(name, _)| name.starts_with(&below))
                    .any(|(_, typed)| holds(typed))
        })
    }

    /// What is wrong with a field.
    pub fn error(self, name: &str) -> Option<String> {
        let texts: Vec<String> = self.inner.with_value(|inner| {
            inner.flaws.iter().filter(|flaw| flaw.field == name).map(|flaw| flaw.text.clone()).collect()
        });
        (!texts.is_empty()).then(|| texts.join(" "))
    }

    /// Whether something is wrong at a name or below it.
    pub fn is_wrong(self, name: &str) -> bool {
        let at = |field: &str| field.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.inner.with_value(|inner| inner.flaws.iter().any(|flaw| at(&flaw.field)))
    }

    /// Whether an empty card is asked for in a list.
    pub fn adds(self, list: &str) -> bool {
        self.inner.with_value(|inner| inner.add.as_deref() == Some(list))
    }

    /// Whether an empty card is asked for somewhere below a name.
    pub fn adds_below(self, name: &str) -> bool {
        let below = |list: &String| list.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        self.inner.with_value(|inner| inner.add.as_ref().is_some_and(below))
    }

    /// The position in a list from which its cards are asked for.
    pub fn from(self, list: &str) -> Option<u32> {
        self.inner.with_value(|inner| inner.from.as_ref()?.strip_prefix(list)?.strip_prefix('.')?.parse().ok())
    }
}

/// The problems of a section, each at the field that the page shows. A section that nobody has begun has none yet.
pub(super) fn flaws(catalogue: &Catalogue, draft: &Draft, problems: &[FieldProblem], section: &str) -> Vec<Flaw> {
    let here = |field: &str| section_of(catalogue, field).as_deref() == Some(section);
    if !draft.fields.iter().any(|(name, typed)| here(name) && typed.iter().any(|text| !text.is_empty())) {
        return Vec::new();
    }
    problems.iter().filter(|problem| here(&problem.field)).map(|problem| flaw(catalogue, problem)).collect()
}

/// A problem in the words of the form.
pub(super) fn flaw(catalogue: &Catalogue, problem: &FieldProblem) -> Flaw {
    let l = locale();
    let field = locate(&problem.field);
    let text = problem.text(catalogue, lang());
    let text = match label_of(l, &field) {
        Some(label) if problem.message.key() == "read.missing" => td_string!(l, fact.missing, label = label),
        Some(label) => td_string!(l, fact.wrong, label = label, text = text),
        None => text,
    };
    Flaw { field, text }
}

/// The way to a field of a section's page, whichever of its cards are shown first.
pub(super) fn href(draft: &Draft, field: &str) -> String {
    let steps: Vec<&str> = field.split('.').collect();
    let numbered = steps.iter().position(|step| step.parse::<u32>().is_ok());
    let list = numbered.and_then(|at| steps.get(..at)).map(|steps| steps.join("."));
    let position = numbered.and_then(|at| steps.get(at)?.parse::<u32>().ok());
    if let (Some(list), Some(position)) = (list, position)
        && positions(&draft.fields, &list).iter().position(|found| *found == position).is_some_and(|at| at >= CARDS)
    {
        return format!("?from={list}.{position}#{field}");
    }
    format!("#{field}")
}
