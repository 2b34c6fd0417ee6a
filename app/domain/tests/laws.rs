//! Laws that hold for every disclosure and policy: 1,000 random cases each, 10,000 in `make proof`.

mod common;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use common::*;
use domain::assessment::{Exposure, Frame, assess, exposures};
use domain::catalogue::{Question, YesNo};
use domain::disclosure::*;
use domain::policy::{FailingG, Policy, Readings, Weights};
use domain::read::Country;
use domain::text::{CriterionId, QuestionId};
use domain::word::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn cases() -> ProptestConfig {
    let cases = std::env::var("AZUKARI_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

/// Yes/no questions with a good answer that open or close no other.
static PLAIN: LazyLock<Vec<&'static Question>> = LazyLock::new(|| {
    let openings = CATALOGUE.criteria.iter().filter_map(|c| c.when.as_ref()).map(|when| &when.question);
    let openers: HashSet<&QuestionId> =
        openings.chain(CATALOGUE.questions.iter().filter_map(|q| Some(&q.opened_by.as_ref()?.question))).collect();
    CATALOGUE.questions.iter().filter(|q| q.good.is_some() && !openers.contains(&q.id)).collect()
});

fn bad_state(question: &Question) -> AnswerState {
    match question.good {
        Some(YesNo::Yes) => AnswerState::No,
        _ => AnswerState::Yes,
    }
}

fn good_state(question: &Question) -> AnswerState {
    match question.good {
        Some(YesNo::No) => AnswerState::No,
        _ => AnswerState::Yes,
    }
}

fn country() -> impl Strategy<Value = Country> {
    select(vec!["JP", "JP", "JP", "US", "CN", "SG", "DE"]).prop_map(|code| Country::from_code(code).unwrap())
}

fn word<W: Word + std::fmt::Debug>() -> impl Strategy<Value = W> {
    select(W::ALL.to_vec())
}

fn day() -> impl Strategy<Value = Date> {
    select(vec![date(2024, 1, 1), date(2026, 10, 31), DAY, date(2026, 11, 2), date(2029, 3, 31)])
}

fn maybe<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone + std::fmt::Debug,
{
    prop::option::weighted(0.8, strategy)
}

fn kinds() -> impl Strategy<Value = Vec<DataKind>> {
    subsequence(DataKind::ALL.to_vec(), 0..5)
}

fn dating() -> impl Strategy<Value = Dating> {
    prop_oneof![
        6 => Just(Dating::default()),
        1 => day().prop_map(|d| Dating { valid_until: Some(d), ..Dating::default() }),
        1 => day().prop_map(|d| Dating { planned_for: Some(d), ..Dating::default() }),
        1 => word::<Extent>().prop_map(|e| Dating { extent: Some(e), ..Dating::default() }),
    ]
}

fn actor() -> impl Strategy<Value = Actor> {
    prop_oneof![3 => Just(Actor::Vendor), 1 => Just(Actor::Subprocessor("sub".parse().unwrap()))]
}

prop_compose! {
    fn site()(country in maybe(country()), place in maybe(word::<Place>()), region in any::<bool>(),
        roles in maybe(subsequence(SiteRole::ALL.to_vec(), 0..3)), data in maybe(kinds()), operator in maybe(actor()),
        dating in dating()) -> Site
    {
        let region = region.then(|| "somewhere".to_owned());
        Site { id: None, name: None, country, region, place, roles, data, operator, dating }
    }
}

prop_compose! {
    fn certification()(scheme in select(CATALOGUE.schemes.iter().map(|s| s.id.clone()).collect::<Vec<_>>()),
        holder in maybe(actor()), service in maybe(word::<Stated>()), statement in maybe(any::<bool>()),
        from in maybe(day()), until in maybe(day())) -> Certification
    {
        Certification {
            scheme: Some(scheme),
            holder,
            covers: Some(Covers { service, layer: None }),
            statement_on_file: statement,
            dating: Dating { valid_from: from, valid_until: until, ..Dating::default() },
            ..Certification::default()
        }
    }
}

prop_compose! {
    fn key()(data in maybe(kinds()), layer in maybe(word::<KeyLayer>()), escrow in maybe(word::<Escrow>()),
        plaintext_access in maybe(word::<PlaintextAccess>()), country in maybe(country()),
        by_institution in any::<bool>()) -> Key
    {
        let holder = Some(if by_institution { KeyHolder::Institution } else { KeyHolder::Vendor });
        Key { data, layer, holder, country, escrow, plaintext_access, dating: Dating::default() }
    }
}

