//! Words of the field, explained in place: after the first sentence of a page that holds them.

use domain::catalogue::Catalogue;
use leptos::prelude::*;

use crate::context::lang;

/// The lists of the catalogue.
const TERMS: &str = "term";
const MEANINGS: &str = "term-meaning";

/// What has been explained on a page so far.
#[derive(Debug, Default)]
pub(super) struct Explained(Vec<&'static str>);

impl Explained {
    /// What a text's terms mean, those that have not been explained yet.
    pub(super) fn terms(&mut self, catalogue: &'static Catalogue, text: &str) -> AnyView {
        let lower = text.to_lowercase();
        let new = catalogue.word_list(TERMS).filter_map(|(key, term)| {
            let holds = lower.contains(&term.get(lang()).to_lowercase());
            if !holds || self.0.contains(&key) {
                return None;
            }
            self.0.push(key);
            let meaning = catalogue.word(MEANINGS, key)?;
            Some(view! { <p class="term">{meaning.get(lang())}</p> })
        });
        new.collect::<Vec<_>>().into_any()
    }
}
