//! Two vendors and two institutions with something of everything, the operator, and one person for every role.

use axum::http::Method;
use domain::word::Word as _;
use usecase::{
    Actor, Ctx, Member, arrangement,
    institution::{self, NewCase, Place, PolicyOf},
    record::{
        ArrangementId, CaseId, CaseKind, EvidenceId, EvidenceRequestId, OrganisationId, OrganisationKind, PersonId,
        PolicyVersionId, Role, VendorServiceId,
    },
    vendor::{
        self,
        evidence::{self, AttachForm},
    },
};

use crate::support::{Answer, Browser, TestApp, catalogue};

/// What a parameter of a path stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// The same for everybody.
    Fixed(&'static str),
    /// A vendor's service: with a draft and two versions.
    Service,
    /// An institution's case: opened, with that vendor's service in it.
    Case,
    /// The service in that case.
    Candidate,
    /// A fixed version of an institution's policy.
    Policy,
    /// An institution's arrangement, with a contract `ehr-contract`.
    Arrangement,
    /// A member of the organisation.
    Person,
    /// An evidence file of that vendor's service, open to that institution.
    Evidence,
    /// That institution's request for another of them.
    Request,
}

/// How the parameters of paths are filled: where the path begins, the parameter, what it stands for. Whoever adds a
/// route with a parameter adds a line, and, where it names a thing of a new kind, that thing to [`World::new`].
const PARAMETERS: &[(&str, &str, Stands)] = &[
    ("/catalogue/", "id", Stands::Fixed("place-of-storage")),
    ("/assets/", "*path", Stands::Fixed("nothing.css")),
    ("/services/", "id", Stands::Service),
    ("/services/", "section", Stands::Fixed("organisation")),
    ("/services/", "n", Stands::Fixed("2")),
    ("/services/", "eid", Stands::Evidence),
    ("/services/", "rid", Stands::Request),
    ("/cases/", "id", Stands::Case),
    ("/cases/", "eid", Stands::Evidence),
    ("/cases/", "sid", Stands::Candidate),
    ("/policies/", "id", Stands::Policy),
    ("/arrangements/", "id", Stands::Arrangement),
    ("/arrangements/", "contract", Stands::Fixed("ehr-contract")),
    ("/arrangements/", "duty", Stands::Fixed("incident.cause-investigation")),
    ("/organisation/people/", "id", Stands::Person),
];

/// What a post has to carry to get past its form; all others are posted empty.
const FORMS: &[(&str, &str)] = &[
    ("/services", "name=%E6%96%B0%E3%81%97%E3%81%84"),
    ("/organisation/people/{id}", "role=reader"),
    ("/organisation/people/{id}/end", "sure=yes"),
    ("/arrangements", "name=%E6%96%B0%E3%81%97%E3%81%84"),
    ("/arrangements/{id}/matrix/{duty}", "seen=1&contract=ehr-contract&lead=institution"),
    ("/language", "lang=ja"),
];

/// Whose the thing in a path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The own organisation's.
    Own,
    /// Another's of the same kind.
    Another,
    /// Nobody's: there is no such thing.
    Missing,
}

/// What an organisation has.
#[derive(Clone, Copy)]
struct Things {
    organisation: OrganisationId,
    /// The service; for an institution the one in its case.
    service: VendorServiceId,
    case: Option<CaseId>,
    policy: Option<PolicyVersionId>,
    arrangement: Option<ArrangementId>,
    /// A member who is there to be changed.
    colleague: PersonId,
}

/// The application with all of it.
pub struct World {
    pub app: TestApp,
    vendors: [Things; 2],
    institutions: [Things; 2],
    operator: Things,
    /// Of each vendor's service: a file that is open to the institution, and its request for another.
    evidence: [(EvidenceId, EvidenceRequestId); 2],
}

const NOWHERE: &str = "00000000-0000-0000-0000-00000000ffff";

impl World {
    pub async fn new() -> World {
        let app = TestApp::new().await;
        let vendors = [vendor(&app, "a").await, vendor(&app, "b").await];
        let institutions = [hospital(&app, "a", &vendors[0]).await, hospital(&app, "b", &vendors[1]).await];
        let evidence =
            [shown(&app, &vendors[0], &institutions[0]).await, shown(&app, &vendors[1], &institutions[1]).await];
        let organisation = app.organisation(OrganisationKind::Operator, "架空の運営").await;
        let colleague = colleague(&app, organisation, "operator", OrganisationKind::Operator).await;
        let operator = Things {
            organisation,
            service: vendors[0].service,
            case: None,
            policy: None,
            arrangement: None,
            colleague,
        };
        for (kind, own) in [
            (OrganisationKind::Vendor, &vendors[0]),
            (OrganisationKind::Institution, &institutions[0]),
            (OrganisationKind::Operator, &operator),
        ] {
            for role in kind.roles() {
                app.person(own.organisation, &name(kind, *role), &[*role]).await;
            }
        }
        World { app, vendors, institutions, operator, evidence }
    }

