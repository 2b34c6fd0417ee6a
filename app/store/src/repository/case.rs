//! Selection cases and their places.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    Statement, sea_query::OnConflict,
};

use super::policy;
use crate::{
    CaseId, OrganisationId, Store, StoreError, Tx, VendorServiceId,
    entity::{case_robustness, case_service, selection_case},
    id::{Cell, json},
    record::{
        selection::{Candidate, CaseEntry, CasePlace, CaseState, PolicyVersion, Robustness, SelectionCase},
        vendor::VersionHead,
    },
};
use domain::word::Word as _;

/// An institution's cases with the number of their places, newest first.
const LIST: &str = "
    SELECT c.id, COUNT(s.position) AS services, COUNT(s.waiting_name) AS waiting
    FROM selection_case c LEFT JOIN case_service s ON s.case_id = c.id
    WHERE c.organisation_id = $1 GROUP BY c.id";

/// A case with the version of its policy.
const WITH_POLICY: &str = "
    SELECT c.*, v.id AS policy_id, v.policy_id AS policy_policy_id, p.name AS policy_name, v.number AS policy_number,
        v.content AS policy_content, v.sha256 AS policy_sha256, v.fixed_at AS policy_fixed_at,
        v.fixed_by AS policy_fixed_by
    FROM selection_case c
    LEFT JOIN policy_version v ON v.id = c.policy_version_id
    LEFT JOIN policy p ON p.id = v.policy_id
    WHERE c.id = $1 AND c.organisation_id = $2";

/// The places of a case with service, vendor and newest version.
const PLACES: &str = "
    SELECT c.position, c.waiting_name, s.id AS service_id, s.name AS service_name, o.name AS vendor,
        v.id AS version_id, v.number, v.sha256, v.catalogue_digest, v.published_at, v.published_by
    FROM case_service c
    LEFT JOIN vendor_service s ON s.id = c.vendor_service_id
    LEFT JOIN organisation o ON o.id = s.organisation_id
    LEFT JOIN disclosure_version v ON v.vendor_service_id = s.id
        AND v.number = (SELECT MAX(n.number) FROM disclosure_version n WHERE n.vendor_service_id = s.id)
    WHERE c.case_id = $1 ORDER BY c.position";

/// How many institutions have a case with a service.
const INSTITUTIONS_WITH: &str = "
    SELECT COUNT(DISTINCT c.organisation_id) AS institutions
    FROM case_service s JOIN selection_case c ON c.id = s.case_id
    WHERE s.vendor_service_id = $1";

#[derive(FromQueryResult)]
struct InstitutionsRow {
    institutions: i64,
}

#[derive(FromQueryResult)]
struct CountRow {
    id: String,
    services: i64,
    waiting: i64,
}

#[derive(FromQueryResult)]
struct PlaceRow {
    position: i64,
    waiting_name: Option<String>,
    service_id: Option<String>,
    service_name: Option<String>,
    vendor: Option<String>,
    version_id: Option<String>,
    number: Option<i64>,
    sha256: Option<String>,
    catalogue_digest: Option<String>,
    published_at: Option<i64>,
    published_by: Option<String>,
}

