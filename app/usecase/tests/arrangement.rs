//! A compliance officer's arrangement from its first line to a named lead, on the engine under test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{CATALOGUE, World};
use domain::{
    arrangement::{Change, Hindrance},
    text::LocalId,
    word::{IssueKind, Scope},
};
use usecase::{
    Capability, Ctx, Denied, Failure,
    arrangement::{self, ArrangementError, Into, form::Part},
    record::{ArrangementChange, ArrangementId, OrganisationKind, Role},
};

const INSTITUTION: OrganisationKind = OrganisationKind::Institution;

fn id(text: &str) -> LocalId {
    LocalId::try_from(text.to_owned()).unwrap()
}

async fn officer(world: &World) -> Ctx {
    world.member(INSTITUTION, "みずうみ病院", &[Role::Compliance]).await
}

/// Keeps what is typed into the form of a part; gives the new version's number.
async fn typed(ctx: &Ctx, world: &World, of: ArrangementId, part: Part, pairs: &[(&str, &str)]) -> u32 {
    let shown = arrangement::show(ctx, &world.store, &CATALOGUE, of, None).await.unwrap();
    let pairs: Vec<(String, String)> =
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let change = part.change(&shown.arrangement, &pairs, &CATALOGUE).unwrap();
    arrangement::change(ctx, &world.store, &CATALOGUE, of, shown.version.number, &change).await.unwrap()
}

/// An arrangement with one vendor under one contract.
async fn with_a_contract(ctx: &Ctx, world: &World) -> ArrangementId {
    let of = arrangement::begin(ctx, &world.store, &CATALOGUE, "電子カルテの外部保存").await.unwrap();
    typed(
        ctx,
        world,
        of,
        Part::Frame,
        &[
            ("institution.name", "みずうみ病院"),
            ("institution.beds", "３００"),
            ("settings", "network"),
            ("cases", "4.3.4"),
            ("documents", "medical-records"),
        ],
    )
    .await;
    let party = [("name", "架空クラウド"), ("role", "application"), ("engaged_by", "institution")];
    typed(ctx, world, of, Part::Party(None), &party).await;
    typed(
        ctx,
        world,
        of,
        Part::Contract(None),
        &[
            ("between", "institution"),
            ("between", "application"),
            ("kind", "contract"),
            ("ends.year", "令和11"),
            ("ends.month", "3"),
            ("ends.day", "31"),
            ("notice_days", "90"),
            ("liability.exclusions", "天災\r\n\r\n戦争"),
        ],
    )
    .await;
    of
}

#[tokio::test]
async fn what_is_typed_becomes_versions_of_a_file_that_its_own_reader_takes() {
    let world = World::new().await;
    let ctx = officer(&world).await;
    let of = with_a_contract(&ctx, &world).await;
    let shown = arrangement::show(&ctx, &world.store, &CATALOGUE, of, None).await.unwrap();
    assert_eq!(shown.version.number, 4);
    let contract = shown.arrangement.contract("contract").unwrap();
    assert_eq!(contract.ends, Some(jiff::civil::date(2029, 3, 31)));
    assert_eq!(contract.liability.as_ref().unwrap().exclusions.as_ref().unwrap().len(), 2);
    assert_eq!(shown.arrangement.institution.beds, Some(300));
    let changes: Vec<ArrangementChange> = arrangement::versions(&ctx, &world.store, of)
        .await
        .unwrap()
        .into_iter()
        .map(|version| version.change)
        .collect();
    use ArrangementChange::{Begun, Contract, Frame, Party};
    assert_eq!(changes, [Contract, Party, Frame, Begun]);
    assert_eq!(world.last_action().await, "arrangement_changed");

    // Out and in again it is the same, byte by byte.
    let file = arrangement::export(&ctx, &world.store, of).await.unwrap();
    let copy = Into::New("写し".to_owned());
    let copy = arrangement::import(&ctx, &world.store, &CATALOGUE, copy, file.as_bytes()).await.unwrap();
    assert_eq!(arrangement::export(&ctx, &world.store, copy).await.unwrap(), file);
    assert_eq!(arrangement::arrangements(&ctx, &world.store, &CATALOGUE).await.unwrap().len(), 2);
}

#[tokio::test]
async fn what_a_form_shows_and_sends_back_changes_nothing() {
    let world = World::new().await;
    let ctx = officer(&world).await;
    let of = with_a_contract(&ctx, &world).await;
    let shown = arrangement::show(&ctx, &world.store, &CATALOGUE, of, None).await.unwrap();
    let duty = CATALOGUE.duties[0].id.clone();
    let parts = [
        Part::Frame,
        Part::Party(Some(id("application"))),
        Part::Contract(Some(id("contract"))),
        Part::Clauses(id("contract")),
        Part::Assignment(id("contract"), duty, Scope::All),
    ];
    for part in parts {
        let values = part.values(&shown.arrangement).unwrap();
        let change = part.change(&shown.arrangement, &values, &CATALOGUE).unwrap();
        let number = arrangement::change(&ctx, &world.store, &CATALOGUE, of, 4, &change).await.unwrap();
        assert_eq!(number, 4, "{part:?}");
    }
}

