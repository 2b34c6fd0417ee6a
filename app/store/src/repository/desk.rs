//! What start pages show: each one statement, however much there is.

use jiff::{Timestamp, civil::Date};
use sea_orm::{FromQueryResult, Statement, Value};

use crate::{
    OrganisationId, Store, StoreError,
    id::Cell,
    record::{desk::ReliedOn, identity::Numbers},
};

/// Services in an institution's opened cases that published after the opening and not long ago, or whose stored
/// assessment has a dated fact that turned.
const RELIED_ON: &str = "
    SELECT c.id AS case_id, c.title, c.as_of, c.opened_at, s.id AS service_id, s.name, o.name AS vendor,
        v.id AS version_id, v.number, v.published_at, a.next_change_on
    FROM selection_case c
    JOIN case_service p ON p.case_id = c.id
    JOIN vendor_service s ON s.id = p.vendor_service_id
    JOIN organisation o ON o.id = s.organisation_id
    JOIN disclosure_version v ON v.vendor_service_id = s.id
        AND v.number = (SELECT MAX(n.number) FROM disclosure_version n WHERE n.vendor_service_id = s.id)
    LEFT JOIN assessment a ON a.disclosure_version_id = v.id AND a.policy_version_id = c.policy_version_id
        AND a.edition = c.edition AND a.as_of = c.as_of AND a.catalogue_digest = $2
    WHERE c.organisation_id = $1 AND c.opened_at IS NOT NULL
        AND ((v.published_at > c.opened_at AND v.published_at > $3) OR a.next_change_on <= $4)
    ORDER BY c.created_at DESC, p.position LIMIT 100";

const NUMBERS: &str = "
    SELECT (SELECT COUNT(*) FROM organisation WHERE kind = 'vendor') AS vendors,
        (SELECT COUNT(*) FROM organisation WHERE kind = 'institution') AS institutions,
        (SELECT COUNT(*) FROM person) AS people,
        (SELECT COUNT(*) FROM vendor_service) AS services,
        (SELECT COUNT(*) FROM disclosure_version) AS versions,
        (SELECT COUNT(*) FROM selection_case) AS cases,
        (SELECT seq FROM audit_head) AS audit_lines";

#[derive(FromQueryResult)]
struct ReliedOnRow {
    case_id: String,
    title: String,
    as_of: String,
    opened_at: i64,
    service_id: String,
    name: String,
    vendor: String,
    version_id: String,
    number: i64,
    published_at: i64,
    next_change_on: Option<String>,
}

#[derive(FromQueryResult)]
struct NumbersRow {
    vendors: i64,
    institutions: i64,
    people: i64,
    services: i64,
    versions: i64,
    cases: i64,
    audit_lines: i64,
}

impl Store {
    /// Services in an institution's opened cases of which there is something new by `today`: a version published
    /// after `since`, or a dated fact that turned. A hundred at most.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn relied_on(
        &self,
        institution: OrganisationId,
        catalogue_digest: &str,
        since: Timestamp,
        today: Date,
    ) -> Result<Vec<ReliedOn>, StoreError> {
        let values: [Value; 4] = [
            institution.to_string().into(),
            catalogue_digest.into(),
            since.as_millisecond().into(),
            today.to_string().into(),
        ];
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), RELIED_ON, values);
        ReliedOnRow::find_by_statement(statement).all(&self.db).await?.into_iter().map(ReliedOn::try_from).collect()
    }

    /// How much there is of everything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn numbers(&self) -> Result<Numbers, StoreError> {
        let statement = Statement::from_string(self.db.get_database_backend(), NUMBERS);
        let row = NumbersRow::find_by_statement(statement).one(&self.db).await?;
        let cell = Cell { table: "audit_head", column: "seq", row: "1" };
        let row = row.ok_or_else(|| cell.unreadable())?;
        Ok(Numbers {
            vendors: cell.count(row.vendors)?,
            institutions: cell.count(row.institutions)?,
            people: cell.count(row.people)?,
            services: cell.count(row.services)?,
            versions: cell.count(row.versions)?,
            cases: cell.count(row.cases)?,
            audit_lines: cell.count(row.audit_lines)?,
        })
    }
}

impl TryFrom<ReliedOnRow> for ReliedOn {
    type Error = StoreError;
    fn try_from(row: ReliedOnRow) -> Result<Self, StoreError> {
        let of_case = |column| Cell { table: "selection_case", column, row: &row.case_id };
        let of_version = |column| Cell { table: "disclosure_version", column, row: &row.version_id };
        let turns = Cell { table: "assessment", column: "next_change_on", row: &row.version_id };
        Ok(ReliedOn {
            case: of_case("id").parse(&row.case_id)?,
            as_of: of_case("as_of").parse(&row.as_of)?,
            opened_at: of_case("opened_at").time(row.opened_at)?,
            service: of_version("vendor_service_id").parse(&row.service_id)?,
            version: of_version("id").parse(&row.version_id)?,
            number: of_version("number").count(row.number)?,
            published_at: of_version("published_at").time(row.published_at)?,
            next_change_on: row.next_change_on.as_deref().map(|date| turns.parse(date)).transpose()?,
            title: row.title,
            name: row.name,
            vendor: row.vendor,
        })
    }
}
