//! `azukari boundary`: an arrangement's file in, the responsibility matrix and what is wrong with it out.

use std::path::Path;

use domain::arrangement::Arrangement;
use domain::boundary::{Beside, analyze, text};
use domain::catalogue::Catalogue;
use domain::disclosure::Disclosure;
use domain::read::{self, Problems};
use domain::text::{Lang, LocalId};

use super::input::{InputError, read_limited};
use super::output::{print, print_json};
use super::{BoundaryArgs, Format, Outcome};

pub(super) fn run(args: BoundaryArgs) -> Outcome {
    let lang = Lang::from(args.lang);
    match prepared(&args, lang) {
        Ok(output) => output,
        Err(lines) => {
            for line in lines {
                eprintln!("{line}");
            }
            Outcome::Bad
        }
    }
}

fn prepared(args: &BoundaryArgs, lang: Lang) -> Result<Outcome, Vec<String>> {
    let catalogue = Catalogue::bundled().map_err(|invalid| vec![invalid.to_string()])?;
    let unreadable = |error: InputError| vec![error.line(lang)];
    let refuse = |problems: Problems| problems.lines(&catalogue, lang);
    let bytes = read_limited(&args.file).map_err(unreadable)?;
    let arrangement = Arrangement::read(&bytes, &catalogue).map_err(refuse)?;
    let mut disclosures = Vec::new();
    for given in &args.disclosure {
        let (party, file) = disclosed(given, &arrangement, lang)?;
        let bytes = read_limited(Path::new(file)).map_err(unreadable)?;
        disclosures.push((party, Disclosure::read(&bytes, &catalogue).map_err(refuse)?));
    }
    let disclosures: Vec<(LocalId, &Disclosure)> = disclosures.iter().map(|(party, d)| (party.clone(), d)).collect();
    let boundary = analyze(&catalogue, &arrangement, Beside { disclosures: &disclosures, answers: None });
    Ok(match args.format {
        Format::Json => print_json(&boundary.file(&catalogue, lang)),
        Format::Text => print(&text(&boundary, &arrangement, &catalogue, lang)),
    })
}

/// The party and the file of `--disclosure PARTY=FILE`.
fn disclosed<'a>(given: &'a str, arrangement: &Arrangement, lang: Lang) -> Result<(LocalId, &'a str), Vec<String>> {
    let (party, file) = given.split_once('=').unwrap_or((given, ""));
    let parties = || arrangement.parties.iter().flatten().map(|party| &party.id);
    match parties().find(|id| id.as_str() == party) {
        Some(id) if !file.is_empty() => Ok((id.clone(), file)),
        _ => {
            let known: Vec<&str> = parties().map(LocalId::as_str).collect();
            let (given, known) = (read::shortened(given), known.join(" "));
            Err(vec![match lang {
                Lang::Ja => {
                    format!("--disclosure: 「{given}」は 相手=ファイル の形ではありません。書かれている相手: {known}")
                }
                Lang::En => format!("--disclosure: \"{given}\" is not PARTY=FILE; the parties are: {known}"),
            }])
        }
    }
}