fn owner() -> impl Strategy<Value = Owner> {
    let leaf = (maybe(country()), prop::option::of(0u32..=100), maybe(word::<Stated>()), maybe(word::<OwnerKind>()))
        .prop_map(|(jurisdiction, share, control, kind)| Owner {
            jurisdiction,
            share: share.and_then(|percent| Share::from_ten_thousandths(percent * 10_000)),
            control,
            kind,
            ..Owner::default()
        });
    leaf.prop_recursive(3, 6, 2, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..2))
            .prop_map(|(owner, owners)| Owner { owners: Some(owners), ..owner })
    })
}

prop_compose! {
    fn access()(country in maybe(country()), data in maybe(kinds()), by in maybe(actor()),
        mode in maybe(word::<AccessMode>())) -> Access
    {
        Access { country, data, by, mode, ..Access::default() }
    }
}

prop_compose! {
    fn audit()(qualification in maybe(word::<Qualification>()), independent in maybe(any::<bool>()),
        holder in maybe(actor()), date in maybe(day()), result in maybe(word::<AuditResult>())) -> ExternalAudit
    {
        ExternalAudit { qualification, independent, holder, date, result, ..ExternalAudit::default() }
    }
}

fn one_answer() -> impl Strategy<Value = Answer> {
    let state = prop_oneof![4 => Just(AnswerState::Yes), 2 => Just(AnswerState::No), 1 => word::<AnswerState>()];
    (state, dating()).prop_map(|(state, dating)| Answer { state: Some(state), dating, ..Answer::default() })
}

fn answers() -> impl Strategy<Value = BTreeMap<QuestionId, Answer>> {
    let ids: Vec<QuestionId> =
        CATALOGUE.questions.iter().filter(|q| q.kind == QuestionKind::YesNo).map(|q| q.id.clone()).collect();
    let count = ids.len();
    prop_oneof![
        2 => (subsequence(ids.clone(), 0..count), prop::collection::vec(one_answer(), count)),
        1 => (Just(ids), prop::collection::vec(one_answer(), count)),
    ]
    .prop_map(|(ids, answers)| ids.into_iter().zip(answers).collect())
}

prop_compose! {
    fn complete()(sites in maybe(word::<Stated>()), subprocessors in maybe(word::<Stated>()),
        owners in maybe(word::<Stated>()), access in maybe(word::<Stated>())) -> Complete
    {
        Complete { sites, subprocessors, owners, access }
    }
}

prop_compose! {
    fn disclosure()(jurisdiction in country(), media in maybe(subsequence(Medium::ALL.to_vec(), 0..3)),
        sites in maybe(prop::collection::vec(site(), 0..4)), access in maybe(prop::collection::vec(access(), 0..3)),
        sub in maybe(owner()), keys in maybe(prop::collection::vec(key(), 0..3)), complete in maybe(complete()),
        certifications in maybe(prop::collection::vec(certification(), 0..4)),
        audits in maybe(prop::collection::vec(audit(), 0..2)), owners in maybe(prop::collection::vec(owner(), 0..3)),
        answers in answers(), as_of in maybe(day())) -> Disclosure
    {
        let mut disclosure = Disclosure::minimal("Vendor", jurisdiction, "Service");
        disclosure.as_of = as_of;
        disclosure.service.media = media;
        disclosure.sites = sites.map(|mut sites: Vec<Site>| {
            for (at, site) in sites.iter_mut().enumerate() {
                site.id = Some(format!("site-{at}").parse().unwrap());
            }
            sites
        });
        disclosure.access = access;
        disclosure.vendor.owners = owners;
        disclosure.vendor.establishments = Some(Vec::new());
        disclosure.subprocessors = Some(vec![Subprocessor {
            id: Some("sub".parse().unwrap()),
            jurisdiction: sub.as_ref().and_then(|owner| owner.jurisdiction),
            establishments: Some(Vec::new()),
            owners: sub.map(|owner| vec![owner]),
            ..Subprocessor::default()
        }]);
        disclosure.keys = keys;
        disclosure.complete = complete;
        disclosure.certifications = certifications;
        disclosure.external_audits = audits;
        disclosure.answers = Some(Answers(answers));
        disclosure
    }
}

