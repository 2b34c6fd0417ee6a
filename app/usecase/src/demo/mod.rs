//! The demo: made-up institutions and vendors in an empty database, with the lines of the audit trail that people doing
//! the same would leave.

mod people;

use domain::{catalogue::Catalogue, disclosure::Disclosure, policy::Policy, text::EditionId};
use jiff::ToSpan;
use store::{
    CaseId, OrganisationId, PersonId, PolicyVersionId, Store, Tx, VendorServiceId,
    record::{
        identity::{Organisation, OrganisationKind, Person, Roles},
        selection::{CaseKind, CaseState, PolicyVersion, PolicyVersionHead, SelectionCase},
        vendor::{NewText, Standing, VendorServiceHead, VersionHead},
    },
};

use self::people::{COMPLIANCE, PROCUREMENT};
pub use self::people::{DemoPerson, PEOPLE};
use crate::{
    Actor, Capability, Ctx, Failure, Member, Target,
    audit::{Action, Entry, Subject},
    error::carries_failure,
    field::flatten,
    identity::{Password, Passwords},
    institution::written,
    vendor::{numbered, record_version},
};

/// What came of seeding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seeded {
    /// The database was not empty: nothing was done.
    NotEmpty,
    /// The demo is there.
    Done {
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

const INSTITUTIONS: [&str; 3] =
    ["みずうみ総合病院（架空）", "こもれび内科クリニック（架空）", "県立あさぎり医療センター（架空）"];
const OPERATOR: &str = "預かり 運営（架空）";
const POLICY_NAME: &str = "標準の評価方針";
/// A policy that a hospital might fix: the place of storage and what protects it weigh most.
const POLICY: &str = include_str!("policy.json");

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

/// Fills an empty database; does nothing with any other. All of it is one transaction: whatever goes wrong on the way
/// leaves the database empty, so that it can be tried again.
///
/// # Errors
/// When it is not allowed, a file does not fit the catalogue or the database fails.
pub async fn seed(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    passwords: &Passwords,
    password_of: &(dyn Fn(&DemoPerson) -> Password + Sync),
) -> Result<Seeded, SeedError> {
    ctx.require(store, Capability::SeedDemo, &Target::Nothing).await?;
    let mut hashes = Vec::with_capacity(PEOPLE.len());
    for person in &PEOPLE {
        hashes.push(passwords.hash(ctx, &password_of(person)).await?);
    }
    let demo = &Demo::new(ctx, catalogue, hashes)?;
    let written = store.write(|tx| Box::pin(async move { demo.write(ctx, tx, catalogue).await })).await?;
    Ok(if written {
        Seeded::Done { cases: demo.cases.iter().map(|case| case.case.id).collect() }
    } else {
        Seeded::NotEmpty
    })
}

/// Everything that the transaction writes.
struct Demo {
    organisations: Vec<Organisation>,
    people: Vec<(Person, String, Member)>,
    services: Vec<Service>,
    policy: PolicyVersion,
    cases: Vec<Case>,
}

struct Case {
    case: SelectionCase,
    places: Vec<Result<VendorServiceId, String>>,
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
        let people = people(ctx, &organisations, hashes)?;
        let acting = |who: DemoPerson| {
            let mut members = people.iter().filter(|(person, ..)| person.sign_in_name == who.sign_in_name);
            members
                .next()
                .map(|(.., member)| *member)
                .ok_or_else(|| SeedError::Content("a person is missing".to_owned()))
        };
        let policy = policy(ctx, catalogue, &acting(COMPLIANCE)?)?;
        let edition = catalogue.newest_edition().map(|edition| edition.id.clone());
        let edition = edition.ok_or_else(|| SeedError::Content("no edition is loaded".to_owned()))?;
        let owner = acting(PROCUREMENT)?.organisation;
        let cases = CASES.iter().map(|case| case.begun(ctx, owner, &edition, policy.head.id, &services)).collect();
        Ok(Demo { organisations, people, services, policy, cases })
    }

    /// Writes it all; says whether there was room.
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
        let acting = |who: DemoPerson| self.people.iter().find(|(person, ..)| person.sign_in_name == who.sign_in_name);
        let acting = |who| acting(who).map_or_else(|| ctx.clone(), |(.., member)| ctx.acting(Actor::Member(*member)));
        self.fix_policy(&acting(COMPLIANCE), tx).await?;
        for case in &self.cases {
            case.write(&acting(PROCUREMENT), tx).await?;
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

    async fn fix_policy(&self, ctx: &Ctx, tx: &Tx<'_>) -> Result<(), SeedError> {
        let head = &self.policy.head;
        let owner = ctx.actor.organisation().ok_or(crate::error::NOT_FOUND)?;
        tx.insert_policy(head.policy, owner, &head.name, ctx.now).await?;
        tx.insert_policy_version(&self.policy).await?;
        Entry::new(Action::PolicyFixed, head.id)
            .with("policy", head.policy.to_string())
            .with("number", head.number)
            .with("sha256", head.sha256.as_str())
            .write(ctx, tx)
            .await?;
        Ok(())
    }
}

impl DemoCase {
    /// The case, opened under a policy.
    fn begun(
        &self,
        ctx: &Ctx,
        owner: OrganisationId,
        edition: &EditionId,
        policy: PolicyVersionId,
        services: &[Service],
    ) -> Case {
        let case = SelectionCase {
            id: ctx.id(),
            organisation: owner,
            title: self.title.to_owned(),
            kind: self.kind,
            edition: edition.clone(),
            as_of: ctx.today(),
            deadline: ctx.today().checked_add(self.days_left.days()).ok(),
            state: CaseState::Opened { policy, at: ctx.now },
            created_at: ctx.now,
        };
        let of_file = |file: &&str| services.iter().find(|service| service.file.starts_with(*file));
        let chosen = self.files.iter().filter_map(of_file).map(|service| Ok(service.head.id));
        Case { case, places: chosen.chain(self.waiting.iter().map(|name| Err((*name).to_owned()))).collect() }
    }
}

impl Case {
    /// Writes the case with the lines that beginning it step by step would have left.
    async fn write(&self, ctx: &Ctx, tx: &Tx<'_>) -> Result<(), SeedError> {
        let Case { case, places } = self;
        tx.insert_case(case).await?;
        tx.replace_places(case.id, places).await?;
        let services: Vec<String> = places.iter().flatten().map(VendorServiceId::to_string).collect();
        let policy = case.state.policy().map(|id| id.to_string());
        let lines = [
            Entry::new(Action::CaseCreated, case.id),
            Entry::new(Action::CaseChanged, case.id)
                .with("services", services)
                .with("waiting", places.iter().filter(|place| place.is_err()).count())
                .with("policy_version", policy.clone()),
            Entry::new(Action::CaseOpened, case.id)
                .with("policy_version", policy)
                .with("edition", case.edition.as_str())
                .with("as_of", case.as_of.to_string()),
        ];
        for line in lines {
            line.write(ctx, tx).await?;
        }
        Ok(())
    }
}

/// The people, each in the first organisation of their kind.
fn people(
    ctx: &Ctx,
    organisations: &[Organisation],
    hashes: Vec<String>,
) -> Result<Vec<(Person, String, Member)>, SeedError> {
    let person = |(demo, hash): (&DemoPerson, String)| {
        let place = organisations.iter().find(|organisation| organisation.kind == demo.kind);
        let place = place.ok_or_else(|| SeedError::Content("an organisation is missing".to_owned()))?;
        let person = Person {
            id: ctx.id(),
            sign_in_name: demo.sign_in_name.to_owned(),
            display_name: demo.display_name.to_owned(),
        };
        let roles = demo.roles.iter().copied().collect();
        let member = Member { person: person.id, organisation: place.id, kind: demo.kind, roles };
        Ok((person, hash, member))
    };
    PEOPLE.iter().zip(hashes).map(person).collect()
}

/// The first version of the policy, fixed by a person.
fn policy(ctx: &Ctx, catalogue: &Catalogue, by: &Member) -> Result<PolicyVersion, SeedError> {
    let read = Policy::read(POLICY.as_bytes(), catalogue).map_err(|problems| {
        SeedError::Content(format!("policy.json: {}", problems.lines(catalogue, ctx.lang).join("; ")))
    })?;
    let content = written(&read, 1);
    let head = PolicyVersionHead {
        id: ctx.id(),
        policy: ctx.id(),
        name: POLICY_NAME.to_owned(),
        number: 1,
        sha256: store::sha256(content.as_bytes()),
        fixed_at: ctx.now,
        fixed_by: by.person,
    };
    Ok(PolicyVersion { head, content })
}
