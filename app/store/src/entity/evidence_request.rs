//! Table `evidence_request`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub evidence_file_id: String,
    #[sea_orm(column_type = "Text")]
    pub organisation_id: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub requested_at: i64,
    #[sea_orm(column_type = "Text")]
    pub requested_by: String,
    #[sea_orm(column_type = "Text")]
    pub state: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub nda_on: Option<String>,
    pub decided_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
