//! A vendor's year after the first version: confirming what has not changed, asking colleagues, what decides.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod common;

use common::{CATALOGUE, World, member};
use domain::{
    disclosure::Disclosure,
    text::QuestionId,
    word::{Conclusion, Gate},
};
use usecase::{
    Capability, Ctx, Denied, Failure,
    record::{OrganisationKind, PersonId, Role, VendorServiceId},
    vendor::{self, AskError, LeftOut, Posted},
};

const VENDOR: OrganisationKind = OrganisationKind::Vendor;
const BACKUPS: &str = "emergency-backup";

async fn with_service(world: &World) -> (Ctx, VendorServiceId) {
    let vendor = world.member(VENDOR, "カワセミ（架空）", &[Role::Editor, Role::Publisher]).await;
    let service = vendor::create_service(&vendor, &world.store, "カワセミ電子カルテ").await.unwrap();
    (vendor, service.id)
}

/// The service with a demo file published.
async fn published(world: &World, file: usize) -> (Ctx, VendorServiceId) {
    let (vendor, service) = with_service(world).await;
    let bytes = domain::demo::FILES[file].1.as_bytes();
    let revision = vendor::import_file(&vendor, &world.store, &CATALOGUE, service, bytes).await.unwrap();
    vendor::publish(&vendor, &world.store, &CATALOGUE, service, revision).await.unwrap();
    (vendor, service)
}

async fn save(world: &World, ctx: &Ctx, service: VendorServiceId, pairs: &[(&str, &str)]) {
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let revision = vendor::read_draft(ctx, &world.store, service).await.unwrap().revision;
    let posted = Posted { revision, pairs, removed: Vec::new() };
    vendor::save(ctx, &world.store, &CATALOGUE, service, posted).await.unwrap();
}

async fn section(world: &World, ctx: &Ctx, service: VendorServiceId, section: &str) -> vendor::SectionDraft {
    vendor::read_section(ctx, &world.store, &CATALOGUE, service, section).await.unwrap()
}

async fn disclosed(world: &World, ctx: &Ctx, service: VendorServiceId) -> Disclosure {
    let draft = vendor::read_draft(ctx, &world.store, service).await.unwrap();
    draft.assemble(&CATALOGUE).disclosure.unwrap()
}

fn id(text: &str) -> QuestionId {
    CATALOGUE.question(text).unwrap().id.clone()
}

#[tokio::test]
async fn unchanged_answers_are_confirmed_at_once_and_what_has_passed_is_left_out() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let pairs = [
        ("vendor.jurisdiction", "JP"),
        ("service.media", "network"),
        ("answer.backups-taken.state", "yes"),
        ("answer.backups-taken.as_of", "2025-10-01"),
        ("answer.backup-isolated.state", "yes"),
        ("answer.restore-tested.state", "planned"),
        ("answer.restore-tested.planned_for", "2026-03-31"),
    ];
    save(&world, &vendor, service, &pairs).await;
    let before = section(&world, &vendor, service, BACKUPS).await;
    assert!(before.since.confirmable.is_empty() && before.published.is_none(), "nothing to hold it against");
    let now = before.draft.revision;
    vendor::publish(&vendor, &world.store, &CATALOGUE, service, now).await.unwrap();
    save(&world, &vendor, service, &[("answer.backup-isolated.state", "no")]).await;

    let found = section(&world, &vendor, service, BACKUPS).await;
    assert_eq!(found.since.confirmable, [id("backups-taken")]);
    let passed = LeftOut::PlanPassed(jiff::civil::date(2026, 3, 31));
    assert_eq!(found.since.left_out, [(id("restore-tested"), passed)]);
    let changed: Vec<&QuestionId> = found.since.changed.keys().collect();
    assert_eq!(changed, [&id("backup-isolated")]);

    let count = vendor::confirm_unchanged(&vendor, &world.store, &CATALOGUE, service, BACKUPS).await.unwrap();
    assert_eq!((count, world.last_action().await.as_str()), (1, "answers_confirmed"));
    let disclosure = disclosed(&world, &vendor, service).await;
    let as_of = |question: &str| disclosure.answer(question).unwrap().dating.as_of;
    assert_eq!(as_of("backups-taken"), Some(jiff::civil::date(2026, 11, 20)), "today in Japan");
    assert_eq!((as_of("backup-isolated"), as_of("restore-tested")), (None, None));
    let actions = world.actions().await.len();
    assert_eq!(vendor::confirm_unchanged(&vendor, &world.store, &CATALOGUE, service, BACKUPS).await.unwrap(), 0);
    assert_eq!(world.actions().await.len(), actions, "a second click changes nothing");
}

