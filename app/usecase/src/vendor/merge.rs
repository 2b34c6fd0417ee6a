//! Two people at one draft: what each changed since they last saw it, question by question and fact by fact.
//!
//! A post carries whole sections, changed or not, and the revision its writer had seen. A text counts as the writer's
//! own only where it differs from what stood there at that revision. Where one question or fact was changed by both, in
//! different ways, nobody wins: the text saved first stays current, the other stands beside it as a rival, and both are
//! shown until somebody saves having seen both.

use std::collections::{BTreeMap, BTreeSet};

use store::record::vendor::{DraftRecord, DraftText, NewText, Standing};

use crate::field::{Fields, group, same};

/// What a post does to a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Merge {
    /// The texts to add.
    pub texts: Vec<NewText>,
    /// The fields whose rivals are settled.
    pub settled: Vec<String>,
    /// The questions and facts that both changed, each with its fields: theirs and the writer's.
    pub disputed: BTreeMap<String, Vec<Disputed>>,
}

/// A field that two people changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// Its name.
    pub field: String,
    /// What somebody else saved meanwhile.
    pub theirs: Vec<String>,
    /// What was posted now.
    pub mine: Vec<String>,
}

/// Merges a post into a draft as it stands. `seen` is the revision its writer had before them.
pub(super) fn merge(draft: &DraftRecord, seen: i64, posted: &Fields) -> Merge {
    let nothing = Vec::new();
    let texts = |name: &str| draft.texts.get(name).unwrap_or(&nothing).as_slice();
    let mut merge = Merge::default();
    let groups: BTreeSet<&str> = posted.keys().map(|name| group(name)).collect();
    for group_name in groups {
        let names: Vec<&String> = posted.keys().filter(|name| group(name) == group_name).collect();
        let of_group = || draft.texts.keys().filter(|name| group(name) == group_name);
        let theirs_changed = of_group().any(|name| !same(current(texts(name)), at(texts(name), seen)));
        let changed: Vec<&&String> =
            names.iter().filter(|name| !same(&posted[**name], at(texts(name), seen))).collect();
        let differing: Vec<&&&String> =
            changed.iter().filter(|name| !same(&posted[***name], current(texts(name)))).collect();
        if theirs_changed && !differing.is_empty() {
            let disputed = differing.iter().map(|name| Disputed {
                field: (***name).clone(),
                theirs: current(texts(name)).to_vec(),
                mine: posted[***name].clone(),
            });
            merge.disputed.insert(group_name.to_owned(), disputed.collect());
            // A second click adds no second rival.
            let waits = |name: &str| {
                texts(name).iter().any(|text| text.standing == Standing::Rival && same(&text.typed, &posted[name]))
            };
            let new = differing.iter().filter(|name| !waits(name));
            merge.texts.extend(new.map(|name| text(name, &posted[***name], Standing::Rival)));
            continue;
        }
        merge.texts.extend(differing.iter().map(|name| text(name, &posted[***name], Standing::Current)));
        // Whoever posts having seen a rival has chosen.
        let rival = |name: &&String| texts(name).iter().any(|t| t.standing == Standing::Rival && t.revision <= seen);
        merge.settled.extend(of_group().filter(rival).cloned());
    }
    merge
}

fn text(name: &str, typed: &[String], standing: Standing) -> NewText {
    NewText { name: name.to_owned(), typed: typed.to_vec(), standing }
}

/// What stands at a name now.
pub(super) fn current(texts: &[DraftText]) -> &[String] {
    texts.iter().find(|text| text.standing == Standing::Current).map_or(&[], |text| &text.typed)
}

/// What stood at a name when a revision was the last.
fn at(texts: &[DraftText], revision: i64) -> &[String] {
    texts
        .iter()
        .filter(|text| matches!(text.standing, Standing::Current | Standing::Past) && text.revision <= revision)
        .max_by_key(|text| text.revision)
        .map_or(&[], |text| &text.typed)
}
