//! Table `audit_head`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    /// Always 1: the one row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub seq: i64,
    #[sea_orm(column_type = "Text")]
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