#[tokio::test]
async fn an_answer_that_rests_on_an_expired_certificate_is_left_out() {
    let world = World::new().await;
    // 05: its ISMS certificate has expired.
    let (vendor, service) = published(&world, 4).await;
    let sections: Vec<String> = CATALOGUE.sections.iter().map(|section| section.id.to_string()).collect();
    let mut left_out = Vec::new();
    for name in &sections {
        left_out.extend(section(&world, &vendor, service, name).await.since.left_out);
    }
    let expired = left_out.iter().any(|(_, why)| matches!(why, LeftOut::CertificateExpired(..)));
    assert!(expired, "{left_out:?}");
    let states = vendor::service_states(&vendor, &world.store, &CATALOGUE).await.unwrap();
    assert!(states[0].expiring.iter().any(|certificate| certificate.expired), "{:?}", states[0].expiring);
}

#[tokio::test]
async fn a_colleague_is_asked_sees_it_and_says_that_it_is_written() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let store = &world.store;
    let organisation = member(&vendor).organisation;
    let jiro = world.colleague(organisation, VENDOR, "jiro", &[Role::Editor]).await;
    let reader = world.colleague(organisation, VENDOR, "reader", &[Role::Reader]).await;
    let stranger = world.member(VENDOR, "別の架空ベンダー", &[Role::Editor]).await;
    let person = |ctx: &Ctx| Some(member(ctx).person);
    let people: Vec<PersonId> =
        vendor::colleagues(&vendor, store).await.unwrap().into_iter().map(|entry| entry.person.id).collect();
    assert_eq!(people.len(), 2, "who may only read cannot be asked to write");

    vendor::ask_for_section(&vendor, store, service, BACKUPS, person(&jiro)).await.unwrap();
    assert_eq!(world.last_action().await, "section_asked");
    let actions = world.actions().await.len();
    vendor::ask_for_section(&vendor, store, service, BACKUPS, person(&jiro)).await.unwrap();
    assert_eq!(world.actions().await.len(), actions, "a second click changes nothing");
    let asked = vendor::asked_of_me(&jiro, store).await.unwrap();
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].service.id, asked[0].owner.section.as_str()), (service, BACKUPS));
    assert_eq!(asked[0].asked_by, "カワセミ（架空）");
    assert!(vendor::asked_of_me(&vendor, store).await.unwrap().is_empty());
    assert!(vendor::asked_of_me(&stranger, store).await.unwrap().is_empty());

    for nobody in [person(&reader), person(&stranger), Some(vendor.id())] {
        let refused = vendor::ask_for_section(&vendor, store, service, BACKUPS, nobody).await;
        assert!(matches!(refused, Err(AskError::NotAColleague)), "{refused:?}");
    }
    let forbidden = vendor::ask_for_section(&reader, store, service, BACKUPS, person(&jiro)).await;
    let denied = Denied::Forbidden(Capability::AskSection);
    assert!(matches!(forbidden, Err(AskError::Failure(Failure::Denied(found))) if found == denied));
    let foreign = vendor::ask_for_section(&stranger, store, service, BACKUPS, person(&stranger)).await;
    assert!(matches!(foreign, Err(AskError::Failure(Failure::Denied(Denied::NotFound)))));
    assert!(vendor::section_owners(&stranger, store, service).await.unwrap().is_empty());

    vendor::finish_section(&jiro, store, service, BACKUPS).await.unwrap();
    assert_eq!(world.last_action().await, "section_finished");
    assert!(vendor::asked_of_me(&jiro, store).await.unwrap().is_empty());
    let overview = vendor::overview(&vendor, store, &CATALOGUE, service).await.unwrap();
    assert!(overview.owners[BACKUPS].done_at.is_some(), "whose it was stays on record");
    // Asked again, it is open again; taken back, it is nobody's.
    vendor::ask_for_section(&vendor, store, service, BACKUPS, person(&jiro)).await.unwrap();
    assert_eq!(vendor::asked_of_me(&jiro, store).await.unwrap().len(), 1);
    vendor::ask_for_section(&vendor, store, service, BACKUPS, None).await.unwrap();
    assert!(vendor::section_owners(&vendor, store, service).await.unwrap().is_empty());
    vendor::ask_for_section(&vendor, store, service, BACKUPS, None).await.unwrap();
}

#[tokio::test]
async fn overview_and_self_check_count_what_decides_alike() {
    for file in 0..domain::demo::FILES.len() {
        let world = World::new().await;
        let (vendor, service) = published(&world, file).await;
        let overview = vendor::overview(&vendor, &world.store, &CATALOGUE, service).await.unwrap();
        let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, None).await.unwrap();
        assert_eq!(overview.deciding, check.deciding, "file {file}");
        let undetermined = check.assessment.conclusion == Conclusion::Undetermined;
        assert!(!undetermined || !check.deciding.open.is_empty(), "file {file}");
        let asked = check.asks.iter().filter(|ask| matches!(ask.gate, Gate::Condition | Gate::MustKnow)).count();
        assert_eq!(asked, check.deciding.open.len(), "everything that decides is asked: file {file}");
        // Everything that is asked leads somewhere.
        assert!(check.asks.iter().all(|ask| ask.open.field.is_some()), "file {file}: {:?}", check.asks);
    }
}

