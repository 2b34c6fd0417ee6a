//! What `make bench` measures of the domain: ratios within one run, so that the machine hardly matters.
//! Exits with 1 where a ratio is over its bound.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use domain::arrangement::Arrangement;
use domain::assessment::{Frame, assess, exposures};
use domain::boundary::{Beside, analyze};
use domain::catalogue::Catalogue;
use domain::disclosure::{Complete, Disclosure};
use domain::policy::Policy;
use domain::text::Lang;
use domain::word::Stated;
use jiff::civil::date;
use serde_json::{Value, json};

/// The shortest time of a piece of work over many runs: what it takes when nothing else is in the way.
#[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
fn shortest<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

struct Table {
    over: bool,
}

impl Table {
    fn row(&mut self, what: &str, ratio: f64, bound: Option<f64>, detail: &str) {
        let verdict = match bound {
            Some(bound) if ratio > bound => {
                self.over = true;
                format!("over {bound}")
            }
            Some(bound) => format!("≤ {bound}"),
            None => "for information".to_owned(),
        };
        println!("| {what} | {ratio:.2} | {verdict} | {detail} |");
    }
}

fn main() -> ExitCode {
    let catalogue = match Catalogue::bundled() {
        Ok(catalogue) => catalogue,
        Err(invalid) => {
            eprintln!("{invalid}");
            return ExitCode::FAILURE;
        }
    };
    let Some(edition) = catalogue.newest_edition() else { return ExitCode::FAILURE };
    let policy = Policy::default();
    let frame = Frame { catalogue: &catalogue, edition, policy: &policy, plan: None, as_of: date(2026, 11, 1) };
    let mut table = Table { over: false };
    println!("| what | ratio | bound | measured |\n|---|---|---|---|");
    assessing(frame, &mut table);
    for (name, shape) in
        [("owners in a tree", owners as fn(usize) -> Value), ("a chain of subprocessors with sites", chain)]
    {
        exposing(frame, name, shape, &mut table);
    }
    bounding(&catalogue, &mut table);
    if table.over { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn assessing(frame: Frame<'_>, table: &mut Table) {
    let Some((_, file)) = domain::demo::FILES.first() else { return };
    let Ok(disclosure) = Disclosure::read(file.as_bytes(), frame.catalogue) else { return };
    let runs = 400;
    let parse = shortest(runs, || serde_json::from_str::<Value>(file));
    let judge = shortest(runs, || assess(frame, &disclosure));
    let read = shortest(runs, || Disclosure::read(file.as_bytes(), frame.catalogue));
    let print = shortest(runs, || {
        serde_json::to_string(&assess(frame, &disclosure).file(frame.catalogue, frame.policy, Lang::Ja))
    });
    let ratio = |time: Duration| time.as_secs_f64() / parse.as_secs_f64();
    let size = format!(
        "{judge:?} for {} answers; parsing {} kB takes {parse:?}",
        disclosure.answers.as_ref().map_or(0, |a| a.0.len()),
        file.len() / 1024
    );
    table.row("assess ÷ parse its file into a Value", ratio(judge), Some(3.0), &size);
    table.row("read with all checks ÷ parse", ratio(read), None, &format!("{read:?}"));
    table.row("assess and print as JSON ÷ parse", ratio(print), None, &format!("{print:?}"));
}

fn exposing(frame: Frame<'_>, name: &str, shape: fn(usize) -> Value, table: &mut Table) {
    let sizes = [1_250, 2_500, 5_000, 10_000];
    let mut times = Vec::new();
    for nodes in sizes {
        let file = shape(nodes).to_string();
        let disclosure = match Disclosure::read(file.as_bytes(), frame.catalogue) {
            Ok(disclosure) => disclosure,
            Err(problems) => {
                eprintln!("{name}, {nodes}: {:?}", problems.lines(frame.catalogue, Lang::En));
                table.over = true;
                return;
            }
        };
        times.push(shortest(40, || exposures(frame, &disclosure)));
    }
    for (pair, size) in times.windows(2).zip(sizes.windows(2)) {
        let ratio = pair[1].as_secs_f64() / pair[0].as_secs_f64();
        let what = format!("exposure, {name}: {} ÷ {} nodes", size[1], size[0]);
        table.row(&what, ratio, Some(2.5), &format!("{:?}, {:?}", pair[1], pair[0]));
    }
}

/// Arrangements of `n` contracts with as many vendors, all of which speak of 60 duties in one part each and of every clause.
fn bounding(catalogue: &Catalogue, table: &mut Table) {
    let sizes = [6, 12, 25, 50];
    let mut times = Vec::new();
    for contracts in sizes {
        let file = arrangement(catalogue, contracts).to_string();
        let arrangement = match Arrangement::read(file.as_bytes(), catalogue) {
            Ok(arrangement) => arrangement,
            Err(problems) => {
                eprintln!("{contracts} contracts: {:?}", problems.lines(catalogue, Lang::En));
                table.over = true;
                return;
            }
        };
        times.push(shortest(60, || analyze(catalogue, &arrangement, Beside::default()).file(catalogue, Lang::Ja)));
    }
    for (pair, size) in times.windows(2).zip(sizes.windows(2)) {
        let ratio = pair[1].as_secs_f64() / pair[0].as_secs_f64();
        let what = format!("boundary: {} ÷ {} contracts, 60 duties each", size[1], size[0]);
        table.row(&what, ratio, Some(2.5), &format!("{:?}, {:?}", pair[1], pair[0]));
    }
}

/// Half of the vendors have a paper of their own rank beside the others; every third duty is claimed by all.
fn arrangement(catalogue: &Catalogue, contracts: usize) -> Value {
    let roles = ["application", "network", "infrastructure", "platform"];
    let vendors: Vec<Value> = (0..contracts)
        .map(|at| json!({ "id": format!("v{at}"), "name": format!("V {at}"), "role": roles[at % 4], "engaged_by": "institution" }))
        .collect();
    let clauses: Vec<Value> = catalogue
        .contract_clauses
        .iter()
        .enumerate()
        .map(|(at, clause)| json!({ "clause": clause.id, "state": if at % 5 == 0 { "weak" } else { "present" }, "ref": "第1条" }))
        .collect();
    let list: Vec<Value> = (0..contracts)
        .map(|at| {
            let said: Vec<Value> = catalogue
                .duties
                .iter()
                .take(60)
                .enumerate()
                .filter(|(duty, _)| duty % 3 == 0 || duty % contracts == at)
                .map(|(_, duty)| json!({ "duty": duty.id, "scope": "network", "lead": format!("v{at}"), "ref": "第2条" }))
                .collect();
            json!({ "id": format!("c{at}"), "between": ["institution", format!("v{}", at / 2 * 2)], "precedence": at % 2 + 1,
                    "clauses": clauses, "assignments": said })
        })
        .collect();
    json!({ "schema": "azukari.arrangement/1", "institution": { "name": "H" }, "settings": ["network"], "cases": ["4.3.4"],
            "documents": ["medical-records"], "parties": vendors, "contracts": list, "flows": [] })
}

fn file(vendor_owners: Value, subprocessors: Value, sites: Value, access: Value) -> Value {
    let complete = Complete {
        sites: Some(Stated::Yes),
        subprocessors: Some(Stated::Yes),
        owners: Some(Stated::Yes),
        access: Some(Stated::Yes),
    };
    json!({
        "schema": "azukari.disclosure/1",
        "vendor": { "name": "V", "jurisdiction": "JP", "establishments": [], "owners": vendor_owners },
        "service": { "name": "S", "media": ["network"] },
        "sites": sites, "subprocessors": subprocessors, "access": access, "complete": complete
    })
}

/// Owners from several countries, ten below each, half of them in control.
fn owners(nodes: usize) -> Value {
    fn owner(at: usize, below: usize) -> Value {
        let country = ["US", "CN", "JP", "DE"][at % 4];
        let share = if at.is_multiple_of(2) { 60 } else { 30 };
        let owners: Vec<Value> = (0..below).map(|child| owner(at * 11 + child, 0)).collect();
        json!({ "name": format!("owner {at}"), "kind": "company", "jurisdiction": country, "share": share, "owners": owners })
    }
    let tops = nodes / 11;
    let owners: Vec<Value> = (0..tops).map(|at| owner(at, 10)).collect();
    let sites: Vec<Value> = (0..10).map(site).collect();
    file(json!(owners), json!([]), json!(sites), json!([]))
}

fn site(at: usize) -> Value {
    json!({ "id": format!("site-{at}"), "country": "JP", "roles": ["primary"], "data": ["records"] })
}

/// A fifth each of subprocessors (each entrusted by the one before), their sites, accesses and owners, and one owner more.
fn chain(nodes: usize) -> Value {
    let each = nodes / 5;
    let subprocessors: Vec<Value> = (0..each)
        .map(|at| {
            let above = if at == 0 { "vendor".to_owned() } else { format!("sub-{}", at - 1) };
            let country = ["US", "CN", "JP"][at % 3];
            let owners = json!([
                { "name": "a", "jurisdiction": "US", "share": 51 }, { "name": "b", "jurisdiction": "CN", "share": 49 }
            ]);
            json!({ "id": format!("sub-{at}"), "jurisdiction": country, "establishments": [], "sub_of": above, "owners": owners })
        })
        .collect();
    let sites: Vec<Value> = (0..each)
        .map(|at| {
            let mut site = site(at);
            site["operator"] = json!(format!("sub-{at}"));
            site
        })
        .collect();
    let access: Vec<Value> = (0..each)
        .map(|at| json!({ "country": "CN", "by": format!("sub-{at}"), "mode": "routine", "data": ["records"] }))
        .collect();
    file(json!([]), json!(subprocessors), json!(sites), json!(access))
}
