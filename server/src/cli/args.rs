//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::text::Lang;

use crate::settings;

#[derive(Debug, Parser)]
#[command(name = "azukari", version, about = "Whom to entrust medical records to, with reasons. 預かり")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the web app, bringing the database up to date first
    #[command(after_help = settings_help())]
    Serve(ServeArgs),
    /// Bring the database up to date
    #[command(after_help = settings_help())]
    Migrate(MigrateArgs),
    /// Assess a disclosure, without a server
    Assess(AssessArgs),
    /// Analyse who answers for what in an arrangement
    Boundary(BoundaryArgs),
    /// Print the catalogue
    Catalogue(CatalogueArgs),
    /// Print a JSON Schema
    Schema(SchemaArgs),
    /// Look after the audit trail
    #[command(subcommand)]
    Audit(AuditCommand),
}

/// `azukari audit …`
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Recompute the chain: exit code 1 where it is broken, 2 where it cannot be read
    #[command(after_help = settings_help())]
    Verify(AuditArgs),
}

/// `azukari audit verify`
#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    /// Language of messages
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// `azukari serve`
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Fill an empty database with made-up institutions and vendors
    #[arg(long)]
    pub demo: bool,
    /// Language of messages
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// `azukari migrate`
#[derive(Debug, Args)]
pub struct MigrateArgs {
    /// Language of messages
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// `azukari assess`
#[derive(Debug, Args)]
pub struct AssessArgs {
    /// The disclosure; - reads standard input
    pub file: PathBuf,
    /// Edition of the guideline; the newest loaded one unless given
    #[arg(long)]
    pub edition: Option<String>,
    /// File with a policy of the institution
    #[arg(long)]
    pub policy: Option<PathBuf>,
    /// The plan of the service to assess
    #[arg(long)]
    pub plan: Option<String>,
    /// The day to assess for, as 2026-10-01; today in Japan unless given
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Language of texts
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// `azukari boundary`
#[derive(Debug, Args)]
pub struct BoundaryArgs {
    /// The arrangement; - reads standard input
    pub file: PathBuf,
    /// A party's disclosure, to hold against the contracts; may be given for several parties
    #[arg(long, value_name = "PARTY=FILE")]
    pub disclosure: Vec<String>,
    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Language of texts
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// `azukari catalogue`
#[derive(Debug, Args)]
pub struct CatalogueArgs {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Language of texts
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// `azukari schema`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Of which document
    #[arg(value_enum)]
    pub name: SchemaName,
}

/// A result for people or for programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// The documents that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// azukari.disclosure/1
    Disclosure,
    /// azukari.arrangement/1
    Arrangement,
    /// azukari.assessment/1
    Assessment,
    /// azukari.boundary/1
    Boundary,
    /// azukari.policy/1
    Policy,
}

/// A language, as typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// 日本語
    #[default]
    Ja,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Ja => Lang::Ja,
            Language::En => Lang::En,
        }
    }
}

fn settings_help() -> String {
    let width = settings::LISTED.iter().map(|(name, ..)| name.len()).max().unwrap_or_default();
    let lines = settings::LISTED.map(|(name, default, text)| format!("  {name:width$}  {text} [{default}]\n"));
    format!("Settings (environment variables):\n{}", lines.concat())
}
