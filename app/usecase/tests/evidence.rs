//! Evidence files: what stays, what goes, and when; on the engine under test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{CATALOGUE, World};
use domain::evidence::testing::{PDF, PNG};
use store::{Received, testing::TestEvidence};
use usecase::{
    Ctx,
    institution::{self, Access, NewCase, Place, PolicyOf, SharedError},
    record::{CaseId, CaseKind, EvidenceFile, OrganisationKind, Role, VendorServiceId},
    vendor::{
        self, Posted,
        evidence::{self, Answer, AttachError, AttachForm, AttachProblem},
    },
};

const HOUR: i64 = 3600;

struct Scene {
    world: World,
    place: TestEvidence,
    vendor: Ctx,
    service: VendorServiceId,
}

impl Scene {
    /// A vendor with a service whose draft names a document `isms`.
    async fn new() -> Scene {
        let (world, place) = (World::new().await, TestEvidence::fresh());
        let vendor = world.member(OrganisationKind::Vendor, "vendor", &[Role::Editor, Role::Publisher]).await;
        let service = vendor::create_service(&vendor, &world.store, "架空カルテ").await.unwrap().id;
        let scene = Scene { world, place, vendor, service };
        let pairs = [("vendor.jurisdiction", "JP"), ("documents.0.id", "isms"), ("documents.0.title", "登録証")];
        scene.save(1, &pairs).await;
        scene
    }

    /// The same call, now.
    fn now(&self, ctx: &Ctx) -> Ctx {
        Ctx { now: self.world.system().now, ..ctx.clone() }
    }

    async fn save(&self, revision: i64, pairs: &[(&str, &str)]) {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let posted = Posted { revision, pairs, removed: Vec::new() };
        vendor::save(&self.now(&self.vendor), &self.world.store, &CATALOGUE, self.service, posted).await.unwrap();
    }

    async fn publish(&self, revision: i64) {
        let vendor = self.now(&self.vendor);
        vendor::publish(&vendor, &self.world.store, &CATALOGUE, self.service, revision).await.unwrap();
    }

    async fn arrived(&self, bytes: &[u8]) -> Received {
        let vendor = self.now(&self.vendor);
        let mut incoming = evidence::begin(&vendor, &self.world.store, &self.place.files, self.service).await.unwrap();
        incoming.write(bytes).await.unwrap();
        incoming.finish().await.unwrap()
    }

    async fn attach(&self, bytes: &[u8], visibility: &str) -> Result<EvidenceFile, AttachError> {
        let received = self.arrived(bytes).await;
        let form = AttachForm {
            document: "isms".to_owned(),
            visibility: visibility.to_owned(),
            file_name: Some("a.pdf".to_owned()),
            ..AttachForm::default()
        };
        let vendor = self.now(&self.vendor);
        evidence::attach(&vendor, &self.world.store, &self.place.files, self.service, received, &form).await
    }

    async fn withdraw(&self, file: &EvidenceFile) {
        let vendor = self.now(&self.vendor);
        evidence::withdraw(&vendor, &self.world.store, &self.place.files, self.service, file.id).await.unwrap();
    }

    async fn sweep(&self) -> u32 {
        evidence::sweep(&self.world.system(), &self.world.store, &self.place.files).await.unwrap()
    }

    async fn kept(&self) -> usize {
        self.place.files.all().await.unwrap().len()
    }

    /// A hospital with an opened case over the service.
    async fn hospital(&self, name: &str) -> (Ctx, CaseId) {
        let ctx = self.world.member(OrganisationKind::Institution, name, &[Role::Procurement, Role::Compliance]).await;
        let ctx = self.now(&ctx);
        let store = &self.world.store;
        let new =
            NewCase {
                title: "電子カルテ".to_owned(), kind: CaseKind::New, edition: None, as_of: None, deadline: None
            };
        let case = institution::create_case(&ctx, store, &CATALOGUE, new).await.unwrap().id;
        institution::set_places(&ctx, store, case, &[Place::Service(self.service)]).await.unwrap();
        let policy = br#"{"schema":"azukari.policy/1","id":"standard"}"#;
        let of = PolicyOf::New("標準".to_owned());
        let policy = institution::fix_policy(&ctx, store, &CATALOGUE, of, policy).await.unwrap();
        institution::choose_policy(&ctx, store, case, policy.id).await.unwrap();
        (ctx, case)
    }

