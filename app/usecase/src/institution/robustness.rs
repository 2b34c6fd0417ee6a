//! How robust the order of a case is: how often each service comes first when the weights are others.
//!
//! An admissible weighting is one a policy may hold: a whole number from 0 to 100 for each criterion that counts. Each
//! is drawn alike likely and independent of the others, from a generator that starts from a given number, so that the
//! same case gives the same shares on every machine.

use std::collections::BTreeMap;

use domain::{
    catalogue::Criterion,
    text::CriterionId,
    word::{Conclusion, Conformity, Stage, Tier},
};
use store::record::selection::{Figures, Outcome, Robustness};

/// How many weightings are tried.
pub const WEIGHTINGS: u32 = 10_000;

/// Tries weightings. `places` holds the figures at each place of the case. Nothing, where nobody could be ranked: then
/// no service is eligible or conditionally so.
///
/// Weights change no conclusion, so only those with the best one compete: by the low end, then by how well it is shown.
pub fn robustness(places: &[Option<&Figures>], seed: u64, weightings: u32) -> Option<Robustness> {
    let best = places.iter().flatten().map(|figures| rank(figures.conclusion)).min()?;
    if best > rank(Conclusion::Conditional) {
        return None;
    }
    let mut numbers: BTreeMap<&CriterionId, usize> = BTreeMap::new();
    let mut rivals: Vec<Rival> = Vec::new();
    for (place, figures) in places.iter().enumerate() {
        let Some(figures) = figures.filter(|figures| rank(figures.conclusion) == best) else { continue };
        let items = figures.outcomes.iter().filter(|outcome| counts(outcome)).map(|outcome| {
            let next = numbers.len();
            let number = *numbers.entry(&outcome.criterion).or_insert(next);
            Item { number, halves: u64::from(outcome.low), grade: outcome.grade as usize }
        });
        rivals.push(Rival { place, items: items.collect() });
    }
    let mut result = Robustness { seed, weightings, wins: vec![0; places.len()], ties: 0 };
    let mut random = SplitMix(seed);
    let mut weights = vec![0; numbers.len()];
    for _ in 0..weightings {
        weights.fill_with(|| random.up_to(100));
        match first(&rivals, &weights) {
            Some(place) => result.wins[place] += 1,
            None => result.ties += 1,
        }
    }
    Some(result)
}

/// The order of conclusions, best first. Whoever cannot be judged yet stands before whoever is known not to fit.
pub(super) fn rank(conclusion: Conclusion) -> u8 {
    match conclusion {
        Conclusion::Eligible => 0,
        Conclusion::Conditional => 1,
        Conclusion::Undetermined => 2,
        Conclusion::Ineligible => 3,
    }
}

/// Whether an outcome counts in the score.
pub(super) fn counts(outcome: &Outcome) -> bool {
    Criterion::stage(outcome.gate) == Stage::Selection
        && Criterion::tier(outcome.gate) == Tier::Minimum
        && outcome.conformity != Conformity::NotApplicable
}

struct Rival {
    place: usize,
    items: Vec<Item>,
}

struct Item {
    number: usize,
    halves: u64,
    grade: usize,
}

/// What a rival reaches under a weighting: the low end, then its part by grade from the best shown down; all over the
/// same whole.
struct Reached {
    parts: [u64; 4],
    whole: u64,
}

impl Rival {
    fn reach(&self, weights: &[u64]) -> Reached {
        let mut by_grade = [0; 4];
        let mut whole = 0;
        for item in &self.items {
            let weight = weights[item.number];
            by_grade[item.grade] += weight * item.halves;
            whole += weight * 2;
        }
        let [_, self_declared, documented, attested] = by_grade;
        Reached { parts: [by_grade.iter().sum(), attested, documented, self_declared], whole }
    }
}

