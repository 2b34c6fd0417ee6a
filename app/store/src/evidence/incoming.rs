//! A file on its way in: written to disk as it comes, hashed as it comes, gone unless it is kept.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use domain::evidence::LARGEST;
use sha2::{Digest as _, Sha256};
use tokio::{
    fs::{File, OpenOptions},
    io::{AsyncWriteExt as _, BufReader},
};
use uuid::Uuid;

use super::EvidenceFiles;
use crate::{StoreError, hex};

/// A file in the folder of arrivals; it goes when this is dropped.
#[derive(Debug)]
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0) {
            tracing::warn!(%error, path = %self.0.display(), "a file that arrived in part is left lying");
        }
    }
}

/// A file that is arriving. Dropped, it leaves nothing.
#[derive(Debug)]
pub struct Incoming {
    place: Temporary,
    file: File,
    hash: Sha256,
    size: u64,
}

/// A file that has arrived, on disk. Dropped, it leaves nothing there.
#[derive(Debug)]
pub struct Received {
    place: Temporary,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes came. Of one larger than is taken in, only the beginning is here.
    pub size: u64,
}

impl EvidenceFiles {
    /// Makes room for a file. `id` names it while it arrives.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub async fn receive(&self, id: Uuid) -> Result<Incoming, StoreError> {
        let path = self.incoming.join(format!("{id}.part"));
        let opened = OpenOptions::new().write(true).create_new(true).open(&path).await;
        let file = opened.map_err(failed)?;
        Ok(Incoming { place: Temporary(path), file, hash: Sha256::new(), size: 0 })
    }
}

impl Incoming {
    /// Takes the next bytes. What goes beyond the largest file is counted and not kept.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn write(&mut self, chunk: &[u8]) -> Result<(), StoreError> {
        self.size = self.size.saturating_add(chunk.len() as u64);
        if self.size > LARGEST {
            return Ok(());
        }
        self.hash.update(chunk);
        self.file.write_all(chunk).await.map_err(failed)
    }

    /// All of it has come.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn finish(mut self) -> Result<Received, StoreError> {
        self.file.flush().await.map_err(failed)?;
        Ok(Received { place: self.place, sha256: hex(&self.hash.finalize()), size: self.size })
    }
}

impl Received {
    /// For reading from the beginning, where that may wait.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn open_blocking(&self) -> Result<std::fs::File, StoreError> {
        std::fs::File::open(&self.place.0).map_err(failed)
    }

    pub(super) async fn open(&self) -> Result<BufReader<File>, StoreError> {
        Ok(BufReader::with_capacity(64 * 1024, File::open(&self.place.0).await.map_err(failed)?))
    }
}

pub(super) async fn sweep(folder: &Path, older_than: Duration) -> Result<u32, StoreError> {
    let mut removed = 0;
    let mut entries = tokio::fs::read_dir(folder).await.map_err(failed)?;
    while let Some(entry) = entries.next_entry().await.map_err(failed)? {
        let Ok(modified) = entry.metadata().await.and_then(|about| about.modified()) else { continue };
        // By the file system's own clock: how long ago, not when.
        if modified.elapsed().is_ok_and(|age| age >= older_than) && tokio::fs::remove_file(entry.path()).await.is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(feature = "testing")]
pub(super) async fn count(folder: &Path) -> Result<usize, StoreError> {
    let mut entries = tokio::fs::read_dir(folder).await.map_err(failed)?;
    let mut count = 0;
    while entries.next_entry().await.map_err(failed)?.is_some() {
        count += 1;
    }
    Ok(count)
}

fn failed(error: io::Error) -> StoreError {
    StoreError::Evidence(error.into())
}
