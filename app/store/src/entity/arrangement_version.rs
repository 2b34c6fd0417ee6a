//! Table `arrangement_version`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrangement_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub arrangement_id: String,
    pub number: i64,
    /// Exact bytes: they are hashed.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    #[sea_orm(column_type = "Text")]
    pub change: String,
    pub made_at: i64,
    #[sea_orm(column_type = "Text")]
    pub made_by: String,
}

impl ActiveModelBehavior for ActiveModel {}
