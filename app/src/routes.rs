//! The addresses of the pages, as patterns for the router and as links.

/// Start page.
pub const HOME: &str = "/";
/// The catalogue.
pub const CATALOGUE: &str = "/catalogue";
/// One criterion.
pub const CRITERION: &str = "/catalogue/{id}";
/// Where the choice of a language is sent.
pub const LANGUAGE: &str = "/language";

/// The address of a criterion.
pub fn criterion(id: &str) -> String {
    format!("{CATALOGUE}/{id}")
}