#[tokio::test]
async fn a_new_draft_knows_what_decides_before_it_can_be_read_as_a_whole() {
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    let overview = vendor::overview(&vendor, &world.store, &CATALOGUE, service).await.unwrap();
    assert!(overview.deciding.all > 5, "{:?}", overview.deciding);
    assert_eq!(overview.deciding.open.len(), overview.deciding.all, "nothing is stated yet");
    // A date that cannot be read takes its own answer away, and no other.
    save(&world, &vendor, service, &[("certifications.0.valid_until", "そのうち"), ("service.media", "network")]).await;
    let after = vendor::overview(&vendor, &world.store, &CATALOGUE, service).await.unwrap();
    assert!(!after.deciding.open.is_empty());
}

#[tokio::test]
async fn what_is_asked_first_decides_and_a_good_answer_does_what_is_said_of_it() {
    let world = World::new().await;
    // 08: half answered.
    let (vendor, service) = published(&world, 7).await;
    let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, None).await.unwrap();
    let gates: Vec<bool> = check.asks.iter().map(|ask| matches!(ask.gate, Gate::Condition | Gate::MustKnow)).collect();
    assert!(gates.is_sorted_by(|a, b| a >= b), "what decides comes first");
    let rest: Vec<u64> = check.asks.iter().filter(|ask| ask.gate == Gate::Other).map(|ask| ask.gain).collect();
    assert!(rest.is_sorted_by(|a, b| a >= b), "{rest:?}");
    let ask = check.asks.iter().find(|ask| ask.gain > 0 && !ask.open.questions.is_empty()).unwrap();
    for question in &ask.open.questions {
        let good = CATALOGUE.question(question.as_str()).unwrap().good;
        let word = if good == Some(domain::catalogue::YesNo::No) { "no" } else { "yes" };
        save(&world, &vendor, service, &[(&format!("answer.{question}.state"), word)]).await;
    }
    let then = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, None).await.unwrap();
    let risen = then.assessment.score.low_tenths() - check.assessment.score.low_tenths();
    assert_eq!(risen, ask.gain);
    assert_eq!(ask.conclusion.unwrap_or(check.assessment.conclusion), then.assessment.conclusion);
}

#[tokio::test]
async fn plans_carried_out_never_lower_what_is_shown_and_only_plans_count() {
    let world = World::new().await;
    // 14: planned everything.
    let (vendor, service) = published(&world, 13).await;
    let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, None).await.unwrap();
    let intended = check.intended.unwrap();
    assert!(intended.score.low_tenths() > check.assessment.score.low_tenths());
    let world = World::new().await;
    let (vendor, service) = with_service(&world).await;
    save(&world, &vendor, service, &[("vendor.jurisdiction", "JP"), ("answer.backups-taken.state", "no")]).await;
    let check = vendor::self_check(&vendor, &world.store, &CATALOGUE, service, None).await.unwrap();
    assert!(check.intended.is_none(), "where nothing is planned there is nothing to show");
}

#[tokio::test]
async fn the_list_with_progress_takes_two_statements_however_long() {
    let world = World::new().await;
    let (owner, first) = published(&world, 0).await;
    for number in 0..20 {
        vendor::create_service(&owner, &world.store, &format!("サービス{number}")).await.unwrap();
    }
    let (store, statements) = world.database.counted().await;
    let list = vendor::service_states(&owner, &store, &CATALOGUE).await.unwrap();
    assert_eq!((list.len(), statements.take().len()), (21, 2));
    let of = |id| list.iter().find(|state| state.entry.service.id == id).unwrap();
    let open = of(first).open;
    // The same figure as the sections of its draft give.
    let draft = vendor::read_draft(&owner, &world.store, first).await.unwrap();
    let sections = vendor::sections(&CATALOGUE, &draft.fields);
    let by_section: usize = sections.iter().filter(|s| !s.aside).map(|s| s.of - s.answered).sum();
    assert_eq!(open, by_section);
    assert!(sections.iter().any(|s| s.aside && s.section.id.as_str() == "paper-custody"), "paper concerns no network");
}

#[tokio::test]
async fn how_many_institutions_rely_on_a_service_is_a_number_and_no_more() {
    let world = World::new().await;
    let (vendor, service) = published(&world, 0).await;
    let section_before = section(&world, &vendor, service, BACKUPS).await;
    assert_eq!(section_before.institutions, 0);
    for name in ["みずうみ病院（架空）", "こもれび医院（架空）"] {
        let hospital = world.member(OrganisationKind::Institution, name, &[Role::Procurement]).await;
        for title in ["電子カルテ", "更新"] {
            let new = usecase::institution::NewCase {
                title: title.to_owned(),
                kind: usecase::record::CaseKind::New,
                edition: None,
                as_of: None,
                deadline: None,
            };
            let case = usecase::institution::create_case(&hospital, &world.store, &CATALOGUE, new).await.unwrap();
            let places = [usecase::institution::Place::Service(service)];
            usecase::institution::set_places(&hospital, &world.store, case.id, &places).await.unwrap();
        }
    }
    assert_eq!(section(&world, &vendor, service, BACKUPS).await.institutions, 2, "each counts once");
}
