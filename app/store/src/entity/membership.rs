//! Table `membership`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub person_id: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub organisation_id: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub role: String,
}

impl ActiveModelBehavior for ActiveModel {}
