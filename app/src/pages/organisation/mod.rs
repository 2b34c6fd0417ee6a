//! The organisation: its members, and its lines of the audit trail.

pub mod audit;
pub mod member;
pub mod people;
mod roles;
mod wording;
