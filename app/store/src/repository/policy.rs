//! Policies and their fixed versions.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, Statement};

use crate::{
    OrganisationId, PolicyId, PolicyVersionId, Store, StoreError, Tx,
    entity::{policy, policy_version},
    id::Cell,
    record::selection::{PolicyVersion, PolicyVersionHead},
};

/// The columns of a version with its policy, and where they come from.
const VERSION: &str = "
    SELECT v.id, v.policy_id, p.name, v.number, v.content, v.sha256, v.fixed_at, v.fixed_by
    FROM policy_version v JOIN policy p ON p.id = v.policy_id";

#[derive(FromQueryResult)]
pub(super) struct VersionRow {
    id: String,
    policy_id: String,
    name: String,
    number: i64,
    content: String,
    sha256: String,
    fixed_at: i64,
    fixed_by: String,
}

impl Store {
    /// The fixed versions of an institution's policies, by name, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn policy_versions_of(&self, owner: OrganisationId) -> Result<Vec<PolicyVersion>, StoreError> {
        let sql = format!("{VERSION} WHERE p.organisation_id = $1");
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), sql, [owner.to_string().into()]);
        let rows = VersionRow::find_by_statement(statement).all(&self.db).await?;
        let mut list = rows.into_iter().map(PolicyVersion::try_from).collect::<Result<Vec<_>, _>>()?;
        list.sort_by_cached_key(|v| (v.head.name.clone(), v.head.policy, std::cmp::Reverse(v.head.number)));
        Ok(list)
    }

    /// A fixed version, if it is this institution's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn policy_version_of(
        &self,
        owner: OrganisationId,
        id: PolicyVersionId,
    ) -> Result<Option<PolicyVersion>, StoreError> {
        find(&self.db, owner, id).await
    }
}

impl Tx<'_> {
    /// A fixed version, if it is this institution's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn policy_version_of(
        &self,
        owner: OrganisationId,
        id: PolicyVersionId,
    ) -> Result<Option<PolicyVersion>, StoreError> {
        find(&self.0, owner, id).await
    }

    /// The number of the newest version of a policy, if the policy is this institution's; 0 where none is fixed yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_policy_number(&self, owner: OrganisationId, id: PolicyId) -> Result<Option<u32>, StoreError> {
        #[derive(FromQueryResult)]
        struct Row {
            number: i64,
        }
        let sql = "SELECT COALESCE((SELECT MAX(v.number) FROM policy_version v WHERE v.policy_id = p.id), 0) AS number
            FROM policy p WHERE p.id = $1 AND p.organisation_id = $2";
        let values = [id.to_string().into(), owner.to_string().into()];
        let statement = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        let row = Row::find_by_statement(statement).one(&self.0).await?;
        let key = id.to_string();
        row.map(|row| Cell { table: "policy_version", column: "number", row: &key }.count(row.number)).transpose()
    }

    /// The newest fixed version of each of an institution's policies of a name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_policy_versions(
        &self,
        owner: OrganisationId,
        name: &str,
    ) -> Result<Vec<PolicyVersion>, StoreError> {
        let newest = "v.number = (SELECT MAX(n.number) FROM policy_version n WHERE n.policy_id = p.id)";
        let sql = format!("{VERSION} WHERE p.organisation_id = $1 AND p.name = $2 AND {newest}");
        let values = [owner.to_string().into(), name.into()];
        let statement = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        let rows = VersionRow::find_by_statement(statement).all(&self.0).await?;
        rows.into_iter().map(PolicyVersion::try_from).collect()
    }

    /// A version of a policy by its number, if it is this institution's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn policy_version_numbered(
        &self,
        owner: OrganisationId,
        policy: PolicyId,
        number: u32,
    ) -> Result<Option<PolicyVersion>, StoreError> {
        let sql = format!("{VERSION} WHERE p.organisation_id = $1 AND p.id = $2 AND v.number = $3");
        let values = [owner.to_string().into(), policy.to_string().into(), i64::from(number).into()];
        let statement = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        VersionRow::find_by_statement(statement).one(&self.0).await?.map(PolicyVersion::try_from).transpose()
    }

    /// Adds a policy.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_policy(
        &self,
        id: PolicyId,
        owner: OrganisationId,
        name: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = policy::ActiveModel {
            id: Set(id.to_string()),
            organisation_id: Set(owner.to_string()),
            name: Set(name.to_owned()),
            created_at: Set(now.as_millisecond()),
        };
        policy::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Adds a fixed version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_policy_version(&self, new: &PolicyVersion) -> Result<(), StoreError> {
        let head = &new.head;
        let row = policy_version::ActiveModel {
            id: Set(head.id.to_string()),
            policy_id: Set(head.policy.to_string()),
            number: Set(i64::from(head.number)),
            content: Set(new.content.clone()),
            sha256: Set(head.sha256.clone()),
            fixed_at: Set(head.fixed_at.as_millisecond()),
            fixed_by: Set(head.fixed_by.to_string()),
        };
        policy_version::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }
}

async fn find(
    db: &impl ConnectionTrait,
    owner: OrganisationId,
    id: PolicyVersionId,
) -> Result<Option<PolicyVersion>, StoreError> {
    let sql = format!("{VERSION} WHERE v.id = $1 AND p.organisation_id = $2");
    let values = [id.to_string().into(), owner.to_string().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    VersionRow::find_by_statement(statement).one(db).await?.map(PolicyVersion::try_from).transpose()
}

impl TryFrom<VersionRow> for PolicyVersion {
    type Error = StoreError;
    fn try_from(row: VersionRow) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "policy_version", column, row: &row.id };
        let head = PolicyVersionHead {
            id: cell("id").parse(&row.id)?,
            policy: cell("policy_id").parse(&row.policy_id)?,
            number: cell("number").count(row.number)?,
            fixed_at: cell("fixed_at").time(row.fixed_at)?,
            fixed_by: cell("fixed_by").parse(&row.fixed_by)?,
            name: row.name,
            sha256: row.sha256,
        };
        Ok(PolicyVersion { head, content: row.content })
    }
}
