//! What every request may use.

use std::sync::Arc;

use domain::catalogue::Catalogue;
use store::{Clock, Store};
use usecase::{IdSource, identity::Passwords};

use crate::{assets, settings::PublicUrl};

/// Shared by all requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The database.
    pub store: Store,
    /// The catalogue, loaded once and kept to the end.
    pub catalogue: &'static Catalogue,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids of new things.
    pub ids: Arc<dyn IdSource>,
    /// Hashing and verifying of passwords.
    pub passwords: Passwords,
    /// The address people use, if it is set.
    pub public_url: Option<Arc<PublicUrl>>,
    /// Whether everything in the database is made up, which every page then says.
    pub demo: bool,
    /// Addresses of the embedded files.
    pub(crate) assets: Arc<app::Assets>,
}

impl AppState {
    /// With the embedded files of this program.
    pub fn new(
        store: Store,
        catalogue: &'static Catalogue,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdSource>,
        passwords: Passwords,
        public_url: Option<PublicUrl>,
    ) -> Self {
        let assets = Arc::new(assets::addresses());
        Self { store, catalogue, clock, ids, passwords, public_url: public_url.map(Arc::new), demo: false, assets }
    }
}
