//! Assessments that are computed once and stored.

use std::collections::BTreeMap;

use domain::{
    assessment::{Frame, assess},
    catalogue::Catalogue,
    policy::Policy,
    text::{EditionId, Lang},
};
use jiff::civil::Date;
use store::{
    AssessmentsWanted, DisclosureVersionId, PolicyVersionId, Store,
    record::selection::{AssessmentKey, Figures, StoredAssessment},
};
use uuid::Uuid;

use super::{figures::figures, next_change::next_change_on};
use crate::{
    Ctx, Failure,
    audit::{Action, Entry, Subject},
    vendor::read_version,
};

/// What is the same for all assessments of a case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base<'a> {
    pub catalogue: &'a Catalogue,
    pub policy_version: PolicyVersionId,
    pub policy: &'a Policy,
    pub as_of: Date,
}

/// Figures by version and edition.
pub(super) type FiguresByKey = BTreeMap<(DisclosureVersionId, EditionId), Figures>;

/// The figures of versions under editions: read in one statement, and what is missing computed and stored, so that the
/// next reader finds it.
pub(super) async fn stored_figures(
    ctx: &Ctx,
    store: &Store,
    base: Base<'_>,
    versions: &[DisclosureVersionId],
    editions: &[EditionId],
) -> Result<FiguresByKey, Failure> {
    let wanted = AssessmentsWanted {
        versions,
        policy: base.policy_version,
        editions,
        as_of: base.as_of,
        catalogue_digest: base.catalogue.digest(),
    };
    let found = store.assessments(wanted).await?;
    let mut by_key: FiguresByKey =
        found.into_iter().map(|stored| ((stored.key.version, stored.key.edition), stored.figures)).collect();
    let missing: Vec<(DisclosureVersionId, &EditionId)> = versions
        .iter()
        .flat_map(|version| editions.iter().map(move |edition| (*version, edition)))
        .filter(|(version, edition)| !by_key.contains_key(&(*version, (*edition).clone())))
        .collect();
    if missing.is_empty() {
        return Ok(by_key);
    }
    let new = computed(ctx, store, base, &missing).await?;
    keep(ctx, store, &new).await?;
    by_key.extend(new.into_iter().map(|(_, new, _)| ((new.key.version, new.key.edition), new.figures)));
    Ok(by_key)
}

type New = (Uuid, StoredAssessment, String);

async fn computed(
    ctx: &Ctx,
    store: &Store,
    base: Base<'_>,
    missing: &[(DisclosureVersionId, &EditionId)],
) -> Result<Vec<New>, Failure> {
    let mut ids: Vec<DisclosureVersionId> = missing.iter().map(|(version, _)| *version).collect();
    ids.dedup();
    let contents = store.version_contents(&ids).await?;
    let mut new = Vec::with_capacity(missing.len());
    for (version, edition) in missing {
        let Some(content) = contents.get(version) else { continue };
        let Some(edition) = base.catalogue.edition(edition.as_str()) else { continue };
        let disclosure = read_version(content, base.catalogue)?;
        let frame = Frame { catalogue: base.catalogue, edition, policy: base.policy, plan: None, as_of: base.as_of };
        let assessment = assess(frame, &disclosure);
        // What is kept is kept in one language; the other is worked out from the same facts when somebody asks.
        let file = assessment.file(base.catalogue, base.policy, Lang::Ja);
        let turns = next_change_on(&disclosure, base.policy, base.as_of);
        let key = AssessmentKey {
            version: *version,
            policy: base.policy_version,
            edition: edition.id.clone(),
            as_of: base.as_of,
            catalogue_digest: base.catalogue.digest().to_owned(),
        };
        let stored = StoredAssessment { key, figures: figures(&assessment, &file, turns), computed_at: ctx.now };
        new.push((ctx.new_id.new_id(), stored, serde_json::to_string(&file).unwrap_or_default()));
        // Others get their turn between two assessments.
        tokio::task::yield_now().await;
    }
    Ok(new)
}

async fn keep(ctx: &Ctx, store: &Store, new: &[New]) -> Result<(), Failure> {
    store
        .write(|tx| {
            Box::pin(async move {
                if tx.insert_assessments(new).await? == 0 {
                    return Ok(());
                }
                let ids: Vec<String> = new.iter().map(|(id, ..)| id.to_string()).collect();
                Entry::new(Action::AssessmentsStored, Subject::new("assessment", new.len()))
                    .with("ids", ids)
                    .write(ctx, tx)
                    .await?;
                Ok::<(), Failure>(())
            })
        })
        .await
}
