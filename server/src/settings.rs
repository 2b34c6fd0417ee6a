//! Settings: environment variables, read once at start, all problems at once.

use std::{net::SocketAddr, path::PathBuf};

use axum::http::Uri;
use store::{DatabaseUrl, EvidenceUrl};

/// A setting as `--help` lists it: name, default, meaning.
pub const LISTED: [(&str, &str, &str); 10] = [
    ("AZUKARI_ADDR", "127.0.0.1:3000", "address and port to listen on"),
    ("AZUKARI_DATA_DIR", "./data", "folder for the database and other data"),
    ("DATABASE_URL", "sqlite:<data>/azukari.db", "sqlite:/path/to/file or postgres://user:password@host/name"),
    ("AZUKARI_EVIDENCE_URL", "file:<data>/evidence", "where evidence files are kept: file:/path or s3://bucket/prefix"),
    ("AWS_ACCESS_KEY_ID", "-", "for s3://: the key; without it that of the machine or container"),
    ("AWS_SECRET_ACCESS_KEY", "-", "for s3://: its secret"),
    ("AWS_REGION", "us-east-1", "for s3://: the region"),
    ("AWS_ENDPOINT_URL", "-", "for s3:// elsewhere than at AWS: the address of the service"),
    ("AZUKARI_PUBLIC_URL", "-", "address people use, such as https://azukari.example; set it behind a proxy"),
    ("AZUKARI_LOG", "info", "what to log, such as info or server=debug,warn"),
];

/// All settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen.
    pub addr: SocketAddr,
    /// The database.
    pub database: DatabaseUrl,
    /// Where evidence files are kept.
    pub evidence: EvidenceUrl,
    /// Where files stand while they arrive: on this machine.
    pub incoming: PathBuf,
    /// The address people use, where it is not the one listened on.
    pub public_url: Option<PublicUrl>,
}

/// Scheme, host and port that people use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// As browsers write it in `Origin`.
    pub fn origin(&self) -> &str {
        &self.0
    }

    /// Whether cookies may insist on an encrypted connection.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme))?;
        let host = uri.authority()?.as_str();
        (uri.path() == "/" && uri.query().is_none() && !host.contains('@'))
            .then(|| Self(format!("{scheme}://{}", host.to_lowercase())))
    }
}

/// What is wrong with the settings, one line each.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct InvalidSettings(pub Vec<String>);

impl Settings {
    /// From the environment.
    ///
    /// # Errors
    /// Every setting that cannot be used.
    pub fn from_env() -> Result<Self, InvalidSettings> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// From anywhere; an empty value counts as not set.
    ///
    /// # Errors
    /// Every setting that cannot be used.
    pub fn read(setting: impl Fn(&str) -> Option<String>) -> Result<Self, InvalidSettings> {
        let setting = |name: &str| setting(name).filter(|value| !value.is_empty());
        let mut problems = Vec::new();
        let addr = setting("AZUKARI_ADDR").unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let addr = addr.parse().map_err(|_| {
            problems.push(format!("AZUKARI_ADDR: {addr:?} is not an address and port such as 127.0.0.1:3000"));
        });
        let folder = setting("AZUKARI_DATA_DIR").map_or_else(|| PathBuf::from("data"), PathBuf::from);
        let database = match setting("DATABASE_URL") {
            None => Ok(DatabaseUrl::Sqlite(folder.join("azukari.db"))),
            Some(url) => url.parse().map_err(|error| problems.push(format!("{error}"))),
        };
        let evidence = match setting("AZUKARI_EVIDENCE_URL") {
            None => Ok(EvidenceUrl::Folder(folder.join("evidence"))),
            Some(url) => url.parse().map_err(|error| problems.push(format!("{error}"))),
        };
        let public_url = setting("AZUKARI_PUBLIC_URL")
            .map(|url| {
                PublicUrl::parse(&url).ok_or_else(|| {
                    problems.push(format!(
                        "AZUKARI_PUBLIC_URL: {url:?} is not an address such as https://azukari.example, without a path"
                    ));
                })
            })
            .transpose();
        match (addr, database, evidence, public_url) {
            (Ok(addr), Ok(database), Ok(evidence), Ok(public_url)) => {
                Ok(Self { addr, database, evidence, incoming: folder.join("incoming"), public_url })
            }
            _ => Err(InvalidSettings(problems)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PublicUrl, Settings};

    fn read(set: &[(&str, &str)]) -> Result<Settings, super::InvalidSettings> {
        Settings::read(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn nothing_has_to_be_set() {
        let settings = read(&[("AZUKARI_ADDR", "")]).unwrap();
        assert_eq!(settings.addr.to_string(), "127.0.0.1:3000");
        assert_eq!(settings.database.to_string(), "sqlite:data/azukari.db");
        assert_eq!(settings.evidence.to_string(), "file:data/evidence");
        assert_eq!(settings.public_url, None);
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let error = read(&[
            ("AZUKARI_ADDR", "here"),
            ("DATABASE_URL", "mysql://x"),
            ("AZUKARI_EVIDENCE_URL", "ftp://x"),
            ("AZUKARI_PUBLIC_URL", "https://a.example/sub"),
        ])
        .unwrap_err();
        assert_eq!(error.0.len(), 4, "{error}");
    }

    #[test]
    fn a_public_address_is_what_browsers_send() {
        let url = PublicUrl::parse("https://Azukari.Example:8443/").unwrap();
        assert_eq!(url.origin(), "https://azukari.example:8443");
        assert!(url.is_https());
        assert_eq!(PublicUrl::parse("ftp://a.example"), None);
        assert_eq!(PublicUrl::parse("https://me@a.example"), None);
    }
}
