//! The JSON Schemas of the formats, generated from the types that read and write them.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};

use crate::arrangement::Arrangement;
use crate::assessment::AssessmentFile;
use crate::boundary::BoundaryFile;
use crate::disclosure::Disclosure;
use crate::policy::PolicyFile;

/// A format with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `azukari.disclosure/1`
    Disclosure,
    /// `azukari.arrangement/1`
    Arrangement,
    /// `azukari.assessment/1`
    Assessment,
    /// `azukari.boundary/1`
    Boundary,
    /// `azukari.policy/1`
    Policy,
}

impl Format {
    /// Every format with its word on the command line.
    pub const ALL: [(&'static str, Format); 5] = [
        ("disclosure", Format::Disclosure),
        ("arrangement", Format::Arrangement),
        ("assessment", Format::Assessment),
        ("boundary", Format::Boundary),
        ("policy", Format::Policy),
    ];
}

/// The JSON Schema (draft 2020-12) of a format, as indented JSON.
pub fn schema(format: Format) -> String {
    fn of<T: JsonSchema>() -> schemars::Schema {
        SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<T>()
    }
    let schema = match format {
        Format::Disclosure => of::<Disclosure>(),
        Format::Arrangement => of::<Arrangement>(),
        Format::Assessment => of::<AssessmentFile>(),
        Format::Boundary => of::<BoundaryFile>(),
        Format::Policy => of::<PolicyFile>(),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
