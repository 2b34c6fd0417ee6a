//! Which criteria apply, and what each finds.

use std::collections::{BTreeMap, HashSet};

use super::exposure::Exposures;
use super::facts::{Facts, answer_path, stores};
use super::finding::{Finding, Judgement, Reason, conformity};
use super::place::add;
use super::range::Range;
use crate::catalogue::{Combine, Criterion, Failing, Opening, Rule, Setting};
use crate::disclosure::{Complete, KeyHolder};
use crate::message::{Message, Part};
use crate::text::*;
use crate::word::*;

/// The settings that apply and their findings, one for each criterion that the edition has.
pub(super) fn findings(facts: &Facts<'_>, exposures: &Exposures) -> (Vec<SettingId>, Vec<Finding>) {
    let settings = settings(facts);
    let mut seen = HashSet::new();
    let mut findings = Vec::new();
    for setting in &settings {
        for id in setting.criteria.iter().filter(|id| seen.insert((*id).clone())) {
            if let Some(criterion) = facts.frame.catalogue.criterion(id.as_str())
                && let Some(finding) = finding(facts, exposures, criterion)
            {
                findings.push(finding);
            }
        }
    }
    (settings.into_iter().map(|setting| setting.id.clone()).collect(), findings)
}

/// The settings that apply (`rules.md` §1). Custody is a property of each site: sites of both kinds bring both settings.
/// What is not stated counts as an outside business's network storage, the setting that asks most.
fn settings<'a>(facts: &Facts<'a>) -> Vec<&'a Setting> {
    let catalogue = facts.frame.catalogue;
    let media = facts.disclosure.service.media.as_deref();
    let sites = facts.sites();
    if media.is_some_and(<[Medium]>::is_empty) {
        let remote = !facts.accesses().is_empty();
        let wanted = if remote { "remote-maintenance" } else { "temporary-holding" };
        return catalogue.settings.iter().filter(|setting| setting.id.as_str() == wanted).collect();
    }
    let media = media.unwrap_or(&[Medium::Network]);
    let places: HashSet<Option<Place>> =
        sites.iter().filter(|(_, site)| stores(site) != Some(false)).map(|(_, site)| site.place).collect();
    let stands_at = |setting: &Setting| {
        setting.custodians.is_empty()
            || places.iter().any(|place| match place {
                Some(place) => setting.custodians.contains(place),
                None => setting.custodians.contains(&Place::OutsideBusiness),
            })
            || (places.is_empty() && setting.custodians.contains(&Place::OutsideBusiness))
    };
    catalogue
        .settings
        .iter()
        .filter(|setting| setting.medium.is_some_and(|medium| media.contains(&medium)) && stands_at(setting))
        .collect()
}

fn finding(facts: &Facts<'_>, exposures: &Exposures, criterion: &Criterion) -> Option<Finding> {
    let frame = facts.frame;
    let clauses = frame.catalogue.clauses_in(criterion, frame.edition);
    if clauses.is_empty() {
        return None;
    }
    let mut gate = frame.catalogue.gate_in(criterion, frame.edition);
    if matches!(criterion.rule, Rule::Certificate { failing: Failing::ByReading, .. })
        && frame.policy.failing_g_is_judged()
    {
        gate = Gate::MustKnow;
    }
    let mut finding = Finding {
        criterion: criterion.id.clone(),
        gate,
        conformity: Conformity::NotApplicable,
        range: Range::SILENT,
        reasons: Vec::new(),
        planned: None,
        concern: false,
        refused: false,
        refused_in_a_plan: false,
        grade: Grade::SelfDeclared,
        clauses: clauses.to_vec(),
    };
    if let Some(reason) = criterion.when.as_ref().and_then(|when| closed(facts, when)) {
        finding.reasons.push(reason);
        return Some(finding);
    }
    let judgement = judge(facts, exposures, criterion);
    let contract = finding.stage() == Stage::Contract;
    finding.refused = contract && judgement.range == Range::BAD && judgement.planned.is_none();
    finding.conformity = match contract && !finding.refused {
        true => Conformity::ToSecure,
        false => conformity(judgement.range),
    };
    finding.range = judgement.range;
    finding.reasons = judgement.reasons;
    finding.planned = judgement.planned.filter(|_| judgement.range == Range::BAD);
    finding.concern = judgement.concern;
    finding.grade = judgement.grade;
    Some(finding)
}

