//! What the page on places and laws shows: grid, table of actors, graph and sentences.

mod common;

use std::collections::BTreeSet;

use common::*;
use domain::assessment::Frame;
use domain::assessment::picture::{EdgeKind, Kept, NodeKind, Picture, picture};
use domain::disclosure::Disclosure;
use domain::policy::Policy;
use domain::text::Lang;
use domain::word::{DataKind, ReachMode, Severity};
use serde_json::{Value, json};

fn frame() -> Frame<'static> {
    let edition = CATALOGUE.edition("6.0").unwrap();
    Frame { catalogue: &CATALOGUE, edition, policy: &Policy::DEFAULT, plan: None, as_of: DAY }
}

fn disclosure(given: Value) -> Disclosure {
    from_json(plain_service(given.as_object().unwrap(), &[]))
}

/// A US parent, a Japanese prime with a US subcontractor below it, support from China, a log site in Germany.
fn busy() -> Disclosure {
    let site = |id: &str, country: &str, role: &str, data: &[&str], operator: &str| {
        json!({ "id": id, "name": format!("{id} センター"), "country": country, "region": "x",
            "place": "outside-business", "roles": [role], "data": data, "operator": operator })
    };
    disclosure(json!({
        "vendor": { "name": "さざなみ（架空）", "owners": [{ "name": "Heron Inc. (fictitious)", "jurisdiction": "US", "share": 100 }] },
        "subprocessors": [
            { "id": "prime", "name": "元請け（架空）", "jurisdiction": "JP", "establishments": [], "role": "運用" },
            { "id": "below", "name": "Egret LLC (fictitious)", "jurisdiction": "US", "establishments": [], "sub_of": "prime", "role": "基盤" }
        ],
        "sites": [
            site("tokyo", "JP", "primary", &["records"], "vendor"),
            site("osaka", "JP", "backup", &["backups"], "below"),
            site("berlin", "DE", "log", &["logs"], "vendor")
        ],
        "access": [{ "country": "CN", "by": "prime", "mode": "emergency", "data": ["records"] }],
        "certifications": [
            { "scheme": "isms", "holder": "below", "covers": { "service": "yes" }, "valid_until": "2028-01-01" },
            { "scheme": "ismap", "holder": "below", "valid_until": "2026-10-01" }
        ]
    }))
}

fn shown(disclosure: &Disclosure) -> Picture {
    picture(frame(), disclosure)
}

#[test]
fn the_grid_has_a_row_for_each_kind_and_a_column_for_each_site_japan_first() {
    let grid = shown(&busy()).grid;
    let columns: Vec<&str> = grid.sites.iter().map(|site| site.path.as_str()).collect();
    assert_eq!(columns, ["sites/osaka", "sites/tokyo", "sites/berlin"]);
    assert_eq!(grid.kinds, [(DataKind::Records, Some(true)), (DataKind::Logs, None), (DataKind::Backups, Some(true))]);
    use Kept::{No, Yes};
    assert_eq!(grid.cells, [[No, Yes, No], [No, No, Yes], [Yes, No, No]]);
    assert_eq!(grid.sites[0].operator.as_deref(), Some("Egret LLC (fictitious)"));
    assert!(grid.without_site().is_empty());
}

#[test]
fn a_kind_without_a_site_and_a_site_that_does_not_say_are_told_apart() {
    let without = disclosure(json!({ "service": { "data": [{ "kind": "records" }, { "kind": "images" }] } }));
    assert_eq!(shown(&without).grid.without_site(), [DataKind::Images]);
    let silent = disclosure(json!({ "sites": [{ "id": "tokyo", "country": "JP" }] }));
    assert_eq!(shown(&silent).grid.cells, [[Kept::NotStated]]);
    assert!(shown(&silent).grid.without_site().is_empty());
}

#[test]
fn the_table_names_each_actor_with_what_it_does_and_which_law_reaches_it() {
    let actors = shown(&busy()).actors;
    let paths: Vec<&str> = actors.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(paths, ["vendor", "subprocessors/below", "subprocessors/prime"]);
    let [vendor, below, prime] = actors.as_slice() else { panic!() };
    assert_eq!((vendor.role.as_deref(), vendor.engaged_by.as_deref()), (None, None));
    assert_eq!(vendor.runs, ["sites/berlin", "sites/tokyo"]);
    let laws = |row: &domain::assessment::picture::ActorRow| -> Vec<(String, Severity)> {
        row.subject_to.iter().map(|(law, severity)| (law.to_string(), *severity)).collect()
    };
    let us = [("us-cloud-act".to_owned(), Severity::High), ("us-patriot-act-220".to_owned(), Severity::None)];
    assert_eq!(laws(vendor), us);
    assert_eq!(laws(below), us);
    assert_eq!(below.engaged_by.as_deref(), Some("元請け（架空）"));
    assert_eq!(below.certified.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["isms"], "the other one has expired");
    assert_eq!(prime.opens, [ReachMode::Emergency]);
    assert_eq!(prime.access_from_abroad.iter().map(|c| c.code()).collect::<Vec<_>>(), ["CN"]);
    assert_eq!(laws(prime), [("cn-national-intelligence-law".to_owned(), Severity::Medium)]);
}

