//! A vendor's way from the empty draft to a published version, on the engine under test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{CATALOGUE, World, member};
use domain::{disclosure::Disclosure, text::EditionId};
use usecase::{
    Capability, Ctx, Denied, Failure,
    field::{assemble, flatten},
    record::{OrganisationKind, Role, VendorServiceId},
    vendor::{self, ImportError, Obstacle, Posted, PublishError, Saved, SelfCheckError},
};

const VENDOR: OrganisationKind = OrganisationKind::Vendor;

async fn with_service(world: &World) -> (Ctx, VendorServiceId) {
    let vendor = world.member(VENDOR, "カワセミ（架空）", &[Role::Editor, Role::Publisher]).await;
    let service = vendor::create_service(&vendor, &world.store, "カワセミ電子カルテ").await.unwrap();
    (vendor, service.id)
}

async fn save(world: &World, ctx: &Ctx, service: VendorServiceId, revision: i64, pairs: &[(&str, &str)]) -> Saved {
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let posted = Posted { revision, pairs, removed: Vec::new() };
    vendor::save(ctx, &world.store, &CATALOGUE, service, posted).await.unwrap()
}

#[test]
fn every_demo_file_survives_the_way_through_the_form() {
    for (name, content) in domain::demo::FILES {
        let disclosure = Disclosure::read(content.as_bytes(), &CATALOGUE).unwrap();
        let fields = flatten(&disclosure, &CATALOGUE);
        let assembled = assemble(&fields, &CATALOGUE);
        let back = assembled.disclosure.unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let unnumbered = Disclosure { version: None, supersedes: None, ..disclosure };
        assert_eq!(back, unnumbered, "{name}");
        for field in fields.keys() {
            assert!(usecase::field::is_field(field, &CATALOGUE), "{name}: {field}");
        }
    }
}

#[tokio::test]
async fn what_is_typed_stays_as_typed_and_is_read_as_meant() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let pairs = [
        ("vendor.jurisdiction", "JP"),
        ("service.media", ""),
        ("service.media", "network"),
        ("as_of.year", "令和８"),
        ("as_of.month", "10"),
        ("as_of.day", "1"),
        ("sites.0.id", "tokyo"),
        ("sites.0.country", "JP"),
        ("sites.0.roles", "primary"),
        ("sites.0.roles", "backup"),
        ("sites.3.id", "osaka"),
        ("sites.3.country", " JP "),
        ("sites.5.country", ""),
        ("access.none", "yes"),
        ("service.hours", "平日\r\n9時から"),
        ("answer.backups-taken.state", "yes"),
        ("answer.backup-generations.value", "１２"),
        ("save", "next"),
    ];
    let saved = save(&world, &vendor, service, 1, &pairs).await;
    assert_eq!((saved.revision, saved.unknown.as_slice()), (2, &["save".to_owned()][..]));
    assert_eq!(world.last_action().await, "draft_saved");
    let draft = vendor::read_draft(&vendor, &world.store, service).await.unwrap();
    assert_eq!(draft.fields["service.hours"], ["平日\r\n9時から"], "letter by letter");
    assert_eq!(draft.fields["service.media"], ["", "network"]);
    let disclosure = draft.assemble(&CATALOGUE).disclosure.unwrap();
    let written = disclosure.write();
    for expected in ["\"as_of\": \"2026-10-01\"", "平日\\n9時から", "\"access\": []", "\"value\": 12"] {
        assert!(written.contains(expected), "{expected} in {written}");
    }
    assert_eq!(disclosure.sites.unwrap().len(), 2, "a blank card does not count");
    // A second click changes nothing.
    assert_eq!(save(&world, &vendor, service, 1, &pairs).await.revision, 2);
    // A date in one field takes the place of one in three.
    save(&world, &vendor, service, 2, &[("as_of", "R8.11.1")]).await;
    let draft = vendor::read_draft(&vendor, &world.store, service).await.unwrap();
    assert!(!draft.fields.contains_key("as_of.year"));
    assert_eq!(draft.assemble(&CATALOGUE).disclosure.unwrap().as_of, Some(jiff::civil::date(2026, 11, 1)));
}

