//! An institution's way from the policy to the comparison, on the engine under test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{CATALOGUE, World, member};
use domain::{
    disclosure::Disclosure,
    policy::Policy,
    text::{EditionId, Lang},
    word::Conclusion,
};
use jiff::civil::date;
use usecase::{
    Capability, Ctx, Denied, Failure,
    institution::{
        self, CaseChange, CaseError, CompareError, FixPolicyError, NewCase, Place, PolicyOf, next_change_on,
    },
    record::{CaseId, CaseKind, OrganisationKind, Role, VendorServiceId},
    vendor,
};

const INSTITUTION: OrganisationKind = OrganisationKind::Institution;
const POLICY: &[u8] = br#"{"schema":"azukari.policy/1","id":"standard","weights":{"mark-or-isms":80}}"#;

/// Publishes a demo file, as a vendor of its own.
async fn published(world: &World, file: usize) -> (Ctx, VendorServiceId) {
    let vendor =
        world.member(OrganisationKind::Vendor, &format!("vendor{file}"), &[Role::Editor, Role::Publisher]).await;
    let service = vendor::create_service(&vendor, &world.store, &format!("service{file}")).await.unwrap().id;
    let bytes = domain::demo::FILES[file].1.as_bytes();
    let revision = vendor::import_file(&vendor, &world.store, &CATALOGUE, service, bytes).await.unwrap();
    vendor::publish(&vendor, &world.store, &CATALOGUE, service, revision).await.unwrap();
    (vendor, service)
}

async fn new_case(world: &World, ctx: &Ctx) -> CaseId {
    let new = NewCase {
        title: "電子カルテ".to_owned(),
        kind: CaseKind::New,
        edition: None,
        as_of: Some(date(2026, 11, 20)),
        deadline: Some(date(2026, 11, 25)),
    };
    institution::create_case(ctx, &world.store, &CATALOGUE, new).await.unwrap().id
}

/// A hospital with an opened case over some demo files and a vendor it waits for.
async fn opened(world: &World, files: &[usize]) -> (Ctx, CaseId, Vec<VendorServiceId>) {
    let ctx = world.member(INSTITUTION, "架空病院", &[Role::Procurement, Role::Compliance]).await;
    let mut services = Vec::new();
    for file in files {
        services.push(published(world, *file).await.1);
    }
    let case = new_case(world, &ctx).await;
    let mut places: Vec<Place> = services.iter().copied().map(Place::Service).collect();
    places.push(Place::Waiting("未回答の架空社".to_owned()));
    institution::set_places(&ctx, &world.store, case, &places).await.unwrap();
    let policy = PolicyOf::New("標準".to_owned());
    let policy = institution::fix_policy(&ctx, &world.store, &CATALOGUE, policy, POLICY).await.unwrap();
    institution::choose_policy(&ctx, &world.store, case, policy.id).await.unwrap();
    institution::open(&ctx, &world.store, case).await.unwrap();
    (ctx, case, services)
}

