//! `azukari assess`: a disclosure's file in, a reasoned assessment out. No server, no database.

use domain::assessment::{Frame, assess, text};
use domain::catalogue::{Catalogue, Edition};
use domain::disclosure::Disclosure;
use domain::policy::Policy;
use domain::read::{self, Problems};
use domain::text::Lang;
use jiff::civil::Date;

use super::input::{InputError, read_limited};
use super::output::{print, print_json};
use super::{AssessArgs, Format, Outcome};
use crate::clock;

pub(super) fn run(args: AssessArgs) -> Outcome {
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

fn prepared(args: &AssessArgs, lang: Lang) -> Result<Outcome, Vec<String>> {
    let catalogue = Catalogue::bundled().map_err(|invalid| vec![invalid.to_string()])?;
    let refuse = |problems: Problems| problems.lines(&catalogue, lang);
    let edition = edition(args.edition.as_deref(), &catalogue, lang)?;
    let as_of = as_of(args.as_of.as_deref(), lang)?;
    let unreadable = |error: InputError| vec![error.line(lang)];
    let policy = match &args.policy {
        Some(path) => Policy::read(&read_limited(path).map_err(unreadable)?, &catalogue).map_err(refuse)?,
        None => Policy::default(),
    };
    let bytes = read_limited(&args.file).map_err(unreadable)?;
    let disclosure = Disclosure::read(&bytes, &catalogue).map_err(refuse)?;
    let plan = args.plan.as_deref().map(|plan| disclosure.plan(plan)).transpose();
    let plan = plan.map_err(|unknown| vec![format!("--plan: {}", unknown.message().render(&catalogue, lang))])?;
    let frame = Frame { catalogue: &catalogue, edition, policy: &policy, plan, as_of };
    let file = assess(frame, &disclosure).file(&catalogue, &policy, lang);
    Ok(match args.format {
        Format::Json => print_json(&file),
        Format::Text => print(&text(&file, &disclosure, &catalogue, lang)),
    })
}

fn edition<'c>(wanted: Option<&str>, catalogue: &'c Catalogue, lang: Lang) -> Result<&'c Edition, Vec<String>> {
    let found = match wanted {
        Some(id) => catalogue.edition(id),
        None => catalogue.newest_edition(),
    };
    found.ok_or_else(|| {
        let known: Vec<&str> = catalogue.editions.iter().map(|edition| edition.id.as_str()).collect();
        let (wanted, known) = (read::shortened(wanted.unwrap_or_default()), known.join(" "));
        vec![match lang {
            Lang::Ja => format!("--edition: 「{wanted}」版は読み込まれていません。使える版: {known}"),
            Lang::En => format!("--edition: edition \"{wanted}\" is not loaded; loaded are: {known}"),
        }]
    })
}

/// The day to assess for: today in Japan unless given, because certificates and plans are judged by it.
fn as_of(wanted: Option<&str>, lang: Lang) -> Result<Date, Vec<String>> {
    let Some(text) = wanted else { return Ok(clock::today_in_japan()) };
    read::date(text).ok_or_else(|| {
        let text = read::shortened(text);
        vec![match lang {
            Lang::Ja => format!("--as-of: 「{text}」は日付ではありません。2026-10-01 のように書いてください。"),
            Lang::En => format!("--as-of: \"{text}\" is not a date; write it as 2026-10-01."),
        }]
    })
}
