//! Files in a folder, and in a bucket of an S3 service that runs beside the test and checks signatures.

use std::{path::Path, time::Duration};

use futures_util::TryStreamExt as _;
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use store::{EvidenceFiles, EvidenceUrl, Received, sha256};
use tempfile::TempDir;
use tokio::net::TcpListener;
use uuid::Uuid;

const KEY: &str = "azukari-test";
const SECRET: &str = "not-a-secret";

/// An S3 service on a port of its own, over a folder with one bucket.
async fn s3_service(folder: &Path) -> String {
    std::fs::create_dir(folder.join("evidence-bucket")).unwrap();
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).unwrap());
    service.set_auth(SimpleAuth::from_single(KEY, SECRET));
    let service = service.build();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), service).await;
            });
        }
    });
    format!("http://{address}")
}

fn in_bucket(folder: &TempDir, endpoint: &str, secret: &str) -> EvidenceFiles {
    let url: EvidenceUrl = "s3://evidence-bucket/azukari".parse().unwrap();
    let environment = [
        ("AWS_ENDPOINT_URL", endpoint),
        ("AWS_ACCESS_KEY_ID", KEY),
        ("AWS_SECRET_ACCESS_KEY", secret),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ALLOW_HTTP", "true"),
        ("AZUKARI_LOG", "info"),
    ];
    let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
    EvidenceFiles::open(&url, folder.path().join("incoming"), environment).unwrap()
}

async fn received(files: &EvidenceFiles, bytes: &[u8]) -> Received {
    let mut incoming = files.receive(Uuid::from_u128(bytes.len() as u128)).await.unwrap();
    for chunk in bytes.chunks(100_000) {
        incoming.write(chunk).await.unwrap();
    }
    incoming.finish().await.unwrap()
}

/// What holds wherever files are kept.
async fn keeps_reads_and_removes(files: &EvidenceFiles) {
    // One piece, and several: 5 MiB is where a service is sent parts.
    for length in [3, 12 * 1024 * 1024 + 7] {
        let bytes: Vec<u8> = (0..length).map(|n: u32| (n % 251) as u8).collect();
        let file = received(files, &bytes).await;
        assert_eq!((file.size, file.sha256.as_str()), (u64::from(length), sha256(&bytes).as_str()));
        files.keep(&file).await.unwrap();
        files.keep(&file).await.unwrap();
        assert_eq!(files.all().await.unwrap(), std::slice::from_ref(&file.sha256), "kept once");
        let (size, stream) = files.read(&file.sha256).await.unwrap();
        let pieces: Vec<bytes::Bytes> = stream.try_collect().await.unwrap();
        assert_eq!((size, pieces.concat()), (u64::from(length), bytes));
        files.remove(&file.sha256).await.unwrap();
        files.remove(&file.sha256).await.unwrap();
        assert!(files.read(&file.sha256).await.is_err());
        assert_eq!(files.arriving().await.unwrap(), 1);
        drop(file);
        assert_eq!(files.arriving().await.unwrap(), 0, "nothing stays behind");
    }
    assert!(files.all().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_folder_keeps_files() {
    let folder = TempDir::new().unwrap();
    let url = EvidenceUrl::Folder(folder.path().join("evidence"));
    keeps_reads_and_removes(&EvidenceFiles::open(&url, folder.path().join("incoming"), []).unwrap()).await;
}

#[tokio::test]
async fn an_s3_service_keeps_files() {
    let folder = TempDir::new().unwrap();
    let bucket = TempDir::new().unwrap();
    let endpoint = s3_service(bucket.path()).await;
    keeps_reads_and_removes(&in_bucket(&folder, &endpoint, SECRET)).await;
}

#[tokio::test]
async fn an_s3_service_that_refuses_leaves_nothing() {
    let folder = TempDir::new().unwrap();
    let bucket = TempDir::new().unwrap();
    let endpoint = s3_service(bucket.path()).await;
    let files = in_bucket(&folder, &endpoint, "wrong");
    let file = received(&files, b"abc").await;
    assert!(files.keep(&file).await.is_err());
    drop(file);
    assert_eq!(files.arriving().await.unwrap(), 0);
    assert!(in_bucket(&folder, &endpoint, SECRET).all().await.unwrap().is_empty());
}

#[tokio::test]
async fn what_arrives_in_part_goes() {
    let folder = TempDir::new().unwrap();
    let incoming = folder.path().join("incoming");
    let url = EvidenceUrl::Folder(folder.path().join("evidence"));
    let files = EvidenceFiles::open(&url, incoming.clone(), []).unwrap();
    let mut arriving = files.receive(Uuid::from_u128(1)).await.unwrap();
    arriving.write(b"half").await.unwrap();
    assert_eq!(files.arriving().await.unwrap(), 1);
    drop(arriving);
    assert_eq!(files.arriving().await.unwrap(), 0);
    std::fs::write(incoming.join("left.part"), b"after a power cut").unwrap();
    assert_eq!(files.sweep_incoming(Duration::from_secs(3600)).await.unwrap(), 0, "it may still be arriving");
    assert_eq!(files.sweep_incoming(Duration::ZERO).await.unwrap(), 1);
}
