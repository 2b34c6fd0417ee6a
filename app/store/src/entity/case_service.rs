//! Table `case_service`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_service")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub case_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub vendor_service_id: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub waiting_name: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
