//! A trial: the same figures under other weights. It stores nothing and decides nothing.

use std::collections::BTreeMap;

use domain::{assessment::Interval, catalogue::Catalogue, text::CriterionId};
use store::{CaseId, Store, record::selection::Figures};

use super::{
    compare::{CompareError, Comparison, compared, opened, ordered},
    policy_form::{PolicyMistake, read_weights},
    robustness::counts,
};
use crate::{Capability, Ctx};

/// A comparison and what other weights would make of it.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The comparison under the case's own policy.
    pub comparison: Comparison,
    /// The weight of each criterion that counts somewhere: the policy's own, and the one tried.
    pub weights: BTreeMap<CriterionId, (u64, u64)>,
    /// The figure at each place under the weights tried, in tenths: low and high end.
    pub scores: Vec<Option<(u32, u32)>>,
    /// Positions from the best down under the weights tried; empty where no rank is to be shown.
    pub order: Vec<usize>,
    /// The weights that cannot be used; the policy's own stand in for them.
    pub mistakes: Vec<PolicyMistake>,
}

/// Tries other weights. Conclusions do not hang on weights and stay. What is blank keeps the policy's weight.
///
/// # Errors
/// When the case is not opened, there is no such case, it is not allowed or the database fails.
pub async fn trial(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: CaseId,
    typed: &BTreeMap<String, String>,
) -> Result<Trial, CompareError> {
    let opened = opened(ctx, store, catalogue, Capability::Compare, id, None).await?;
    let (comparison, policy) = compared(ctx, store, catalogue, opened, None).await?;
    let mut mistakes = Vec::new();
    let mut own = BTreeMap::new();
    for outcome in comparison.columns.iter().flat_map(|column| &column.figures).flat_map(|figures| &figures.outcomes) {
        if counts(outcome) {
            own.insert(outcome.criterion.clone(), policy.weight(&outcome.criterion));
        }
    }
    let other = read_weights(typed, catalogue, &mut mistakes);
    let weights: BTreeMap<CriterionId, (u64, u64)> = own
        .into_iter()
        .map(|(id, own)| (id.clone(), (own, other.get(&id).map_or(own, |weight| u64::from(*weight)))))
        .collect();
    let tried: Vec<Option<Tried>> = comparison
        .columns
        .iter()
        .map(|column| column.figures.as_ref().map(|figures| score(figures, &weights)))
        .collect();
    let places = comparison.columns.iter().zip(&tried).map(|(column, tried)| {
        let (figures, tried) = (column.figures.as_ref()?, tried.as_ref()?);
        Some((figures.conclusion, tried.ends.0, tried.assurance))
    });
    let order = ordered(places);
    let scores = tried.iter().map(|tried| tried.as_ref().map(|tried| tried.ends)).collect();
    Ok(Trial { order, scores, weights, comparison, mistakes })
}

/// A figure under other weights: its ends in tenths, and the conforming part by evidence grade in thousandths.
struct Tried {
    ends: (u32, u32),
    assurance: [u32; 4],
}

fn score(figures: &Figures, weights: &BTreeMap<CriterionId, (u64, u64)>) -> Tried {
    let mut interval = Interval::default();
    let mut by_grade = [0; 4];
    for outcome in figures.outcomes.iter().filter(|outcome| counts(outcome)) {
        let weight = weights.get(&outcome.criterion).map_or(0, |(_, tried)| *tried);
        interval.low += weight * u64::from(outcome.low);
        interval.high += weight * u64::from(outcome.high);
        interval.whole += weight * 2;
        by_grade[outcome.grade as usize] += weight * u64::from(outcome.low);
    }
    let narrow = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    Tried {
        ends: (narrow(interval.low_tenths()), narrow(interval.high_tenths())),
        assurance: by_grade.map(|part| narrow((part * 1000).checked_div(interval.low).unwrap_or_default())),
    }
}
