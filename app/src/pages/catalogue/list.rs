//! The catalogue: search, criteria by topic, editions, coverage.

use domain::{
    catalogue::{Catalogue, Edition},
    text::Lang,
    word::{Gate, Word},
};
use islands::{
    CatalogueFilter, FilterChoice, FilterState, FilterWords,
    matching::{folded, matches},
};
use leptos::prelude::*;
use usecase::catalogue::{CatalogueList, ChapterCoverage, CriterionEntry, TopicGroup};

use crate::{
    Page, PageContext, Scripts,
    components::{
        coverage_bar::CoverageBar,
        document::{Document, Place},
        gate_tag::GateTag,
    },
    context::{lang, locale},
    i18n::td_string,
    render::render,
    routes,
    words::{chapter, when_unmet},
};

/// What the address asks for.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// The search.
    pub q: String,
    /// A topic's word; empty: all.
    pub topic: String,
}

/// The catalogue under one edition. The whole of it is in the page; what the query leaves out is hidden, so that the
/// island can show it again without asking the server.
pub fn list(
    context: &PageContext,
    catalogue: &'static Catalogue,
    list: CatalogueList<'static>,
    query: ListQuery,
) -> Page {
    render(context, Scripts::Islands, || view! { <ListPage catalogue=catalogue list=list query=query /> })
}

#[component]
fn ListPage(catalogue: &'static Catalogue, list: CatalogueList<'static>, query: ListQuery) -> impl IntoView {
    let l = locale();
    let rows: Vec<Topic> = list.topics.iter().map(|group| Topic::new(catalogue, group, &query)).collect();
    let shown = rows.iter().map(Topic::shown).sum();
    let topics = rows.iter().map(|topic| FilterChoice { value: topic.id.to_owned(), label: topic.name.to_owned() });
    let topics = topics.collect();
    view! {
        <Document title=td_string!(l, catalogue.title) place=Place::Catalogue scripts=Scripts::Islands>
            <h1 class="page-title">{td_string!(l, catalogue.title)}</h1>
            <p class="lead">{td_string!(l, catalogue.lead)}</p>
            <CatalogueFilter
                words=filter_words()
                state=FilterState { q: query.q, topic: query.topic, edition: list.edition.id.to_string() }
                topics=topics
                editions=list.editions.iter().map(|edition| edition_choice(edition)).collect()
                shown=shown
            />
            <p class="note">{list.edition.note.get(lang())}</p>
            <Gates catalogue=catalogue />
            {rows.into_iter().map(|topic| view! { <TopicSection catalogue=catalogue topic=topic /> }).collect_view()}
            <Editions editions=list.editions />
            <Coverage rows=list.coverage />
        </Document>
    }
}

/// A topic as the page shows it.
struct Topic {
    id: &'static str,
    name: &'static str,
    rows: Vec<Row>,
}

struct Row {
    entry: CriterionEntry<'static>,
    search: String,
    visible: bool,
}

impl Topic {
    fn new(catalogue: &'static Catalogue, group: &TopicGroup<'static>, query: &ListQuery) -> Self {
        let wanted = query.topic.is_empty() || query.topic == group.id;
        let rows = group.criteria.iter().map(|entry| {
            let search = search_text(catalogue, group, entry);
            Row { visible: wanted && matches(&query.q, &search), entry: entry.clone(), search }
        });
        Topic { id: group.id, name: group.text.map_or(group.id, |text| text.get(lang())), rows: rows.collect() }
    }

    fn shown(&self) -> usize {
        self.rows.iter().filter(|row| row.visible).count()
    }
}

/// What a search looks at: names of criterion, topic, gate and accepted certificates in both languages, the evidence
/// in that of the page, id, keys and places.
fn search_text(catalogue: &Catalogue, group: &TopicGroup, entry: &CriterionEntry) -> String {
    let criterion = entry.criterion;
    let mut text = vec![criterion.id.as_str(), &criterion.text.ja, &criterion.text.en, criterion.evidence.get(lang())];
    text.extend(entry.schemes.iter().flat_map(|scheme| [scheme.text.ja.as_str(), &scheme.text.en]));
    for name in [group.text, catalogue.word(Gate::LIST, entry.gate.word())].into_iter().flatten() {
        text.extend([name.ja.as_str(), &name.en]);
    }
    text.extend(entry.keys.iter().map(|key| key.as_str()));
    text.extend(entry.places.iter().map(String::as_str));
    folded(&text.join(" "))
}

