//! The made-up services and arrangements of the demo, as files. No real company is meant.

/// Name and content of every demo disclosure, in order.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/demo_files.rs"));

/// Name and content of every demo arrangement, in order.
pub const ARRANGEMENTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/demo-arrangements_files.rs"));