fn policy() -> impl Strategy<Value = Policy> {
    let ids: Vec<CriterionId> = CATALOGUE.criteria.iter().map(|c| c.id.clone()).collect();
    let count = ids.len();
    let weights = prop::option::of((subsequence(ids, 0..count), prop::collection::vec(0u32..=20, count)));
    (weights, any::<bool>(), any::<bool>()).prop_map(|(weights, audit, judged)| Policy {
        weights: weights.map(|(ids, weights)| Weights(ids.into_iter().zip(weights).collect())),
        readings: Some(Readings {
            audit_for_f: Some(if audit { Stated::Yes } else { Stated::No }),
            failing_g: Some(if judged { FailingG::Judgement } else { FailingG::Condition }),
        }),
        ..Policy::default()
    })
}

fn edition() -> impl Strategy<Value = &'static str> {
    select(vec!["5.1", "5.2", "6.0"])
}

fn with(disclosure: &Disclosure, question: &Question, state: AnswerState) -> Disclosure {
    let mut changed = disclosure.clone();
    changed.answers.get_or_insert_default().0.insert(question.id.clone(), Answer::plain(state));
    changed
}

fn without(disclosure: &Disclosure, question: &Question) -> Disclosure {
    let mut changed = disclosure.clone();
    changed.answers.get_or_insert_default().0.remove(&question.id);
    changed
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_bad_answer_in_place_of_silence_raises_neither_end(
        d in disclosure(), p in policy(), e in edition(), q in select(PLAIN.clone())
    ) {
        let silent = assessed_by(&without(&d, q), e, &p);
        let bad = assessed_by(&with(&d, q, bad_state(q)), e, &p);
        prop_assert!(bad.score.low <= silent.score.low && bad.score.high <= silent.score.high, "{}", q.id);
        prop_assert!(bad.recommended.low <= silent.recommended.low && bad.recommended.high <= silent.recommended.high);
        if silent.conclusion == Conclusion::Ineligible {
            prop_assert_eq!(bad.conclusion, Conclusion::Ineligible);
        }
        prop_assert!(bad.conclusion != Conclusion::Eligible || silent.conclusion == Conclusion::Eligible);
    }

    #[test]
    fn a_good_answer_in_place_of_silence_lowers_neither_end(
        d in disclosure(), p in policy(), e in edition(), q in select(PLAIN.clone())
    ) {
        let silent = assessed_by(&without(&d, q), e, &p);
        let good = assessed_by(&with(&d, q, good_state(q)), e, &p);
        prop_assert!(good.score.low >= silent.score.low && good.score.high >= silent.score.high, "{}", q.id);
        prop_assert!(good.recommended.low >= silent.recommended.low);
        prop_assert!(good.recommended.high >= silent.recommended.high);
        prop_assert!(good.conclusion <= silent.conclusion, "{} {:?} {:?}", q.id, silent.conclusion, good.conclusion);
    }

    #[test]
    fn planned_counts_as_no_and_never_as_more(
        d in disclosure(), p in policy(), e in edition(), q in select(PLAIN.clone())
    ) {
        let silent = assessed_by(&without(&d, q), e, &p);
        let planned = assessed_by(&with(&d, q, AnswerState::Planned), e, &p);
        let bad = assessed_by(&with(&d, q, bad_state(q)), e, &p);
        prop_assert!(planned.score.low <= silent.score.low && planned.score.high <= silent.score.high);
        let contract = bad.findings.iter().any(|f| f.refused);
        prop_assert!(planned.conclusion >= bad.conclusion || contract, "{}", q.id);
        prop_assert!(planned.conclusion != Conclusion::Eligible || silent.conclusion == Conclusion::Eligible);
    }

    #[test]
    fn not_applicable_counts_as_silence(
        d in disclosure(), p in policy(), e in edition(), q in select(PLAIN.clone())
    ) {
        let silent = assessed_by(&without(&d, q), e, &p);
        let not_applicable = assessed_by(&with(&d, q, AnswerState::NotApplicable), e, &p);
        prop_assert_eq!(not_applicable.score, silent.score);
        prop_assert_eq!(not_applicable.recommended, silent.recommended);
        prop_assert_eq!(not_applicable.conclusion, silent.conclusion);
        prop_assert_eq!(not_applicable.coverage, silent.coverage);
    }

    #[test]
    fn weights_times_k_change_nothing(d in disclosure(), p in policy(), e in edition(), k in 2u32..=5) {
        let mut scaled = p.clone();
        for weight in scaled.weights.iter_mut().flat_map(|weights| weights.0.values_mut()) {
            *weight *= k;
        }
        let (a, b) = (assessed_by(&d, e, &p), assessed_by(&d, e, &scaled));
        prop_assert_eq!(a.score.low_tenths(), b.score.low_tenths());
        prop_assert_eq!(a.score.high_tenths(), b.score.high_tenths());
        prop_assert_eq!(a.recommended.low_tenths(), b.recommended.low_tenths());
        prop_assert_eq!(a.conclusion, b.conclusion);
        prop_assert_eq!(a.coverage, b.coverage);
    }

    #[test]
    fn what_weighs_nothing_changes_no_figure(
        d in disclosure(), p in policy(), e in edition(), q in select(PLAIN.clone())
    ) {
        let mut light = p.clone();
        let weights = light.weights.get_or_insert_default();
        weights.0.insert(CATALOGUE.criteria[0].id.clone(), 20);
        for criterion in CATALOGUE.criteria.iter().filter(|c| c.rule.questions().contains(&&q.id)) {
            weights.0.insert(criterion.id.clone(), 0);
        }
        prop_assume!(!CATALOGUE.criteria[0].rule.questions().contains(&&q.id));
        let good = assessed_by(&with(&d, q, good_state(q)), e, &light);
        let bad = assessed_by(&with(&d, q, bad_state(q)), e, &light);
        prop_assert_eq!(good.score, bad.score);
        prop_assert_eq!(good.recommended, bad.recommended);
    }

    #[test]
    fn the_low_end_never_exceeds_the_high_one(d in disclosure(), p in policy(), e in edition()) {
        let a = assessed_by(&d, e, &p);
        for interval in [a.score, a.recommended] {
            prop_assert!(interval.low <= interval.high && interval.high <= interval.whole);
            prop_assert!(interval.low_tenths() <= interval.high_tenths() && interval.high_tenths() <= 1000);
        }
        prop_assert!(a.coverage.0 <= a.coverage.1);
        prop_assert!(a.assurance.iter().sum::<u64>() == a.score.low);
    }

    #[test]
    fn full_coverage_closes_the_interval(d in disclosure(), p in policy(), e in edition()) {
        let a = assessed_by(&d, e, &p);
        if a.coverage.0 == a.coverage.1 {
            prop_assert_eq!(a.score.low, a.score.high);
        }
        prop_assert!(a.score.low == a.score.high || a.coverage.0 < a.coverage.1);
    }

    #[test]
    fn the_order_of_a_file_changes_nothing(d in disclosure(), p in policy(), e in edition()) {
        let mut turned = d.clone();
        turned.sites.iter_mut().for_each(|list| list.reverse());
        turned.access.iter_mut().for_each(|list| list.reverse());
        turned.keys.iter_mut().for_each(|list| list.reverse());
        turned.certifications.iter_mut().for_each(|list| list.reverse());
        turned.external_audits.iter_mut().for_each(|list| list.reverse());
        turned.vendor.owners.iter_mut().for_each(|list| list.reverse());
        let print = |d: &Disclosure| {
            let file = assessed_by(d, e, &p).file(&CATALOGUE, &p, domain::text::Lang::En);
            serde_json::to_string_pretty(&file).unwrap()
        };
        prop_assert_eq!(print(&d), print(&turned));
    }

    #[test]
    fn a_failed_condition_is_never_outweighed(d in disclosure(), p in policy(), e in edition()) {
        let a = assessed_by(&d, e, &p);
        let failed = a.findings.iter().any(|f| {
            f.gate == Gate::Condition && f.conformity == Conformity::DoesNotConform
        });
        let refused = a.findings.iter().any(|f| f.refused);
        prop_assert_eq!(a.conclusion == Conclusion::Ineligible, failed || refused);
    }

    #[test]
    fn tier_d_never_lowers_the_conclusion(d in disclosure(), p in policy(), e in edition()) {
        let mut changed = d.clone();
        let answers = &mut changed.answers.get_or_insert_default().0;
        for criterion in CATALOGUE.criteria.iter().filter(|c| c.gate == Gate::Recommended) {
            for id in criterion.rule.questions() {
                let only_here = CATALOGUE.criteria.iter().filter(|c| c.rule.questions().contains(&id)).count() == 1;
                let question = CATALOGUE.question(id.as_str()).unwrap();
                if only_here && PLAIN.iter().any(|plain| plain.id == *id) {
                    answers.insert(id.clone(), Answer::plain(bad_state(question)));
                }
            }
        }
        prop_assert_eq!(assessed_by(&d, e, &p).conclusion, assessed_by(&changed, e, &p).conclusion);
    }

    #[test]
    fn a_criterion_outside_the_setting_or_the_edition_never_appears(
        d in disclosure(), p in policy(), e in edition()
    ) {
        let a = assessed_by(&d, e, &p);
        let edition = CATALOGUE.edition(e).unwrap();
        for finding in &a.findings {
            let criterion = CATALOGUE.criterion(finding.criterion.as_str()).unwrap();
            prop_assert!(CATALOGUE.settings_of(&criterion.id).any(|setting| a.settings.contains(&setting.id)));
            prop_assert!(!CATALOGUE.clauses_in(criterion, edition).is_empty());
            prop_assert!(!finding.reasons.is_empty());
        }
    }

    #[test]
    fn certificates_beyond_their_dates_never_count(
        d in disclosure(), p in policy(), e in edition(), mut c in certification(), late in any::<bool>()
    ) {
        let dating = &mut c.dating;
        if late { dating.valid_until = Some(date(2026, 10, 31)) } else { dating.valid_from = Some(date(2026, 11, 2)) }
        let mut more = d.clone();
        more.certifications.get_or_insert_default().push(c);
        let (before, after) = (assessed_by(&d, e, &p), assessed_by(&more, e, &p));
        prop_assert!(after.score.low <= before.score.low && after.score.high <= before.score.high);
        prop_assert!(after.conclusion != Conclusion::Eligible || before.conclusion == Conclusion::Eligible);
    }

    #[test]
    fn what_is_written_reads_back_the_same(d in disclosure()) {
        prop_assert_eq!(read(d.write().as_bytes()), Ok(d));
    }

    #[test]
    fn removing_an_owner_never_adds_an_exposure(d in disclosure(), at in any::<prop::sample::Index>()) {
        let mut fewer = d.clone();
        if let Some(owners) = fewer.vendor.owners.as_mut().filter(|owners| !owners.is_empty()) {
            owners.remove(at.index(owners.len()));
        }
        prop_assert!(keys(&fewer).is_subset(&keys(&d)));
    }

    #[test]
    fn an_exposure_reaches_only_what_the_end_of_its_path_can_fetch_run_or_open(d in disclosure()) {
        for exposure in exposures(frame(), &d).list {
            let can = reachable(&d, exposure.path.last().unwrap());
            let reached: BTreeSet<String> = exposure.reaches.sites().into_iter().map(str::to_owned).collect();
            prop_assert!(reached.is_subset(&can), "{:?} reaches {:?}, can {:?}", exposure.path, reached, can);
        }
    }

    #[test]
    fn an_exposure_cites_a_law_of_its_country_with_article_and_reason(d in disclosure()) {
        for exposure in exposures(frame(), &d).list {
            let (law, article) = exposure.cited(&CATALOGUE).unwrap();
            prop_assert!(law.jurisdictions.iter().any(|code| code == exposure.country.code()));
            prop_assert!(!article.article.is_empty() && !exposure.path.is_empty());
            let rule = exposure.rule(&CATALOGUE).unwrap();
            prop_assert_eq!(rule.severity, exposure.severity);
            prop_assert!(law.status == LawStatus::InForce || exposure.severity == Severity::None);
            prop_assert!(exposure.link != Link::Minority || exposure.severity <= Severity::Low || !matches!(
                article.effect, Effect::CompelledDisclosure | Effect::SupportDuty
            ));
        }
    }

    #[test]
    fn without_a_plan_every_plan_lies_within_what_is_said(
        d in disclosure(), p in policy(), e in edition(), marks in prop::collection::vec(0u8..4, 24)
    ) {
        let d = with_plans(d, &marks);
        let edition = CATALOGUE.edition(e).unwrap();
        let under = |plan| assess(Frame { catalogue: &CATALOGUE, edition, policy: &p, plan, as_of: DAY }, &d);
        let open = under(None);
        for plan in ["a", "b"] {
            let chosen = under(Some(d.plan(plan).unwrap()));
            for finding in &chosen.findings {
                let said = open.findings.iter().find(|f| f.criterion == finding.criterion).unwrap();
                prop_assert!(
                    said.range.low <= finding.range.low && finding.range.high <= said.range.high
                        || finding.conformity == Conformity::NotApplicable,
                    "{} {:?} {:?}", finding.criterion, said.range, finding.range
                );
            }
            if open.conclusion == Conclusion::Eligible || open.conclusion == Conclusion::Ineligible {
                prop_assert_eq!(open.conclusion, chosen.conclusion);
            }
            if open.conclusion == Conclusion::Conditional {
                prop_assert!(chosen.conclusion <= Conclusion::Conditional);
            }
        }
    }

    #[test]
    fn keys_that_leave_only_the_institution_plaintext_never_raise_a_severity(d in disclosure()) {
        let mut sealed = d.clone();
        sealed.keys.get_or_insert_default().push(Key {
            layer: Some(KeyLayer::Application),
            holder: Some(KeyHolder::Institution),
            escrow: Some(Escrow::Institution),
            plaintext_access: Some(PlaintextAccess::InstitutionOnly),
            ..Key::default()
        });
        let (before, after) = (severities(&d), severities(&sealed));
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(after <= before);
        }
    }
}