#[component]
fn TopicSection(catalogue: &'static Catalogue, topic: Topic) -> impl IntoView {
    let heading = format!("topic-{}", topic.id);
    let label = heading.clone();
    let hidden = topic.shown() == 0;
    view! {
        <section class="topic" data-topic=topic.id hidden=hidden aria-labelledby=label>
            <h2 class="topic__title" id=heading>{topic.name}</h2>
            <ul class="topic__list">
                {topic.rows.into_iter().map(|row| view! { <CriterionRow catalogue=catalogue row=row /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn CriterionRow(catalogue: &'static Catalogue, row: Row) -> impl IntoView {
    let Row { entry, search, visible } = row;
    let (places, places_lang) = if entry.places.is_empty() {
        (td_string!(locale(), catalogue.place_unknown).to_owned(), lang())
    } else {
        (entry.places.join(" · "), Lang::Ja)
    };
    let places_lang = places_lang.tag();
    view! {
        <li class="criterion-row" data-search=search hidden=!visible>
            <a class="criterion-row__name" href=routes::criterion(entry.criterion.id.as_str())>
                {entry.criterion.text.get(lang())}
            </a>
            <GateTag gate=entry.gate text=catalogue.word(Gate::LIST, entry.gate.word()) />
            <span class="criterion-row__places" lang=places_lang>{places}</span>
        </li>
    }
}

#[component]
fn Gates(catalogue: &'static Catalogue) -> impl IntoView {
    let l = locale();
    let rows = Gate::ALL.iter().map(|gate| {
        view! {
            <div class="gates__row">
                <dt><GateTag gate=*gate text=catalogue.word(Gate::LIST, gate.word()) /></dt>
                <dd class="gates__text">{when_unmet(l, *gate)}</dd>
            </div>
        }
    });
    view! {
        <details class="fold">
            <summary class="fold__summary">{td_string!(l, catalogue.gates)}</summary>
            <dl class="gates">{rows.collect_view()}</dl>
        </details>
    }
}

#[component]
fn Editions(editions: Vec<&'static Edition>) -> impl IntoView {
    let l = locale();
    let rows = editions.into_iter().map(|edition| {
        view! {
            <tr>
                <th scope="row" class="table__name">{edition.text.get(lang())}</th>
                <td class="table__short">{edition.published.as_str()}</td>
                <td>{edition.note.get(lang())}</td>
            </tr>
        }
    });
    view! {
        <section class="section" aria-labelledby="editions">
            <h2 class="section__title" id="editions">{td_string!(l, catalogue.editions)}</h2>
            <p>{td_string!(l, catalogue.editions_lead)}</p>
            <table class="table table--stack">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, catalogue.edition_name)}</th>
                        <th scope="col">{td_string!(l, catalogue.edition_published)}</th>
                        <th scope="col">{td_string!(l, catalogue.edition_note)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Coverage(rows: Vec<ChapterCoverage>) -> impl IntoView {
    let l = locale();
    let total = |of: fn(&ChapterCoverage) -> usize| rows.iter().map(of).sum::<usize>();
    let sum = ChapterCoverage {
        chapter: String::new(),
        used: total(|row| row.used),
        set_aside: total(|row| row.set_aside),
        remaining: total(|row| row.remaining),
        all: total(|row| row.all),
    };
    let body = rows.into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row" class="table__name">
                    {chapter(l, &row.chapter)} <CoverageBar used=row.used set_aside=row.set_aside all=row.all />
                </th>
                <CoverageCells row=row />
            </tr>
        }
    });
    view! {
        <section class="section" aria-labelledby="coverage">
            <h2 class="section__title" id="coverage">{td_string!(l, catalogue.coverage)}</h2>
            <p>{td_string!(l, catalogue.coverage_lead)}</p>
            <table class="table table--numbers">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, catalogue.chapter)}</th>
                        <th scope="col" class="table__number">{td_string!(l, catalogue.used)}</th>
                        <th scope="col" class="table__number">{td_string!(l, catalogue.set_aside)}</th>
                        <th scope="col" class="table__number">{td_string!(l, catalogue.remaining)}</th>
                        <th scope="col" class="table__number">{td_string!(l, catalogue.all)}</th>
                    </tr>
                </thead>
                <tbody>{body.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" class="table__name">{td_string!(l, catalogue.total)}</th>
                        <CoverageCells row=sum />
                    </tr>
                </tfoot>
            </table>
        </section>
    }
}

#[component]
fn CoverageCells(row: ChapterCoverage) -> impl IntoView {
    view! {
        <td class="table__number">{row.used}</td>
        <td class="table__number">{row.set_aside}</td>
        <td class="table__number">{row.remaining}</td>
        <td class="table__number">{row.all}</td>
    }
}

fn filter_words() -> FilterWords {
    let l = locale();
    FilterWords {
        search: td_string!(l, catalogue.search).to_owned(),
        search_help: td_string!(l, catalogue.search_help).to_owned(),
        topic: td_string!(l, catalogue.topic).to_owned(),
        all_topics: td_string!(l, catalogue.all_topics).to_owned(),
        edition: td_string!(l, catalogue.edition).to_owned(),
        submit: td_string!(l, catalogue.submit).to_owned(),
        shown: td_string!(l, catalogue.shown).to_owned(),
        none: td_string!(l, catalogue.none).to_owned(),
    }
}

fn edition_choice(edition: &Edition) -> FilterChoice {
    FilterChoice { value: edition.id.to_string(), label: edition.text.get(lang()).to_owned() }
}
