//! Table `assessment`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub disclosure_version_id: String,
    #[sea_orm(column_type = "Text")]
    pub policy_version_id: String,
    #[sea_orm(column_type = "Text")]
    pub edition: String,
    #[sea_orm(column_type = "Text")]
    pub as_of: String,
    #[sea_orm(column_type = "Text")]
    pub catalogue_digest: String,
    #[sea_orm(column_type = "Text")]
    pub conclusion: String,
    pub score_low: i64,
    pub score_high: i64,
    pub recommended_low: i64,
    pub recommended_high: i64,
    pub coverage: i64,
    pub second_hand: i64,
    pub self_declared: i64,
    pub documented: i64,
    pub attested: i64,
    pub shortfalls: i64,
    pub planned: i64,
    pub judgements: i64,
    pub to_secure: i64,
    pub unstated: i64,
    #[sea_orm(column_type = "Text")]
    pub blockers: String,
    #[sea_orm(column_type = "Text")]
    pub outcomes: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub next_change_on: Option<String>,
    /// Exact bytes of the whole result.
    #[sea_orm(column_type = "Text")]
    pub result: String,
    pub computed_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
