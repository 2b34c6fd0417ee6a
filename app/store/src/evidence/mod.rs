//! Where the bytes of evidence files are: under their SHA-256, in a folder or in a bucket of an S3 service.

mod incoming;
mod place;

use std::{path::PathBuf, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use object_store::{ObjectStore, ObjectStoreExt as _, buffered::BufWriter, path::Path};
use tokio::io::AsyncWriteExt as _;

pub use incoming::{Incoming, Received};
pub use place::{EvidenceUrl, InvalidEvidenceUrl};

use crate::StoreError;

/// In what pieces files go to the service; 5 MiB is the least that S3 takes.
const PIECE: usize = 5 * 1024 * 1024;

/// The bytes of a file, piece by piece.
pub type EvidenceBytes = BoxStream<'static, Result<Bytes, StoreError>>;

/// Where files are kept, and where they stand while they arrive. Cheap to clone.
#[derive(Clone, Debug)]
pub struct EvidenceFiles {
    objects: Arc<dyn ObjectStore>,
    incoming: Arc<PathBuf>,
}

impl EvidenceFiles {
    /// Keeps a file that has arrived. The same bytes are kept once.
    ///
    /// # Errors
    /// When the place of files fails; nothing is left there then.
    pub async fn keep(&self, received: &Received) -> Result<(), StoreError> {
        let path = path(&received.sha256);
        if self.objects.head(&path).await.is_ok_and(|found| found.size == received.size) {
            return Ok(());
        }
        let mut file = received.open().await?;
        let mut writer = BufWriter::with_capacity(self.objects.clone(), path, PIECE).with_max_concurrency(1);
        if let Err(error) = tokio::io::copy_buf(&mut file, &mut writer).await {
            if let Err(left) = writer.abort().await {
                tracing::warn!(error = %left, "part of a file may be left with the service");
            }
            return Err(StoreError::Evidence(error.into()));
        }
        writer.shutdown().await.map_err(|error| StoreError::Evidence(error.into()))
    }

    /// The bytes under a hash, piece by piece, and how many there are.
    ///
    /// # Errors
    /// When they are not there or the place of files fails.
    pub async fn read(&self, sha256: &str) -> Result<(u64, EvidenceBytes), StoreError> {
        let found = self.objects.get(&path(sha256)).await?;
        Ok((found.meta.size, found.into_stream().map_err(StoreError::from).boxed()))
    }

    /// Removes the bytes under a hash; that they are not there is as good.
    ///
    /// # Errors
    /// When the place of files fails.
    pub async fn remove(&self, sha256: &str) -> Result<(), StoreError> {
        match self.objects.delete(&path(sha256)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The hashes of all files that are kept.
    ///
    /// # Errors
    /// When the place of files fails.
    pub async fn all(&self) -> Result<Vec<String>, StoreError> {
        let names = self.objects.list(None).map(|found| found.map(|found| found.location));
        let names: Vec<Path> = names.try_collect().await?;
        Ok(names.iter().filter_map(|name| name.filename().map(str::to_owned)).collect())
    }

    /// Removes what arrived only in part and was left lying, older than some time. Says how many there were.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn sweep_incoming(&self, older_than: Duration) -> Result<u32, StoreError> {
        incoming::sweep(&self.incoming, older_than).await
    }

    /// How many files are arriving or were left lying.
    ///
    /// # Errors
    /// When the folder cannot be read.
    #[cfg(feature = "testing")]
    pub async fn arriving(&self) -> Result<usize, StoreError> {
        incoming::count(&self.incoming).await
    }
}

/// Where the bytes under a hash are. Two letters make a folder, so that none grows too large.
fn path(sha256: &str) -> Path {
    Path::from_iter([sha256.get(..2).unwrap_or_default(), sha256])
}
