//! The search above the catalogue. In the browser the list follows while one types; without it, the form asks the
//! server.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the form, in the language of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilterWords {
    /// Label of the search field.
    pub search: String,
    /// What the search looks at.
    pub search_help: String,
    /// Label of the topics.
    pub topic: String,
    /// The choice of no topic.
    pub all_topics: String,
    /// Label of the editions.
    pub edition: String,
    /// The button.
    pub submit: String,
    /// How many are shown; `{n}` stands for the number.
    pub shown: String,
    /// Nothing is shown.
    pub none: String,
}

/// One choice of a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilterChoice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterState {
    /// The search.
    pub q: String,
    /// The topic; empty: all.
    pub topic: String,
    /// The edition.
    pub edition: String,
}

/// How many are shown, in words.
fn announce(words: &FilterWords, shown: usize) -> String {
    if shown == 0 { words.none.clone() } else { words.shown.replace("{n}", &shown.to_string()) }
}

/// The form and, below it, how many criteria are shown.
#[island]
pub fn CatalogueFilter(
    /// The words.
    words: FilterWords,
    /// What the address asks for.
    state: FilterState,
    /// The topics to choose from.
    topics: Vec<FilterChoice>,
    /// The editions to choose from.
    editions: Vec<FilterChoice>,
    /// How many criteria the server has left visible.
    shown: usize,
) -> impl IntoView {
    let (count, set_count) = signal(shown);
    let follow = move |_| {
        #[cfg(feature = "hydrate")]
        if let Some(shown) = dom::apply() {
            set_count.set(shown);
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = set_count;
    };
    // What was typed before the script arrived, or put back by the browser, counts as well.
    Effect::new(follow);

    let options = |choices: Vec<FilterChoice>, chosen: String| {
        choices
            .into_iter()
            .map(|choice| {
                let selected = choice.value == chosen;
                view! { <option value=choice.value selected=selected>{choice.label}</option> }
            })
            .collect::<Vec<_>>()
    };
    let words_for_count = words.clone();
    view! {
        <form class="filter" method="get" action="/catalogue" role="search" id="catalogue-filter">
            <div class="filter__field filter__field--wide">
                <label class="filter__label" for="filter-q">{words.search}</label>
                <input
                    class="filter__input"
                    type="search"
                    name="q"
                    id="filter-q"
                    value=state.q
                    aria-describedby="filter-q-help"
                    autocomplete="off"
                    maxlength="200"
                    on:input=move |_| follow(None)
                />
                <p class="filter__help" id="filter-q-help">{words.search_help}</p>
            </div>
            <div class="filter__field">
                <label class="filter__label" for="filter-topic">{words.topic}</label>
                <select class="filter__input" name="topic" id="filter-topic" on:change=move |_| follow(None)>
                    <option value="">{words.all_topics}</option>
                    {options(topics, state.topic)}
                </select>
            </div>
            <div class="filter__field">
                <label class="filter__label" for="filter-edition">{words.edition}</label>
                <select class="filter__input" name="edition" id="filter-edition">
                    {options(editions, state.edition)}
                </select>
            </div>
            <button class="button" type="submit">{words.submit}</button>
        </form>
        <p class="filter__count" role="status">{move || announce(&words_for_count, count.get())}</p>
    }
}

#[cfg(feature = "hydrate")]
mod dom {
    //! The list stands in the page as the server wrote it; showing and hiding is all that happens to it.

    use leptos::{prelude::document, prelude::window, wasm_bindgen::JsCast};
    use web_sys::{Element, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

    use crate::matching::matches;

    /// Shows what the form asks for, hides the rest, keeps the address in step. Says how many criteria are shown.
    pub(super) fn apply() -> Option<usize> {
        let q = document().get_element_by_id("filter-q")?.dyn_into::<HtmlInputElement>().ok()?.value();
        let topic = document().get_element_by_id("filter-topic")?.dyn_into::<HtmlSelectElement>().ok()?.value();
        let mut shown = 0;
        for group in all("[data-topic]") {
            let wanted = topic.is_empty() || group.get_attribute("data-topic").is_some_and(|id| id == topic);
            let mut any = false;
            for item in within(&group, "[data-search]") {
                let text = item.get_attribute("data-search").unwrap_or_default();
                let visible = wanted && matches(&q, &text);
                show(&item, visible);
                any |= visible;
                shown += usize::from(visible);
            }
            show(&group, any);
        }
        remember(&q, &topic);
        Some(shown)
    }

    fn all(selector: &str) -> Vec<Element> {
        document().document_element().map(|root| within(&root, selector)).unwrap_or_default()
    }

    fn within(root: &Element, selector: &str) -> Vec<Element> {
        let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
    }

    fn show(element: &Element, visible: bool) {
        // Both can only fail on an attribute name that is none.
        let _ = if visible { element.remove_attribute("hidden") } else { element.set_attribute("hidden", "") };
    }

    /// The address, so that going back or passing it on gives the same list. Failing to keep it is no harm.
    fn remember(q: &str, topic: &str) -> Option<()> {
        let location = window().location();
        let query = UrlSearchParams::new_with_str(&location.search().ok()?).ok()?;
        for (name, value) in [("q", q), ("topic", topic)] {
            if value.is_empty() { query.delete(name) } else { query.set(name, value) }
        }
        let query = String::from(query.to_string());
        let address = if query.is_empty() { location.pathname().ok()? } else { format!("?{query}") };
        let history = window().history().ok()?;
        history.replace_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(&address)).ok()
    }
}
