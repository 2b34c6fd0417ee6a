//! The operator's start page: whether all is well, and how much there is; never of what.

use store::{
    Store,
    record::identity::{Numbers, Organisation},
};

use crate::Failure;

/// How many organisations are named.
const NAMED: u64 = 20;

/// What the operator's start page shows.
#[derive(Clone, Debug)]
pub struct OperatorDesk {
    /// Whether the program can do its work.
    pub health: Health,
    /// How much there is.
    pub numbers: Numbers,
    /// The organisations that came last, the newest first.
    pub newest: Vec<Organisation>,
}

/// Whether the program can do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// The database answers and its tables are those of this program.
    Well,
    /// What is wrong, for whoever operates it.
    Ill(String),
}

pub(super) async fn desk(store: &Store) -> Result<OperatorDesk, Failure> {
    let health = match store.check().await {
        Ok(()) => Health::Well,
        Err(error) => Health::Ill(error.to_string()),
    };
    Ok(OperatorDesk { health, numbers: store.numbers().await?, newest: store.newest_organisations(NAMED).await? })
}
