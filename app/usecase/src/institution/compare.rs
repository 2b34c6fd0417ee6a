//! The comparison (比較): every place of a case side by side, from stored figures.
//!
//! Four statements, however many places there are: the case, its policy and places, the figures, the robustness. What
//! was never computed is computed first.

use std::collections::BTreeMap;

use domain::{
    catalogue::Catalogue,
    policy::Policy,
    text::{CriterionId, EditionId},
    word::{Conclusion, Conformity, Gate},
};
use jiff::civil::Date;
use store::{
    CaseId, DisclosureVersionId, Store,
    record::selection::{
        Candidate, CasePlace, CaseState, Figures, Outcome, PolicyVersionHead, Robustness, SelectionCase,
    },
};

use super::{
    policy,
    robustness::{WEIGHTINGS, rank, robustness},
    stored::{Base, FiguresByKey, stored_figures},
};
use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
    error::carries_failure,
};

/// Everything a comparison shows.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The case.
    pub case: SelectionCase,
    /// The policy.
    pub policy: PolicyVersionHead,
    /// The edition shown.
    pub edition: EditionId,
    /// The edition shown beside it, if one was asked for.
    pub against: Option<EditionId>,
    /// The places, in the order of the case.
    pub columns: Vec<Column>,
    /// Positions from the best down, those that could be judged; empty where no rank is to be shown.
    pub order: Vec<usize>,
    /// How often each place comes first under other weights, where there is a rank.
    pub robustness: Option<Robustness>,
    /// Criterion by criterion: what stops somebody first, then where they differ, then the rest.
    pub matrix: Vec<MatrixRow>,
}

/// A place of a comparison.
#[derive(Clone, Debug)]
pub struct Column {
    /// Who stands there.
    pub candidate: Candidate,
    /// The figures under the edition shown; none where nothing is published.
    pub figures: Option<Figures>,
    /// The figures under the edition beside it.
    pub against: Option<Figures>,
    /// The day since which the figures are no longer today's, if it has come.
    pub stale_since: Option<Date>,
}

/// A criterion across the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its gate.
    pub gate: Gate,
    /// The conformity at each place; none where nothing is published or the criterion does not apply in any setting.
    pub cells: Vec<Option<Conformity>>,
    /// Whether it stops somebody.
    pub blocks: bool,
    /// Whether the places differ.
    pub differs: bool,
}

/// A criterion that two editions find differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionChange {
    /// The criterion.
    pub criterion: CriterionId,
    /// What the one finds; none where it is not part of that edition.
    pub was: Option<Conformity>,
    /// What the other finds.
    pub is: Option<Conformity>,
}