fn frame() -> Frame<'static> {
    static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);
    Frame { catalogue: &CATALOGUE, edition: CATALOGUE.edition("6.0").unwrap(), policy: &POLICY, plan: None, as_of: DAY }
}

fn keys(disclosure: &Disclosure) -> BTreeSet<(String, Vec<String>)> {
    let list = exposures(frame(), disclosure).list;
    let reached = |exposure: &Exposure| exposure.reaches.sites().into_iter().map(str::to_owned).collect();
    list.iter().map(|exposure| (exposure.key(&CATALOGUE), reached(exposure))).collect()
}

/// The sites that somebody can fetch, run or open, worked out one by one.
fn reachable(disclosure: &Disclosure, path: &str) -> BTreeSet<String> {
    let sites = disclosure.sites.iter().flatten();
    let holds = |site: &Site, kinds: &Option<Vec<DataKind>>| match (&site.data, kinds) {
        (Some(held), Some(kinds)) => held.iter().any(|kind| kinds.contains(kind)),
        (Some(list), None) | (None, Some(list)) => !list.is_empty(),
        (None, None) => true,
    };
    let opened = |site: &Site, by: &Actor| {
        disclosure.access.iter().flatten().any(|access| access.by.as_ref() == Some(by) && holds(site, &access.data))
    };
    let actor = Actor::Subprocessor("sub".parse().unwrap());
    let can = |site: &&Site| match path {
        "vendor" => true,
        "subprocessors/sub" => site.operator.as_ref() == Some(&actor) || opened(site, &actor),
        _ if path.starts_with("access/") => disclosure.access.iter().flatten().any(|access| {
            let by = access.by.as_ref().map_or("-", Actor::as_str);
            let from = access.country.as_ref().map_or("-", Country::code);
            path == format!("access/{from}.{by}") && holds(site, &access.data)
        }),
        _ if path.starts_with("keys/") => true,
        _ => site.country.is_some_and(|country| path.ends_with(country.code())),
    };
    sites.filter(can).map(|site| format!("sites/{}", site.id.as_ref().unwrap())).collect()
}

