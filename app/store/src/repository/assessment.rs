//! Assessments: stored once for their key, read by lists and comparisons, never changed.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, Iterable as _, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    DisclosureVersionId, PolicyVersionId, Store, StoreError, Tx,
    entity::assessment::{self, Column},
    id::{Cell, json},
    record::selection::{AssessmentKey, Figures, StoredAssessment},
};
use domain::{text::EditionId, word::Word as _};
use jiff::civil::Date;

/// Which stored assessments are wanted: of these versions, under these editions, all else the same.
#[derive(Clone, Copy, Debug)]
pub struct AssessmentsWanted<'a> {
    /// The versions.
    pub versions: &'a [DisclosureVersionId],
    /// The policy version.
    pub policy: PolicyVersionId,
    /// The editions.
    pub editions: &'a [EditionId],
    /// The day.
    pub as_of: Date,
    /// The catalogue.
    pub catalogue_digest: &'a str,
}

impl Store {
    /// The stored figures of assessments: one statement, however many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn assessments(&self, wanted: AssessmentsWanted<'_>) -> Result<Vec<StoredAssessment>, StoreError> {
        let rows = assessment::Entity::find()
            .select_only()
            .columns(Column::iter().filter(|column| !matches!(column, Column::Result)))
            .expr_as(Expr::val(""), "result")
            .filter(Column::DisclosureVersionId.is_in(wanted.versions.iter().map(DisclosureVersionId::to_string)))
            .filter(Column::PolicyVersionId.eq(wanted.policy.to_string()))
            .filter(Column::Edition.is_in(wanted.editions.iter().map(EditionId::to_string)))
            .filter(Column::AsOf.eq(wanted.as_of.to_string()))
            .filter(Column::CatalogueDigest.eq(wanted.catalogue_digest))
            .all(&self.db)
            .await?;
        rows.into_iter().map(StoredAssessment::try_from).collect()
    }

    /// The whole result of an assessment, as the bytes stored.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn assessment_result(&self, key: &AssessmentKey) -> Result<Option<String>, StoreError> {
        let row = assessment::Entity::find()
            .filter(Column::DisclosureVersionId.eq(key.version.to_string()))
            .filter(Column::PolicyVersionId.eq(key.policy.to_string()))
            .filter(Column::Edition.eq(key.edition.to_string()))
            .filter(Column::AsOf.eq(key.as_of.to_string()))
            .filter(Column::CatalogueDigest.eq(&key.catalogue_digest))
            .one(&self.db)
            .await?;
        Ok(row.map(|row| row.result))
    }
}

impl Tx<'_> {
    /// Stores assessments with their whole results; what is stored already under a key stays. Says how many are new.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_assessments(&self, new: &[(Uuid, StoredAssessment, String)]) -> Result<u64, StoreError> {
        let unless_stored = OnConflict::columns([
            Column::DisclosureVersionId,
            Column::PolicyVersionId,
            Column::Edition,
            Column::AsOf,
            Column::CatalogueDigest,
        ])
        .do_nothing()
        .to_owned();
        let mut stored = 0;
        for chunk in new.chunks(200) {
            let rows = chunk.iter().map(|(id, assessment, result)| row(*id, assessment, result));
            let insert = assessment::Entity::insert_many(rows).on_conflict(unless_stored.clone());
            stored += insert.exec_without_returning(&self.0).await?;
        }
        Ok(stored)
    }
}

fn row(id: Uuid, stored: &StoredAssessment, result: &str) -> assessment::ActiveModel {
    let (key, figures) = (&stored.key, &stored.figures);
    let [second_hand, self_declared, documented, attested] = figures.assurance;
    let number = |value: u32| Set(i64::from(value));
    assessment::ActiveModel {
        id: Set(id.to_string()),
        disclosure_version_id: Set(key.version.to_string()),
        policy_version_id: Set(key.policy.to_string()),
        edition: Set(key.edition.to_string()),
        as_of: Set(key.as_of.to_string()),
        catalogue_digest: Set(key.catalogue_digest.clone()),
        conclusion: Set(figures.conclusion.word().to_owned()),
        score_low: number(figures.score.0),
        score_high: number(figures.score.1),
        recommended_low: number(figures.recommended.0),
        recommended_high: number(figures.recommended.1),
        coverage: number(figures.coverage),
        second_hand: number(second_hand),
        self_declared: number(self_declared),
        documented: number(documented),
        attested: number(attested),
        shortfalls: number(figures.shortfalls),
        planned: number(figures.planned),
        judgements: number(figures.judgements),
        to_secure: number(figures.to_secure),
        unstated: number(figures.unstated),
        blockers: Set(json(&figures.blockers)),
        outcomes: Set(json(&figures.outcomes)),
        next_change_on: Set(figures.next_change_on.as_ref().map(Date::to_string)),
        result: Set(result.to_owned()),
        computed_at: Set(stored.computed_at.as_millisecond()),
    }
}

impl TryFrom<assessment::Model> for StoredAssessment {
    type Error = StoreError;
    fn try_from(row: assessment::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "assessment", column, row: &row.id };
        let number = |column, value| cell(column).count(value);
        Ok(StoredAssessment {
            key: AssessmentKey {
                version: cell("disclosure_version_id").parse(&row.disclosure_version_id)?,
                policy: cell("policy_version_id").parse(&row.policy_version_id)?,
                edition: cell("edition").parse(&row.edition)?,
                as_of: cell("as_of").parse(&row.as_of)?,
                catalogue_digest: row.catalogue_digest.clone(),
            },
            figures: Figures {
                conclusion: cell("conclusion").word(&row.conclusion)?,
                score: (number("score_low", row.score_low)?, number("score_high", row.score_high)?),
                recommended: (
                    number("recommended_low", row.recommended_low)?,
                    number("recommended_high", row.recommended_high)?,
                ),
                coverage: number("coverage", row.coverage)?,
                assurance: [
                    number("second_hand", row.second_hand)?,
                    number("self_declared", row.self_declared)?,
                    number("documented", row.documented)?,
                    number("attested", row.attested)?,
                ],
                shortfalls: number("shortfalls", row.shortfalls)?,
                planned: number("planned", row.planned)?,
                judgements: number("judgements", row.judgements)?,
                to_secure: number("to_secure", row.to_secure)?,
                unstated: number("unstated", row.unstated)?,
                blockers: cell("blockers").json(&row.blockers)?,
                outcomes: cell("outcomes").json(&row.outcomes)?,
                next_change_on: row
                    .next_change_on
                    .as_deref()
                    .map(|date| cell("next_change_on").parse(date))
                    .transpose()?,
            },
            computed_at: cell("computed_at").time(row.computed_at)?,
        })
    }
}
