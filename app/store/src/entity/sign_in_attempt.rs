//! Table `sign_in_attempt`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    /// SHA-256 of the name typed, which may be a password in the wrong field.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub name_digest: String,
    pub attempts: i64,
    pub since: i64,
}

impl ActiveModelBehavior for ActiveModel {}
