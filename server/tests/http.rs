//! The whole application over a database of its own, asked as a browser asks it. One folder per address, one file per
//! method; on PostgreSQL where `AZUKARI_TEST_POSTGRES` names a cluster.

mod account;
mod act_for;
mod arrangements;
mod assets;
mod audit_verify;
mod cases;
mod catalogue;
mod errors;
mod every_route;
mod healthz;
mod home;
mod language;
mod organisation;
mod policies;
mod readyz;
mod services;
mod sign_in;
mod sign_out;
mod support;
