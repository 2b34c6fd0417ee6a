//! The ground of Azukari: the guideline as data, the reading of files, the assessment.
//!
//! Architecture invariant: nothing in this crate reads a file, asks the clock or draws a random number, and no
//! function is async. Time comes in as a date argument, so the same input gives the same bytes out.
//!
//! - [`catalogue`]: the guideline as data, loaded from `catalogue/*.toml`
//! - [`arrangement`]: parties, contracts and flows of one storage set-up (`azukari.arrangement/1`)
//! - [`assessment`]: findings, conclusion, figures, exposures, with their reasons
//! - [`boundary`]: who answers for what over all contracts of an arrangement (`azukari.boundary/1`)
//! - [`article`]: a contract's text split into articles, ranked by how likely they answer a clause
//! - [`obligation`]: what falls due, on the calendar of Japan
//! - [`policy`]: an institution's weights and readings (`azukari.policy/1`)
//! - [`demo`]: made-up services
//! - [`disclosure`]: a service's answers and facts (`azukari.disclosure/1`)
//! - [`schema`]: the JSON Schemas of the formats
//! - [`read`]: reading files, with every problem and its place
//! - [`message`]: what the engine has to say, worded in the catalogue
//! - [`text`], [`word`]: two languages, ids as types, closed word lists

pub mod arrangement;
pub mod article;
pub mod assessment;
pub mod boundary;
pub mod catalogue;
pub mod demo;
pub mod disclosure;
pub mod evidence;
pub mod message;
pub mod obligation;
pub mod policy;
pub mod read;
pub mod schema;
pub mod text;
pub mod word;
