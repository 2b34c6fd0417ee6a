//! Table `selection_case`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "selection_case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub organisation_id: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub edition: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub policy_version_id: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub as_of: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub deadline: Option<String>,
    pub opened_at: Option<i64>,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
