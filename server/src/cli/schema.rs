//! `azukari schema`: the JSON Schemas of the formats.

use domain::schema::{Format, schema};

use super::output::print;
use super::{Outcome, SchemaArgs, SchemaName};

pub(super) fn run(args: SchemaArgs) -> Outcome {
    print(&schema(match args.name {
        SchemaName::Disclosure => Format::Disclosure,
        SchemaName::Arrangement => Format::Arrangement,
        SchemaName::Assessment => Format::Assessment,
        SchemaName::Boundary => Format::Boundary,
        SchemaName::Policy => Format::Policy,
    }))
}
