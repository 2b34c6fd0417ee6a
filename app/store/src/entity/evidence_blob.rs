//! Table `evidence_blob`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_blob")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub sha256: String,
    /// Who brought the bytes last.
    #[sea_orm(column_type = "Text")]
    pub claim: String,
    pub claimed_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
