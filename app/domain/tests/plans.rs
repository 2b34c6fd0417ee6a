//! Plans: facts and answers that hold for some plans only, with a plan chosen and without.

mod common;

use common::*;
use domain::assessment::{Assessment, Frame, assess, depends_on_plan};
use domain::disclosure::Disclosure;
use domain::policy::Policy;
use domain::text::Lang;
use domain::word::{Conclusion, Conformity, WarningKind};
use serde_json::{Value, json};

fn service(given: Value) -> Disclosure {
    let mut given = given.as_object().unwrap().clone();
    given.insert("service".to_owned(), json!({ "plans": [{ "id": "small", "name": "小" }, { "id": "large" }] }));
    from_json(plain_service(&given, &[]))
}

fn under(disclosure: &Disclosure, plan: Option<&str>) -> Assessment {
    let plan = plan.map(|plan| disclosure.plan(plan).unwrap());
    let edition = CATALOGUE.edition("6.0").unwrap();
    assess(Frame { catalogue: &CATALOGUE, edition, policy: &Policy::DEFAULT, plan, as_of: DAY }, disclosure)
}

fn conformity(assessment: &Assessment, criterion: &str) -> Conformity {
    finding(assessment, criterion).conformity
}

#[test]
fn an_answer_of_another_plan_is_not_stated() {
    let only = |state: &str| {
        service(json!({ "answers": { "entry-recorded": { "state": state, "plans": ["large"] },
            "entry-permitted-only": { "state": "yes" } } }))
    };
    let criterion =
        CATALOGUE.criteria.iter().find(|c| c.rule.questions().iter().any(|q| q.as_str() == "entry-recorded")).unwrap();
    let of = |disclosure: &Disclosure, plan| conformity(&under(disclosure, plan), criterion.id.as_str());
    assert_eq!(of(&only("no"), Some("large")), Conformity::DoesNotConform);
    assert_eq!(of(&only("no"), Some("small")), Conformity::NotStated);
    assert_eq!(of(&only("no"), None), Conformity::NotStated, "no plan chosen: it is open");
    assert_eq!(of(&only("yes"), None), Conformity::NotStated, "a yes of one plan is no yes for all");
}

#[test]
fn what_all_plans_share_is_said_without_a_choice() {
    let both = service(json!({ "answers": { "equipment-domestic": { "state": "no", "plans": ["small", "large"] } } }));
    assert!(!depends_on_plan(&both));
    assert_eq!(conformity(&under(&both, None), "equipment-under-domestic-law"), Conformity::DoesNotConform);
    assert_eq!(under(&both, None).conclusion, Conclusion::Ineligible);
}

#[test]
fn a_certificate_of_one_plan_counts_for_that_plan_alone() {
    let disclosure = service(json!({ "certifications": [{ "scheme": "ismap", "holder": "vendor",
        "covers": { "service": "yes" }, "statement_on_file": true, "valid_until": "2028-01-01", "plans": ["large"] }] }));
    let of = |plan| conformity(&under(&disclosure, plan), "cloud-certificate-or-audit");
    assert_eq!(of(Some("large")), Conformity::Conforms);
    assert_eq!(of(Some("small")), Conformity::DoesNotConform);
    assert_eq!(of(None), Conformity::NotStated);
}

#[test]
fn a_clause_refused_in_one_plan_leaves_the_conclusion_open_until_one_is_chosen() {
    let mut disclosure = demo("01");
    let id = "accepts-secrecy-with-penalty";
    let answers = &mut disclosure.answers.as_mut().unwrap().0;
    let (question, answer) = answers.iter_mut().find(|(question, _)| question.as_str() == id).unwrap();
    let (question, mut refused) = (question.clone(), answer.clone());
    let plans = service(json!({})).service.plans;
    refused.state = Some(domain::word::AnswerState::No);
    refused.dating.plans = Some(vec!["large".parse().unwrap()]);
    answers.insert(question, refused);
    disclosure.service.plans = plans;
    assert_eq!(under(&disclosure, Some("large")).conclusion, Conclusion::Ineligible);
    assert_eq!(under(&disclosure, Some("small")).conclusion, Conclusion::Eligible);
    assert_eq!(under(&disclosure, None).conclusion, Conclusion::Undetermined);
}

#[test]
fn an_open_choice_is_named_with_what_each_plan_comes_to() {
    let disclosure = service(json!({ "sites": [
        { "id": "tokyo", "country": "JP", "region": "Tokyo", "place": "outside-business", "roles": ["primary"], "data": ["records"], "operator": "vendor" },
        { "id": "sg", "country": "SG", "region": "SG", "place": "outside-business", "roles": ["backup"], "data": ["records"], "operator": "vendor", "plans": ["large"] }
    ] }));
    let open = under(&disclosure, None);
    assert!(depends_on_plan(&disclosure));
    let finding = finding(&open, "equipment-under-domestic-law");
    assert_eq!(finding.reasons[0].fact, "service/plans");
    let said = finding.reasons[0].rule.render(&CATALOGUE, Lang::Ja);
    assert!(said.contains("小：") && said.contains("large："), "{said}");
    let named = |a: &Assessment| {
        a.warnings.iter().any(|w| w.kind == WarningKind::IncompleteList && w.places == ["service/plans"])
    };
    assert!(named(&open));
    assert!(!named(&under(&disclosure, Some("small"))));
}

#[test]
fn a_plan_that_the_service_lacks_is_refused_with_those_it_has() {
    let disclosure = service(json!({}));
    let unknown = disclosure.plan("medium").unwrap_err();
    let said = unknown.message().render(&CATALOGUE, Lang::En);
    assert_eq!(said, "there is no plan \"medium\"; the disclosure has: small large");
    let none = demo("01").plan("medium").unwrap_err().message().render(&CATALOGUE, Lang::En);
    assert!(none.contains("names no plans") || none.contains("there is no plan"), "{none}");
}

#[test]
fn very_many_plans_that_differ_ask_for_a_choice_first() {
    let plans: Vec<Value> = (0..40).map(|at| json!({ "id": format!("p{at}") })).collect();
    let sites: Vec<Value> = (0..40)
        .map(|at| {
            json!({ "id": format!("s{at}"), "country": "JP", "region": "x", "place": "outside-business",
            "roles": ["primary"], "data": ["records"], "operator": "vendor", "plans": [format!("p{at}")] })
        })
        .collect();
    let given = json!({ "service": { "plans": plans }, "sites": sites });
    let disclosure = from_json(plain_service(given.as_object().unwrap(), &[]));
    let open = under(&disclosure, None);
    assert_eq!(open.conclusion, Conclusion::Undetermined);
    assert_eq!(open.score.low, 0);
    assert!(under(&disclosure, Some("p7")).score.low > 0 || open.coverage.0 == 0);
}