/// The reason why a criterion does not apply: its opening question is answered otherwise. Silence leaves it open.
fn closed(facts: &Facts<'_>, when: &Opening) -> Option<Reason> {
    let answer = facts.plain_answer(&when.question)?;
    (answer != when.is).then(|| {
        let rule = Message::not_opened(&when.question, AnswerState::from(answer));
        Reason { fact: answer_path(&when.question), rule }
    })
}

fn judge(facts: &Facts<'_>, exposures: &Exposures, criterion: &Criterion) -> Judgement {
    match &criterion.rule {
        Rule::Answers { questions, combine } => answers(facts, questions, *combine),
        Rule::Acceptance { question } => acceptance(facts, question),
        Rule::Institution => Judgement::new(Range::SILENT, "institution", Message::institution_settles()),
        Rule::PlaceOfStorage { question } => facts.place_of_storage(question),
        Rule::OwnPlace { places } => own_place(facts, places),
        Rule::DomesticLaw { question } => facts.domestic_law(question),
        Rule::SitesStated => facts.sites_stated(),
        Rule::ForeignLaw { question } => foreign_law(facts, exposures, question),
        Rule::Certificate { question, audit, supplier, .. } => {
            facts.certificate(&criterion.id, question, *audit, *supplier)
        }
        Rule::KeyEscrow { questions } => key_escrow(facts, questions),
        Rule::KeyAvailability { question } => key_availability(facts, question),
    }
}

fn one_answer(facts: &Facts<'_>, question: &QuestionId) -> Judgement {
    let answered = facts.answered(question);
    Judgement {
        planned: answered.planned,
        grade: answered.grade,
        ..Judgement::new(answered.range, answer_path(question), answered.message)
    }
}

fn answers(facts: &Facts<'_>, questions: &[QuestionId], combine: Combine) -> Judgement {
    let mut whole: Option<Judgement> = None;
    for question in questions {
        let one = one_answer(facts, question);
        whole = Some(match (whole, combine) {
            (None, _) => one,
            (Some(so_far), Combine::All) => {
                let range = so_far.range.and(one.range);
                so_far.join(one, range)
            }
            (Some(so_far), Combine::Any) => {
                let range = so_far.range.or(one.range);
                so_far.join(one, range)
            }
        });
    }
    whole.unwrap_or_else(|| Judgement::new(Range::SILENT, "answers", Message::institution_settles()))
}

/// Whether the vendor accepts a clause. Only a plain no is a refusal.
fn acceptance(facts: &Facts<'_>, question: &QuestionId) -> Judgement {
    let answered = facts.answered(question);
    let message = match (answered.range, answered.planned) {
        (Range::BAD, Some(_)) => Message::clause_planned(question),
        (Range::BAD, None) => Message::clause_refused(question),
        (Range::SILENT, _) => Message::clause_silent(question),
        _ => Message::clause_accepted(question),
    };
    Judgement {
        planned: answered.planned,
        grade: answered.grade,
        ..Judgement::new(answered.range, answer_path(question), message)
    }
}

fn own_place(facts: &Facts<'_>, places: &BTreeMap<EditionId, Vec<Place>>) -> Judgement {
    let frame = facts.frame;
    let allowed = frame.catalogue.ancestry(frame.edition).find_map(|edition| places.get(&edition.id));
    facts.own_place(allowed.map_or(&[], Vec::as_slice))
}

