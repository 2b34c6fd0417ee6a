//! Table `evidence_opening`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_opening")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub evidence_file_id: String,
    #[sea_orm(column_type = "Text")]
    pub organisation_id: String,
    pub opened_at: i64,
    #[sea_orm(column_type = "Text")]
    pub opened_by: String,
}

impl ActiveModelBehavior for ActiveModel {}
