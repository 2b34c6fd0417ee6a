//! How much of the clause list the catalogue uses.

use std::collections::HashSet;

use domain::{catalogue::Catalogue, text::ClauseKey};

/// The clauses of one chapter, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterCoverage {
    /// The chapter as keys write it: `8`, `A1`.
    pub chapter: String,
    /// Clauses that at least one entry uses.
    pub used: usize,
    /// Clauses set aside, with a reason.
    pub set_aside: usize,
    /// Clauses of which neither is true. Not the difference: a clause may be used by one entry and set aside too.
    pub remaining: usize,
    /// All clauses of the list.
    pub all: usize,
}

/// The clause list, chapter by chapter, in the order of the guideline; appendices last.
pub fn coverage(catalogue: &Catalogue) -> Vec<ChapterCoverage> {
    let used = used(catalogue);
    let set_aside: HashSet<&ClauseKey> = catalogue.set_aside.iter().map(|entry| &entry.clause).collect();
    let mut chapters: Vec<ChapterCoverage> = Vec::new();
    for clause in &catalogue.clauses {
        let name = chapter(clause.key.as_str());
        let at = chapters.iter().position(|row| row.chapter == name).unwrap_or_else(|| {
            chapters.push(ChapterCoverage { chapter: name.to_owned(), used: 0, set_aside: 0, remaining: 0, all: 0 });
            chapters.len() - 1
        });
        chapters[at].all += 1;
        let (in_use, aside) = (used.contains(&clause.key), set_aside.contains(&clause.key));
        chapters[at].used += usize::from(in_use);
        chapters[at].set_aside += usize::from(aside);
        chapters[at].remaining += usize::from(!in_use && !aside);
    }
    chapters.sort_by_key(|row| (row.chapter.parse().unwrap_or(u32::MAX), row.chapter.clone()));
    chapters
}

fn used(catalogue: &Catalogue) -> HashSet<&ClauseKey> {
    let criteria = catalogue.criteria.iter().flat_map(|entry| entry.clauses.values());
    let editions = catalogue.editions.iter().flat_map(|entry| entry.clauses.values());
    let others = [
        catalogue.settings.iter().map(|entry| &entry.source).collect::<Vec<_>>(),
        catalogue.questions.iter().map(|entry| &entry.clauses).collect(),
        catalogue.duties.iter().map(|entry| &entry.clauses).collect(),
        catalogue.contract_clauses.iter().map(|entry| &entry.clauses).collect(),
        catalogue.obligations.iter().map(|entry| &entry.clauses).collect(),
        catalogue.operating_rules.iter().map(|entry| &entry.clauses).collect(),
    ];
    criteria.chain(editions).chain(others.into_iter().flatten()).flatten().collect()
}

/// `5.1:8.1.2.A.2` → `8`.
fn chapter(key: &str) -> &str {
    let numbered = key.split_once(':').map_or(key, |(_, rest)| rest);
    numbered.split('.').next().unwrap_or(numbered)
}

#[cfg(test)]
mod tests {
    use super::chapter;

    #[test]
    fn a_key_begins_with_its_chapter() {
        assert_eq!(chapter("5.1:8.1.2.A.2"), "8");
        assert_eq!(chapter("8.3.C2.9.f"), "8");
        assert_eq!(chapter("A1.2.C1"), "A1");
    }
}