#[test]
fn the_graph_leads_from_laws_on_the_left_to_sites_on_the_right() {
    let graph = shown(&busy()).graph.unwrap();
    let node = |id: &str| graph.nodes.iter().find(|node| node.id == id).unwrap_or_else(|| panic!("no node {id}"));
    assert_eq!(node("laws/us-cloud-act").column, 0);
    assert_eq!(node("vendor/owners/Heron Inc. (fictitious)").kind, NodeKind::Owner);
    assert!(node("vendor/owners/Heron Inc. (fictitious)").column < node("vendor").column);
    assert!(node("subprocessors/prime").column < node("subprocessors/below").column);
    for site in ["sites/tokyo", "sites/osaka", "sites/berlin"] {
        assert_eq!(node(site).column, graph.columns - 1);
    }
    let places: BTreeSet<(usize, usize)> = graph.nodes.iter().map(|node| (node.column, node.row)).collect();
    assert_eq!(places.len(), graph.nodes.len(), "no two nodes stand on one place");
    assert!(graph.nodes.iter().all(|node| node.column < graph.columns && node.row < graph.rows));
    for edge in &graph.edges {
        assert!(graph.nodes[edge.from].column < graph.nodes[edge.to].column, "{edge:?}");
    }
    let reached = |from: &str, to: &str| {
        graph.edges.iter().any(|edge| {
            graph.nodes[edge.from].id == from
                && graph.nodes[edge.to].id == to
                && matches!(edge.kind, EdgeKind::Reaches(_))
        })
    };
    assert!(reached("subprocessors/below", "sites/osaka"));
    assert!(!reached("subprocessors/below", "sites/tokyo"));
    assert!(reached("access/CN.prime", "sites/tokyo"));
}

#[test]
fn the_picture_is_the_same_for_the_same_facts_in_another_order() {
    let there = busy();
    let mut turned = there.clone();
    turned.sites.as_mut().unwrap().reverse();
    turned.subprocessors.as_mut().unwrap().reverse();
    let (one, other) = (shown(&there), shown(&turned));
    assert_eq!(one.graph, other.graph);
    assert_eq!(one.grid, other.grid);
    assert_eq!(one.actors, other.actors);
}

#[test]
fn too_much_to_draw_is_left_to_the_text() {
    let sites: Vec<Value> = (0..400).map(|at| json!({ "id": format!("s{at}"), "country": "JP" })).collect();
    assert!(shown(&disclosure(json!({ "sites": sites }))).graph.is_none());
}

#[test]
fn every_path_reads_as_a_sentence_in_both_languages() {
    let there = busy();
    let picture = shown(&there);
    let say = |lang| -> Vec<String> {
        let list = picture.exposures.list.iter();
        list.map(|exposure| exposure.sentence(&CATALOGUE, &there).render(&CATALOGUE, lang)).collect()
    };
    assert_eq!(
        say(Lang::Ja)[0],
        "米国（US）の「Heron Inc. (fictitious)」が「さざなみ（架空）」を支配しているので、米国 CLOUD法（§2713）が、berlin センター、osaka センター、tokyo センターの情報に及ぶおそれがあります（取り出せる）。"
    );
    let english = say(Lang::En);
    assert!(english[0].starts_with("\"Heron Inc. (fictitious)\" in"), "{}", english[0]);
    assert!(english.iter().all(|text| !text.contains('{') && text.ends_with('.')), "{english:#?}");
}

#[test]
fn keys_of_exposures_differ_and_stay() {
    let there = busy();
    let keys = |d: &Disclosure| -> Vec<String> {
        shown(d).exposures.list.iter().map(|exposure| exposure.key(&CATALOGUE)).collect()
    };
    let all = keys(&there);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!(all[0], "us-cloud-act|§2713|vendor/owners/Heron Inc. (fictitious)<vendor|fetch");
    let mut more = there.clone();
    more.service.hours = None;
    more.sites.as_mut().unwrap()[0].name = Some("別の名".to_owned());
    assert_eq!(keys(&more), all, "what does not change the path does not change the key");
    more.access.as_mut().unwrap()[0].mode = Some(domain::word::AccessMode::Routine);
    assert_ne!(keys(&more), all, "a graver way of coming at the data wants a new judgement");
}
