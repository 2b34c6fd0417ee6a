//! Table `case_robustness`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_robustness")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub case_id: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub state: String,
    #[sea_orm(column_type = "Text")]
    pub shares: String,
    pub computed_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
