//! Which place files are kept at, and the way to it.

use std::{fmt, path::PathBuf, str::FromStr, sync::Arc};

use object_store::{ObjectStore, aws::AmazonS3Builder, local::LocalFileSystem, path::Path, prefix::PrefixStore};

use super::EvidenceFiles;
use crate::StoreError;

/// Where the bytes of evidence files are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceUrl {
    /// A folder on this machine.
    Folder(PathBuf),
    /// A bucket of an S3 service.
    S3 {
        /// The bucket.
        bucket: String,
        /// What all names in it begin with; empty for none.
        prefix: String,
    },
}

/// An `AZUKARI_EVIDENCE_URL` that is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("AZUKARI_EVIDENCE_URL has to be file:/path/to/folder or s3://bucket or s3://bucket/prefix")]
pub struct InvalidEvidenceUrl;

impl FromStr for EvidenceUrl {
    type Err = InvalidEvidenceUrl;

    fn from_str(text: &str) -> Result<Self, InvalidEvidenceUrl> {
        if let Some(folder) = text.strip_prefix("file:") {
            let folder = folder.strip_prefix("//").unwrap_or(folder);
            return if folder.is_empty() { Err(InvalidEvidenceUrl) } else { Ok(EvidenceUrl::Folder(folder.into())) };
        }
        let rest = text.strip_prefix("s3://").ok_or(InvalidEvidenceUrl)?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if bucket.is_empty() || !bucket.chars().all(plain) || !prefix.chars().all(|c| plain(c) || c == '/') {
            return Err(InvalidEvidenceUrl);
        }
        Ok(EvidenceUrl::S3 { bucket: bucket.to_owned(), prefix: prefix.trim_end_matches('/').to_owned() })
    }
}

impl fmt::Display for EvidenceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EvidenceUrl::Folder(folder) => write!(f, "file:{}", folder.display()),
            EvidenceUrl::S3 { bucket, prefix } if prefix.is_empty() => write!(f, "s3://{bucket}"),
            EvidenceUrl::S3 { bucket, prefix } => write!(f, "s3://{bucket}/{prefix}"),
        }
    }
}

impl EvidenceFiles {
    /// Makes folders where they are missing. `incoming` is where files stand while they arrive, on this machine in
    /// any case; `environment` holds what the S3 service wants (`AWS_ACCESS_KEY_ID` and so on). The service is not
    /// asked yet.
    ///
    /// # Errors
    /// When a folder cannot be made, or the environment does not suffice for the service.
    pub fn open(
        url: &EvidenceUrl,
        incoming: PathBuf,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, StoreError> {
        folder(&incoming)?;
        let objects: Arc<dyn ObjectStore> = match url {
            EvidenceUrl::Folder(path) => {
                folder(path)?;
                Arc::new(LocalFileSystem::new_with_prefix(path)?.with_fsync(true))
            }
            EvidenceUrl::S3 { bucket, prefix } => {
                // The one TLS there is; a second call finds it chosen.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let mut builder = AmazonS3Builder::new().with_bucket_name(bucket);
                for (name, value) in environment {
                    if let Ok(key) = name.to_ascii_lowercase().parse() {
                        builder = builder.with_config(key, value);
                    }
                }
                let service = builder.build()?;
                match prefix.as_str() {
                    "" => Arc::new(service),
                    prefix => Arc::new(PrefixStore::new(service, Path::from(prefix))),
                }
            }
        };
        Ok(EvidenceFiles { objects, incoming: Arc::new(incoming) })
    }
}

fn folder(path: &std::path::Path) -> Result<(), StoreError> {
    std::fs::create_dir_all(path).map_err(|source| StoreError::DataFolder { path: path.display().to_string(), source })
}

#[cfg(test)]
mod tests {
    use super::EvidenceUrl;

    #[test]
    fn an_address_names_a_folder_or_a_bucket() {
        for text in ["file:/srv/evidence", "s3://bucket", "s3://bucket/azukari/evidence"] {
            assert_eq!(text.parse::<EvidenceUrl>().unwrap().to_string(), text);
        }
        assert_eq!("file:///srv/e".parse(), Ok(EvidenceUrl::Folder("/srv/e".into())));
        for text in ["", "file:", "s3://", "s3:///x", "https://bucket", "s3://b?x", "/srv"] {
            assert!(text.parse::<EvidenceUrl>().is_err(), "{text}");
        }
    }
}
