//! Plans of a service (`rules.md` §2, issue C.7): facts and answers that hold for some plans only.
//!
//! - With a plan chosen, what names other plans is not there ([`super::facts::Holds::OtherPlan`]): an answer is not
//!   stated, a site, access, key, subprocessor or certificate does not exist.
//! - With none chosen, every plan is assessed. What comes out the same whatever the plan is said; what does not is open
//!   between the worst and the best of them, and counts as not stated. So leaving the choice out never helps, and
//!   choosing a plan only narrows what was open.
//! - Exposures to foreign law and warnings then look at the facts of all plans together, the graver view; a key that a
//!   plan may lack lessens nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::facts::Facts;
use super::finding::{Finding, Reason, conformity};
use super::range::{Level, Range};
use super::{Frame, exposure, judge};
use crate::disclosure::{Dating, Disclosure};
use crate::message::{Message, Part};
use crate::text::*;
use crate::word::*;

/// The most plans that differ in what holds for them. Beyond, one has to be chosen before anything can be said.
const MOST: usize = 16;

/// What is found where no plan is chosen and something depends on it; none where nothing does.
pub(super) struct WithoutPlan {
    pub settings: Vec<SettingId>,
    pub findings: Vec<Finding>,
    pub setting_is_unclear: bool,
}

/// One plan of each set that share the same facts, by id; empty where nothing depends on the plan.
fn plans_that_differ(disclosure: &Disclosure) -> Vec<&LocalId> {
    let named: BTreeSet<Vec<&LocalId>> =
        datings(disclosure).filter_map(|dating| Some(dating.plans.as_ref()?.iter().collect())).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let plans: BTreeSet<&LocalId> =
        disclosure.service.plans.iter().flatten().filter_map(|plan| plan.id.as_ref()).collect();
    let mut holds: HashMap<&LocalId, Vec<usize>> = HashMap::new();
    for (at, set) in named.iter().enumerate() {
        let set: BTreeSet<_> = set.iter().copied().collect();
        for plan in set {
            holds.entry(plan).or_default().push(at);
        }
    }
    let mut first_of: BTreeMap<Vec<usize>, &LocalId> = BTreeMap::new();
    for plan in plans {
        first_of.entry(holds.remove(plan).unwrap_or_default()).or_insert(plan);
    }
    let mut plans: Vec<&LocalId> = first_of.into_values().collect();
    plans.sort();
    plans
}

/// Everything that can name plans.
fn datings(disclosure: &Disclosure) -> impl Iterator<Item = &Dating> {
    let sites = disclosure.sites.iter().flatten().map(|site| &site.dating);
    let access = disclosure.access.iter().flatten().map(|access| &access.dating);
    let subprocessors = disclosure.subprocessors.iter().flatten().map(|subprocessor| &subprocessor.dating);
    let keys = disclosure.keys.iter().flatten().map(|key| &key.dating);
    let certificates = disclosure.certifications.iter().flatten().map(|certificate| &certificate.dating);
    let answers = disclosure.answers.iter().flat_map(|answers| answers.0.values()).map(|answer| &answer.dating);
    sites.chain(access).chain(subprocessors).chain(keys).chain(certificates).chain(answers)
}

/// Whether something of a disclosure depends on which of several plans is chosen.
pub fn depends_on_plan(disclosure: &Disclosure) -> bool {
    plans_that_differ(disclosure).len() > 1
}

/// Assesses every plan and keeps what they share.
pub(super) fn without_plan<'a>(frame: Frame<'a>, disclosure: &'a Disclosure) -> Option<WithoutPlan> {
    if frame.plan.is_some() {
        return None;
    }
    let plans = plans_that_differ(disclosure);
    if plans.is_empty() {
        return None;
    }
    if plans.len() > MOST {
        return Some(too_many(frame, disclosure, plans.len()));
    }
    let mut setting_is_unclear = false;
    let each: Vec<OfPlan<'_>> = plans
        .into_iter()
        .map(|plan| {
            let facts = Facts::new(Frame { plan: Some(plan), ..frame }, disclosure);
            setting_is_unclear |= facts.setting_is_unclear();
            let (settings, findings) = judge::findings(&facts, &exposure::of(&facts));
            let findings = findings.into_iter().map(|finding| (finding.criterion.clone(), finding)).collect();
            OfPlan { name: plan_name(disclosure, plan), settings, findings }
        })
        .collect();
    let catalogue = frame.catalogue;
    let applies = |id: &SettingId| each.iter().any(|one| one.settings.contains(id));
    let settings: Vec<SettingId> =
        catalogue.settings.iter().map(|setting| setting.id.clone()).filter(applies).collect();
    let mut seen = BTreeSet::new();
    let findings = settings
        .iter()
        .filter_map(|id| catalogue.setting(id.as_str()))
        .flat_map(|setting| &setting.criteria)
        .filter(|id| seen.insert(id.as_str()))
        .filter_map(|id| shared(id, &each))
        .collect();
    Some(WithoutPlan { settings, findings, setting_is_unclear })
}