/// Why there is no comparison.
#[derive(Debug, thiserror::Error)]
pub enum CompareError {
    /// The disclosures of the case have not been opened; before that its policy is chosen.
    #[error("the disclosures of the case have not been opened")]
    NotOpened,
    /// There is no such edition.
    #[error("the edition is not loaded")]
    UnknownEdition,
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

carries_failure!(CompareError);

/// Compares the places of a case under its edition or another, beside a third if one is given.
///
/// # Errors
/// When the case is not opened, an edition is not loaded, there is no such case, it is not allowed or the database fails.
pub async fn compare(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    id: CaseId,
    edition: Option<&EditionId>,
    against: Option<&EditionId>,
) -> Result<Comparison, CompareError> {
    let opened = opened(ctx, store, catalogue, Capability::Compare, id, edition).await?;
    compared(ctx, store, catalogue, opened, against).await.map(|(comparison, _)| comparison)
}

/// The same of a case that is already read, with the policy it is compared under.
pub(super) async fn compared(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    opened: Opened,
    against: Option<&EditionId>,
) -> Result<(Comparison, Policy), CompareError> {
    let against = against.filter(|against| **against != opened.edition);
    if against.is_some_and(|id| catalogue.edition(id.as_str()).is_none()) {
        return Err(CompareError::UnknownEdition);
    }
    let places = store.case_places(opened.case.id).await?;
    let versions: Vec<DisclosureVersionId> =
        places.iter().filter_map(|place| place.candidate.version()).map(|version| version.id).collect();
    let editions: Vec<EditionId> = [Some(&opened.edition), against].into_iter().flatten().cloned().collect();
    let figures = stored_figures(ctx, store, opened.base(catalogue), &versions, &editions).await?;
    let columns: Vec<Column> =
        places.into_iter().map(|place| column(ctx, place, &figures, &opened.edition, against)).collect();
    let order = order(&columns);
    let robustness = match order.is_empty() {
        true => None,
        false => stored_robustness(ctx, store, catalogue, &opened, &columns).await?,
    };
    let comparison = Comparison {
        matrix: matrix(catalogue, &columns),
        order,
        robustness,
        columns,
        against: against.cloned(),
        case: opened.case,
        policy: opened.policy_version,
        edition: opened.edition,
    };
    Ok((comparison, opened.policy))
}

/// An opened case with its policy and the edition to show.
pub(super) struct Opened {
    pub case: SelectionCase,
    pub policy_version: PolicyVersionHead,
    pub policy: Policy,
    pub edition: EditionId,
}

impl Opened {
    pub(super) fn base<'a>(&'a self, catalogue: &'a Catalogue) -> Base<'a> {
        Base { catalogue, policy_version: self.policy_version.id, policy: &self.policy, as_of: self.case.as_of }
    }
}

/// The case, if it is the acting institution's and has been opened.
pub(super) async fn opened(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    capability: Capability,
    id: CaseId,
    edition: Option<&EditionId>,
) -> Result<Opened, CompareError> {
    let member = ctx.member(store, capability).await?;
    let (case, policy) = store.case_with_policy(member.organisation, id).await?.ok_or(crate::error::NOT_FOUND)?;
    let policy_version = match (case.state, policy) {
        (CaseState::Opened { .. }, Some(policy)) => policy,
        _ => return Err(CompareError::NotOpened),
    };
    let edition = edition.unwrap_or(&case.edition);
    let edition = catalogue.edition(edition.as_str()).ok_or(CompareError::UnknownEdition)?.id.clone();
    let policy = policy::read(&policy_version, catalogue)?;
    Ok(Opened { case, policy, policy_version: policy_version.head, edition })
}

fn column(
    ctx: &Ctx,
    place: CasePlace,
    figures: &FiguresByKey,
    edition: &EditionId,
    against: Option<&EditionId>,
) -> Column {
    let under = |edition: &EditionId| {
        let version = place.candidate.version()?;
        figures.get(&(version.id, edition.clone())).cloned()
    };
    let shown = under(edition);
    let stale_since = shown.as_ref().and_then(|figures| figures.next_change_on).filter(|day| *day <= ctx.today());
    Column { figures: shown, against: against.and_then(under), stale_since, candidate: place.candidate }
}

/// The order by the stored figures.
fn order(columns: &[Column]) -> Vec<usize> {
    let figures = columns.iter().map(|column| column.figures.as_ref());
    ordered(figures.map(|figures| figures.map(|figures| (figures.conclusion, figures.score.0, figures.assurance))))
}

/// Conclusion, then low end, then how well it is shown (weakest evidence first in the list). Empty while nobody can be
/// ranked.
pub(super) fn ordered(places: impl Iterator<Item = Option<(Conclusion, u32, [u32; 4])>>) -> Vec<usize> {
    let mut judged: Vec<_> = places.enumerate().filter_map(|(at, place)| Some((at, place?))).collect();
    judged.sort_by_key(|(at, (conclusion, low, [_, self_declared, documented, attested]))| {
        (rank(*conclusion), std::cmp::Reverse([*low, *attested, *documented, *self_declared]), *at)
    });
    match judged.iter().all(|(_, (conclusion, ..))| *conclusion == Conclusion::Undetermined) {
        true => Vec::new(),
        false => judged.into_iter().map(|(at, _)| at).collect(),
    }
}

/// Criterion by criterion, in the order of the catalogue: what stops somebody, where they differ, the rest.
fn matrix(catalogue: &Catalogue, columns: &[Column]) -> Vec<MatrixRow> {
    let by_place: Vec<BTreeMap<&CriterionId, &Outcome>> = columns
        .iter()
        .map(|column| column.figures.iter().flat_map(|figures| &figures.outcomes).map(|o| (&o.criterion, o)).collect())
        .collect();
    let mut rows: Vec<MatrixRow> = Vec::new();
    for criterion in &catalogue.criteria {
        let outcomes: Vec<Option<&Outcome>> = by_place.iter().map(|place| place.get(&criterion.id).copied()).collect();
        let Some(gate) = outcomes.iter().flatten().map(|outcome| outcome.gate).next() else { continue };
        let said: Vec<Conformity> = outcomes.iter().flatten().map(|outcome| outcome.conformity).collect();
        rows.push(MatrixRow {
            criterion: criterion.id.clone(),
            gate,
            cells: outcomes.iter().map(|outcome| outcome.map(|outcome| outcome.conformity)).collect(),
            blocks: columns
                .iter()
                .filter_map(|column| column.figures.as_ref())
                .any(|figures| figures.blockers.contains(&criterion.id)),
            differs: said.windows(2).any(|pair| pair[0] != pair[1]),
        });
    }
    rows.sort_by_key(|row| (!row.blocks, !row.differs));
    rows
}

/// What two editions find differently for one service.
pub fn changed(was: &Figures, is: &Figures) -> Vec<CriterionChange> {
    let find = |figures: &Figures, criterion: &CriterionId| {
        figures.outcomes.iter().find(|outcome| outcome.criterion == *criterion).map(|outcome| outcome.conformity)
    };
    let only_before = was.outcomes.iter().filter(|outcome| find(is, &outcome.criterion).is_none());
    is.outcomes
        .iter()
        .chain(only_before)
        .map(|outcome| CriterionChange {
            was: find(was, &outcome.criterion),
            is: find(is, &outcome.criterion),
            criterion: outcome.criterion.clone(),
        })
        .filter(|change| change.was != change.is)
        .collect()
}

/// The robustness in the case's present state: read, or computed and kept.
async fn stored_robustness(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    opened: &Opened,
    columns: &[Column],
) -> Result<Option<Robustness>, Failure> {
    let id = opened.case.id;
    let state = &state(catalogue, opened, columns);
    if let Some(found) = store.robustness(id, state).await? {
        return Ok(Some(found));
    }
    let owned: Vec<Option<Figures>> = columns.iter().map(|column| column.figures.clone()).collect();
    let (_, seed) = id.0.as_u64_pair();
    let work = move || robustness(&owned.iter().map(Option::as_ref).collect::<Vec<_>>(), seed, WEIGHTINGS);
    let computed =
        tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Broken("the order could not be tried out"))?;
    let Some(shares) = &computed else { return Ok(None) };
    store
        .write(|tx| {
            Box::pin(async move {
                tx.insert_robustness(id, state, shares, ctx.now).await?;
                Entry::new(Action::RobustnessStored, id).with("state", state.as_str()).write(ctx, tx).await
            })
        })
        .await?;
    Ok(computed)
}

/// All that the robustness depends on, as one hash.
fn state(catalogue: &Catalogue, opened: &Opened, columns: &[Column]) -> String {
    let mut text = format!(
        "{} {} {} {} {WEIGHTINGS}",
        catalogue.digest(),
        opened.edition,
        opened.policy_version.id,
        opened.case.as_of
    );
    for column in columns {
        let version = column.candidate.version().map(|version| version.id.to_string());
        text.push('\n');
        text.push_str(version.as_deref().unwrap_or("-"));
    }
    store::sha256(text.as_bytes())
}