#[tokio::test]
async fn naming_a_lead_closes_the_hole_and_clearing_it_opens_it_again() {
    let world = World::new().await;
    let ctx = officer(&world).await;
    let of = with_a_contract(&ctx, &world).await;
    let shown = arrangement::show(&ctx, &world.store, &CATALOGUE, of, None).await.unwrap();
    let hole = shown.boundary.issues.iter().find(|issue| issue.kind == IssueKind::NoLead).unwrap();
    let (duty, scope) = (hole.duty.clone().unwrap(), hole.scope.unwrap());
    let open = |shown: &arrangement::Shown| {
        let here = |issue: &&domain::boundary::Issue| {
            issue.kind == IssueKind::NoLead && issue.duty.as_ref() == Some(&duty) && issue.scope == Some(scope)
        };
        shown.boundary.issues.iter().any(|issue| here(&issue))
    };
    let part = || Part::Assignment(id("contract"), duty.clone(), scope);
    typed(&ctx, &world, of, part(), &[("lead", "application"), ("ref", "第15条")]).await;
    assert!(!open(&arrangement::show(&ctx, &world.store, &CATALOGUE, of, None).await.unwrap()));
    typed(&ctx, &world, of, part(), &[("lead", ""), ("ref", "")]).await;
    assert!(open(&arrangement::show(&ctx, &world.store, &CATALOGUE, of, None).await.unwrap()));
    // The version in between is still there to be looked at.
    assert!(!open(&arrangement::show(&ctx, &world.store, &CATALOGUE, of, Some(5)).await.unwrap()));
}

#[tokio::test]
async fn a_change_over_somebody_elses_is_refused_and_says_at_which_version_it_is() {
    let world = World::new().await;
    let ctx = officer(&world).await;
    let of = with_a_contract(&ctx, &world).await;
    let change = Change::WithoutContract(id("contract"));
    let stale = arrangement::change(&ctx, &world.store, &CATALOGUE, of, 3, &change).await;
    assert!(matches!(stale, Err(ArrangementError::Stale { number: 4 })), "{stale:?}");
}

#[tokio::test]
async fn a_party_that_a_contract_names_stays() {
    let world = World::new().await;
    let ctx = officer(&world).await;
    let of = with_a_contract(&ctx, &world).await;
    let change = Part::Party(Some(id("application"))).removal().unwrap();
    let kept = arrangement::change(&ctx, &world.store, &CATALOGUE, of, 4, &change).await;
    let Err(ArrangementError::Hindered(Hindrance::Named(names))) = kept else { panic!("{kept:?}") };
    assert_eq!(names, [id("contract")]);
    let change = Part::Contract(Some(id("contract"))).removal().unwrap();
    arrangement::change(&ctx, &world.store, &CATALOGUE, of, 4, &change).await.unwrap();
    let change = Part::Party(Some(id("application"))).removal().unwrap();
    assert_eq!(arrangement::change(&ctx, &world.store, &CATALOGUE, of, 5, &change).await.unwrap(), 6);
}

#[tokio::test]
async fn what_cannot_be_read_is_named_by_its_field() {
    let world = World::new().await;
    let ctx = officer(&world).await;
    let of = with_a_contract(&ctx, &world).await;
    let shown = arrangement::show(&ctx, &world.store, &CATALOGUE, of, None).await.unwrap();
    let pairs = [("kind", "promise"), ("notice_days", "many"), ("ends.year", "2029"), ("ends.month", "13")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let problems = Part::Contract(None).change(&shown.arrangement, &pairs, &CATALOGUE).unwrap_err();
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    for field in ["kind", "notice_days", "ends"] {
        assert!(fields.contains(&field), "{field}: {fields:?}");
    }
    let file = br#"{"schema":"azukari.arrangement/1","institution":{"name":"x"},"parties":[{"id":"a","role":"king"}]}"#;
    let refused = arrangement::import(&ctx, &world.store, &CATALOGUE, Into::Known(of, 4), file).await;
    assert!(matches!(refused, Err(ArrangementError::Refused(_))), "{refused:?}");
    let now = arrangement::show(&ctx, &world.store, &CATALOGUE, of, None).await.unwrap();
    assert_eq!(now.version.number, 4);
}

#[tokio::test]
async fn anothers_arrangement_and_a_missing_one_are_the_same() {
    let world = World::new().await;
    let ctx = officer(&world).await;
    let of = with_a_contract(&ctx, &world).await;
    let other = world.member(INSTITUTION, "こもれびクリニック", &[Role::Compliance]).await;
    let missing: ArrangementId = "00000000-0000-0000-0000-00000000ffff".parse().unwrap();
    for which in [of, missing] {
        let shown = arrangement::show(&other, &world.store, &CATALOGUE, which, None).await;
        assert!(matches!(shown, Err(Failure::Denied(Denied::NotFound))), "{shown:?}");
        let change = Change::WithoutContract(id("contract"));
        let changed = arrangement::change(&other, &world.store, &CATALOGUE, which, 4, &change).await;
        assert!(matches!(changed, Err(ArrangementError::Failure(Failure::Denied(Denied::NotFound)))), "{changed:?}");
    }
    let reader = world.member(INSTITUTION, "あさぎり医療センター", &[Role::Reader]).await;
    let begun = arrangement::begin(&reader, &world.store, &CATALOGUE, "x").await;
    let forbidden = Failure::Denied(Denied::Forbidden(Capability::EditArrangement));
    assert_eq!(begun.unwrap_err().to_string(), forbidden.to_string());
}