impl Reached {
    /// Compared as fractions, without rounding.
    fn against(&self, other: &Reached) -> std::cmp::Ordering {
        let fractions = self.parts.iter().map(|part| part * other.whole);
        fractions.cmp(other.parts.iter().map(|part| part * self.whole))
    }
}

/// The place of whoever comes first alone.
fn first(rivals: &[Rival], weights: &[u64]) -> Option<usize> {
    let mut best: Option<(Reached, Option<usize>)> = None;
    for rival in rivals {
        let reached = rival.reach(weights);
        match best.as_mut().map(|(so_far, place)| (reached.against(so_far), place)) {
            Some((std::cmp::Ordering::Less, _)) => {}
            Some((std::cmp::Ordering::Equal, place)) => *place = None,
            Some((std::cmp::Ordering::Greater, _)) | None => best = Some((reached, Some(rival.place))),
        }
    }
    best.and_then(|(_, place)| place)
}

/// SplitMix64: small, even, and the same everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `most`.
    fn up_to(&mut self, most: u64) -> u64 {
        ((self.next() >> 32) * (most + 1)) >> 32
    }
}

#[cfg(test)]
mod tests {
    use domain::word::{Gate, Grade};

    use super::*;

    fn figures(conclusion: Conclusion, lows: &[u8], grade: Grade) -> Figures {
        let outcome = |(at, low): (usize, &u8)| Outcome {
            criterion: format!("criterion-{at}").parse().unwrap(),
            gate: Gate::Other,
            conformity: Conformity::Conforms,
            low: *low,
            high: 2,
            grade,
        };
        Figures {
            conclusion,
            score: (0, 0),
            recommended: (0, 0),
            coverage: 0,
            assurance: [0; 4],
            shortfalls: 0,
            planned: 0,
            judgements: 0,
            to_secure: 0,
            unstated: 0,
            blockers: Vec::new(),
            outcomes: lows.iter().enumerate().map(outcome).collect(),
            next_change_on: None,
        }
    }

    #[test]
    fn whoever_is_better_everywhere_always_wins_and_the_same_seed_gives_the_same_shares() {
        use Conclusion::*;
        let better = figures(Conditional, &[2, 2, 1], Grade::SelfDeclared);
        let worse = figures(Conditional, &[1, 2, 0], Grade::Attested);
        let ineligible = figures(Ineligible, &[2, 2, 2], Grade::Attested);
        let shares = robustness(&[Some(&worse), None, Some(&better), Some(&ineligible)], 7, 1_000).unwrap();
        assert_eq!(shares.wins[0] + shares.wins[1] + shares.wins[3], 0);
        assert_eq!(shares.wins[2] + shares.ties, 1_000);
        assert!(shares.ties < 5);
    }

    #[test]
    fn equals_share_and_mirror_images_win_alike() {
        use Conclusion::*;
        let left = figures(Eligible, &[2, 0], Grade::Documented);
        let right = figures(Eligible, &[0, 2], Grade::Documented);
        let shares = robustness(&[Some(&left), Some(&right)], 1, WEIGHTINGS).unwrap();
        assert_eq!(shares.wins.iter().sum::<u32>() + shares.ties, WEIGHTINGS);
        assert!(shares.wins[0].abs_diff(shares.wins[1]) < 500, "{shares:?}");
        let shares = robustness(&[Some(&left), Some(&left)], 1, 100).unwrap();
        assert_eq!(shares.ties, 100);
        let shown = figures(Eligible, &[2, 0], Grade::Attested);
        let shares = robustness(&[Some(&left), Some(&shown)], 1, 100).unwrap();
        assert!(shares.wins[1] > 90);
    }

    #[test]
    fn nobody_is_ranked_while_all_are_undetermined() {
        let silent = figures(Conclusion::Undetermined, &[2], Grade::Attested);
        assert_eq!(robustness(&[Some(&silent), None], 1, 10), None);
        assert_eq!(robustness(&[], 1, 10), None);
    }
}
