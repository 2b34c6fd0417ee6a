//! A database as years of use would leave it.
//!
//! What is looked at comes through the use cases: twenty services of one vendor, imported and published, and twenty
//! cases of one institution, opened and compared. The many services around it are written by the repositories: each with
//! a version and an assessment whose figures are whole, while file and result, which no list and no comparison reads,
//! are short.

use std::sync::Arc;

use domain::{catalogue::Catalogue, text::Lang};
use server::clock::{RandomIds, SystemClock};
use store::{
    AssessmentsWanted, Clock as _, DisclosureVersionId, Store,
    record::{
        selection::{AssessmentKey, CaseKind, StoredAssessment},
        vendor::{VendorServiceHead, VersionHead},
    },
};
use usecase::{
    Actor, Ctx, identity,
    institution::{self, NewCase, Place},
    record::{CaseId, OrganisationKind, PolicyVersionId, VendorServiceId},
    vendor,
};
use uuid::Uuid;

use crate::Anything;

/// How many services the vendor and how many cases the institution has in the end.
const LISTED: usize = 20;
/// How many services a wide case compares.
const WIDE: usize = 50;
/// Services of one of the many vendors.
const EACH: usize = 50;
/// Rows written in one transaction.
const AT_ONCE: usize = 1_000;

/// Fills the demo's database; prints the ids of the case with all services of the demo and of the wide cases.
pub(crate) async fn fill(store: &Store, catalogue: &Catalogue, count: usize) -> Anything<()> {
    let system = Ctx {
        now: SystemClock.now(),
        actor: Actor::System,
        lang: Lang::Ja,
        request_id: Uuid::nil(),
        new_id: Arc::new(RandomIds),
    };
    let vendor = acting(&system, store, "vendor@demo.example").await?;
    let procurement = acting(&system, store, "procurement@demo.example").await?;
    let compliance = acting(&system, store, "compliance@demo.example").await?;

    let published = institution::published_services(&procurement, store).await?;
    let policies = institution::policies(&compliance, store).await?;
    let policy = policies.first().ok_or("the database is no demo: it has no policy")?.head.id;
    let all: Vec<Place> = published.iter().map(|entry| Place::Service(entry.service.id)).collect();
    let case = compared(&procurement, store, catalogue, policy, &all).await?;
    println!("case {case}");

    for (file, content) in domain::demo::FILES.iter().cycle().take(LISTED - 1) {
        let service = vendor::create_service(&vendor, store, file).await?.id;
        let revision = vendor::import_file(&vendor, store, catalogue, service, content.as_bytes()).await?;
        vendor::publish(&vendor, store, catalogue, service, revision).await?;
    }

    let versions: Vec<DisclosureVersionId> = published.iter().map(|entry| entry.version.id).collect();
    let editions = [catalogue.newest_edition().ok_or("there is no edition")?.id.clone()];
    let wanted = AssessmentsWanted {
        versions: &versions,
        policy,
        editions: &editions,
        as_of: system.today(),
        catalogue_digest: catalogue.digest(),
    };
    let models = store.assessments(wanted).await?;
    let mut services = Vec::with_capacity(count);
    while services.len() < count {
        let rows = AT_ONCE.min(count - services.len());
        services.extend(many(&system, store, &models, rows).await?);
    }
    let cases = institution::cases(&procurement, store).await?.len();
    for number in cases..LISTED {
        let step = (count / WIDE).max(1);
        let places = services.iter().skip(number % step).step_by(step).take(WIDE).copied().map(Place::Service);
        let case = compared(&procurement, store, catalogue, policy, &places.collect::<Vec<_>>()).await?;
        println!("wide {case}");
    }
    Ok(())
}

/// The same call, made by somebody of the demo.
async fn acting(system: &Ctx, store: &Store, name: &str) -> Anything<Ctx> {
    let (person, _) = store.credentials(name).await?.ok_or("the database is no demo: serve it with --demo first")?;
    Ok(system.acting(identity::actor(store, person.id, None).await?.0))
}

/// A case with these places, opened and compared once, so that its figures are stored.
async fn compared(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    policy: PolicyVersionId,
    places: &[Place],
) -> Anything<CaseId> {
    let title = format!("{}件の比較", places.len());
    let new = NewCase { title, kind: CaseKind::New, edition: None, as_of: None, deadline: None };
    let id = institution::create_case(ctx, store, catalogue, new).await?.id;
    institution::set_places(ctx, store, id, places).await?;
    institution::choose_policy(ctx, store, id, policy).await?;
    institution::open(ctx, store, id).await?;
    institution::compare(ctx, store, catalogue, id, None, None).await?;
    Ok(id)
}

/// Services with a version and an assessment each, like the models in turn.
async fn many(ctx: &Ctx, store: &Store, models: &[StoredAssessment], rows: usize) -> Anything<Vec<VendorServiceId>> {
    let mut services: Vec<(VendorServiceHead, VersionHead)> = Vec::with_capacity(rows);
    let mut assessments: Vec<(Uuid, StoredAssessment, String)> = Vec::with_capacity(rows);
    let mut organisation = None;
    for (at, model) in models.iter().cycle().take(rows).enumerate() {
        let owner = match organisation.filter(|_| at % EACH != 0) {
            Some(owner) => owner,
            None => identity::create_organisation(ctx, store, OrganisationKind::Vendor, "架空の事業者").await?.id,
        };
        organisation = Some(owner);
        let service =
            VendorServiceHead { id: ctx.id(), organisation: owner, name: format!("架空のサービス {at}") };
        let version = VersionHead {
            id: ctx.id(),
            service: service.id,
            number: 1,
            sha256: store::sha256(service.id.to_string().as_bytes()),
            catalogue_digest: model.key.catalogue_digest.clone(),
            published_at: ctx.now,
            published_by: Uuid::nil().into(),
        };
        let key = AssessmentKey { version: version.id, ..model.key.clone() };
        assessments.push((ctx.new_id.new_id(), StoredAssessment { key, ..model.clone() }, "{}".to_owned()));
        services.push((service, version));
    }
    let (new, assessments) = (&services, &assessments);
    let written: Result<(), store::StoreError> = store
        .write(|tx| {
            Box::pin(async move {
                for (service, version) in new {
                    tx.insert_service(service, ctx.now).await?;
                    tx.insert_version(version, "{}").await?;
                }
                tx.insert_assessments(assessments).await?;
                Ok(())
            })
        })
        .await;
    written?;
    Ok(services.into_iter().map(|(service, _)| service.id).collect())
}
