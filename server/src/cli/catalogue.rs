//! `azukari catalogue`: the guideline as data.

use domain::catalogue::Catalogue;

use super::output::{print, print_json};
use super::{CatalogueArgs, Format, Outcome};

pub(super) fn run(args: CatalogueArgs) -> Outcome {
    match Catalogue::bundled() {
        Ok(catalogue) => match args.format {
            Format::Json => print_json(&catalogue.listing()),
            Format::Text => print(&catalogue.plain_text(args.lang.into())),
        },
        Err(invalid) => {
            eprintln!("{invalid}");
            Outcome::Bad
        }
    }
}
