//! Table `arrangement`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrangement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub organisation_id: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