    async fn opened(&self, name: &str) -> (Ctx, CaseId) {
        let (ctx, case) = self.hospital(name).await;
        institution::open(&ctx, &self.world.store, case).await.unwrap();
        (ctx, case)
    }

    async fn accesses(&self, (ctx, case): &(Ctx, CaseId)) -> Vec<(Access, bool)> {
        let shared =
            institution::shared_evidence(&self.now(ctx), &self.world.store, &CATALOGUE, *case, self.service).await;
        shared.unwrap().entries.into_iter().map(|entry| (entry.access, entry.no_longer_attached)).collect()
    }
}

#[tokio::test]
async fn what_a_version_was_published_with_stays_for_those_who_assessed_it() {
    let scene = Scene::new().await;
    let file = scene.attach(PDF, "shared").await.unwrap();
    scene.world.pass(1);
    scene.publish(2).await;
    let hospital = scene.opened("架空病院").await;
    let (ctx, case) = &hospital;
    institution::one_assessment(ctx, &scene.world.store, &CATALOGUE, *case, scene.service, None).await.unwrap();
    let later = scene.opened("あとの病院").await;
    scene.world.pass(1);
    scene.withdraw(&file).await;
    scene.world.pass(2 * HOUR);
    assert_eq!(scene.sweep().await, 0);
    assert_eq!(scene.kept().await, 1);
    assert_eq!(scene.accesses(&hospital).await, [(Access::Open, true)]);
    assert_eq!(scene.accesses(&later).await, [], "who never assessed the version has nothing to rely on");
    // A next version without the document changes nothing for who assessed the first.
    scene.save(2, &[("documents.0.id", "soc2")]).await;
    scene.publish(3).await;
    assert_eq!(scene.accesses(&hospital).await, [(Access::Open, true)]);
    let place = (*case, scene.service);
    let (store, files) = (&scene.world.store, &scene.place.files);
    let opened = institution::open_evidence(&scene.now(ctx), store, &CATALOGUE, files, place, file.id).await.unwrap();
    assert_eq!(opened.size, PDF.len() as u64);
}

#[tokio::test]
async fn what_no_version_was_published_with_goes_once_nobody_needs_it() {
    let scene = Scene::new().await;
    let one = scene.attach(PDF, "shared").await.unwrap();
    let two = scene.attach(PDF, "on-site").await.unwrap();
    assert_eq!((one.sha256 == two.sha256, scene.kept().await), (true, 1), "stored once, two rows");
    scene.world.pass(2 * HOUR);
    scene.withdraw(&one).await;
    assert_eq!((scene.sweep().await, scene.kept().await), (0, 1), "the other row needs it");
    scene.withdraw(&two).await;
    assert_eq!(scene.kept().await, 0, "at once, as nobody is bringing it");
    let rows = scene.world.store.evidence_of(scene.service).await.unwrap();
    assert!(rows.len() == 2 && rows.iter().all(|file| !file.kept && file.ended_at.is_some()), "its history stays");
    let again = scene.attach(PDF, "shared").await.unwrap();
    assert_eq!((again.sha256 == one.sha256, scene.kept().await), (true, 1), "and it can be brought again");
}

#[tokio::test]
async fn bytes_that_were_brought_for_nothing_are_swept_when_old() {
    let scene = Scene::new().await;
    // As where the program was ended between bytes and row.
    let left = scene.arrived(PNG).await;
    let now = scene.world.system().now;
    let claim = uuid::Uuid::from_u128(7);
    let claimed: Result<(), store::StoreError> =
        scene.world.store.write(|tx| Box::pin(tx.claim_blob(&left.sha256, claim, now))).await;
    claimed.unwrap();
    scene.place.files.keep(&left).await.unwrap();
    drop(left);
    assert_eq!((scene.sweep().await, scene.kept().await), (0, 1), "it may be on its way");
    scene.world.pass(2 * HOUR);
    assert_eq!((scene.sweep().await, scene.kept().await), (1, 0));
    assert_eq!(scene.world.last_action().await, "evidence_removed");
}

