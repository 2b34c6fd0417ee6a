//! The made-up services of the demo, as files. No real company is meant.

/// Name and content of every demo disclosure, in order.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/demo_files.rs"));
