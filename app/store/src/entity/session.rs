//! Table `session`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of the id: a copy of the table opens no session.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id_hash: String,
    #[sea_orm(column_type = "Text")]
    pub data: String,
    pub expires_at: i64,
    /// Who has signed in, if anybody.
    #[sea_orm(column_type = "Text", nullable)]
    pub person_id: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