impl Store {
    /// The cases of an institution, newest first: two statements, however many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cases_of(&self, owner: OrganisationId) -> Result<Vec<CaseEntry>, StoreError> {
        let backend = self.db.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, LIST, [owner.to_string().into()]);
        let counts: BTreeMap<String, (i64, i64)> = CountRow::find_by_statement(statement)
            .all(&self.db)
            .await?
            .into_iter()
            .map(|row| (row.id, (row.services, row.waiting)))
            .collect();
        let rows = selection_case::Entity::find()
            .filter(selection_case::Column::OrganisationId.eq(owner.to_string()))
            .all(&self.db)
            .await?;
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            let (services, waiting) = counts.get(&row.id).copied().unwrap_or_default();
            let cell = |column| Cell { table: "case_service", column, row: &row.id };
            let (services, waiting) = (cell("position").count(services)?, cell("waiting_name").count(waiting)?);
            list.push(CaseEntry { services, waiting, case: row.try_into()? });
        }
        list.sort_by_key(|entry| std::cmp::Reverse((entry.case.created_at, entry.case.id)));
        Ok(list)
    }

    /// A case, if it is this institution's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_of(&self, owner: OrganisationId, id: CaseId) -> Result<Option<SelectionCase>, StoreError> {
        find(&self.db, owner, selection_case::Entity::find_by_id(id.to_string())).await
    }

    /// A case with its policy's version, if it is this institution's: one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_with_policy(
        &self,
        owner: OrganisationId,
        id: CaseId,
    ) -> Result<Option<(SelectionCase, Option<PolicyVersion>)>, StoreError> {
        let backend = self.db.get_database_backend();
        let values = [id.to_string().into(), owner.to_string().into()];
        let statement = Statement::from_sql_and_values(backend, WITH_POLICY, values);
        let Some(row) = self.db.query_one_raw(statement).await? else { return Ok(None) };
        let case = selection_case::Model::from_query_result(&row, "")?.try_into()?;
        let policy = policy::VersionRow::from_query_result_optional(&row, "policy_")?;
        Ok(Some((case, policy.map(PolicyVersion::try_from).transpose()?)))
    }

    /// The places of a case, each with its service's newest version: one statement, however many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_places(&self, id: CaseId) -> Result<Vec<CasePlace>, StoreError> {
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), PLACES, [id.to_string().into()]);
        let rows = PlaceRow::find_by_statement(statement).all(&self.db).await?;
        let key = id.to_string();
        rows.into_iter().map(|row| place(&key, row)).collect()
    }

    /// The robustness of a case's order in one of its states, if it was computed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn robustness(&self, case: CaseId, state: &str) -> Result<Option<Robustness>, StoreError> {
        let row = case_robustness::Entity::find_by_id((case.to_string(), state.to_owned())).one(&self.db).await?;
        row.map(|row| Cell { table: "case_robustness", column: "shares", row: &row.case_id }.json(&row.shares))
            .transpose()
    }

    /// How many institutions have a case that includes a service.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn institutions_with(&self, service: VendorServiceId) -> Result<u32, StoreError> {
        let key = service.to_string();
        let values = [key.as_str().into()];
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), INSTITUTIONS_WITH, values);
        let row = InstitutionsRow::find_by_statement(statement).one(&self.db).await?;
        row.map_or(Ok(0), |row| Cell { table: "case_service", column: "case_id", row: &key }.count(row.institutions))
    }
}

impl Tx<'_> {
    /// A case, if it is this institution's; locked until the transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_of(&self, owner: OrganisationId, id: CaseId) -> Result<Option<SelectionCase>, StoreError> {
        let mut select = selection_case::Entity::find_by_id(id.to_string());
        if self.0.get_database_backend() == DbBackend::Postgres {
            select = select.lock_exclusive();
        }
        find(&self.0, owner, select).await
    }

    /// Adds a case.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_case(&self, case: &SelectionCase) -> Result<(), StoreError> {
        selection_case::Entity::insert(row(case)).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Writes a case anew.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_case(&self, case: &SelectionCase) -> Result<(), StoreError> {
        selection_case::Entity::update(row(case)).exec(&self.0).await?;
        Ok(())
    }

    /// Replaces the places of a case: services, or the names of vendors that are not here yet, in their order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace_places(
        &self,
        case: CaseId,
        places: &[Result<VendorServiceId, String>],
    ) -> Result<(), StoreError> {
        let own = case_service::Column::CaseId.eq(case.to_string());
        case_service::Entity::delete_many().filter(own).exec(&self.0).await?;
        let rows = places.iter().zip(0..).map(|(place, position)| case_service::ActiveModel {
            case_id: Set(case.to_string()),
            position: Set(position),
            vendor_service_id: Set(place.as_ref().ok().map(VendorServiceId::to_string)),
            waiting_name: Set(place.as_ref().err().cloned()),
        });
        if !places.is_empty() {
            case_service::Entity::insert_many(rows).exec_without_returning(&self.0).await?;
        }
        Ok(())
    }

    /// Keeps the robustness of a case's order in one of its states; what is already kept stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_robustness(
        &self,
        case: CaseId,
        state: &str,
        robustness: &Robustness,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = case_robustness::ActiveModel {
            case_id: Set(case.to_string()),
            state: Set(state.to_owned()),
            shares: Set(json(robustness)),
            computed_at: Set(now.as_millisecond()),
        };
        let unless_kept = OnConflict::columns([case_robustness::Column::CaseId, case_robustness::Column::State])
            .do_nothing()
            .to_owned();
        case_robustness::Entity::insert(row).on_conflict(unless_kept).exec_without_returning(&self.0).await?;
        Ok(())
    }
}