    /// Somebody with one role, signed in. They act for the first organisation of their kind.
    pub async fn sign_in(&self, kind: OrganisationKind, role: Role) -> Browser<'_> {
        self.app.sign_in(&name(kind, role)).await
    }

    /// A route's path with something in place of its parameters.
    pub fn path(&self, path: &'static str, kind: OrganisationKind, whose: Whose) -> String {
        path.split('/').map(|step| self.step(path, step, kind, whose)).collect::<Vec<_>>().join("/")
    }

    fn step(&self, path: &'static str, step: &str, kind: OrganisationKind, whose: Whose) -> String {
        let Some(parameter) = step.strip_prefix('{').and_then(|step| step.strip_suffix('}')) else {
            return step.to_owned();
        };
        let pick = |of: &[Things; 2]| match whose {
            Whose::Own => Some(of[0]),
            Whose::Another => Some(of[1]),
            Whose::Missing => None,
        };
        let evidence = || match whose {
            Whose::Own => Some(self.evidence[0]),
            Whose::Another => Some(self.evidence[1]),
            Whose::Missing => None,
        };
        let id = |id: Option<String>| id.unwrap_or_else(|| NOWHERE.to_owned());
        match stands(path, parameter) {
            Stands::Fixed(text) => text.to_owned(),
            Stands::Service => id(pick(&self.vendors).map(|things| things.service.to_string())),
            Stands::Case => id(pick(&self.institutions).and_then(|things| Some(things.case?.to_string()))),
            Stands::Policy => id(pick(&self.institutions).and_then(|things| Some(things.policy?.to_string()))),
            Stands::Arrangement => {
                id(pick(&self.institutions).and_then(|things| Some(things.arrangement?.to_string())))
            }
            Stands::Candidate => id(pick(&self.institutions).map(|things| things.service.to_string())),
            Stands::Evidence => id(evidence().map(|(file, _)| file.to_string())),
            Stands::Request => id(evidence().map(|(_, request)| request.to_string())),
            Stands::Person => id(match (kind, whose) {
                (_, Whose::Missing) => None,
                (OrganisationKind::Vendor, Whose::Own) => Some(self.vendors[0].colleague),
                (OrganisationKind::Institution, Whose::Own) => Some(self.institutions[0].colleague),
                (OrganisationKind::Operator, Whose::Own) => Some(self.operator.colleague),
                (_, Whose::Another) => Some(self.institutions[1].colleague),
            }
            .map(|person| person.to_string())),
        }
    }
}

/// What a parameter stands for.
pub fn stands(path: &str, parameter: &str) -> Stands {
    let found = PARAMETERS.iter().find(|(beginning, name, _)| path.starts_with(beginning) && *name == parameter);
    let Some((.., stands)) = found else {
        panic!(
            "the route {path} has a parameter {{{parameter}}} that no test can fill.\n\
             Add a line to PARAMETERS in server/tests/every_route/world.rs. If it names a thing that an organisation \
             owns, add the kind of thing to Stands, and one of the own and one of another organisation to World::new."
        )
    };
    *stands
}

/// What to post to a route.
pub fn form(path: &str) -> &'static str {
    FORMS.iter().find(|(of, _)| *of == path).map_or("", |(_, form)| form)
}

/// Looks at a page, or posts its form.
pub async fn ask(browser: &Browser<'_>, method: &Method, route: &str, path: &str) -> Answer {
    if *method == Method::GET { browser.get(path).await } else { browser.post(path, form(route)).await }
}

fn name(kind: OrganisationKind, role: Role) -> String {
    format!("{}-{}@example.jp", kind.word(), role.word())
}