/// Whether what is needed to judge the reach of foreign law is stated (C2.9.i). An exposure is a concern to judge.
fn foreign_law(facts: &Facts<'_>, exposures: &Exposures, question: &QuestionId) -> Judgement {
    let mut whole: Option<Judgement> = None;
    let mut silent = |fact: &str, message| add(&mut whole, Judgement::new(Range::SILENT, fact, message));
    let disclosure = &facts.disclosure;
    type List = (&'static str, fn(&Complete) -> Option<Stated>);
    let lists: [List; 4] = [
        ("owners", |c| c.owners),
        ("subprocessors", |c| c.subprocessors),
        ("access", |c| c.access),
        ("sites", |c| c.sites),
    ];
    for (name, list) in lists {
        if !facts.is_complete(list) {
            silent(&format!("complete/{name}"), Message::list_silent(Part::Word("list", name)));
        }
    }
    if disclosure.vendor.establishments.is_none() {
        silent("vendor/establishments", Message::establishments_silent(disclosure.vendor.name.as_str()));
    }
    for subprocessor in disclosure.subprocessors.iter().flatten().filter(|s| facts.is_there(&s.dating)) {
        let id = subprocessor.id.as_ref().map_or("-", LocalId::as_str);
        let name = subprocessor.name.as_deref().unwrap_or(id);
        if subprocessor.jurisdiction.is_none() {
            silent(&format!("subprocessors/{id}/jurisdiction"), Message::establishments_silent(name));
        }
        if subprocessor.establishments.is_none() {
            silent(&format!("subprocessors/{id}/establishments"), Message::establishments_silent(name));
        }
    }
    for (path, _) in facts.accesses().into_iter().filter(|(_, access)| access.country.is_none()) {
        silent(&format!("{path}/country"), Message::access_country_silent());
    }
    for path in &exposures.unclear_owners {
        silent(&format!("{path}/jurisdiction"), Message::establishments_silent(path.as_str()));
    }
    for contested in facts.contested.iter().filter(|contested| decides_reach(&contested.path)) {
        silent(&contested.path, Message::fact_contested(contested.path.as_str()));
    }
    let count = exposures.list.iter().filter(|e| e.severity > Severity::None).count();
    let message = match count {
        0 => Message::foreign_law_none(),
        count => Message::foreign_law_stated(count),
    };
    add(&mut whole, Judgement { concern: count > 0, ..Judgement::new(Range::GOOD, "vendor/jurisdiction", message) });
    if !exposures.unknown_laws.is_empty() {
        let countries = exposures.unknown_laws.iter().map(|country| Part::from(*country)).collect();
        let message = Message::laws_not_in_table(Part::List(countries));
        add(&mut whole, Judgement { concern: true, ..Judgement::new(Range::GOOD, "vendor/jurisdiction", message) });
    }
    let judgement = whole.unwrap_or_else(|| Judgement::new(Range::SILENT, "vendor", Message::foreign_law_none()));
    facts.deniable(judgement, question)
}

/// Whether a fact, by its id path, decides whose law reaches the data.
fn decides_reach(path: &str) -> bool {
    let company = ["vendor/", "subprocessors/", "access/"].iter().any(|start| path.starts_with(start));
    let field = path.rsplit('/').next().unwrap_or_default();
    let fields = ["jurisdiction", "establishments", "share", "control", "sub_of", "by", "country", "mode", "data"];
    (company && fields.contains(&field)) || (path.starts_with("sites/") && field == "operator")
}

/// Keys left with the vendor need rules, emergency-only use and a record of use; where none are left it is met.
fn key_escrow(facts: &Facts<'_>, questions: &[QuestionId]) -> Judgement {
    let keys = facts.keys();
    let left = keys.iter().find(|(_, key)| key.escrow == Some(Escrow::Vendor));
    let by_answers = || answers(facts, questions, Combine::All);
    match left {
        Some((path, _)) => {
            let judgement = by_answers();
            let range = judgement.range;
            let fact = format!("{path}/escrow");
            judgement.join(Judgement::new(Range::GOOD, fact, Message::escrow_with_vendor(path.as_str())), range)
        }
        None if facts.disclosure.keys.is_none() || keys.iter().any(|(_, key)| key.escrow.is_none()) => {
            let judgement = by_answers();
            let range = judgement.range.or(Range::SILENT);
            judgement.join(Judgement::new(Range::SILENT, "keys", Message::keys_silent()), range)
        }
        None => Judgement::new(Range::GOOD, "keys", Message::no_escrow()),
    }
}

/// Keys held by the institution alone make the data depend on it: availability has to be provided for.
fn key_availability(facts: &Facts<'_>, question: &QuestionId) -> Judgement {
    let keys = facts.keys();
    let alone = keys
        .iter()
        .find(|(_, key)| key.holder == Some(KeyHolder::Institution) && matches!(key.escrow, Some(Escrow::None) | None));
    match alone {
        Some((path, _)) => {
            let judgement = one_answer(facts, question);
            let range = judgement.range;
            let fact = format!("{path}/holder");
            judgement.join(Judgement::new(Range::GOOD, fact, Message::institution_holds_key(path.as_str())), range)
        }
        None if facts.disclosure.keys.is_none() => {
            let judgement = one_answer(facts, question);
            let range = judgement.range.or(Range::SILENT);
            judgement.join(Judgement::new(Range::SILENT, "keys", Message::keys_silent()), range)
        }
        None => Judgement::new(Range::GOOD, "keys", Message::institution_holds_no_key()),
    }
}
