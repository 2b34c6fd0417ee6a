//! Table `evidence_file`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub vendor_service_id: String,
    /// The id of a document of the disclosure.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    pub size: i64,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub visibility: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub replaces: Option<String>,
    pub attached_at: i64,
    #[sea_orm(column_type = "Text")]
    pub attached_by: String,
    pub ended_at: Option<i64>,
    /// 1 while its bytes have to be there.
    pub kept: i64,
}

impl ActiveModelBehavior for ActiveModel {}