/// Lets facts and answers hold for plan a, b, both or none, by the marks.
fn with_plans(mut disclosure: Disclosure, marks: &[u8]) -> Disclosure {
    let plan = |id: &str| Plan { id: Some(id.parse().unwrap()), name: None };
    disclosure.service.plans = Some(vec![plan("a"), plan("b")]);
    let mut at = 0;
    let mut mark = |dating: &mut Dating| {
        at += 1;
        let ids: &[&str] = match marks[at % marks.len()] {
            0 | 3 => return,
            1 => &["a"],
            _ => &["b"],
        };
        dating.plans = Some(ids.iter().map(|id| id.parse().unwrap()).collect());
    };
    disclosure.sites.iter_mut().flatten().for_each(|site| mark(&mut site.dating));
    disclosure.access.iter_mut().flatten().for_each(|access| mark(&mut access.dating));
    disclosure.keys.iter_mut().flatten().for_each(|key| mark(&mut key.dating));
    disclosure.certifications.iter_mut().flatten().for_each(|certificate| mark(&mut certificate.dating));
    disclosure.answers.iter_mut().flat_map(|answers| answers.0.values_mut()).for_each(|a| mark(&mut a.dating));
    disclosure
}

fn severities(disclosure: &Disclosure) -> Vec<Severity> {
    exposures(frame(), disclosure).list.into_iter().map(|exposure| exposure.severity).collect()
}