#[tokio::test]
async fn versions_of_a_policy_are_numbered_and_stay() {
    let world = World::new().await;
    let ctx = world.member(INSTITUTION, "架空病院", &[Role::Compliance]).await;
    let fix = async |of, bytes: &'static [u8]| institution::fix_policy(&ctx, &world.store, &CATALOGUE, of, bytes).await;
    let first = fix(PolicyOf::New("標準".to_owned()), POLICY).await.unwrap();
    let second = fix(PolicyOf::Known(first.policy), POLICY).await.unwrap();
    assert_eq!((first.number, second.number, second.name.as_str()), (1, 2, "標準"));
    let listed = institution::policies(&ctx, &world.store).await.unwrap();
    assert_eq!(listed.iter().map(|v| v.head.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(store::sha256(listed[0].content.as_bytes()), second.sha256);
    let read = Policy::read(listed[0].content.as_bytes(), &CATALOGUE).unwrap();
    assert_eq!(read.version, Some(2));
    let refused =
        fix(PolicyOf::New("x".to_owned()), br#"{"schema":"azukari.policy/1","weights":{"nonsense":1}}"#).await;
    assert!(matches!(refused, Err(FixPolicyError::Refused(problems)) if problems.total == 1));
    assert!(world.database.refusal("DELETE FROM policy_version").await.unwrap().contains("is written once"));
    let other = world.member(INSTITUTION, "別の架空病院", &[Role::Compliance]).await;
    for policy in [first.policy, other.id()] {
        let of = PolicyOf::Known(policy);
        let result = institution::fix_policy(&other, &world.store, &CATALOGUE, of, POLICY).await;
        assert!(matches!(result, Err(FixPolicyError::Failure(Failure::Denied(Denied::NotFound)))));
    }
}

#[tokio::test]
async fn the_policy_stays_once_disclosures_are_opened() {
    let world = World::new().await;
    let ctx = world.member(INSTITUTION, "架空病院", &[Role::Procurement, Role::Compliance]).await;
    let case = new_case(&world, &ctx).await;
    assert!(matches!(institution::open(&ctx, &world.store, case).await, Err(CaseError::NoPolicy)));
    let early = institution::compare(&ctx, &world.store, &CATALOGUE, case, None, None).await;
    assert!(matches!(early, Err(CompareError::NotOpened)));
    let of = PolicyOf::New("標準".to_owned());
    let first = institution::fix_policy(&ctx, &world.store, &CATALOGUE, of, POLICY).await.unwrap();
    let of = PolicyOf::Known(first.policy);
    let second = institution::fix_policy(&ctx, &world.store, &CATALOGUE, of, POLICY).await.unwrap();
    institution::choose_policy(&ctx, &world.store, case, first.id).await.unwrap();
    institution::choose_policy(&ctx, &world.store, case, second.id).await.unwrap();
    institution::open(&ctx, &world.store, case).await.unwrap();
    assert_eq!(world.last_action().await, "case_opened");
    let again = institution::open(&ctx, &world.store, case).await.unwrap();
    assert_eq!(again.state.policy(), Some(second.id));
    let changed = institution::choose_policy(&ctx, &world.store, case, first.id).await;
    assert!(matches!(changed, Err(CaseError::Opened)));
    let later = CaseChange { as_of: Some(date(2027, 1, 1)), ..CaseChange::default() };
    let case = institution::change_case(&ctx, &world.store, &CATALOGUE, case, later).await.unwrap();
    assert_eq!(case.as_of, date(2027, 1, 1));
    let unknown = CaseChange { edition: Some("9.9".parse().unwrap()), ..CaseChange::default() };
    let unknown = institution::change_case(&ctx, &world.store, &CATALOGUE, case.id, unknown).await;
    assert!(matches!(unknown, Err(CaseError::UnknownEdition)));
}

#[tokio::test]
async fn a_comparison_shows_every_place_in_four_statements() {
    let world = World::new().await;
    let (ctx, case, services) = opened(&world, &[0, 2, 7, 13]).await;
    let (store, statements) = world.database.counted().await;
    let first = institution::compare(&ctx, &store, &CATALOGUE, case, None, None).await.unwrap();
    let computing = statements.take().len();
    let actions = world.actions().await;
    assert_eq!(actions[actions.len() - 2..], ["assessments_stored", "robustness_stored"]);
    let again = institution::compare(&ctx, &store, &CATALOGUE, case, None, None).await.unwrap();
    let taken = statements.take();
    assert_eq!(taken.len(), 4, "{taken:#?}");
    assert!(computing < 16, "{computing} even where all is computed first");
    assert_eq!(world.actions().await.len(), actions.len(), "reading stored figures leaves no line");

    assert_eq!(again.columns.len(), 5);
    assert_eq!(again.columns[4].candidate.service(), None);
    assert!(again.columns[4].figures.is_none());
    for (column, service) in again.columns.iter().zip(&services) {
        assert_eq!(column.candidate.service(), Some(*service));
        let figures = column.figures.as_ref().unwrap();
        assert!(figures.score.0 <= figures.score.1 && figures.score.1 <= 1000 && figures.coverage <= 1000);
        assert!(figures.blockers.len() <= 3);
    }
    for (a, b) in first.columns.iter().zip(&again.columns) {
        assert_eq!(a.figures, b.figures, "stored figures are the computed ones");
    }
    assert_eq!(again.order[0], 0, "the service in order comes first");
    assert!(!again.order.contains(&4));
    let shares = again.robustness.unwrap();
    assert_eq!(shares, first.robustness.unwrap());
    assert_eq!(shares.wins.iter().sum::<u32>() + shares.ties, institution::WEIGHTINGS);
    let blocking = again.matrix.iter().take_while(|row| row.blocks).count();
    assert!(blocking > 0 && again.matrix[blocking..].iter().all(|row| !row.blocks));

    // Another edition beside it: no statement more.
    let (newer, older): (EditionId, EditionId) = ("6.0".parse().unwrap(), "5.1".parse().unwrap());
    institution::compare(&ctx, &store, &CATALOGUE, case, Some(&older), Some(&newer)).await.unwrap();
    statements.take();
    let both = institution::compare(&ctx, &store, &CATALOGUE, case, Some(&older), Some(&newer)).await.unwrap();
    assert_eq!(statements.take().len(), 4);
    let column = &both.columns[0];
    let changes = institution::changed(column.figures.as_ref().unwrap(), column.against.as_ref().unwrap());
    assert!(!changes.is_empty() && changes.iter().all(|change| change.was != change.is));
}

#[tokio::test]
async fn no_rank_is_shown_while_all_are_undetermined() {
    let world = World::new().await;
    let (ctx, case, _) = opened(&world, &[7, 8]).await;
    let comparison = institution::compare(&ctx, &world.store, &CATALOGUE, case, None, None).await.unwrap();
    let conclusions: Vec<Conclusion> =
        comparison.columns.iter().flat_map(|c| &c.figures).map(|figures| figures.conclusion).collect();
    if conclusions.iter().all(|conclusion| *conclusion == Conclusion::Undetermined) {
        assert!(comparison.order.is_empty() && comparison.robustness.is_none());
    } else {
        assert!(!comparison.order.is_empty());
    }
}

#[tokio::test]
async fn one_assessment_is_whole_in_both_languages() {
    let world = World::new().await;
    let (ctx, case, services) = opened(&world, &[2]).await;
    let show = async |ctx: &Ctx| {
        let shown = institution::one_assessment(ctx, &world.store, &CATALOGUE, case, services[0], None).await;
        shown.unwrap().unwrap()
    };
    let ja = show(&ctx).await;
    let en = show(&Ctx { lang: Lang::En, ..ctx.clone() }).await;
    assert_eq!(ja.figures, en.figures);
    assert_eq!(ja.figures.outcomes.len(), ja.file.findings.len());
    assert_ne!(ja.file.findings[0].reasons[0].rule, en.file.findings[0].reasons[0].rule);
    assert_eq!(world.actions().await.iter().filter(|action| *action == "assessments_stored").count(), 1);
    assert!(world.database.refusal("UPDATE assessment SET score_low = 1000").await.unwrap().contains("written once"));
    let elsewhere = published(&world, 4).await.1;
    for service in [elsewhere, ctx.id()] {
        let shown = institution::one_assessment(&ctx, &world.store, &CATALOGUE, case, service, None).await;
        assert!(matches!(shown, Err(CompareError::Failure(Failure::Denied(Denied::NotFound)))));
    }
}

#[tokio::test]
async fn a_new_version_gives_a_new_assessment_and_the_old_one_stays() {
    let world = World::new().await;
    let ctx = world.member(INSTITUTION, "架空病院", &[Role::Procurement, Role::Compliance]).await;
    let (vendor, service) = published(&world, 0).await;
    let case = new_case(&world, &ctx).await;
    institution::set_places(&ctx, &world.store, case, &[Place::Service(service)]).await.unwrap();
    let of = PolicyOf::New("標準".to_owned());
    let policy = institution::fix_policy(&ctx, &world.store, &CATALOGUE, of, POLICY).await.unwrap();
    institution::choose_policy(&ctx, &world.store, case, policy.id).await.unwrap();
    institution::open(&ctx, &world.store, case).await.unwrap();
    let before = institution::compare(&ctx, &world.store, &CATALOGUE, case, None, None).await.unwrap();
    let draft = vendor::read_draft(&vendor, &world.store, service).await.unwrap();
    let pairs = vec![("answer.backups-taken.state".to_owned(), "no".to_owned())];
    let posted = vendor::Posted { revision: draft.revision, pairs, removed: Vec::new() };
    let saved = vendor::save(&vendor, &world.store, &CATALOGUE, service, posted).await.unwrap();
    vendor::publish(&vendor, &world.store, &CATALOGUE, service, saved.revision).await.unwrap();
    let after = institution::compare(&ctx, &world.store, &CATALOGUE, case, None, None).await.unwrap();
    let figures = |comparison: &institution::Comparison| comparison.columns[0].figures.clone().unwrap();
    assert_ne!(figures(&before), figures(&after));
    assert_eq!(world.actions().await.iter().filter(|action| *action == "assessments_stored").count(), 2);
}

#[tokio::test]
async fn figures_are_marked_once_a_dated_fact_has_turned() {
    let world = World::new().await;
    let (ctx, case, _) = opened(&world, &[0]).await;
    let fresh = institution::compare(&ctx, &world.store, &CATALOGUE, case, None, None).await.unwrap();
    let turns = fresh.columns[0].figures.as_ref().unwrap().next_change_on.unwrap();
    assert!(turns > date(2026, 11, 20));
    assert_eq!(fresh.columns[0].stale_since, None);
    let years_later = Ctx { now: "2036-01-01T00:00:00Z".parse().unwrap(), ..ctx.clone() };
    let stale = institution::compare(&years_later, &world.store, &CATALOGUE, case, None, None).await.unwrap();
    assert_eq!(stale.columns[0].stale_since, Some(turns));
    assert_eq!(stale.columns[0].figures, fresh.columns[0].figures, "the result of then stays");
}

#[test]
fn nothing_turns_before_the_day_that_is_named() {
    use domain::assessment::{Frame, assess};
    let policy = Policy::default();
    let edition = CATALOGUE.newest_edition().unwrap();
    for (name, content) in domain::demo::FILES {
        let disclosure = Disclosure::read(content.as_bytes(), &CATALOGUE).unwrap();
        let on = |as_of| {
            let frame = Frame { catalogue: &CATALOGUE, edition, policy: &policy, plan: None, as_of };
            let mut file = assess(frame, &disclosure).file(&CATALOGUE, &policy, Lang::En);
            file.as_of = date(2000, 1, 1);
            serde_json::to_string(&file).unwrap()
        };
        let mut from = date(2026, 11, 20);
        for _ in 0..4 {
            let Some(turns) = next_change_on(&disclosure, &policy, from) else { break };
            assert!(turns > from);
            let still = on(from);
            assert_eq!(still, on(turns.yesterday().unwrap()), "{name}: {from} to {turns}");
            let middle = from.until(turns).unwrap().get_days() / 2;
            assert_eq!(still, on(from.checked_add(jiff::Span::new().days(middle)).unwrap()), "{name}");
            from = turns;
        }
    }
}

#[tokio::test]
async fn nothing_of_another_institution_is_ever_seen() {
    let world = World::new().await;
    let (owner, case, services) = opened(&world, &[0]).await;
    let other = world.member(INSTITUTION, "別の架空病院", &[Role::Procurement, Role::Compliance]).await;
    let (store, catalogue) = (&world.store, &*CATALOGUE);
    let foreign_policy = institution::policies(&owner, store).await.unwrap()[0].head.id;
    fn not_found(failure: &Failure) -> bool {
        matches!(failure, Failure::Denied(Denied::NotFound))
    }
    for id in [case, owner.id()] {
        assert!(not_found(&institution::case(&other, store, id).await.unwrap_err()));
        let compared = institution::compare(&other, store, catalogue, id, None, None).await;
        assert!(matches!(compared, Err(CompareError::Failure(failure)) if not_found(&failure)));
        let shown = institution::one_assessment(&other, store, catalogue, id, services[0], None).await;
        assert!(matches!(shown, Err(CompareError::Failure(failure)) if not_found(&failure)));
        let opened = institution::open(&other, store, id).await;
        assert!(matches!(opened, Err(CaseError::Failure(failure)) if not_found(&failure)));
        let placed = institution::set_places(&other, store, id, &[]).await;
        assert!(matches!(placed, Err(CaseError::Failure(failure)) if not_found(&failure)));
        let changed = institution::change_case(&other, store, catalogue, id, CaseChange::default()).await;
        assert!(matches!(changed, Err(CaseError::Failure(failure)) if not_found(&failure)));
    }
    let own = new_case(&world, &other).await;
    let chosen = institution::choose_policy(&other, store, own, foreign_policy).await;
    assert!(matches!(chosen, Err(CaseError::Failure(failure)) if not_found(&failure)));
    assert_eq!(institution::cases(&other, store).await.unwrap().len(), 1);
    let reader = world.colleague(member(&owner).organisation, INSTITUTION, "reader", &[Role::Reader]).await;
    institution::compare(&reader, store, catalogue, case, None, None).await.unwrap();
    let opened = institution::open(&reader, store, case).await;
    let forbidden = Denied::Forbidden(Capability::OpenCase);
    assert!(matches!(opened, Err(CaseError::Failure(Failure::Denied(denied))) if denied == forbidden));
    let vendor = published(&world, 1).await.0;
    assert!(not_found(&institution::cases(&vendor, store).await.unwrap_err()));
}

#[tokio::test]
async fn a_place_is_for_a_published_service_once_or_for_a_name() {
    let world = World::new().await;
    let ctx = world.member(INSTITUTION, "架空病院", &[Role::Procurement]).await;
    let service = published(&world, 0).await.1;
    let vendor = world.member(OrganisationKind::Vendor, "下書きだけ（架空）", &[Role::Editor]).await;
    let unpublished = vendor::create_service(&vendor, &world.store, "下書き").await.unwrap().id;
    let case = new_case(&world, &ctx).await;
    let set = async |places: &[Place]| institution::set_places(&ctx, &world.store, case, places).await;
    let twice = set(&[Place::Service(service), Place::Service(service)]).await;
    assert!(matches!(twice, Err(CaseError::Twice)));
    let hidden = set(&[Place::Service(unpublished)]).await;
    assert!(matches!(hidden, Err(CaseError::Failure(Failure::Denied(Denied::NotFound)))));
    assert!(matches!(set(&[Place::Waiting("  ".to_owned())]).await, Err(CaseError::InvalidTitle)));
    set(&[Place::Waiting("架空社".to_owned()), Place::Service(service)]).await.unwrap();
    set(&[Place::Service(service), Place::Waiting("架空社".to_owned())]).await.unwrap();
    let shown = institution::case(&ctx, &world.store, case).await.unwrap();
    assert_eq!(shown.places[0].candidate.service(), Some(service));
    let (store, statements) = world.database.counted().await;
    let cases = institution::cases(&ctx, &store).await.unwrap();
    assert_eq!((cases[0].services, cases[0].waiting, statements.take().len()), (2, 1, 2));
    let open = institution::published_services(&ctx, &store).await.unwrap();
    assert_eq!((open.len(), statements.take().len()), (1, 1));
}
