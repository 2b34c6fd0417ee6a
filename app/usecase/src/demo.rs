//! The demo: made-up institutions and vendors in an empty database, through the same doors as everything else, so that
//! the audit trail tells of it too.

use domain::{catalogue::Catalogue, disclosure::Disclosure};
use jiff::ToSpan;
use store::{
    CaseId, OrganisationId, PersonId, Store, Tx, VendorServiceId,
    record::{
        identity::{Organisation, OrganisationKind, Person, Role, Roles},
        selection::CaseKind,
        vendor::{NewText, Standing, VendorServiceHead, VersionHead},
    },
};

use crate::{
    Actor, Capability, Ctx, Failure, Member, Target,
    audit::{Action, Entry, Subject},
    error::carries_failure,
    field::flatten,
    identity::{Password, Passwords},
    institution::{self, NewCase, Place, PolicyOf},
    vendor::{numbered, record_version},
};

/// The passwords of the four people.
#[derive(Clone, Debug)]
pub struct DemoPasswords {
    /// Of the vendor's editor and publisher.
    pub vendor: Password,
    /// Of the procurement officer.
    pub procurement: Password,
    /// Of the compliance officer and administrator of the institution.
    pub compliance: Password,
    /// Of the operator's administrator.
    pub operator: Password,
}

/// What came of seeding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seeded {
    /// The database was not empty: nothing was done.
    NotEmpty,
    /// The demo is there.
    Done {
        /// The sign-in names, in the order of the passwords.
        sign_in_names: [&'static str; 4],
        /// The cases.
        cases: Vec<CaseId>,
    },
}

/// Why the demo is not there.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// A file the program carries does not fit it; tests rule that out.
    #[error("the demo cannot be filled in: {0}")]
    Content(String),
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(SeedError);

/// The sign-in names, in the order of the passwords.
pub const SIGN_IN_NAMES: [&str; 4] =
    ["vendor@demo.example", "procurement@demo.example", "compliance@demo.example", "operator@demo.example"];
const DISPLAY_NAMES: [&str; 4] = ["開示 花子（架空）", "調達 太郎（架空）", "法務 さくら（架空）", "運営 一郎（架空）"];
const INSTITUTIONS: [&str; 3] =
    ["みずうみ総合病院（架空）", "こもれび内科クリニック（架空）", "県立あさぎり医療センター（架空）"];
const OPERATOR: &str = "預かり 運営（架空）";
const POLICY_NAME: &str = "標準の評価方針";
/// A policy that a hospital might fix: the place of storage and what protects it weigh most.
const POLICY: &str = include_str!("demo/policy.json");

/// A case of the demo.
struct DemoCase {
    title: &'static str,
    kind: CaseKind,
    days_left: i32,
    /// The files of its services, by the beginning of their names.
    files: [&'static str; 4],
    /// The vendors waited for.
    waiting: &'static [&'static str],
}

const CASES: [DemoCase; 2] = [
    DemoCase {
        title: "電子カルテのクラウド化",
        kind: CaseKind::New,
        days_left: 5,
        files: ["01", "03", "08", "14"],
        waiting: &["ツグミ情報株式会社（架空・未回答）"],
    },
    DemoCase {
        title: "画像とバックアップの預け先の更新",
        kind: CaseKind::Renew,
        days_left: 40,
        files: ["02", "04", "05", "07"],
        waiting: &[],
    },
];

/// Fills an empty database; does nothing with any other.
///
/// # Errors
/// When it is not allowed, a file does not fit the catalogue or the database fails.
pub async fn seed(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    passwords: &Passwords,
    chosen: &DemoPasswords,
) -> Result<Seeded, SeedError> {
    ctx.require(store, Capability::SeedDemo, &Target::Nothing).await?;
    let mut hashes = Vec::with_capacity(SIGN_IN_NAMES.len());
    for password in [&chosen.vendor, &chosen.procurement, &chosen.compliance, &chosen.operator] {
        hashes.push(passwords.hash(ctx, password).await?);
    }
    let demo = &Demo::new(ctx, catalogue, hashes)?;
    if !store.write(|tx| Box::pin(async move { demo.write(ctx, tx, catalogue).await })).await? {
        return Ok(Seeded::NotEmpty);
    }
    let cases = demo.cases(ctx, store, catalogue).await?;
    Ok(Seeded::Done { sign_in_names: SIGN_IN_NAMES, cases })
}