struct OfPlan<'a> {
    name: &'a str,
    settings: Vec<SettingId>,
    findings: HashMap<CriterionId, Finding>,
}

fn plan_name<'d>(disclosure: &'d Disclosure, id: &'d LocalId) -> &'d str {
    let plan = disclosure.service.plans.iter().flatten().find(|plan| plan.id.as_ref() == Some(id));
    plan.and_then(|plan| plan.name.as_deref()).unwrap_or(id.as_str())
}

/// What all plans come to for one criterion.
fn shared(criterion: &CriterionId, each: &[OfPlan<'_>]) -> Option<Finding> {
    let found: Vec<Option<&Finding>> = each.iter().map(|one| one.findings.get(criterion)).collect();
    let there: Vec<&Finding> = found.iter().copied().flatten().collect();
    let worst = *there.iter().min_by_key(|finding| (finding.range.low, finding.range.high))?;
    let outcome = |f: &Finding| (f.conformity, f.range, f.refused, f.concern, f.planned);
    if there.len() == each.len() && there.iter().all(|finding| outcome(finding) == outcome(worst)) {
        let grade = there.iter().map(|finding| finding.grade).min().unwrap_or(worst.grade);
        return Some(Finding { grade, ..worst.clone() });
    }
    let out = |finding: Option<&Finding>| finding.is_none_or(|f| f.conformity == Conformity::NotApplicable);
    let range = match found.iter().any(|finding| out(*finding)) {
        true => Range::SILENT,
        false => Range {
            low: there.iter().map(|finding| finding.range.low).min().unwrap_or(Level::Bad),
            high: there.iter().map(|finding| finding.range.high).max().unwrap_or(Level::Good),
        },
    };
    let outcomes = each
        .iter()
        .zip(&found)
        .map(|(one, finding)| {
            let conformity = finding.map_or(Conformity::NotApplicable, |finding| finding.conformity);
            Part::Message(Box::new(Message::outcome_of_plan(one.name, conformity)))
        })
        .collect();
    let mut reasons =
        vec![Reason { fact: "service/plans".to_owned(), rule: Message::depends_on_plan(Part::List(outcomes)) }];
    reasons.extend(worst.reasons.iter().cloned());
    let refused = there.len() == each.len() && there.iter().all(|finding| finding.refused);
    let contract = worst.stage() == Stage::Contract;
    Some(Finding {
        conformity: if contract && !refused { Conformity::ToSecure } else { conformity(range) },
        range,
        reasons,
        planned: worst.planned.filter(|_| range == Range::BAD),
        concern: there.iter().any(|finding| finding.concern),
        refused,
        refused_in_a_plan: !refused && there.iter().any(|finding| finding.refused),
        grade: there.iter().map(|finding| finding.grade).min().unwrap_or(worst.grade),
        ..worst.clone()
    })
}

/// Nothing is said before one of very many plans is chosen.
fn too_many(frame: Frame<'_>, disclosure: &Disclosure, count: usize) -> WithoutPlan {
    let facts = Facts::new(frame, disclosure);
    let (settings, mut findings) = judge::findings(&facts, &exposure::of(&facts));
    for finding in findings.iter_mut().filter(|finding| finding.conformity != Conformity::NotApplicable) {
        finding.refused_in_a_plan = finding.stage() == Stage::Contract;
        finding.refused = false;
        finding.range = Range::SILENT;
        finding.planned = None;
        finding.conformity = match finding.stage() {
            Stage::Contract => Conformity::ToSecure,
            Stage::Selection => Conformity::NotStated,
        };
        finding.reasons = vec![Reason { fact: "service/plans".to_owned(), rule: Message::too_many_plans(count) }];
    }
    WithoutPlan { settings, findings, setting_is_unclear: facts.setting_is_unclear() }
}