#[tokio::test]
async fn every_mistake_is_told_at_its_field_and_stops_publishing_only() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let pairs = [
        ("vendor.jurisdiction", "Atlantis"),
        ("sites.2.country", "XX"),
        ("sites.4.id", "tokyo"),
        ("answer.backups-taken.state", "maybe"),
        ("answer.backups-taken.planned_for", "きのう"),
        ("certifications.0.scheme", "isms"),
        ("certifications.0.valid_until.year", "2026"),
        ("certifications.0.valid_until.month", "13"),
    ];
    let saved = save(&world, &vendor, service, 1, &pairs).await;
    let published = vendor::publish(&vendor, &world.store, &CATALOGUE, service, saved.revision).await;
    let Err(PublishError::Blocked(obstacles)) = published else { panic!("{published:?}") };
    let mut fields: Vec<String> = obstacles
        .into_iter()
        .map(|obstacle| match obstacle {
            Obstacle::Problem(problem) => problem.field,
            Obstacle::Undecided(rival) => panic!("{rival:?}"),
        })
        .collect();
    fields.sort();
    assert_eq!(
        fields,
        [
            "answer.backups-taken.planned_for",
            "answer.backups-taken.state",
            "certifications.0.valid_until",
            "sites.2.country",
            "vendor.jurisdiction"
        ]
    );
    let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, None).await;
    assert!(matches!(check, Err(SelfCheckError::NotYet(problems)) if problems.len() == 5));
    let missing = save(&world, &vendor, service, saved.revision, &[("vendor.name", "")]).await;
    let published = vendor::publish(&vendor, &world.store, &CATALOGUE, service, missing.revision).await;
    let Err(PublishError::Blocked(obstacles)) = published else { panic!("{published:?}") };
    assert!(obstacles.iter().any(|o| matches!(o, Obstacle::Problem(p) if p.field == "vendor.name")));
}

#[tokio::test]
async fn two_people_at_one_question_both_keep_their_texts() {
    let world = World::new().await;
    let (first, service) = with_service(&world).await;
    let second = world.colleague(member(&first).organisation, VENDOR, "jiro", &[Role::Editor]).await;
    let question = "answer.backups-taken";
    let (state, reason) = (format!("{question}.state"), format!("{question}.reason"));
    let other = "answer.backup-isolated.state";
    // Both open the form at revision 1; each posts the whole section.
    let by_first = [(state.as_str(), "yes"), (reason.as_str(), "毎日"), (other, "")];
    let saved = save(&world, &first, service, 1, &by_first).await;
    assert!(saved.conflicts.is_empty());
    let by_second = [(state.as_str(), "no"), (reason.as_str(), ""), (other, "yes")];
    let saved = save(&world, &second, service, 1, &by_second).await;
    assert_eq!(saved.conflicts.len(), 1, "the other question is saved");
    assert_eq!(saved.conflicts[0].group, question);
    let disputed: Vec<_> = saved.conflicts[0].fields.iter().map(|f| (f.theirs.clone(), f.mine.clone())).collect();
    assert!(disputed.contains(&(vec!["yes".to_owned()], vec!["no".to_owned()])));
    // Clicking twice adds nothing.
    assert_eq!(save(&world, &second, service, 1, &by_second).await.revision, saved.revision);

    let draft = vendor::read_draft(&first, &world.store, service).await.unwrap();
    assert_eq!(draft.fields[&state], ["yes"]);
    assert_eq!(draft.fields[other], ["yes"]);
    let rival = draft.rivals.iter().find(|rival| rival.field == state).unwrap();
    assert_eq!((rival.typed.as_slice(), rival.by), (&["no".to_owned()][..], member(&second).person));
    save(&world, &first, service, draft.revision, &[("vendor.jurisdiction", "JP")]).await;
    let now = vendor::read_draft(&first, &world.store, service).await.unwrap().revision;
    let published = vendor::publish(&first, &world.store, &CATALOGUE, service, now).await;
    assert!(matches!(published, Err(PublishError::Blocked(o)) if matches!(o[0], Obstacle::Undecided(_))));

    // Whoever saves having seen both has chosen.
    let saved = save(&world, &first, service, now, &[(&state, "no"), (&reason, "毎日")]).await;
    assert!(saved.conflicts.is_empty());
    let draft = vendor::read_draft(&first, &world.store, service).await.unwrap();
    assert!(draft.rivals.is_empty());
    assert_eq!(
        (draft.fields[&state].as_slice(), draft.fields[&reason].as_slice()),
        (&["no".to_owned()][..], &["毎日".to_owned()][..])
    );
}