async fn find(
    db: &impl ConnectionTrait,
    owner: OrganisationId,
    select: sea_orm::Select<selection_case::Entity>,
) -> Result<Option<SelectionCase>, StoreError> {
    let own = selection_case::Column::OrganisationId.eq(owner.to_string());
    select.filter(own).one(db).await?.map(SelectionCase::try_from).transpose()
}

fn row(case: &SelectionCase) -> selection_case::ActiveModel {
    let opened_at = match case.state {
        CaseState::Preparing { .. } => None,
        CaseState::Opened { at, .. } => Some(at.as_millisecond()),
    };
    selection_case::ActiveModel {
        id: Set(case.id.to_string()),
        organisation_id: Set(case.organisation.to_string()),
        title: Set(case.title.clone()),
        kind: Set(case.kind.word().to_owned()),
        edition: Set(case.edition.to_string()),
        policy_version_id: Set(case.state.policy().map(|id| id.to_string())),
        as_of: Set(case.as_of.to_string()),
        deadline: Set(case.deadline.as_ref().map(Date::to_string)),
        opened_at: Set(opened_at),
        created_at: Set(case.created_at.as_millisecond()),
    }
}

impl TryFrom<selection_case::Model> for SelectionCase {
    type Error = StoreError;
    fn try_from(row: selection_case::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "selection_case", column, row: &row.id };
        let policy = row.policy_version_id.as_deref().map(|id| cell("policy_version_id").parse(id)).transpose()?;
        let opened_at = row.opened_at.map(|at| cell("opened_at").time(at)).transpose()?;
        Ok(SelectionCase {
            id: cell("id").parse(&row.id)?,
            organisation: cell("organisation_id").parse(&row.organisation_id)?,
            kind: cell("kind").word(&row.kind)?,
            edition: cell("edition").parse(&row.edition)?,
            as_of: cell("as_of").parse(&row.as_of)?,
            deadline: row.deadline.as_deref().map(|date| cell("deadline").parse(date)).transpose()?,
            created_at: cell("created_at").time(row.created_at)?,
            state: match (policy, opened_at) {
                (policy, None) => CaseState::Preparing { policy },
                (Some(policy), Some(at)) => CaseState::Opened { policy, at },
                (None, Some(_)) => return Err(cell("policy_version_id").unreadable()),
            },
            title: row.title,
        })
    }
}

fn place(case: &str, row: PlaceRow) -> Result<CasePlace, StoreError> {
    let cell = |column| Cell { table: "case_service", column, row: case };
    let position = cell("position").count(row.position)?;
    let (id, name, vendor) = match (row.waiting_name, row.service_id, row.service_name, row.vendor) {
        (Some(name), None, ..) => return Ok(CasePlace { position, candidate: Candidate::Waiting { name } }),
        (None, Some(id), Some(name), Some(vendor)) => (cell("vendor_service_id").parse(&id)?, name, vendor),
        _ => return Err(cell("vendor_service_id").unreadable()),
    };
    let version = (row.version_id, row.number, row.sha256, row.catalogue_digest, row.published_at, row.published_by);
    let version = match version {
        (Some(version), Some(number), Some(sha256), Some(catalogue_digest), Some(at), Some(by)) => {
            let cell = |column| Cell { table: "disclosure_version", column, row: &version };
            Some(VersionHead {
                id: cell("id").parse(&version)?,
                service: id,
                number: cell("number").count(number)?,
                published_at: cell("published_at").time(at)?,
                published_by: cell("published_by").parse(&by)?,
                sha256,
                catalogue_digest,
            })
        }
        _ => None,
    };
    Ok(CasePlace { position, candidate: Candidate::Service { id, name, vendor, version } })
}