#[tokio::test]
async fn a_place_that_fails_leaves_neither_row_nor_part() {
    let scene = Scene::new().await;
    scene.place.fail();
    assert!(matches!(scene.attach(PDF, "shared").await, Err(AttachError::Failure(_))));
    assert!(scene.world.store.evidence_of(scene.service).await.unwrap().is_empty());
    assert_eq!(scene.place.files.arriving().await.unwrap(), 0);
    let left = scene.world.store.idle_blobs("2100-01-01T00:00:00Z".parse().unwrap()).await.unwrap();
    assert_eq!(left.len(), 1, "the claim stays for the sweep, as the place cannot be tidied now");
}

#[tokio::test]
async fn an_unfinished_case_shows_nothing_and_a_refused_file_needs_another_question() {
    let scene = Scene::new().await;
    scene.attach(PDF, "on-request").await.unwrap();
    scene.publish(2).await;
    let store = &scene.world.store;
    let (ctx, case) = scene.hospital("準備中の病院").await;
    let unopened = institution::shared_evidence(&ctx, store, &CATALOGUE, case, scene.service).await;
    assert!(matches!(unopened, Err(SharedError::NotOpened)));

    let hospital = scene.opened("架空病院").await;
    assert_eq!(scene.accesses(&hospital).await, [(Access::MayAsk { refused: false }, false)]);
    let (ctx, case) = &hospital;
    let place = (*case, scene.service);
    let file = store.evidence_of(scene.service).await.unwrap().remove(0);
    for answer in [Answer::Refuse, Answer::Grant { nda_on: String::new() }] {
        institution::request_evidence(ctx, store, &CATALOGUE, place, file.id, "選定のため").await.unwrap();
        assert_eq!(scene.accesses(&hospital).await, [(Access::Waiting, false)]);
        let request = store.evidence_requests_of(scene.service).await.unwrap().remove(0).0;
        evidence::answer_request(&scene.vendor, store, scene.service, request.id, &answer).await.unwrap();
        let access = match answer {
            Answer::Refuse => Access::MayAsk { refused: true },
            Answer::Grant { .. } => Access::Open,
        };
        assert_eq!(scene.accesses(&hospital).await, [(access, false)]);
    }
    // What was granted without a date does not open once a date is wanted.
    let stricter = Some(domain::evidence::Visibility::AfterNda);
    evidence::set_visibility(&scene.vendor, store, scene.service, file.id, stricter).await.unwrap();
    assert_eq!(scene.accesses(&hospital).await, [(Access::MayAsk { refused: false }, false)]);
    assert_eq!(store.evidence_requests_of(scene.service).await.unwrap().len(), 1, "one request, asked twice");
}

#[tokio::test]
async fn a_file_that_is_gone_cannot_be_replaced() {
    let scene = Scene::new().await;
    let file = scene.attach(PDF, "shared").await.unwrap();
    scene.withdraw(&file).await;
    let received = scene.arrived(PNG).await;
    let form = AttachForm {
        document: "isms".to_owned(),
        visibility: "shared".to_owned(),
        replaces: file.id.to_string(),
        file_name: Some("b.png".to_owned()),
        ..AttachForm::default()
    };
    let (store, files) = (&scene.world.store, &scene.place.files);
    let refused = evidence::attach(&scene.vendor, store, files, scene.service, received, &form).await;
    assert!(matches!(refused, Err(AttachError::Refused(problems)) if problems == [AttachProblem::Gone]));
    let all = files.all().await.unwrap();
    assert!(!all.iter().any(|kept| *kept == store::sha256(PNG)), "brought, and taken back");
}