/// Everything that one transaction writes.
struct Demo {
    organisations: Vec<Organisation>,
    people: Vec<(Person, String, Member)>,
    services: Vec<Service>,
}

struct Service {
    file: &'static str,
    head: VendorServiceHead,
    disclosure: Disclosure,
}

impl Demo {
    fn new(ctx: &Ctx, catalogue: &Catalogue, hashes: Vec<String>) -> Result<Demo, SeedError> {
        let organisation = |kind, name: &str| Organisation { id: ctx.id(), kind, name: name.to_owned() };
        let mut organisations: Vec<Organisation> = vec![organisation(OrganisationKind::Operator, OPERATOR)];
        organisations.extend(INSTITUTIONS.map(|name| organisation(OrganisationKind::Institution, name)));
        let mut services = Vec::new();
        for (file, content) in domain::demo::FILES {
            let disclosure = Disclosure::read(content.as_bytes(), catalogue).map_err(|problems| {
                SeedError::Content(format!("{file}: {}", problems.lines(catalogue, ctx.lang).join("; ")))
            })?;
            let vendor = organisation(OrganisationKind::Vendor, &disclosure.vendor.name);
            let head =
                VendorServiceHead { id: ctx.id(), organisation: vendor.id, name: disclosure.service.name.clone() };
            organisations.push(vendor);
            services.push(Service { file, head, disclosure });
        }
        let of = |kind| organisations.iter().find(|o| o.kind == kind).map(|o| o.id);
        let missing = || SeedError::Content("an organisation is missing".to_owned());
        let institution = of(OrganisationKind::Institution).ok_or_else(missing)?;
        let places: [(OrganisationId, OrganisationKind, &[Role]); 4] = [
            (
                of(OrganisationKind::Vendor).ok_or_else(missing)?,
                OrganisationKind::Vendor,
                &[Role::Editor, Role::Publisher],
            ),
            (institution, OrganisationKind::Institution, &[Role::Procurement]),
            (institution, OrganisationKind::Institution, &[Role::Compliance, Role::Administrator]),
            (of(OrganisationKind::Operator).ok_or_else(missing)?, OrganisationKind::Operator, &[Role::Administrator]),
        ];
        let names = SIGN_IN_NAMES.into_iter().zip(DISPLAY_NAMES);
        let people = names.zip(places).zip(hashes).map(|(((sign_in_name, display_name), place), hash)| {
            let (organisation, kind, roles) = place;
            let person =
                Person { id: ctx.id(), sign_in_name: sign_in_name.to_owned(), display_name: display_name.to_owned() };
            let member = Member { person: person.id, organisation, kind, roles: roles.iter().copied().collect() };
            (person, hash, member)
        });
        Ok(Demo { people: people.collect(), organisations, services })
    }

    /// Writes organisations, people and published services; says whether there was room for them.
    async fn write(&self, ctx: &Ctx, tx: &Tx<'_>, catalogue: &Catalogue) -> Result<bool, SeedError> {
        if !tx.is_empty().await? {
            return Ok(false);
        }
        Entry::new(Action::DemoSeeded, Subject::new("demo", "1")).write(ctx, tx).await?;
        for organisation in &self.organisations {
            tx.insert_organisation(organisation, ctx.now).await?;
            Entry::new(Action::OrganisationCreated, organisation.id).of(organisation.id).write(ctx, tx).await?;
        }
        for (person, hash, member) in &self.people {
            tx.insert_person(person, hash, ctx.now).await?;
            tx.insert_membership(person.id, member.organisation, member.roles).await?;
            let words: Vec<&str> = member.roles.iter().map(domain::word::Word::word).collect();
            Entry::new(Action::PersonAdded, person.id)
                .of(member.organisation)
                .with("roles", words)
                .write(ctx, tx)
                .await?;
        }
        for service in &self.services {
            self.publish(ctx, tx, catalogue, service).await?;
        }
        Ok(true)
    }

