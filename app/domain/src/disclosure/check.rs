//! What can only be seen once a disclosure is read as a whole: ids that stand twice, references that lead nowhere.

use std::collections::{HashMap, HashSet};

use super::actor::RESERVED;
use super::*;
use crate::read::Cursor;

/// Notes every problem of a disclosure as a whole.
pub(super) fn check(disclosure: &Disclosure, at: &mut Cursor) {
    let subprocessors = disclosure.subprocessors.as_deref().unwrap_or_default();
    unique("documents", disclosure.documents.iter().flatten().map(|d| d.id.as_ref()), at);
    unique("sites", disclosure.sites.iter().flatten().map(|s| s.id.as_ref()), at);
    unique("subprocessors", subprocessors.iter().map(|s| s.id.as_ref()), at);
    at.within(Step::Key("service".to_owned()), |at| {
        unique("plans", disclosure.service.plans.iter().flatten().map(|p| p.id.as_ref()), at);
    });
    for (index, id) in subprocessors.iter().enumerate().filter_map(|(index, s)| Some((index, s.id.as_ref()?))) {
        if RESERVED.contains(&id.as_str()) {
            at.problem_at(&steps("subprocessors", index, "id"), Message::reserved_id(id.as_str()));
        }
    }
    let known: HashSet<&LocalId> = subprocessors.iter().filter_map(|s| s.id.as_ref()).collect();
    let mut actor = |list: &str, index: usize, field: &str, actor: Option<&Actor>| {
        if let Some(Actor::Subprocessor(id)) = actor
            && !known.contains(id)
        {
            at.problem_at(&steps(list, index, field), Message::unknown_actor(id.as_str()));
        }
    };
    for (index, site) in disclosure.sites.iter().flatten().enumerate() {
        actor("sites", index, "operator", site.operator.as_ref());
    }
    for (index, access) in disclosure.access.iter().flatten().enumerate() {
        actor("access", index, "by", access.by.as_ref());
    }
    for (index, subprocessor) in subprocessors.iter().enumerate() {
        actor("subprocessors", index, "sub_of", subprocessor.sub_of.as_ref());
    }
    for (index, certificate) in disclosure.certifications.iter().flatten().enumerate() {
        actor("certifications", index, "holder", certificate.holder.as_ref());
    }
    for (index, audit) in disclosure.external_audits.iter().flatten().enumerate() {
        actor("external_audits", index, "holder", audit.holder.as_ref());
    }
    for (index, key) in disclosure.keys.iter().flatten().enumerate() {
        if let Some(KeyHolder::Subprocessor(id)) = &key.holder {
            actor("keys", index, "holder", Some(&Actor::Subprocessor(id.clone())));
        }
    }
    circles(subprocessors, at);
    plans(disclosure, at);
}

fn steps(list: &str, index: usize, field: &str) -> [Step; 3] {
    [Step::Key(list.to_owned()), Step::Index(index), Step::Key(field.to_owned())]
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = Option<&'a LocalId>>, at: &mut Cursor) {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        if let Some(id) = id
            && !seen.insert(id)
        {
            at.problem_at(&steps(list, index, "id"), Message::duplicate_id(id.as_str()));
        }
    }
}

/// Refuses subprocessors that entrust each other in a circle: each is followed upwards once.
fn circles(subprocessors: &[Subprocessor], at: &mut Cursor) {
    let index: HashMap<&LocalId, usize> =
        subprocessors.iter().enumerate().filter_map(|(index, s)| Some((s.id.as_ref()?, index))).collect();
    let parent = |index_of: usize| match &subprocessors[index_of].sub_of {
        Some(Actor::Subprocessor(id)) => index.get(id).copied(),
        _ => None,
    };
    // 0: not looked at, otherwise the number of the walk that came by first.
    let mut walk = vec![0usize; subprocessors.len()];
    for start in 0..subprocessors.len() {
        let mut here = start;
        while walk[here] == 0 {
            walk[here] = start + 1;
            match parent(here) {
                Some(next) if walk[next] == start + 1 => {
                    let id = subprocessors[here].id.as_ref().map_or("", LocalId::as_str);
                    at.problem_at(&steps("subprocessors", here, "sub_of"), Message::circle(id));
                }
                Some(next) => here = next,
                None => {}
            }
        }
    }
}

fn plans(disclosure: &Disclosure, at: &mut Cursor) {
    let known: HashSet<&LocalId> = disclosure.service.plans.iter().flatten().filter_map(|p| p.id.as_ref()).collect();
    let mut check = |path: &[Step], dating: &Dating| {
        for (index, plan) in dating.plans.iter().flatten().enumerate().filter(|(_, plan)| !known.contains(plan)) {
            let mut path = path.to_vec();
            path.extend([Step::Key("plans".to_owned()), Step::Index(index)]);
            at.problem_at(&path, Message::unknown_plan(plan.as_str()));
        }
    };
    let entry = |list: &str, index| [Step::Key(list.to_owned()), Step::Index(index)];
    for (index, site) in disclosure.sites.iter().flatten().enumerate() {
        check(&entry("sites", index), &site.dating);
    }
    for (index, access) in disclosure.access.iter().flatten().enumerate() {
        check(&entry("access", index), &access.dating);
    }
    for (index, subprocessor) in disclosure.subprocessors.iter().flatten().enumerate() {
        check(&entry("subprocessors", index), &subprocessor.dating);
    }
    for (index, key) in disclosure.keys.iter().flatten().enumerate() {
        check(&entry("keys", index), &key.dating);
    }
    for (index, certificate) in disclosure.certifications.iter().flatten().enumerate() {
        check(&entry("certifications", index), &certificate.dating);
    }
    for (question, answer) in disclosure.answers.iter().flat_map(|answers| &answers.0) {
        let path = [Step::Key("answers".to_owned()), Step::Key(question.to_string())];
        check(&path, &answer.dating);
    }
}
