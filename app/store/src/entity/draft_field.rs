//! Table `draft_field`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_field")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub vendor_service_id: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub name: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    #[sea_orm(column_type = "Text")]
    pub standing: String,
    /// A JSON list: a name may be posted several times.
    #[sea_orm(column_type = "Text")]
    pub typed: String,
    #[sea_orm(column_type = "Text")]
    pub person_id: String,
}

impl ActiveModelBehavior for ActiveModel {}