#[tokio::test]
async fn a_removed_card_is_gone_and_the_others_stay() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let sites = [("sites.0.id", "tokyo"), ("sites.1.id", "osaka"), ("sites.10.id", "nara")];
    let saved = save(&world, &vendor, service, 1, &sites).await;
    let posted = Posted {
        revision: saved.revision,
        pairs: vec![("sites.1.id".to_owned(), "osaka".to_owned())],
        removed: vec!["sites.1".to_owned()],
    };
    vendor::save(&vendor, &world.store, &CATALOGUE, service, posted).await.unwrap();
    let draft = vendor::read_draft(&vendor, &world.store, service).await.unwrap();
    let names: Vec<&String> = draft.fields.keys().filter(|name| name.starts_with("sites.")).collect();
    assert_eq!(names, ["sites.0.id", "sites.10.id"]);
}

#[tokio::test]
async fn a_file_comes_in_is_published_and_never_changes() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let file = domain::demo::FILES[0].1;
    let revision = vendor::import_file(&vendor, &world.store, &CATALOGUE, service, file.as_bytes()).await.unwrap();
    assert_eq!(world.last_action().await, "file_imported");
    let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, None).await.unwrap();
    assert_eq!(check.file.edition, CATALOGUE.newest_edition().unwrap().id.to_string());
    let older: EditionId = "5.1".parse().unwrap();
    let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, Some(&older)).await.unwrap();
    assert_eq!(check.assessment.edition, older);

    let stale = vendor::publish(&vendor, &world.store, &CATALOGUE, service, revision - 1).await;
    assert!(matches!(stale, Err(PublishError::Stale { revision: now }) if now == revision));
    let version = vendor::publish(&vendor, &world.store, &CATALOGUE, service, revision).await.unwrap();
    assert_eq!((version.number, world.last_action().await.as_str()), (1, "version_published"));
    let again = vendor::publish(&vendor, &world.store, &CATALOGUE, service, revision).await;
    assert!(matches!(again, Err(PublishError::Unchanged { number: 1 })));
    let bytes = vendor::export_version(&vendor, &world.store, service, 1).await.unwrap();
    assert_eq!(store::sha256(bytes.as_bytes()), version.sha256);
    let exported = vendor::export_draft(&vendor, &world.store, &CATALOGUE, service).await.unwrap();
    assert!(!exported.contains("\"version\""));
    for statement in ["UPDATE disclosure_version SET content = ''", "DELETE FROM disclosure_version"] {
        assert!(world.database.refusal(statement).await.unwrap().contains("is written once"));
    }

    let changed = [("answer.backups-taken.state", "no"), ("sites.0.region", "Saitama")];
    let saved = save(&world, &vendor, service, revision, &changed).await;
    let second = vendor::publish(&vendor, &world.store, &CATALOGUE, service, saved.revision).await.unwrap();
    let shown = vendor::version(&vendor, &world.store, &CATALOGUE, service, 2).await.unwrap();
    assert_eq!((second.number, shown.disclosure.supersedes), (2, Some(1)));
    let changes = vendor::changes(&vendor, &world.store, &CATALOGUE, service, 1, 2).await.unwrap();
    let about: Vec<&str> = changes.iter().map(|change| change.about.as_str()).collect();
    assert_eq!(about.len(), 2, "{changes:?}");
    assert!(about[0].starts_with("sites/") && about[1] == "answers/backups-taken");
    assert_eq!(changes[1].details, [("state".to_owned(), Some("yes".to_owned()), Some("no".to_owned()))]);
    let numbers: Vec<u32> =
        vendor::versions(&vendor, &world.store, service).await.unwrap().iter().map(|v| v.number).collect();
    assert_eq!(numbers, [2, 1]);
}