async fn vendor(app: &TestApp, letter: &str) -> Things {
    let kind = OrganisationKind::Vendor;
    let organisation = app.organisation(kind, &format!("架空ベンダー{letter}")).await;
    let colleague = colleague(app, organisation, letter, kind).await;
    let roles = [Role::Editor, Role::Publisher];
    let ctx = acting(app, Member { person: colleague, organisation, kind, roles: roles.into_iter().collect() });
    let store = &app.database.store;
    let service = vendor::create_service(&ctx, store, &format!("架空サービス{letter}")).await.unwrap().id;
    for (_, file) in &domain::demo::FILES[..2] {
        let revision = vendor::import_file(&ctx, store, catalogue(), service, file.as_bytes()).await.unwrap();
        vendor::publish(&ctx, store, catalogue(), service, revision).await.unwrap();
    }
    Things { organisation, service, case: None, policy: None, arrangement: None, colleague }
}

async fn hospital(app: &TestApp, letter: &str, vendor: &Things) -> Things {
    let kind = OrganisationKind::Institution;
    let organisation = app.organisation(kind, &format!("架空病院{letter}")).await;
    let colleague = colleague(app, organisation, letter, kind).await;
    let roles = [Role::Procurement, Role::Compliance];
    let ctx = acting(app, Member { person: colleague, organisation, kind, roles: roles.into_iter().collect() });
    let store = &app.database.store;
    let policy = br#"{"schema":"azukari.policy/1","id":"standard","weights":{}}"#;
    let of = PolicyOf::New("標準".to_owned());
    let policy = institution::fix_policy(&ctx, store, catalogue(), of, policy).await.unwrap();
    let title = format!("案件{letter}");
    let new = NewCase { title, kind: CaseKind::New, edition: None, as_of: None, deadline: None };
    let case = institution::create_case(&ctx, store, catalogue(), new).await.unwrap().id;
    institution::set_places(&ctx, store, case, &[Place::Service(vendor.service)]).await.unwrap();
    institution::choose_policy(&ctx, store, case, policy.id).await.unwrap();
    institution::open(&ctx, store, case).await.unwrap();
    institution::compare(&ctx, store, catalogue(), case, None, None).await.unwrap();
    let handa = include_bytes!("../../../app/domain/demo-arrangements/02-town-hospital-after-handa.json");
    let into = arrangement::Into::New(format!("委託構成{letter}"));
    let arrangement = Some(arrangement::import(&ctx, store, catalogue(), into, handa).await.unwrap());
    let (case, policy) = (Some(case), Some(policy.id));
    Things { organisation, service: vendor.service, case, policy, arrangement, colleague }
}

/// Two files of a vendor's service, one open to the institution and one that it has asked for: the first, and the request.
async fn shown(app: &TestApp, vendor: &Things, institution: &Things) -> (EvidenceId, EvidenceRequestId) {
    let of = |things: &Things, kind, roles: &[Role]| {
        let roles = roles.iter().copied().collect();
        acting(app, Member { person: things.colleague, organisation: things.organisation, kind, roles })
    };
    let ctx = of(vendor, OrganisationKind::Vendor, &[Role::Editor]);
    let (store, files, service) = (&app.database.store, &app.evidence.files, vendor.service);
    let mut ids = Vec::new();
    for visibility in ["shared", "on-request"] {
        let mut arriving = evidence::begin(&ctx, store, files, service).await.unwrap();
        arriving.write(domain::evidence::testing::PDF).await.unwrap();
        let form = AttachForm {
            document: "policy".to_owned(),
            visibility: visibility.to_owned(),
            file_name: Some("a.pdf".to_owned()),
            ..AttachForm::default()
        };
        let arrived = arriving.finish().await.unwrap();
        ids.push(evidence::attach(&ctx, store, files, service, arrived, &form).await.unwrap().id);
    }
    let ctx = of(institution, OrganisationKind::Institution, &[Role::Procurement]);
    let place = (institution.case.unwrap(), service);
    institution::request_evidence(&ctx, store, catalogue(), place, ids[1], "").await.unwrap();
    let requests = store.evidence_requests_of(service).await.unwrap();
    (ids[0], requests[0].0.id)
}

/// Somebody who is there to be changed, with the first role of the kind.
async fn colleague(app: &TestApp, organisation: OrganisationId, letter: &str, kind: OrganisationKind) -> PersonId {
    let name = format!("{}-{letter}-colleague@example.jp", kind.word());
    app.person(organisation, &name, &kind.roles()[..1]).await;
    app.database.store.credentials(&name).await.unwrap().unwrap().0.id
}

fn acting(app: &TestApp, member: Member) -> Ctx {
    Ctx { actor: Actor::Member(member), ..app.system() }
}
