//! The start page of strangers: what this is, signing in, and three ways to look around.

use leptos::prelude::*;

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::locale,
    i18n::td_string,
    render::render,
    routes,
};

/// The start page; `criteria` is how many the catalogue holds.
pub fn home(context: &PageContext, criteria: usize) -> Page {
    render(context, Scripts::None, || view! { <HomePage criteria=criteria /> })
}

#[component]
fn HomePage(criteria: usize) -> impl IntoView {
    let l = locale();
    view! {
        <Document title=td_string!(l, home.title) place=Place::Home scripts=Scripts::None>
            <div class="hero">
                <h1 class="hero__title">{td_string!(l, home.title)}</h1>
                <p class="hero__lead">{td_string!(l, home.lead)}</p>
                <p class="form__actions hero__actions">
                    <a class="button" href=routes::SIGN_IN>{td_string!(l, home.hero_sign_in)}</a>
                    <a class="button button--quiet" href=routes::CATALOGUE>{td_string!(l, home.way_catalogue_link)}</a>
                </p>
            </div>
            <section class="section" aria-labelledby="ways">
                <h2 class="section__title" id="ways">{td_string!(l, home.ways)}</h2>
                <ol class="ways">
                    <li class="way">
                        <h3 class="way__title">{td_string!(l, home.way_catalogue)}</h3>
                        <p class="way__text">{td_string!(l, home.way_catalogue_text, count = criteria)}</p>
                        <p class="way__action">
                            <a class="button" href=routes::CATALOGUE>{td_string!(l, home.way_catalogue_link)}</a>
                        </p>
                    </li>
                    <li class="way">
                        <h3 class="way__title">{td_string!(l, home.way_command)}</h3>
                        <p class="way__text">{td_string!(l, home.way_command_text)}</p>
                        <Command
                            caption=td_string!(l, home.way_command_caption)
                            line="azukari assess disclosure.json \\\n  --edition 6.0"
                        />
                    </li>
                    <li class="way">
                        <h3 class="way__title">{td_string!(l, home.way_format)}</h3>
                        <p class="way__text">{td_string!(l, home.way_format_text)}</p>
                        <Command caption=td_string!(l, home.way_format_caption) line="azukari schema disclosure" />
                    </li>
                </ol>
            </section>
            <section class="section" aria-labelledby="principles">
                <h2 class="section__title" id="principles">{td_string!(l, home.principles)}</h2>
                <ul class="principles">
                    <Principle
                        title=td_string!(l, home.principle_silence)
                        text=td_string!(l, home.principle_silence_text)
                    />
                    <Principle title=td_string!(l, home.principle_order) text=td_string!(l, home.principle_order_text) />
                    <Principle
                        title=td_string!(l, home.principle_source)
                        text=td_string!(l, home.principle_source_text)
                    />
                </ul>
            </section>
        </Document>
    }
}

#[component]
fn Command(caption: &'static str, line: &'static str) -> impl IntoView {
    view! {
        <figure class="command">
            <figcaption class="command__caption">{caption}</figcaption>
            <pre class="command__line"><code>{line}</code></pre>
        </figure>
    }
}

#[component]
fn Principle(title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <li class="principle">
            <h3 class="principle__title">{title}</h3>
            <p class="principle__text">{text}</p>
        </li>
    }
}