#[tokio::test]
async fn a_file_with_mistakes_changes_nothing_and_tells_all() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let file =
        br#"{"schema":"azukari.disclosure/1","vendor":{"name":"x","jurisdiction":"??"},"service":{},"nonsense":1}"#;
    let refused = vendor::import_file(&vendor, &world.store, &CATALOGUE, service, file).await;
    assert!(matches!(refused, Err(ImportError::Refused(problems)) if problems.total == 3));
    assert_eq!(vendor::read_draft(&vendor, &world.store, service).await.unwrap().revision, 1);
}

#[tokio::test]
async fn nothing_of_another_vendor_is_ever_seen() {
    let world = World::new().await;
    let (owner, service) = with_service(&world).await;
    let file = domain::demo::FILES[0].1.as_bytes();
    let revision = vendor::import_file(&owner, &world.store, &CATALOGUE, service, file).await.unwrap();
    vendor::publish(&owner, &world.store, &CATALOGUE, service, revision).await.unwrap();
    let other = world.member(VENDOR, "別の架空ベンダー", &[Role::Editor, Role::Publisher]).await;
    let (store, catalogue) = (&world.store, &*CATALOGUE);
    let missing: VendorServiceId = owner.id();
    fn not_found(error: &Failure) -> bool {
        matches!(error, Failure::Denied(Denied::NotFound))
    }
    for id in [service, missing] {
        assert!(not_found(&vendor::read_draft(&other, store, id).await.unwrap_err()));
        assert!(not_found(&vendor::versions(&other, store, id).await.unwrap_err()));
        assert!(not_found(&vendor::version(&other, store, catalogue, id, 1).await.unwrap_err()));
        assert!(not_found(&vendor::changes(&other, store, catalogue, id, 1, 1).await.unwrap_err()));
        assert!(not_found(&vendor::export_version(&other, store, id, 1).await.unwrap_err()));
        let exported = vendor::export_draft(&other, store, catalogue, id).await;
        assert!(matches!(exported, Err(ImportError::Failure(failure)) if not_found(&failure)));
        let imported = vendor::import_file(&other, store, catalogue, id, file).await;
        assert!(matches!(imported, Err(ImportError::Failure(failure)) if not_found(&failure)));
        let checked = vendor::self_check(&other, store, catalogue, id, None).await;
        assert!(matches!(checked, Err(SelfCheckError::Failure(failure)) if not_found(&failure)));
        let published = vendor::publish(&other, store, catalogue, id, revision).await;
        assert!(matches!(published, Err(PublishError::Failure(failure)) if not_found(&failure)));
        let pairs = vec![("as_of".to_owned(), "2026-01-01".to_owned())];
        let saved = vendor::save(&other, store, catalogue, id, Posted { pairs, ..Posted::default() }).await;
        assert!(matches!(saved, Err(vendor::SaveError::Failure(failure)) if not_found(&failure)));
    }
    assert!(vendor::services(&other, store).await.unwrap().is_empty());
    let editor = world.colleague(member(&owner).organisation, VENDOR, "editor", &[Role::Editor]).await;
    let published = vendor::publish(&editor, store, catalogue, service, revision).await;
    let forbidden = Denied::Forbidden(Capability::PublishVersion);
    assert!(matches!(published, Err(PublishError::Failure(Failure::Denied(denied))) if denied == forbidden));
}

#[tokio::test]
async fn the_list_of_services_takes_one_statement_however_long() {
    let world = World::new().await;
    let (owner, first) = with_service(&world).await;
    for number in 0..20 {
        vendor::create_service(&owner, &world.store, &format!("サービス{number}")).await.unwrap();
    }
    let file = domain::demo::FILES[0].1.as_bytes();
    let revision = vendor::import_file(&owner, &world.store, &CATALOGUE, first, file).await.unwrap();
    vendor::publish(&owner, &world.store, &CATALOGUE, first, revision).await.unwrap();
    let (store, statements) = world.database.counted().await;
    let list = vendor::services(&owner, &store).await.unwrap();
    assert_eq!((list.len(), statements.take().len()), (21, 1));
    let published = list.iter().find(|entry| entry.service.id == first).unwrap();
    assert_eq!(published.published.map(|(number, _)| number), Some(1));
    assert!(published.answered > 100, "{}", published.answered);
    assert!(list.iter().filter(|entry| entry.service.id != first).all(|entry| entry.answered == 0));
}
