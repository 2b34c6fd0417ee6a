//! What every request may use.

use std::sync::Arc;

use domain::catalogue::Catalogue;
use store::{Clock, EvidenceFiles, Store};
use tokio::sync::Semaphore;
use usecase::{IdSource, identity::Passwords};

use crate::{assets, settings::PublicUrl};

/// Bounds what files on their way in take of memory and disk, whoever sends them.
const ARRIVALS: usize = 8;

/// Shared by all requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The database.
    pub store: Store,
    /// The bytes of evidence files.
    pub evidence: EvidenceFiles,
    /// How many files may arrive at once; more wait.
    pub(crate) arrivals: Arc<Semaphore>,
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
        evidence: EvidenceFiles,
        catalogue: &'static Catalogue,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdSource>,
        passwords: Passwords,
        public_url: Option<PublicUrl>,
    ) -> Self {
        let assets = Arc::new(assets::addresses());
        let arrivals = Arc::new(Semaphore::new(ARRIVALS));
        let public_url = public_url.map(Arc::new);
        Self { store, evidence, arrivals, catalogue, clock, ids, passwords, public_url, demo: false, assets }
    }
}