    async fn publish(&self, ctx: &Ctx, tx: &Tx<'_>, catalogue: &Catalogue, service: &Service) -> Result<(), SeedError> {
        let Service { head, disclosure, .. } = service;
        // Only the first vendor has somebody; the program fills in for the others.
        let nobody = PersonId(uuid::Uuid::nil());
        let known = self.people.iter().map(|(.., member)| member).find(|m| m.organisation == head.organisation);
        let member = known.copied().unwrap_or(Member {
            person: nobody,
            organisation: head.organisation,
            kind: OrganisationKind::Vendor,
            roles: Roles::NONE,
        });
        tx.insert_service(head, ctx.now).await?;
        Entry::new(Action::ServiceCreated, head.id).of(head.organisation).write(ctx, tx).await?;
        tx.insert_draft(head.id, ctx.now).await?;
        let texts: Vec<NewText> = flatten(disclosure, catalogue)
            .into_iter()
            .map(|(name, typed)| NewText { name, typed, standing: Standing::Current })
            .collect();
        tx.add_texts(head.id, 1, &texts, &[], member.person, ctx.now).await?;
        let content = numbered(disclosure.clone(), 1);
        let version = VersionHead {
            id: ctx.id(),
            service: head.id,
            number: 1,
            sha256: store::sha256(content.as_bytes()),
            catalogue_digest: catalogue.digest().to_owned(),
            published_at: ctx.now,
            published_by: member.person,
        };
        record_version(ctx, tx, &member, &version, &content).await?;
        Ok(())
    }

    /// The cases, begun by the people whose work it is.
    async fn cases(&self, ctx: &Ctx, store: &Store, catalogue: &Catalogue) -> Result<Vec<CaseId>, SeedError> {
        let content = |error: &dyn std::error::Error| SeedError::Content(error.to_string());
        let [_, (.., procurement), (.., compliance), _] = self.people.as_slice() else {
            return Err(SeedError::Content("a person is missing".to_owned()));
        };
        let compliance = ctx.acting(Actor::Member(*compliance));
        let procurement = ctx.acting(Actor::Member(*procurement));
        let of = PolicyOf::New(POLICY_NAME.to_owned());
        let policy = institution::fix_policy(&compliance, store, catalogue, of, POLICY.as_bytes())
            .await
            .map_err(|error| content(&error))?;
        let mut ids = Vec::new();
        for DemoCase { title, kind, days_left, files, waiting } in CASES {
            let deadline = ctx.today().checked_add(days_left.days()).ok();
            let new = NewCase { title: title.to_owned(), kind, edition: None, as_of: None, deadline };
            let case =
                institution::create_case(&procurement, store, catalogue, new).await.map_err(|error| content(&error))?;
            let services = files.iter().filter_map(|file| self.service(file)).map(Place::Service);
            let waiting = waiting.iter().map(|name| Place::Waiting((*name).to_owned()));
            let places: Vec<Place> = services.chain(waiting).collect();
            institution::set_places(&procurement, store, case.id, &places).await.map_err(|error| content(&error))?;
            institution::choose_policy(&procurement, store, case.id, policy.id)
                .await
                .map_err(|error| content(&error))?;
            institution::open(&procurement, store, case.id).await.map_err(|error| content(&error))?;
            ids.push(case.id);
        }
        Ok(ids)
    }

    fn service(&self, beginning: &str) -> Option<VendorServiceId> {
        self.services.iter().find(|service| service.file.starts_with(beginning)).map(|service| service.head.id)
    }
}
